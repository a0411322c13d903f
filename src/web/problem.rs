//! What a shop is told when a report was not kept: a problem document (RFC 9457) that names the field.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Why a request, or one line of a batch, was not kept. In English: its reader is whoever writes the shop's side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The HTTP status, or what it would be for this line alone.
    pub status: u16,
    /// What kind of problem, always the same words.
    pub title: &'static str,
    /// This one.
    pub detail: String,
    /// The field that is to be mended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
}

impl Problem {
    /// A problem.
    pub fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        Self { status: status.as_u16(), title, detail: detail.into(), field: None }
    }

    /// The same, naming the field that is to be mended.
    pub fn of_field(self, field: &'static str) -> Self {
        Self { field: Some(field), ..self }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    }
}
