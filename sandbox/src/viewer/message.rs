//! Draws a message the way Discord shows it to the person who is looking.

use chrono::{DateTime, TimeDelta, Utc};
use maud::{Markup, html};
use serde_json::Value;

use super::json::{flag, list, text};
use super::moment::{Style, say, say_sent};
use super::reader::Reader;
use super::words::Words;
use super::{attachment, component, embed, markdown};

const EPHEMERAL: u64 = 1 << 6;
const LOADING: u64 = 1 << 7;
const SUPPRESS_EMBEDS: u64 = 1 << 2;

/// Draws a conversation: a line between days, and messages of one author shortly after each other together.
pub(crate) fn conversation(messages: &[Value], reader: &Reader) -> Markup {
    let mut before: Option<&Value> = None;
    html! {
        @for next in messages {
            @let (is_new_day, continues) = before.map_or((true, false), |before| follows(before, next, reader));
            @if is_new_day && let Some(at) = sent_at(next) {
                div .day aria-hidden="true" data-key={ "day-" (text(next, "id")) } {
                    span { (say(at, Style::LongDate, reader)) }
                }
            }
            (message(next, reader, continues))
            @let _ = before.replace(next);
        }
    }
}

/// Whether a message begins a new day, and whether it goes on with what its author just said.
fn follows(before: &Value, next: &Value, reader: &Reader) -> (bool, bool) {
    let (Some(earlier), Some(later)) = (sent_at(before), sent_at(next)) else { return (false, false) };
    let day = |at: DateTime<Utc>| at.with_timezone(&reader.zone).date_naive();
    let is_new_day = day(earlier) != day(later);
    let is_same_author = before["author"]["id"] == next["author"]["id"];
    let are_plain = [before, next].iter().all(|one| one["type"] == 0 && flags(one) & EPHEMERAL == 0);
    (is_new_day, !is_new_day && is_same_author && are_plain && later - earlier < TimeDelta::minutes(7))
}

/// Draws one message with its author, its time and everything in it.
fn message(message: &Value, reader: &Reader, continues: bool) -> Markup {
    let words = Words::of(reader.language());
    let id = text(message, "id");
    let is_ephemeral = flags(message) & EPHEMERAL != 0;
    let author = author_name(message, reader);
    html! {
        article .message .is-ephemeral[is_ephemeral] .continues[continues] id={ "m-" (id) } tabindex="-1"
            data-key=(id) data-message=(id) data-author=(text(&message["author"], "id"))
            data-excerpt=(excerpt(message)) {
            (context(message, reader))
            (avatar(&author))
            div .body {
                (header(message, &author, reader))
                (content(message, reader))
                @if is_ephemeral {
                    p .only-you {
                        span aria-hidden="true" { "👁 " } (words.only_you) " · "
                        button .link type="button" data-dismiss=(id) { (words.dismiss) }
                    }
                }
            }
            button .more type="button" data-menu="message" data-target=(id) aria-haspopup="menu"
                aria-label={ (words.menu_for) " " (author) ", " (excerpt(message)) } { "⋯" }
        }
    }
}

/// What stands above the author: the command that was used, or the message that is answered.
fn context(message: &Value, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let metadata = &message["interaction_metadata"];
    let command = [&message["interaction"], metadata].iter().find_map(|from| from["name"].as_str());
    let user = [metadata, &message["interaction"]].into_iter().find(|from| from["user"].is_object());
    let replied = &message["referenced_message"];
    html! {
        @if let (Some(command), Some(user)) = (command, user) {
            @let said = reader.names.commands.get(command).map_or(command, String::as_str);
            @let by = user_name(&user["user"], reader);
            p .context {
                (small_avatar(&by))
                button .name type="button" data-menu="user" data-target=(text(&user["user"], "id")) aria-haspopup="menu" { (by) }
                " " (words.used) " " span .used { @if message["type"] == 20 { "/" } (said) }
            }
        } @else if replied.is_object() {
            p .context {
                (words.replied_to) " "
                a href={ "#m-" (text(replied, "id")) } { b { (author_name(replied, reader)) } " " (excerpt(replied)) }
            }
        }
    }
}

fn header(message: &Value, author: &str, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    html! {
        p .header {
            button .name type="button" data-menu="user" data-target=(text(&message["author"], "id")) aria-haspopup="menu" {
                (author)
            }
            @if flag(&message["author"], "bot") { " " span .badge { (words.app) } }
            @if let Some(at) = sent_at(message) {
                " " time datetime=(at.to_rfc3339()) title=(say(at, Style::FullDateShortTime, reader)) {
                    (say_sent(at, reader))
                }
            }
        }
    }
}

fn content(message: &Value, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let written = text(message, "content");
    let is_loading = flags(message) & LOADING != 0;
    html! {
        @if is_loading {
            p .thinking { span .dots aria-hidden="true" { i {} i {} i {} } (author_name(message, reader)) " " (words.thinking) }
        } @else if let Some(said) = system_line(message, reader) {
            div .content.system { p { (said) } }
        } @else if !written.is_empty() {
            div .content {
                (markdown::blocks(written, reader))
                @if message["edited_timestamp"].is_string() { small .edited { (words.edited) } }
            }
        }
        @if flags(message) & SUPPRESS_EMBEDS == 0 {
            @for one in list(message, "embeds") { (embed::draw(one, message, reader)) }
        }
        (attachment::draw(message, reader))
        @let reactions = list(message, "reactions");
        @if !reactions.is_empty() {
            p .reactions {
                @for one in reactions { span .reaction { (text(&one["emoji"], "name")) " " (one["count"]) } " " }
            }
        }
        @let rows = list(message, "components");
        @if !rows.is_empty() { div .components { @for row in rows { (component::row(row, reader)) } } }
    }
}

/// What Discord itself says in a message of its own.
fn system_line(message: &Value, reader: &Reader) -> Option<Markup> {
    let words = Words::of(reader.language());
    match message["type"].as_u64()? {
        7 => Some(html! { (author_name(message, reader)) " " (words.joined) }),
        6 => Some(html! { (author_name(message, reader)) " " (words.pinned) }),
        18 => Some(html! { (words.started_thread) " " b { (text(message, "content")) } }),
        _ => None,
    }
}

fn flags(message: &Value) -> u64 {
    message["flags"].as_u64().unwrap_or_default()
}

fn sent_at(message: &Value) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(message["timestamp"].as_str()?).ok().map(|at| at.to_utc())
}

/// The name that the reader knows the author by.
pub(crate) fn author_name(message: &Value, reader: &Reader) -> String {
    user_name(&message["author"], reader)
}

fn user_name(user: &Value, reader: &Reader) -> String {
    let known = reader.names.user(text(user, "id")).map(|known| known.name.as_str());
    let own = ["global_name", "username"].iter().find_map(|key| user[*key].as_str());
    known.or(own).unwrap_or(Words::of(reader.language()).unknown_user).to_owned()
}

/// The first words of a message, for labels that are read aloud.
fn excerpt(message: &Value) -> String {
    let embed = &message["embeds"][0];
    let said = [text(message, "content"), text(embed, "title"), text(embed, "description")];
    let said = said.into_iter().find(|said| !said.is_empty()).unwrap_or_default();
    let line: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(60).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}

/// A round picture with someone's initials, of a colour that is always theirs.
pub(crate) fn avatar(name: &str) -> Markup {
    html! { span .avatar .{ "hue-" (hue(name)) } aria-hidden="true" { (initials(name)) } }
}

fn small_avatar(name: &str) -> Markup {
    html! { span .avatar.is-small .{ "hue-" (hue(name)) } aria-hidden="true" { (initials(name)) } }
}

fn hue(name: &str) -> u32 {
    let mixed =
        name.bytes().fold(0x811c_9dc5_u32, |mixed, one| (mixed ^ u32::from(one)).wrapping_mul(0x0100_0193));
    (mixed >> 16) % 8
}

fn initials(name: &str) -> String {
    let words = name.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter_map(|word| word.chars().next()).take(2).flat_map(char::to_uppercase).collect()
}
