//! Draws the form that an app opens over the page.

use maud::{Markup, html};
use serde_json::Value;

use super::component::options;
use super::json::{list, text};
use super::markdown;
use super::reader::Reader;
use super::words::Words;

/// The form; the script shows it and sends what was written.
pub(crate) fn modal(modal: &Value, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    html! {
        dialog .modal aria-labelledby="modal-title" data-modal=(text(modal, "id")) {
            form method="dialog" {
                header {
                    h2 #modal-title { (text(modal, "title")) }
                    button .close type="button" data-close aria-label=(words.close) { "✕" }
                }
                p .error role="alert" hidden {}
                @for (index, row) in list(modal, "components").iter().enumerate() {
                    (part(row, index, reader))
                }
                footer {
                    button .link type="button" data-close { (words.cancel) }
                    button .button.primary type="submit" { (words.submit) }
                }
            }
        }
    }
}

fn part(row: &Value, index: usize, reader: &Reader) -> Markup {
    match row["type"].as_u64() {
        Some(10) => html! { div .content { (markdown::blocks(text(row, "content"), reader)) } },
        Some(18) => {
            let label = text(row, "label");
            input(&row["component"], label, text(row, "description"), &format!("field-{index}"), reader)
        }
        _ => html! {
            @for (place, one) in list(row, "components").iter().enumerate() {
                (input(one, text(one, "label"), "", &format!("field-{index}-{place}"), reader))
            }
        },
    }
}

fn input(input: &Value, label: &str, description: &str, id: &str, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    if input["type"] != 4 {
        return select(input, label, description, id, reader);
    }
    let is_required = input["required"].as_bool().unwrap_or(true);
    let most = input["max_length"].as_u64().unwrap_or(4000);
    let least = input["min_length"].as_u64();
    let placeholder = input["placeholder"].as_str();
    let value = text(input, "value");
    let hint = format!("{id}-hint");
    html! {
        div .field {
            (label_of(id, label, is_required, words))
            @if input["style"] == 2 {
                textarea id=(id) data-field=(text(input, "custom_id")) rows="4" maxlength=(most) minlength=[least]
                    placeholder=[placeholder] required[is_required] aria-describedby=(hint) { "\n" (value) }
            } @else {
                input id=(id) data-field=(text(input, "custom_id")) type="text" maxlength=(most) minlength=[least]
                    placeholder=[placeholder] required[is_required] aria-describedby=(hint) value=(value)
                    autocomplete="off";
            }
            p .hint id=(hint) {
                @if !description.is_empty() { span { (description) } }
                span .count { (value.encode_utf16().count()) " / " (most) }
            }
        }
    }
}

fn label_of(id: &str, label: &str, is_required: bool, words: &Words) -> Markup {
    html! {
        label for=(id) {
            (label) " "
            @if is_required { span .required { "*" span .unseen { " " (words.required) } } }
            @else { small { (words.optional) } }
        }
    }
}

/// A choice among what the bot, or the server, has to offer.
fn select(select: &Value, label: &str, description: &str, id: &str, reader: &Reader) -> Markup {
    if !matches!(select["type"].as_u64(), Some(3 | 5..=8)) {
        return html! {};
    }
    let words = Words::of(reader.language());
    let is_required = select["required"].as_bool().unwrap_or(true);
    let is_multiple = select["max_values"].as_u64().unwrap_or(1) > 1;
    let hint = format!("{id}-hint");
    html! {
        div .field {
            (label_of(id, label, is_required, words))
            select id=(id) data-field=(text(select, "custom_id")) multiple[is_multiple] required[is_required]
                aria-describedby=(hint) {
                @if !is_multiple { option value="" { (select["placeholder"].as_str().unwrap_or(words.choose)) } }
                (options(select, reader))
            }
            p .hint id=(hint) { @if !description.is_empty() { span { (description) } } }
        }
    }
}
