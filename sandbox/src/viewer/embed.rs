//! Draws an embed: the card with a coloured edge in which apps put what they say.

use chrono::DateTime;
use maud::{Markup, html};
use serde_json::Value;

use super::attachment;
use super::json::{flag, list, text};
use super::markdown::{self, web_address};
use super::moment::{Style, say, say_sent};
use super::reader::Reader;

/// Draws one embed of a message.
pub(crate) fn draw(embed: &Value, message: &Value, reader: &Reader) -> Markup {
    let color = embed["color"].as_u64().filter(|color| *color <= 0x00ff_ffff);
    let thumbnail = text(&embed["thumbnail"], "url");
    let image = text(&embed["image"], "url");
    html! {
        article .embed style=[color.map(|color| format!("--edge: #{color:06x}"))] {
            div .embed-text .has-thumbnail[!thumbnail.is_empty()] {
                div {
                    (author(&embed["author"]))
                    (title(embed, reader))
                    @let description = text(embed, "description");
                    @if !description.is_empty() { div .content { (markdown::blocks(description, reader)) } }
                }
                @if !thumbnail.is_empty() { (attachment::picture(thumbnail, message, "thumbnail", reader)) }
            }
            (fields(list(embed, "fields"), !thumbnail.is_empty(), reader))
            @if !image.is_empty() { (attachment::picture(image, message, "image", reader)) }
            (footer(embed, reader))
        }
    }
}

fn author(author: &Value) -> Markup {
    let name = text(author, "name");
    html! {
        @if !name.is_empty() {
            p .embed-author { (linked(text(author, "url"), html! { (name) })) }
        }
    }
}

fn title(embed: &Value, reader: &Reader) -> Markup {
    let title = text(embed, "title");
    html! {
        @if !title.is_empty() {
            p .embed-title { (linked(text(embed, "url"), markdown::line(title, reader))) }
        }
    }
}

fn linked(url: &str, inner: Markup) -> Markup {
    match web_address(url) {
        Some(address) => {
            html! { a href=(address) target="_blank" rel="noopener noreferrer nofollow" { (inner) } }
        }
        None => inner,
    }
}

/// Inline fields stand beside each other, up to three (two beside a thumbnail); others have a row of their own.
fn fields(fields: &[Value], beside_thumbnail: bool, reader: &Reader) -> Markup {
    let widest = if beside_thumbnail { 2 } else { 3 };
    html! {
        @if !fields.is_empty() {
            dl .fields {
                @for row in rows(fields, widest) {
                    @for field in row {
                        div .{ "of-" (row.len()) } {
                            dt { (markdown::line(text(field, "name"), reader)) }
                            dd .content { (markdown::blocks(text(field, "value"), reader)) }
                        }
                    }
                }
            }
        }
    }
}

fn rows(fields: &[Value], widest: usize) -> Vec<&[Value]> {
    fields
        .chunk_by(|one, next| flag(one, "inline") && flag(next, "inline"))
        .flat_map(|run| run.chunks(widest))
        .collect()
}

fn footer(embed: &Value, reader: &Reader) -> Markup {
    let said = text(&embed["footer"], "text");
    let at = embed["timestamp"].as_str().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    html! {
        @if !said.is_empty() || at.is_some() {
            p .embed-footer {
                (said)
                @if let Some(at) = at {
                    @if !said.is_empty() { " • " }
                    time datetime=(at.to_rfc3339()) title=(say(at.to_utc(), Style::FullDateShortTime, reader)) {
                        (say_sent(at.to_utc(), reader))
                    }
                }
            }
        }
    }
}
