//! Draws the left side: who one acts as, the channels with their threads, the direct messages.

use maud::{Markup, html};

use super::markdown::channel_address;
use super::message::avatar;
use super::reader::Reader;
use super::sight::{Kind, Person, Place, Sight};
use super::words::Words;

/// Discord's locales: the flag that people know a language by, and its own name.
const LOCALES: [(&str, &str, &str); 32] = [
    ("id", "🇮🇩", "Bahasa Indonesia"),
    ("da", "🇩🇰", "Dansk"),
    ("de", "🇩🇪", "Deutsch"),
    ("en-GB", "🇬🇧", "English, UK"),
    ("en-US", "🇺🇸", "English, US"),
    ("es-ES", "🇪🇸", "Español"),
    ("es-419", "🌎", "Español, LATAM"),
    ("fr", "🇫🇷", "Français"),
    ("hr", "🇭🇷", "Hrvatski"),
    ("it", "🇮🇹", "Italiano"),
    ("lt", "🇱🇹", "Lietuviškai"),
    ("hu", "🇭🇺", "Magyar"),
    ("nl", "🇳🇱", "Nederlands"),
    ("no", "🇳🇴", "Norsk"),
    ("pl", "🇵🇱", "Polski"),
    ("pt-BR", "🇧🇷", "Português do Brasil"),
    ("ro", "🇷🇴", "Română"),
    ("fi", "🇫🇮", "Suomi"),
    ("sv-SE", "🇸🇪", "Svenska"),
    ("vi", "🇻🇳", "Tiếng Việt"),
    ("tr", "🇹🇷", "Türkçe"),
    ("cs", "🇨🇿", "Čeština"),
    ("el", "🇬🇷", "Ελληνικά"),
    ("bg", "🇧🇬", "Български"),
    ("ru", "🇷🇺", "Русский"),
    ("uk", "🇺🇦", "Українська"),
    ("hi", "🇮🇳", "हिन्दी"),
    ("th", "🇹🇭", "ไทย"),
    ("zh-CN", "🇨🇳", "中文"),
    ("ja", "🇯🇵", "日本語"),
    ("zh-TW", "🇹🇼", "繁體中文"),
    ("ko", "🇰🇷", "한국어"),
];

/// Who one acts as, and everybody that one could act as.
pub(crate) fn switch(people: &[Person], current: &Person, words: &Words) -> Markup {
    html! {
        details .switch {
            summary {
                span .unseen { (words.acting_as) " " }
                (avatar(&current.name))
                (described(current, words))
                span .turn aria-hidden="true" { "▾" }
            }
            ul .people aria-label=(words.people) {
                @for person in people {
                    li {
                        a href={ "?as=" (person.id) } aria-current=[(person.id == current.id).then_some("true")] {
                            (avatar(&person.name))
                            (described(person, words))
                        }
                    }
                }
            }
        }
    }
}

fn described(person: &Person, words: &Words) -> Markup {
    let (flag, language) = spoken(&person.locale);
    let roles = if person.roles.is_empty() { words.no_role.to_owned() } else { person.roles.join(", ") };
    html! {
        span .described {
            b { (person.name) }
            small { span aria-hidden="true" { (flag) " " } (language) " · " (roles) }
        }
    }
}

fn spoken(locale: &str) -> (&'static str, &str) {
    let known = LOCALES.iter().find(|(one, ..)| *one == locale);
    known.map_or(("🌐", locale), |(_, flag, language)| (*flag, *language))
}

/// Every place that the person sees.
pub(crate) fn channels(sight: &Sight, current: Option<&Place>, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    html! {
        @for server in &sight.servers {
            section {
                h2 { (server.name) }
                @for part in &server.sections {
                    @if let Some(heading) = &part.heading { h3 { (heading) } }
                    ul { @for place in &part.places { (entry(place, current, reader)) } }
                }
            }
        }
        @if !sight.direct_messages.is_empty() {
            section {
                h2 { (words.direct_messages) }
                ul { @for place in &sight.direct_messages { (entry(place, current, reader)) } }
            }
        }
    }
}

fn entry(place: &Place, current: Option<&Place>, reader: &Reader) -> Markup {
    let words = Words::of(reader.language());
    let is_current = current.is_some_and(|current| current.id == place.id);
    html! {
        li data-key=(place.id) {
            a .place-link href=(channel_address(reader, &place.id)) data-channel=(place.id)
                data-last=(place.last_message) aria-current=[is_current.then_some("page")] {
                @if place.kind == Kind::DirectMessage { (avatar(&place.name)) } @else { (sign(place.kind)) }
                span .label { (place.name) }
                @match place.kind {
                    Kind::Thread => { span .unseen { " (" (words.thread) ")" } }
                    Kind::PrivateThread => { span .unseen { " (" (words.private_thread) ")" } }
                    _ => {}
                }
                span .news {}
            }
            @if !place.threads.is_empty() {
                ul .threads { @for thread in &place.threads { (entry(thread, current, reader)) } }
            }
        }
    }
}

/// The sign before a place's name.
pub(crate) fn sign(kind: Kind) -> Markup {
    let sign = match kind {
        Kind::Channel => "#",
        Kind::Announcements => "📢",
        Kind::Thread => "↳",
        Kind::PrivateThread => "🔒",
        Kind::DirectMessage => "@",
    };
    html! { span .sign aria-hidden="true" { (sign) } }
}
