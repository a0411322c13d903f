//! The page on which one acts as any of the people and watches the bot answer.

use axum::Router;

use crate::Sandbox;

/// A deed of the host's own that the page offers next to Discord's, for example to open a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What the button says, in English.
    pub label: String,
    /// Where the page sends it: a path of the host's own router (`Options::extra`).
    pub path: String,
}

/// The page and its assets; everything it does goes through the control API.
pub(crate) fn router(_sandbox: Sandbox) -> Router {
    Router::new()
}
