//! Draws files that come with a message: pictures in place, others as a card to download.

use maud::{Markup, html};
use serde_json::Value;

use super::json::{list, text};
use super::markdown::web_address;
use super::reader::Reader;
use super::words::Words;

/// Draws the files of a message, but for those that one of its embeds shows.
pub(crate) fn draw(message: &Value, reader: &Reader) -> Markup {
    let free: Vec<&Value> =
        list(message, "attachments").iter().filter(|one| !is_in_an_embed(one, message)).collect();
    html! {
        @if !free.is_empty() {
            div .attachments { @for one in free { (file(one, reader)) } }
        }
    }
}

fn is_in_an_embed(attachment: &Value, message: &Value) -> bool {
    let named = format!("attachment://{}", text(attachment, "filename"));
    let url = text(attachment, "url");
    list(message, "embeds").iter().any(|embed| {
        ["image", "thumbnail"].iter().any(|part| {
            let shown = text(&embed[*part], "url");
            shown == named || (!url.is_empty() && shown == url)
        })
    })
}

fn file(attachment: &Value, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let name = text(attachment, "filename");
    let is_picture = text(attachment, "content_type").starts_with("image/");
    let description = Some(text(attachment, "description")).filter(|said| !said.is_empty());
    html! {
        @match own_path(text(attachment, "url"), reader) {
            Some(path) if is_picture => {
                a .picture href=(path) target="_blank" rel="noopener" {
                    img src=(path) alt=(description.unwrap_or(name)) loading="lazy"
                        width=[attachment["width"].as_u64()] height=[attachment["height"].as_u64()];
                }
            }
            Some(path) => {
                a .file href=(path) download=(name) {
                    span aria-hidden="true" { "📄 " } (name) " " small { (size(attachment, reader)) }
                }
            }
            None => { span .file { (words.file) ": " (name) } }
        }
    }
}

/// Draws a picture of an embed; one from another site is only linked to, since the page loads nothing from outside.
pub(crate) fn picture(url: &str, message: &Value, class: &str, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let attached = url
        .strip_prefix("attachment://")
        .and_then(|name| list(message, "attachments").iter().find(|one| text(one, "filename") == name));
    let url = attached.map_or(url, |one| text(one, "url"));
    let described = list(message, "attachments").iter().find(|one| text(one, "url") == url);
    let alt = described.map(|one| text(one, "description")).filter(|said| !said.is_empty());
    html! {
        @if let Some(path) = own_path(url, reader) {
            a .picture .(class) href=(path) target="_blank" rel="noopener" {
                img src=(path) alt=(alt.unwrap_or(words.picture)) loading="lazy";
            }
        } @else if let Some(address) = web_address(url) {
            a .elsewhere href=(address) target="_blank" rel="noopener noreferrer nofollow" {
                span aria-hidden="true" { "🖼 " } (words.picture_elsewhere)
            }
        }
    }
}

/// The path of a file that the sandbox itself serves; nothing for addresses elsewhere.
fn own_path<'a>(url: &'a str, reader: &Reader) -> Option<&'a str> {
    let path = url.strip_prefix(reader.origin.as_str())?;
    (path.starts_with('/') && !path.starts_with("//") && !path.contains('\\')).then_some(path)
}

fn size(attachment: &Value, reader: &Reader) -> String {
    let bytes = attachment["size"].as_u64().unwrap_or_default();
    let is_russian = reader.language() == super::reader::Language::Russian;
    match (bytes / 1024, is_russian) {
        (0, false) => format!("{bytes} B"),
        (0, true) => format!("{bytes} Б"),
        (kilobytes, false) => format!("{kilobytes} KB"),
        (kilobytes, true) => format!("{kilobytes} КБ"),
    }
}
