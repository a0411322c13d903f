//! Checks names and descriptions of commands and their translations: the pattern, the length, the languages.

use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::form::{Fields, Form, present};

/// The languages that Discord has.
pub(super) const LOCALES: [&str; 34] = [
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk",
    "vi", "zh-CN", "zh-TW",
];

/// How a name is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// What one types: lower case, no spaces.
    Typed,
    /// What one clicks: any text of 1 to 32 characters.
    Clicked,
}

/// Checks `name` and `name_localizations`; how many characters the longest has.
pub(super) fn names(form: &mut Form, fields: &Fields, style: Style) -> usize {
    let mut longest = 0;
    if let Some(value) = present(fields, "name") {
        longest = form.within("name", |form| name(form, value, style));
    }
    longest.max(each_language(form, fields, "name_localizations", |form, value| name(form, value, style)))
}

/// Checks `key` and its translations as plain texts; how many characters the longest has.
pub(super) fn texts(form: &mut Form, fields: &Fields, key: &str, lengths: RangeInclusive<usize>) -> usize {
    let longest = form.text(fields, key, lengths.clone()).map_or(0, |text| text.chars().count());
    let localized = format!("{key}_localizations");
    let longest_translation = each_language(form, fields, &localized, |form, value| {
        form.text_value(value, lengths.clone()).map_or(0, |text| text.chars().count())
    });
    longest.max(longest_translation)
}

fn name(form: &mut Form, value: &Value, style: Style) -> usize {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$").expect("the pattern is well formed")
    });
    let Some(text) = form.text_value(value, 1..=32) else { return 0 };
    let length = text.chars().count();
    if !(1..=32).contains(&length) {
        return length;
    }
    let lower_case = |c: char| c.to_lowercase().eq([c]);
    let is_fine = match style {
        Style::Typed => PATTERN.is_match(text) && text.chars().all(lower_case),
        Style::Clicked => !text.trim().is_empty() && !text.chars().any(char::is_control),
    };
    if !is_fine {
        form.fault("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
    length
}

/// Checks each translation; the largest of what `check` returned.
fn each_language(
    form: &mut Form,
    fields: &Fields,
    key: &str,
    mut check: impl FnMut(&mut Form, &Value) -> usize,
) -> usize {
    let Some(value) = present(fields, key) else { return 0 };
    form.within(key, |form| {
        let Value::Object(translations) = value else {
            form.fault("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return 0;
        };
        let mut longest = 0;
        for (locale, value) in translations {
            if LOCALES.contains(&locale.as_str()) {
                longest = longest.max(form.within(locale.as_str(), |form| check(form, value)));
            } else {
                form.fault_at(
                    locale.as_str(),
                    "ENUM_TYPE_COERCE",
                    format!("Value \"{locale}\" is not a valid enum value."),
                );
            }
        }
        longest
    })
}

/// Notes every name, in any language, that two siblings share.
pub(super) fn unique<'v>(
    form: &mut Form,
    siblings: impl Iterator<Item = (usize, &'v Value)>,
    code: &str,
    message: &str,
) {
    let mut taken = HashSet::new();
    for (index, sibling) in siblings {
        form.within(index.to_string(), |form| {
            if let Some(name) = sibling["name"].as_str()
                && !taken.insert(("", name))
            {
                form.fault_at("name", code, message);
            }
            for (locale, name) in sibling["name_localizations"].as_object().into_iter().flatten() {
                if let Some(name) = name.as_str()
                    && !taken.insert((locale, name))
                {
                    form.within("name_localizations", |form| form.fault_at(locale.as_str(), code, message));
                }
            }
        });
    }
}
