//! The small pages for visitors who cannot be sent on, in their language.

use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::response::{Html, IntoResponse as _, Response};
use maud::{DOCTYPE, html};
use url::Url;

use crate::domain::Language;
use crate::i18n::{Message, Verbatim, label, text};

/// Nothing is loaded, run or sent by these pages; their style is their own.
pub const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Seconds after which a visitor may come again.
const AGAIN: HeaderValue = HeaderValue::from_static("5");
/// Languages of `Accept-Language` that are looked at.
const LANGUAGES: usize = 16;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;min-height:100vh;display:grid;place-items:center;font:1.125rem/1.5 system-ui,sans-serif;\
background:#fff;color:#1c1d22}\
main{max-width:32rem;padding:2rem}\
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}\
p{margin:0}\
a{display:inline-block;margin-top:1.25rem;padding:.5rem 1rem;border-radius:.5rem;background:#3c45a5;color:#fff;\
text-decoration:none}\
@media(prefers-color-scheme:dark){body{background:#16171b;color:#ecedf2}}";

/// There is no such link.
pub fn unknown(language: Language) -> Response {
    page(StatusCode::NOT_FOUND, language, &text::web_unknown(), &text::web_unknown_why())
}

/// The campaign has not begun.
pub fn not_yet(language: Language) -> Response {
    page(StatusCode::NOT_FOUND, language, &text::web_not_yet(), &text::web_not_yet_why())
}

/// The link or its campaign is over.
pub fn over(language: Language) -> Response {
    page(StatusCode::GONE, language, &text::web_over(), &text::web_over_why())
}

/// The click could not be counted.
pub fn busy(language: Language) -> Response {
    let mut response =
        page(StatusCode::SERVICE_UNAVAILABLE, language, &text::web_busy(), &text::web_busy_why());
    response.headers_mut().insert(header::RETRY_AFTER, AGAIN);
    response
}

/// The link works, says its creator's own visit, and leads on from here.
pub fn tried(language: Language, landing: &str) -> Response {
    let host = Url::parse(landing).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    let why = text::web_tried_why(Verbatim(host));
    let on = Some((landing, text::web_tried_on()));
    written(StatusCode::OK, language, (&text::web_tried(), &why), on)
}

/// A page of one heading and one sentence.
pub fn page(status: StatusCode, language: Language, title: &Message, why: &Message) -> Response {
    written(status, language, (title, why), None)
}

/// The same with a way on, if there is one.
fn written(
    status: StatusCode,
    language: Language,
    (title, why): (&Message, &Message),
    on: Option<(&str, Message)>,
) -> Response {
    let (title, why) = (label(language, title), label(language, why));
    let markup = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    p { (why) }
                    @if let Some((url, words)) = &on { a href=(url) { (label(language, words)) } }
                }
            }
        }
    };
    let headers: [(HeaderName, &str); 2] =
        [(header::CONTENT_LANGUAGE, language.code()), (header::VARY, "accept-language")];
    (status, headers, Html(markup.into_string())).into_response()
}

/// The visitor's language by `Accept-Language`, else the link's own.
pub fn language(headers: &HeaderMap, own: Option<Language>) -> Language {
    let said = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Language::negotiate(wanted(said).into_iter().map(Some).chain([own]))
}

/// The known ones of the languages of `Accept-Language`, the most wanted first.
fn wanted(said: &str) -> Vec<Language> {
    let mut wanted: Vec<(f32, Language)> = said
        .split(',')
        .take(LANGUAGES)
        .filter_map(|item| {
            let (code, weight) = item.split_once(';').unwrap_or((item, "q=1"));
            let weight: f32 = weight.trim().strip_prefix("q=")?.trim().parse().ok()?;
            (weight > 0.0).then_some((weight, Language::of(code.trim())?))
        })
        .collect();
    wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
    wanted.into_iter().map(|(_, language)| language).collect()
}

/// Robots that ask are asked to stay away.
pub async fn robots_txt() -> &'static str {
    "User-agent: *\nDisallow: /\n"
}

/// Browsers ask for an icon; there is none.
pub async fn nothing() -> StatusCode {
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_wanted_known_language_is_spoken() {
        assert_eq!(wanted("ru-RU,ru;q=0.9,en;q=0.8").first(), Some(&Language::Ru));
        assert_eq!(wanted("de, en;q=0.3, ru;q=0.7").first(), Some(&Language::Ru));
        assert_eq!(wanted("ru;q=0, en;q=0.1").first(), Some(&Language::En));
        for none in ["", "*", "de-AT", ";;;", ",,,q=", "ru;q=NaN", "ru;q=-1", "ru;level=1"] {
            assert_eq!(wanted(none), vec![], "{none}");
        }
    }
}
