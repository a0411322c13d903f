//! The words of every language, and how a message becomes one of its sentences.

use std::sync::LazyLock;

use fluent::bundle::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;

use super::{Arg, Message, format};
use crate::domain::Language;

pub(super) type Bundle = FluentBundle<FluentResource, IntlLangMemoizer>;
type Speller = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

static BUNDLES: LazyLock<Vec<Bundle>> = LazyLock::new(|| {
    SOURCES
        .iter()
        .zip(SPELLERS)
        .map(|((language, texts), speller)| bundle(*language, texts, *speller))
        .collect()
});

/// Numbers within sentences, as the language of this index writes them.
fn spell<const INDEX: usize>(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    #[expect(clippy::cast_possible_truncation, reason = "counts were whole numbers before Fluent took them")]
    Some(format::number(SOURCES[INDEX].0, number.value as i64))
}

fn bundle(language: Language, texts: &[&str], speller: Speller) -> Bundle {
    let locale = language.code().parse().expect("a folder of locales/ is named by a language tag");
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(speller));
    for text in texts {
        let resource = FluentResource::try_new((*text).to_owned()).expect("build.rs parsed it");
        bundle.add_resource(resource).expect("build.rs found no message twice");
    }
    bundle
}

pub(super) fn of(language: Language) -> &'static Bundle {
    let index = SOURCES.iter().position(|(known, _)| *known == language).unwrap_or_default();
    &BUNDLES[index]
}

/// Where a message will stand, which decides how people's own text is made harmless.
#[derive(Clone, Copy)]
enum Place {
    /// Discord's markdown.
    Markdown,
    /// A label, a title or a page, where markdown means nothing.
    Plain,
}

/// The message in `language`, for places where Discord reads markdown: people's text in it is escaped.
pub fn say(language: Language, message: &Message) -> String {
    put(language, message, Place::Markdown)
}

/// The message in `language`, for button labels, titles of forms, choices and web pages.
pub fn label(language: Language, message: &Message) -> String {
    put(language, message, Place::Plain)
}

fn put(language: Language, message: &Message, place: Place) -> String {
    let bundle = of(language);
    let mut args = FluentArgs::new();
    for (name, arg) in &message.args {
        args.set(name.as_ref(), value(language, arg, place));
    }
    let Some(pattern) = bundle.get_message(&message.id).and_then(|found| found.value()) else {
        tracing::error!(id = %message.id, "a stored message is no longer in locales/");
        return message.id.clone().into_owned();
    };
    let mut errors = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::error!(id = %message.id, ?errors, "a message could not be said whole");
    }
    format::one_stop(said)
}

fn value<'a>(language: Language, arg: &Arg, place: Place) -> FluentValue<'a> {
    match arg {
        #[expect(clippy::cast_precision_loss, reason = "Fluent counts in f64; no count reaches 2^53")]
        Arg::Count(count) => FluentValue::from(*count as f64),
        other => FluentValue::from(written(language, other, place)),
    }
}

fn written(language: Language, arg: &Arg, place: Place) -> String {
    match arg {
        Arg::Count(count) => format::number(language, *count),
        Arg::Text(text) => match place {
            Place::Markdown => format::escape(text),
            Place::Plain => text.clone(),
        },
        Arg::Variants(texts) => match place {
            Place::Markdown => format::escape(texts.read(language)),
            Place::Plain => texts.read(language).to_owned(),
        },
        Arg::Verbatim(text) => text.clone(),
        Arg::Tenths(tenths) => format::tenths(language, *tenths),
        Arg::Hundredths(hundredths) => format::hundredths(language, *hundredths),
        Arg::Money(money) => format::money(language, money),
        Arg::Day(day) => format::day(language, *day),
        Arg::Time(time) => format::time(language, *time),
        Arg::Moment(moment) => match place {
            Place::Markdown => format!("<t:{}:f>", moment.timestamp()),
            Place::Plain => format::day(language, moment.date_naive()),
        },
        Arg::Message(message) => put(language, message, place),
        Arg::Capital(message) => format::capital(&put(language, message, place)),
        Arg::Lines(items) => {
            let lines: Vec<String> = items.iter().map(|item| written(language, item, place)).collect();
            lines.join("\n")
        }
        Arg::List(items) => {
            format::list(language, items.iter().map(|item| written(language, item, place)).collect())
        }
    }
}
