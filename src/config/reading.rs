//! Reads the settings one by one and gathers every mistake on the way, so that all are told together.

use figment::Figment;
use figment::value::{Num, Value};

use super::sources::{Layers, called};
use super::value::Read;
use super::{SETTINGS, Setting, WrongSettings};

pub(super) struct Reading {
    figment: Figment,
    mistakes: Vec<String>,
}

impl Reading {
    pub(super) fn new(layers: Layers) -> Self {
        Self { figment: layers.figment, mistakes: layers.mistakes }
    }

    /// A setting that always has a value. When what was set is wrong, the default stands in until the end.
    pub(super) fn required<T>(&mut self, key: &str, read: impl Fn(&str) -> Read<T>) -> T {
        let default = known(key).default.expect("a setting that is required has a default");
        self.optional(key, &read).unwrap_or_else(|| read(default).expect("the default of a setting is right"))
    }

    /// A setting that may be left out.
    pub(super) fn optional<T>(&mut self, key: &str, read: impl Fn(&str) -> Read<T>) -> Option<T> {
        let setting = known(key);
        let value = self.figment.find_value(key).ok()?;
        let source = self.figment.get_metadata(value.tag()).map(|metadata| metadata.name.to_string());
        let (shown, result) = match text(&value) {
            Some(text) => (format!("{text:?} "), read(&text)),
            None => (String::new(), Err("is neither text nor a number; write it in quotes".to_owned())),
        };
        match result {
            Ok(value) => Some(value),
            Err(mend) => {
                let shown = if setting.is_secret { "what is set " } else { &shown };
                self.mistakes.push(format!("{}: {shown}{mend}", called(setting, source.as_deref())));
                None
            }
        }
    }

    pub(super) fn finish<T>(self, settings: T) -> Result<T, WrongSettings> {
        if self.mistakes.is_empty() { Ok(settings) } else { Err(WrongSettings(self.mistakes)) }
    }
}

fn known(key: &str) -> &'static Setting {
    SETTINGS.iter().find(|setting| setting.key == key).expect("only settings in the list are read")
}

/// A value as it would be written in the environment.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(_, text) => Some(text.trim().to_owned()),
        Value::Num(_, Num::F32(_) | Num::F64(_)) => None,
        Value::Num(_, number) => {
            number.to_i128().map(|n| n.to_string()).or_else(|| number.to_u128().map(|n| n.to_string()))
        }
        Value::Bool(_, is) => Some(is.to_string()),
        Value::Array(_, values) => Some(values.iter().map(text).collect::<Option<Vec<_>>>()?.join(",")),
        _ => None,
    }
}
