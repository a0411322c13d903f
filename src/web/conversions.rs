//! `POST /v1/conversions`: shops report sign-ups, sales, renewals and refunds, signed, as often as they like.

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tokio::time::Instant;

use super::Web;
use super::problem::Problem;
use super::signature::{Signed, Unsigned};
use crate::domain::api_key::{ApiKey, Kind};
use crate::domain::conversion::{MOST_IN_BATCH, Report};
use crate::error::{Error, reference};
use crate::features::api_key;
use crate::features::conversion::{self, Fate, Fault};

/// Bytes of one report.
const REPORT_LIMIT: usize = 16 * 1_024;
/// Bytes of a batch.
const BATCH_LIMIT: usize = 1_024 * 1_024;

/// The routes for shops.
pub fn router() -> Router<Web> {
    let one = post(one).get(how).layer(DefaultBodyLimit::max(REPORT_LIMIT));
    let batch = post(batch).layer(DefaultBodyLimit::max(BATCH_LIMIT));
    Router::new().route("/v1/conversions", one).route("/v1/conversions/batch", batch)
}

/// How to report, for whoever opens the address in a browser.
pub(super) async fn how() -> Response {
    let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (plain, include_str!("../../docs/webhook.md")).into_response()
}

/// What became of a report.
#[derive(Debug, Serialize)]
struct Answer {
    status: &'static str,
}

/// Several reports.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch<'a> {
    #[serde(borrow)]
    conversions: Vec<&'a RawValue>,
}

/// What became of one line of a batch, in the order of the lines.
#[derive(Debug, Serialize)]
struct Line {
    id: Option<String>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

impl Line {
    fn of(id: Option<String>, fate: Result<&'static str, Problem>) -> Self {
        match fate {
            Ok(status) => Self { id, status, problem: None },
            Err(problem) => Self { id, status: "refused", problem: Some(problem) },
        }
    }

    /// Not looked at, for want of time.
    fn later(line: &RawValue) -> Self {
        let id = read(line.get().as_bytes()).ok().map(|report| report.id);
        count("later");
        Self { id, status: "later", problem: None }
    }
}

/// The fates of all lines.
#[derive(Debug, Serialize)]
struct Lines {
    results: Vec<Line>,
}

async fn one(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let (body, key) = received(&web, &headers, body).await?;
    let report = read(&body)?;
    let mut tx = web.app.begin().await.map_err(broken)?;
    api_key::note_use(&web.app, &mut tx, &key).await.map_err(broken)?;
    let fate = conversion::record(&web.app, &mut tx, key.program_id, report).await.map_err(broken)?;
    tx.commit().await.map_err(broken)?;
    let answer = Answer { status: counted(fate)? };
    Ok((StatusCode::OK, Json(answer)).into_response())
}

async fn batch(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let (body, key) = received(&web, &headers, body).await?;
    let batch: Batch<'_> = serde_json::from_slice(&body).map_err(unreadable)?;
    if batch.conversions.len() > MOST_IN_BATCH {
        let detail = format!("{} lines; at most {MOST_IN_BATCH} at a time", batch.conversions.len());
        let problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too many conversions", detail);
        return Err(problem.of_field("conversions"));
    }
    let until = Instant::now() + web.settings.batch_patience;
    let mut results = Vec::with_capacity(batch.conversions.len());
    for (chunk, lines) in batch.conversions.chunks(conversion::at_once(&web.app)).enumerate() {
        // The first are looked at however late it is, so that each time that a batch is sent brings it forward.
        if chunk > 0 && Instant::now() >= until {
            results.extend(lines.iter().copied().map(Line::later));
            continue;
        }
        let mut tx = web.app.begin().await.map_err(broken)?;
        api_key::note_use(&web.app, &mut tx, &key).await.map_err(broken)?;
        for line in lines {
            results.push(match read(line.get().as_bytes()) {
                Ok(report) => {
                    let id = report.id.clone();
                    let fate = conversion::record(&web.app, &mut tx, key.program_id, report).await;
                    Line::of(Some(id), counted(fate.map_err(broken)?))
                }
                Err(problem) => Line::of(None, Err(problem)),
            });
        }
        tx.commit().await.map_err(broken)?;
    }
    Ok((StatusCode::OK, Json(Lines { results })).into_response())
}

/// A request's body and the key that it is signed with.
async fn received(
    web: &Web,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(Bytes, ApiKey), Problem> {
    let body = whole(body)?;
    let signed = Signed::of(headers).map_err(unsigned)?;
    let known = api_key::find(&web.app, Kind::Duet, signed.key).await.map_err(broken)?;
    // A key that does not exist fails as one that signed wrongly does.
    let (key, secret) = known.ok_or_else(|| unsigned(Unsigned::Wrong))?;
    signed.check(&secret, &body, web.app.clock.now()).map_err(unsigned)?;
    Ok((body, key))
}

/// A request's body, all of it.
pub(super) fn whole(body: Result<Bytes, BytesRejection>) -> Result<Bytes, Problem> {
    body.map_err(|rejection| {
        let title = match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => "the body is too large",
            _ => "the body did not arrive",
        };
        Problem::new(rejection.status(), title, rejection.body_text())
    })
}

/// Why a request is not believed.
pub(super) fn unsigned(why: Unsigned) -> Problem {
    count("unsigned");
    Problem::new(StatusCode::UNAUTHORIZED, "not signed", why.to_string())
}

/// Counts what became of a report.
pub(super) fn count(result: &'static str) {
    metrics::counter!("duet_conversions_total", "result" => result).increment(1);
}

fn read(body: &[u8]) -> Result<Report, Problem> {
    serde_json::from_slice(body).map_err(unreadable)
}

/// What serde says names the field and the place; nothing of the body but the value at fault is repeated.
pub(super) fn unreadable(error: serde_json::Error) -> Problem {
    let detail: String = error.to_string().chars().take(300).collect();
    match error.is_data() {
        true => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "a field cannot be read", detail),
        false => Problem::new(StatusCode::BAD_REQUEST, "the body is not JSON", detail),
    }
}

/// What a fate is called.
pub(super) const fn called(fate: Fate) -> &'static str {
    match fate {
        Fate::Recorded => "recorded",
        Fate::Duplicate => "duplicate",
        Fate::Unattributed => "unattributed",
    }
}

fn counted(fate: Result<Fate, Fault>) -> Result<&'static str, Problem> {
    let result = fate.as_ref().map_or("refused", |fate| called(*fate));
    count(result);
    match fate {
        Ok(_) => Ok(result),
        Err(Fault::Unfit(unfit)) => {
            let title = "a field makes no sense";
            Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, title, unfit.to_string())
                .of_field(unfit.field))
        }
        Err(conflict @ Fault::Conflict) => {
            Err(Problem::new(StatusCode::CONFLICT, "the id is taken", conflict.to_string()).of_field("id"))
        }
    }
}

/// Ours to mend: the log has the cause under the reference. Reporting again later is always safe.
pub(super) fn broken(error: impl Into<Error>) -> Problem {
    let (error, reference) = (error.into(), reference());
    tracing::error!(%reference, error = format!("{error:#}"), cause = ?error, "a report could not be kept");
    let detail = format!("{reference}; report it again later, it will count once");
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "something broke here", detail)
}
