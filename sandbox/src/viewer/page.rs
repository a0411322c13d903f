//! Draws the page: who one acts as, the channels, the conversation, the message box, the clock.

use maud::{DOCTYPE, Markup, html};
use serde_json::{Value, json};

use super::message::{avatar, conversation};
use super::moment::{Style, say};
use super::reader::{Named, Reader};
use super::sidebar;
use super::sight::{Kind, Person, Place, Sight, UNOPENED};
use super::words::Words;
use super::{Action, Field};

/// Everything that a page shows.
pub(crate) struct View<'a> {
    pub people: &'a [Person],
    pub sight: &'a Sight,
    pub place: Option<&'a Place>,
    pub messages: &'a [Value],
    pub reader: &'a Reader,
    pub actions: &'a [Action],
}

/// The whole page.
pub(crate) fn page(view: &View) -> Markup {
    let words = Words::of(view.reader.language());
    let place = view.place.map_or(UNOPENED, |place| place.id.as_str());
    let body = html! {
        a .skip href="#text" { (words.skip) }
        div .frame #frame {
            nav #sidebar .sidebar aria-label=(words.open_menu) {
                (drawer_close(words))
                (sidebar::switch(view.people, &view.sight.person, words))
                (channels(view))
            }
            main .main {
                (place_bar(view))
                div .scroll #scroll tabindex="0" role="region" aria-label=(words.messages) { (log(view)) }
                (composer(view.place, words))
            }
            aside #panel .panel aria-label=(words.open_panel) {
                (drawer_close(words))
                (clock(view.reader))
                (actions(view.actions, view.reader))
                (members(view))
            }
        }
        div .veil data-drawer-close {}
        @for action in view.actions { (action_form(action, view.reader)) }
    };
    document(
        words,
        view.reader,
        &body,
        &json!({
            "person": view.reader.id, "place": place, "locale": view.reader.locale, "words": words.for_script(),
        }),
    )
}

/// The page of a sandbox without people.
pub(crate) fn nobody(reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let body = html! { main .empty-page { h1 { (words.title) } p { (words.no_people) } } };
    document(words, reader, &body, &json!({"words": words.for_script()}))
}

/// On a narrow window the sides are drawers, which this shuts.
fn drawer_close(words: &Words) -> Markup {
    html! { button .close.drawer-close type="button" data-drawer-close aria-label=(words.close) { "✕" } }
}

fn document(words: &Words, reader: &Reader, body: &Markup, state: &Value) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(reader.language().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (words.title) }
                link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/assets/page.css";
                script type="module" src="/assets/page.js" {}
            }
            body data-state=(state.to_string()) { (body) }
        }
    }
}

/// The parts that change while one watches, for the script to put in place.
pub(crate) fn parts(view: &View) -> Markup {
    html! {
        (channels(view))
        (place_bar(view))
        (log(view))
        (clock(view.reader))
        (members(view))
    }
}

fn channels(view: &View) -> Markup {
    html! { div #channels data-part { (sidebar::channels(view.sight, view.place, view.reader)) } }
}

fn place_bar(view: &View) -> Markup {
    let words = Words::of(view.reader.language());
    html! {
        header #place .place data-part data-place=(view.place.map_or(UNOPENED, |place| place.id.as_str()))
            data-keep=(kept(view.place)) {
            button .drawer-open type="button" data-drawer="sidebar" aria-label=(words.open_menu) aria-expanded="false"
                aria-controls="sidebar" { "☰" }
            @if let Some(place) = view.place {
                div .place-name {
                    h1 { (sidebar::sign(place.kind)) " " (place.name) }
                    @if !place.topic.is_empty() { p { (place.topic) } }
                }
            }
            button .drawer-open type="button" data-drawer="panel" aria-label=(words.open_panel) aria-expanded="false"
                aria-controls="panel" { "⏱" }
        }
    }
}

/// How somebody else would name the place: direct messages are everyone's own.
fn kept(place: Option<&Place>) -> &str {
    place.filter(|place| place.kind != Kind::DirectMessage).map_or(UNOPENED, |place| place.id.as_str())
}

fn log(view: &View) -> Markup {
    let words = Words::of(view.reader.language());
    html! {
        div #log .log data-part role="log" aria-live="polite" aria-relevant="additions" aria-label=(words.messages) {
            @if view.place.is_none() {
                p .empty data-key="empty" { (words.no_channel) }
            } @else if view.messages.is_empty() {
                p .empty data-key="empty" { (words.no_messages) }
            }
            (conversation(view.messages, view.reader))
        }
    }
}

fn composer(place: Option<&Place>, words: &Words) -> Markup {
    html! {
        form #composer .composer {
            p #error .error role="alert" hidden {}
            div #suggestions .suggestions role="listbox" aria-label=(words.compose) hidden {}
            p #hint .hint aria-live="polite" hidden {}
            ul #files .files aria-label=(words.file) hidden {}
            div .box {
                label .unseen for="text" { (words.compose) }
                textarea #text rows="1" maxlength="4000" placeholder=(words.compose) disabled[place.is_none()]
                    aria-autocomplete="list" aria-haspopup="listbox" aria-controls="suggestions"
                    aria-describedby="hint" autocomplete="off" spellcheck="false" {}
                button .button.primary.send type="submit" disabled[place.is_none()] {
                    span .send-word { (words.send) } span .send-sign aria-hidden="true" { "➤" }
                }
            }
            input #file .unseen type="file" tabindex="-1" aria-hidden="true";
            p #status .status role="status" {}
        }
    }
}

fn clock(reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    html! {
        section #clock .card data-part aria-labelledby="clock-title" {
            h2 #clock-title { (words.clock) }
            p .now {
                time datetime=(reader.now.to_rfc3339()) { (say(reader.now, Style::FullDateShortTime, reader)) }
                small { (reader.zone.name()) }
            }
            div .row {
                button .button.secondary type="button" data-advance="PT1H" { (words.hour_later) }
                button .button.secondary type="button" data-advance="P1D" { (words.day_later) }
                button .button.secondary type="button" data-advance="P7D" { (words.week_later) }
            }
            p .moving role="status" data-moving=(words.moving) {}
        }
    }
}

fn actions(actions: &[Action], reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    html! {
        @if !actions.is_empty() {
            section .card aria-labelledby="actions-title" {
                h2 #actions-title { (words.actions) }
                div .row {
                    @for action in actions {
                        button .button.secondary type="button" data-action=(action.name) aria-haspopup="dialog" {
                            (reader.pick(&action.label_en, &action.label_ru))
                        }
                    }
                }
                p #action-answer .answer role="status" {}
            }
        }
    }
}

fn action_form(action: &Action, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let title = format!("action-{}", action.name);
    html! {
        dialog .modal data-action-form=(action.name) data-path=(action.path) aria-labelledby=(title) {
            form method="dialog" {
                header {
                    h2 id=(title) { (reader.pick(&action.label_en, &action.label_ru)) }
                    button .close type="button" data-close aria-label=(words.close) { "✕" }
                }
                p .error role="alert" hidden {}
                @for field in &action.fields { (action_field(action, field, reader)) }
                footer {
                    button .link type="button" data-close { (words.cancel) }
                    button .button.primary type="submit" { (words.send) }
                }
            }
        }
    }
}

fn action_field(action: &Action, field: &Field, reader: &Reader) -> Markup {
    let id = format!("action-{}-{}", action.name, field.name);
    html! {
        div .field {
            label for=(id) { (reader.pick(&field.label_en, &field.label_ru)) }
            input id=(id) type="text" data-field=(field.name) value=(field.value) autocomplete="off";
        }
    }
}

/// Who is in the server, and the names that the message box can mention.
fn members(view: &View) -> Markup {
    let words = Words::of(view.reader.language());
    let names = &view.reader.names;
    let server = view.place.and_then(|place| view.sight.server_of(place));
    let others = |one: &&Named| server.is_some() || one.is_app || one.id == view.reader.id;
    let known =
        |all: &[Named]| all.iter().map(|one| json!({"id": one.id, "name": one.name})).collect::<Value>();
    let channels: Vec<Named> = names.channels.iter().filter(|one| one.kind != Some(4)).cloned().collect();
    let names_for_script =
        json!({"users": known(&names.users), "roles": known(&names.roles), "channels": known(&channels)});
    html! {
        section #members .card data-part aria-labelledby="members-title" data-names=(names_for_script.to_string()) {
            h2 #members-title { (words.members) }
            ul .people {
                @for one in names.users.iter().filter(others) {
                    li data-key=(one.id) {
                        (avatar(&one.name))
                        span .person-name { (one.name) @if one.is_app { " " span .badge { (words.app) } } }
                        button .more type="button" data-menu="user" data-target=(one.id) aria-haspopup="menu"
                            aria-label={ (words.menu_for) " " (one.name) } { "⋯" }
                    }
                }
            }
        }
    }
}
