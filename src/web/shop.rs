//! The demo's shop: a landing page that says by which click a visitor arrived.

use axum::Router;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use url::form_urlencoded;

use super::page;
use crate::domain::click::CLICK_PARAMETER;
use crate::i18n::{Verbatim, text};

/// Where the shop's pages begin.
pub const PATH: &str = "/shop";

/// The shop's pages.
pub fn router() -> Router {
    Router::new().route(PATH, get(landing)).route("/shop/{page}", get(landing))
}

async fn landing(headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let click = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == CLICK_PARAMETER);
    let why = match click {
        Some((_, click)) => text::web_shop_click(Verbatim(click.into_owned())),
        None => text::web_shop_nobody(),
    };
    page::page(StatusCode::OK, page::language(&headers, None), &text::web_shop(), &why)
}
