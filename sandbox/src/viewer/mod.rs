//! The page on which one acts as any of the people and watches the bot answer.

mod attachment;
mod component;
mod control;
mod embed;
mod json;
mod markdown;
mod message;
mod modal;
mod moment;
mod naming;
mod page;
mod reader;
mod routes;
mod sidebar;
mod sight;
mod words;

use axum::Router;

use crate::Sandbox;

/// A deed of the host's own that the page offers next to Discord's, for example to report a sale.
///
/// The page shows a button; pressing it asks for the fields, sends them as a JSON object of texts with
/// `POST` to `path`, and shows what came back (the text of a JSON field `message`, else the whole answer).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Action {
    /// A short name, unique among the host's actions: lower-case letters, digits and `-`.
    pub name: String,
    /// What the button says in English.
    pub label_en: String,
    /// What the button says in Russian.
    pub label_ru: String,
    /// What is asked before it is sent, in order.
    pub fields: Vec<Field>,
    /// Where it is sent: a path of the host's own router (`Options::extra`).
    pub path: String,
}

/// Something that an [`Action`] asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The key in the JSON object.
    pub name: String,
    /// The label in English.
    pub label_en: String,
    /// The label in Russian.
    pub label_ru: String,
    /// What the field holds to begin with.
    pub value: String,
}

/// What the browser loads besides the page: name, content type, text.
const ASSETS: [(&str, &str, &str); 11] = [
    ("page.css", "text/css; charset=utf-8", include_str!("../../assets/page.css")),
    ("icon.svg", "image/svg+xml", include_str!("../../assets/icon.svg")),
    ("page.js", SCRIPT, include_str!("../../assets/page.js")),
    ("api.js", SCRIPT, include_str!("../../assets/api.js")),
    ("composer.js", SCRIPT, include_str!("../../assets/composer.js")),
    ("dialog.js", SCRIPT, include_str!("../../assets/dialog.js")),
    ("files.js", SCRIPT, include_str!("../../assets/files.js")),
    ("grammar.js", SCRIPT, include_str!("../../assets/grammar.js")),
    ("morph.js", SCRIPT, include_str!("../../assets/morph.js")),
    ("popup.js", SCRIPT, include_str!("../../assets/popup.js")),
    ("suggestions.js", SCRIPT, include_str!("../../assets/suggestions.js")),
];
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The page and its assets; everything it does goes through the control API.
pub(crate) fn router(sandbox: &Sandbox) -> Router {
    routes::router(routes::Site {
        control: control::Control::new(crate::control::router(sandbox.clone())),
        actions: sandbox.actions().into(),
        origin: sandbox.url().into(),
    })
}
