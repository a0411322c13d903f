//! What a shop's payment service tells: read, counted once, and answered so that it comes again only where that helps.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use secrecy::SecretString;
use serde::Serialize;

use super::Web;
use super::conversions::{broken, called, count, unreadable, unsigned};
use super::problem::Problem;
use super::signature::Unsigned;
use crate::domain::api_key::{ApiKey, Kind};
use crate::domain::payment::Told;
use crate::features::api_key;
use crate::features::conversion::{Heard, hear};

/// Bytes of what a service tells at once: an invoice with its lines.
pub const EVENT_LIMIT: usize = 256 * 1_024;

/// What became of it.
#[derive(Debug, Serialize)]
struct Answer {
    status: &'static str,
    /// Why nothing is counted by it, for whoever reads the service's own log.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

/// The connection whose name stands in an address, and its secret. One that does not exist fails as one that signed wrongly does.
pub async fn connection(web: &Web, kind: Kind, name: &str) -> Result<(ApiKey, SecretString), Problem> {
    let known = api_key::find(&web.app, kind, name).await.map_err(broken)?;
    known.ok_or_else(|| unsigned(Unsigned::Wrong))
}

/// Records what a service tells, and answers it. What makes no sense is answered well too: it would not make more the next
/// time. Only what may be understood later is refused, so that it is told again.
pub async fn record(web: &Web, key: &ApiKey, told: serde_json::Result<Told>) -> Result<Response, Problem> {
    let told = told.map_err(unreadable)?;
    let mut tx = web.app.begin().await.map_err(broken)?;
    api_key::note_use(&web.app, &mut tx, key).await.map_err(broken)?;
    let heard = hear(&web.app, &mut tx, key, told).await.map_err(broken)?;
    let (status, detail) = match heard {
        Heard::Kept(fate) => (called(fate), None),
        Heard::Ignored(why) => ("ignored", Some(why.to_owned())),
        Heard::Refused(unfit) => ("refused", Some(unfit.to_string())),
        Heard::Early(why) => {
            count("early");
            return Err(Problem::new(StatusCode::CONFLICT, "too early", why));
        }
    };
    // What was refused changed nothing, whatever was tried before it was.
    if !matches!(heard, Heard::Refused(_)) {
        tx.commit().await.map_err(broken)?;
    }
    count(status);
    Ok((StatusCode::OK, Json(Answer { status, detail })).into_response())
}
