//! Draws buttons and select menus under a message, ready for mouse, keyboard and screen reader.

use maud::{Markup, html};
use serde_json::Value;

use super::json::{flag, list, text};
use super::markdown::web_address;
use super::reader::{Named, Reader};
use super::words::Words;

/// Draws an action row.
pub(crate) fn row(row: &Value, reader: &Reader) -> Markup {
    html! {
        div .row {
            @for one in list(row, "components") {
                @match one["type"].as_u64() {
                    Some(2) => { (button(one, reader)) }
                    Some(3 | 5..=8) => { (select(one, reader)) }
                    _ => {}
                }
            }
        }
    }
}

fn button(button: &Value, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let label = html! { (emoji(&button["emoji"])) @if button["label"].is_string() { span { (text(button, "label")) } } };
    let style = match button["style"].as_u64() {
        Some(1) => "primary",
        Some(3) => "success",
        Some(4) => "danger",
        _ => "secondary",
    };
    let is_disabled = flag(button, "disabled");
    html! {
        @match web_address(text(button, "url")) {
            Some(address) if button["style"] == 5 && !is_disabled => {
                a .button.secondary href=(address) target="_blank" rel="noopener noreferrer nofollow" {
                    (label) span .outward aria-hidden="true" { "↗" } span .unseen { " " (words.new_tab) }
                }
            }
            _ => {
                button .button .(style) type="button" data-press=(text(button, "custom_id")) disabled[is_disabled] {
                    (label)
                }
            }
        }
    }
}

fn emoji(emoji: &Value) -> Markup {
    let name = text(emoji, "name");
    html! {
        @if emoji["id"].is_string() { span .emoji { ":" (name) ":" } }
        @else if !name.is_empty() { span .emoji { (name) } }
    }
}

/// What a select offers, for a form.
pub(crate) fn options(select: &Value, reader: &Reader) -> Markup {
    html! {
        @for one in choices(select, reader) {
            option value=(one.value) selected[one.is_default] {
                (one.label)
                @if !one.description.is_empty() { " – " (one.description) }
            }
        }
    }
}

/// Something that a select menu offers.
struct Choice<'a> {
    value: &'a str,
    label: String,
    description: &'a str,
    emoji: Markup,
    is_default: bool,
}

fn select(select: &Value, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let placeholder = select["placeholder"].as_str().unwrap_or(words.choose);
    let choices = choices(select, reader);
    let least = select["min_values"].as_u64().unwrap_or(1);
    let most = select["max_values"].as_u64().unwrap_or(1);
    let is_multiple = most > 1 || least == 0;
    let chosen: Vec<&str> =
        choices.iter().filter(|one| one.is_default).map(|one| one.label.as_str()).collect();
    let role = if is_multiple { "menuitemcheckbox" } else { "menuitemradio" };
    html! {
        div .select data-select=(text(select, "custom_id")) data-least=(least) data-most=(most)
            data-multiple[is_multiple] {
            button .select-open type="button" aria-haspopup="menu" aria-expanded="false"
                disabled[flag(select, "disabled")] {
                span .placeholder[chosen.is_empty()] {
                    @if chosen.is_empty() { (placeholder) } @else { (chosen.join(", ")) }
                }
                span aria-hidden="true" { "▾" }
            }
            div .popup popover role="menu" aria-label=(placeholder) {
                @for one in choices {
                    button .choice type="button" role=(role) tabindex="-1" data-value=(one.value)
                        aria-checked=(one.is_default) {
                        (one.emoji)
                        span .choice-text {
                            span { (one.label) }
                            @if !one.description.is_empty() { small { (one.description) } }
                        }
                        span .tick aria-hidden="true" {}
                    }
                }
                @if is_multiple { button .choice-done type="button" role="menuitem" tabindex="-1" { (words.done) } }
            }
        }
    }
}

fn choices<'a>(select: &'a Value, reader: &'a Reader) -> Vec<Choice<'a>> {
    let chosen: Vec<&str> = list(select, "default_values").iter().map(|one| text(one, "id")).collect();
    let offer = |all: &'a [Named], sign: &str| -> Vec<Choice<'a>> {
        all.iter()
            .map(|one| Choice {
                value: one.id.as_str(),
                label: format!("{sign}{}", one.name),
                description: "",
                emoji: html! {},
                is_default: chosen.contains(&one.id.as_str()),
            })
            .collect()
    };
    let names = &reader.names;
    match select["type"].as_u64() {
        Some(5) => offer(&names.users, ""),
        Some(6) => offer(&names.roles, "@"),
        Some(7) => offer(&names.users, "").into_iter().chain(offer(&names.roles, "@")).collect(),
        Some(8) => {
            let kinds = list(select, "channel_types");
            let fits = |one: &Choice<'a>| {
                let kind =
                    names.channels.iter().find(|channel| channel.id == one.value).and_then(|it| it.kind);
                kinds.is_empty()
                    || kind.is_some_and(|kind| kinds.iter().any(|wanted| wanted.as_u64() == Some(kind)))
            };
            offer(&names.channels, "#").into_iter().filter(fits).collect()
        }
        _ => list(select, "options").iter().map(of_text).collect(),
    }
}

fn of_text(option: &Value) -> Choice<'_> {
    Choice {
        value: text(option, "value"),
        label: text(option, "label").to_owned(),
        description: text(option, "description"),
        emoji: emoji(&option["emoji"]),
        is_default: flag(option, "default"),
    }
}
