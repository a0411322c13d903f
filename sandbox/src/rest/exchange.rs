//! What every request goes through: its body is read, its token checked, and what became of it is kept.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Multipart, State};
use axum::http::request::Parts;
use axum::http::{Request, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::call::{Call, without_prefix};
use super::rates::is_shared;
use crate::Sandbox;
use crate::faults::{Line, Struck, Unanswered, note_forbidden};
use crate::limits::{self, Refused};
use crate::state::drafts::Upload;
use crate::state::interactions::ATTACHMENT_LIMIT;

/// The most that a request may carry: ten files of ten megabytes and their words.
const BODY_LIMIT: usize = 110 * 1024 * 1024;

/// How many requests are remembered; then the older half is forgotten.
const KEPT_REQUESTS: usize = 100_000;

/// The body of a request: JSON, and the files of a multipart one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sent {
    pub json: Value,
    pub files: Vec<Upload>,
}

impl Sent {
    /// The numbers `n` of the parts `files[n]`.
    pub(crate) fn numbers(&self) -> Vec<u64> {
        self.files.iter().map(|file| file.index).collect()
    }
}

/// Reads, checks, answers and keeps a request.
pub(crate) async fn keep(State(sandbox): State<Sandbox>, request: Request<Body>, next: Next) -> Response {
    let call = Call::of(&request);
    let _in_flight = InFlight::begin(&sandbox);
    let (sent, response) = answer(&sandbox, &call, request, next).await;
    let is_unanswered = response.extensions().get::<Unanswered>().is_some();
    note(&sandbox, call, sent, if is_unanswered { None } else { Some(response.status()) });
    response
}

/// Reads, checks and answers a request, or lets it meet its fault.
async fn answer(sandbox: &Sandbox, call: &Call, request: Request<Body>, next: Next) -> (Sent, Response) {
    let (parts, body) = request.into_parts();
    let line = parts.extensions.get::<ConnectInfo<Line>>().map(|line| line.0.clone());
    let read = read(Request::from_parts(parts.clone(), body)).await;
    if let Some(page) = sandbox.rates().shut_out() {
        return (read.unwrap_or_default(), page);
    }
    let is_authorised = !call.token.is_empty() && sandbox.accepts(&call.token);
    if !call.is_open() && !is_authorised {
        sandbox.rates().note_invalid();
        return (Sent::default(), Refused::new(401, 0, "401: Unauthorized").into_response());
    }
    let struck = Struck::by(sandbox, call, read.as_ref().map_or(&Value::Null, |sent| &sent.json));
    let (sent, response) = match struck.instead(sandbox, call) {
        Some(response) => (read.unwrap_or_default(), response),
        None => perform(sandbox, call, parts, read, next).await,
    };
    if is_invalid(&response) {
        sandbox.rates().note_invalid();
    }
    (sent, struck.deliver(response, line.as_ref()).await)
}

/// Does what was asked, within the limits, and says what is left of them.
async fn perform(
    sandbox: &Sandbox,
    call: &Call,
    parts: Parts,
    read: Result<Sent, Refused>,
    next: Next,
) -> (Sent, Response) {
    let admitted = sandbox.rates().admit(call, read.as_ref().map_or(&Value::Null, |sent| &sent.json));
    let quota = match admitted {
        Ok(quota) => quota,
        Err(limited) => return (read.unwrap_or_default(), limited.into_response()),
    };
    let (sent, mut response) = match read {
        Err(refused) => (Sent::default(), refused.into_response()),
        Ok(sent) => {
            let mut request = Request::from_parts(parts, Body::empty());
            request.extensions_mut().insert(sent.clone());
            (sent, next.run(request).await)
        }
    };
    if response.status() == StatusCode::FORBIDDEN {
        note_forbidden(sandbox, call);
    }
    if let Some(quota) = quota {
        quota.write(response.headers_mut());
    }
    (sent, response)
}

/// Whether an answer is one of those that shut an address out in the end.
fn is_invalid(response: &Response) -> bool {
    match response.status() {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => true,
        StatusCode::TOO_MANY_REQUESTS => !is_shared(response.headers()),
        _ => false,
    }
}

/// Keeps what was asked and with which status it was answered, if it was.
fn note(sandbox: &Sandbox, call: Call, sent: Sent, status: Option<StatusCode>) {
    let Call { method, route, path, is_known, .. } = call;
    let code = status.map_or(0, |status| status.as_u16());
    if status.is_some_and(|status| status.is_client_error()) {
        tracing::debug!(%method, %path, code, "refused");
    }
    let mut world = sandbox.world();
    if status == Some(StatusCode::NOT_IMPLEMENTED) && is_known {
        // The route is there, but not all that Discord does on it.
        tracing::error!("the sandbox lacks a part of {method} {path}");
        world.lacking.insert(format!("{method} {path}"));
    }
    let kept = crate::Request { method, route, path, body: sent.json, status: code };
    if world.requests.len() >= KEPT_REQUESTS {
        world.requests.drain(..KEPT_REQUESTS / 2);
    }
    world.requests.push(kept);
}

/// Counts a request while it is being answered, also when its caller goes away.
struct InFlight(Sandbox);

impl InFlight {
    fn begin(sandbox: &Sandbox) -> Self {
        let mut world = sandbox.world();
        world.in_flight += 1;
        world.archive_silent_threads();
        Self(sandbox.clone())
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut world = self.0.world();
        world.in_flight -= 1;
        world.changed(None);
    }
}

async fn read(request: Request<Body>) -> Result<Sent, Refused> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        return read_parts(request).await;
    }
    let too_large = |_| Refused::new(413, 40005, "Request entity too large");
    let bytes = to_bytes(request.into_body(), BODY_LIMIT).await.map_err(too_large)?;
    Ok(Sent { json: parse(&bytes)?, files: Vec::new() })
}

fn parse(bytes: &Bytes) -> Result<Value, Refused> {
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes)
        .map_err(|_| Refused::new(400, 50109, "The request body contains invalid JSON."))
}

async fn read_parts(mut request: Request<Body>) -> Result<Sent, Refused> {
    let unreadable = || Refused::new(400, 50035, "Invalid Form Body");
    axum::extract::DefaultBodyLimit::max(BODY_LIMIT).apply(&mut request);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let mut sent = Sent { json: json!({}), files: Vec::new() };
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "payload_json" {
            sent.json = parse(&part.bytes().await.map_err(|_| unreadable())?)?;
            continue;
        }
        let Some(filename) = part.file_name().map(str::to_owned) else {
            // Without `payload_json` each field may be a part of its own.
            let text = part.text().await.map_err(|_| unreadable())?;
            sent.json[name] =
                if text == "true" || text == "false" { (text == "true").into() } else { text.into() };
            continue;
        };
        let number =
            name.strip_prefix("files[").and_then(|n| n.strip_suffix(']')).and_then(|n| n.parse().ok());
        let content_type = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|_| unreadable())?;
        if bytes.len() as u64 > ATTACHMENT_LIMIT {
            return Err(Refused::new(413, 40005, "Request entity too large"));
        }
        let index = number.unwrap_or(sent.files.len() as u64);
        let content_type = content_type
            .filter(|kind| kind != "application/octet-stream")
            .unwrap_or_else(|| guess_type(&filename).to_owned());
        sent.files.push(Upload { index, filename, content_type, bytes });
    }
    Ok(sent)
}

/// The type of a file by the end of its name.
pub(crate) fn guess_type(filename: &str) -> &'static str {
    match filename.rsplit('.').next().unwrap_or_default().to_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}

/// A route that the sandbox does not have: it says so, and notes it.
pub(crate) async fn lacking(
    State(sandbox): State<Sandbox>,
    method: axum::http::Method,
    uri: Uri,
    Extension(_): Extension<Sent>,
) -> Response {
    let route = format!("{method} {}", without_prefix(uri.path()));
    tracing::error!("the sandbox lacks {route}");
    sandbox.world().lacking.insert(route.clone());
    let body = json!({"message": format!("501: the sandbox lacks {route}"), "code": 0});
    (StatusCode::NOT_IMPLEMENTED, Json(body)).into_response()
}

/// The ids in a path, refused as Discord refuses what is no snowflake.
pub(crate) struct Named<T>(pub T);

impl<T, S> FromRequestParts<S> for Named<T>
where
    T: serde::de::DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(ids)) => Ok(Self(ids)),
            Err(_) => Err(wrong_id(parts, state).await),
        }
    }
}

/// The refusal of the first id in a path that is none.
async fn wrong_id<S: Send + Sync>(parts: &mut Parts, state: &S) -> Refused {
    let raw = axum::extract::RawPathParams::from_request_parts(parts, state).await;
    let mut ids = raw.iter().flatten().filter(|(name, _)| name.ends_with("_id"));
    let wrong = ids.find_map(|(name, text)| limits::id(name, text).err());
    wrong.unwrap_or_else(|| Refused::new(404, 0, "404: Not Found"))
}
