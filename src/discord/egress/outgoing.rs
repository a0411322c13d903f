//! One request on its way to Discord: taken in whole, so that it can be sent again, and what its answer says.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::header::{self, HeaderMap, HeaderName};
use hyper::{Method, Request, Response};
use reqwest::Body;
use serde::Deserialize;
use serde_json::Value;
use tokio::time::Instant;
use twilight_http_ratelimiting::RateLimitHeaders;
use url::Url;

/// Far more than Duet sends: pictures and tables.
const LARGEST_BODY: usize = 32 << 20;

/// A 429 is a short JSON text, or a page of the network in front of Discord.
const LARGEST_REFUSAL: usize = 256 << 10;

/// Headers that belong to one connection and not to the request.
const OF_THE_CONNECTION: [HeaderName; 8] = [
    header::HOST,
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::TE,
    header::TRAILER,
    header::UPGRADE,
    header::PROXY_AUTHORIZATION,
];

/// A request that can be sent more than once.
pub(super) struct Outgoing {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Bytes,
}

impl Outgoing {
    /// Takes a request in, to be sent to `base`. Fails when the body breaks off or is too large.
    pub(super) async fn take(base: &Url, request: Request<Incoming>) -> Result<Self, String> {
        let (parts, body) = request.into_parts();
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let url = format!("{}{path}", base.as_str().trim_end_matches('/'));
        let url = Url::parse(&url).map_err(|_| "the address cannot be read".to_owned())?;
        let body =
            Limited::new(body, LARGEST_BODY).collect().await.map_err(|error| error.to_string())?.to_bytes();
        let mut headers = parts.headers;
        strip(&mut headers);
        if !body.is_empty() || matches!(parts.method, Method::POST | Method::PUT | Method::PATCH) {
            headers.insert(header::CONTENT_LENGTH, body.len().into());
        }
        Ok(Self { method: parts.method, url, headers, body })
    }

    pub(super) async fn send(&self, client: &reqwest::Client) -> reqwest::Result<Response<Body>> {
        let request = client.request(self.method.clone(), self.url.clone()).headers(self.headers.clone());
        let mut response: Response<Body> = request.body(self.body.clone()).send().await?.into();
        let length = response.headers().get(header::CONTENT_LENGTH).cloned();
        strip(response.headers_mut());
        // The answer streams through as it is, so its length is still true.
        if let Some(length) = length {
            response.headers_mut().insert(header::CONTENT_LENGTH, length);
        }
        Ok(response)
    }

    pub(super) fn method_name(&self) -> String {
        self.method.to_string()
    }

    /// Whether sending this twice does no more than sending it once, when it is unknown what became of the first.
    pub(super) fn is_repeatable(&self) -> bool {
        match self.method {
            // Opening a direct message that is open returns it.
            Method::POST => self.url.path().ends_with("/users/@me/channels") || self.has_enforced_nonce(),
            Method::PATCH => self.url.path().contains("/messages/"),
            _ => true,
        }
    }

    fn has_enforced_nonce(&self) -> bool {
        let kind =
            self.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let json = match kind.split_once("boundary=") {
            Some((_, boundary)) => payload_json(&self.body, boundary.trim_matches('"')),
            None => Some(self.body.as_ref()),
        };
        let message: Option<Value> = json.and_then(|json| serde_json::from_slice(json).ok());
        message.is_some_and(|message| message["enforce_nonce"] == true && !message["nonce"].is_null())
    }
}

fn strip(headers: &mut HeaderMap) {
    for name in OF_THE_CONNECTION {
        headers.remove(name);
    }
    headers.remove("keep-alive");
    headers.remove("proxy-connection");
}

/// The part of a multipart body that carries the message.
fn payload_json<'a>(body: &'a [u8], boundary: &str) -> Option<&'a [u8]> {
    let from = find(body, b"name=\"payload_json\"")?;
    let start = from + find(&body[from..], b"\r\n\r\n")? + 4;
    let end = start + find(&body[start..], format!("\r\n--{boundary}").as_bytes())?;
    Some(&body[start..end])
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// A 429 read to its end.
pub(super) struct Limit {
    pub(super) wait: Duration,
    /// All routes are meant.
    pub(super) is_global: bool,
    /// The limit belongs to the channel or server, and is not counted against us.
    pub(super) is_shared: bool,
    pub(super) response: Response<Body>,
}

impl Limit {
    pub(super) fn scope(&self) -> &'static str {
        match (self.is_global, self.is_shared) {
            (true, _) => "global",
            (_, true) => "shared",
            _ => "user",
        }
    }

    /// Reads how long Discord asks to wait: to the millisecond in the body, to the second in the header.
    pub(super) async fn read(response: Response<Body>) -> Self {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Said {
            retry_after: Option<f64>,
            global: bool,
        }
        let (parts, body) = response.into_parts();
        let body = match Limited::new(body, LARGEST_REFUSAL).collect().await {
            Ok(body) => body.to_bytes(),
            Err(_) => Bytes::new(),
        };
        let said: Option<Said> = serde_json::from_slice(&body).ok();
        // Without Discord's JSON it is the network in front of Discord that speaks, and it means all of us.
        let is_global = said.as_ref().is_none_or(|said| said.global)
            || text(&parts.headers, "x-ratelimit-scope") == Some("global");
        let is_shared = text(&parts.headers, "x-ratelimit-scope") == Some("shared");
        let wait = said
            .and_then(|said| said.retry_after)
            .or_else(|| text(&parts.headers, "retry-after")?.parse().ok())
            .unwrap_or(1.0);
        let wait = Duration::try_from_secs_f64(wait).unwrap_or(Duration::from_secs(1));
        let mut response = Response::from_parts(parts, Body::from(body.clone()));
        response.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
        Self { wait, is_global, is_shared, response }
    }
}

/// What an answer says of its bucket, if it does.
pub(super) fn bucket(headers: &HeaderMap) -> Option<RateLimitHeaders> {
    let reset_after: f64 = text(headers, RateLimitHeaders::RESET_AFTER)?.parse().ok()?;
    Some(RateLimitHeaders {
        bucket: text(headers, RateLimitHeaders::BUCKET)?.as_bytes().to_vec(),
        limit: text(headers, RateLimitHeaders::LIMIT)?.parse().ok()?,
        remaining: text(headers, RateLimitHeaders::REMAINING)?.parse().ok()?,
        reset_at: (Instant::now() + Duration::try_from_secs_f64(reset_after).ok()?).into_std(),
    })
}

/// A bucket that stays shut for as long as a 429 asked; without a name in the answer it is named after the route.
pub(super) fn shut_bucket(headers: &HeaderMap, label: &str, wait: Duration) -> RateLimitHeaders {
    let bucket = text(headers, RateLimitHeaders::BUCKET).unwrap_or(label).as_bytes().to_vec();
    RateLimitHeaders { bucket, limit: 0, remaining: 0, reset_at: (Instant::now() + wait).into_std() }
}

/// How long a failing server asks to wait, if it does.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    Duration::try_from_secs_f64(text(headers, "retry-after")?.parse().ok()?).ok()
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn create_message(kind: &'static str, body: &'static str) -> Outgoing {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
        let url = Url::parse("http://127.0.0.1/api/v10/channels/1/messages").expect("an address");
        Outgoing { method: Method::POST, url, headers, body: Bytes::from_static(body.as_bytes()) }
    }

    #[test]
    fn a_message_is_repeatable_only_with_an_enforced_nonce() {
        let json = "application/json";
        assert!(create_message(json, r#"{"content":"a","nonce":"7","enforce_nonce":true}"#).is_repeatable());
        assert!(!create_message(json, r#"{"content":"a","nonce":"7"}"#).is_repeatable());
        assert!(!create_message(json, r#"{"content":"\"enforce_nonce\":true"}"#).is_repeatable());
        assert!(!create_message(json, r#"{"content":"a","enforce_nonce":true}"#).is_repeatable());
    }

    #[test]
    fn an_enforced_nonce_is_found_beside_a_picture() {
        let kind = "multipart/form-data; boundary=xyz";
        let with = "--xyz\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a.png\"\r\n\r\nPNG\r\n--xyz\r\n\
            Content-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"nonce\":1,\"enforce_nonce\":true}\r\n--xyz--\r\n";
        let without = "--xyz\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n{\"content\":\"a\"}\r\n--xyz--\r\n";
        assert!(create_message(kind, with).is_repeatable());
        assert!(!create_message(kind, without).is_repeatable());
    }
}
