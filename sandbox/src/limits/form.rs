//! Reads what a bot sent field by field and gathers every fault under its path, the way Discord lists them.

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use super::Refused;

/// A JSON object as a bot sent it.
pub(super) type Fields = Map<String, Value>;

/// The faults found so far, each under the path of the field that has it.
#[derive(Default)]
pub(super) struct Form {
    path: Vec<String>,
    errors: Fields,
}

impl Form {
    /// Runs a check and turns what it found into one refusal (50035), or none.
    pub fn read(check: impl FnOnce(&mut Self)) -> Result<(), Refused> {
        let mut form = Self::default();
        check(&mut form);
        if form.errors.is_empty() { Ok(()) } else { Err(Refused::form(Value::Object(form.errors))) }
    }

    /// Reads a part of the body; faults found meanwhile are listed under `key`.
    pub fn within<R>(&mut self, key: impl Into<String>, inner: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(key.into());
        let read = inner(self);
        self.path.pop();
        read
    }

    /// Notes a fault at the present path.
    pub fn fault(&mut self, code: &str, message: impl Into<String>) {
        let mut at = &mut self.errors;
        for key in &self.path {
            at = at
                .entry(key.as_str())
                .or_insert_with(|| json!({}))
                .as_object_mut()
                .expect("a node of the error tree is an object");
        }
        let list = at.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json!({ "code": code, "message": message.into() }));
        }
    }

    /// Notes a fault at a field of the present path.
    pub fn fault_at(&mut self, key: impl Into<String>, code: &str, message: impl Into<String>) {
        self.within(key, |form| form.fault(code, message));
    }

    /// Whether a fault has been noted so far.
    pub fn is_faulty(&self) -> bool {
        !self.errors.is_empty()
    }

    /// An object with no other fields than Discord documents (a `null` says nothing and is let through).
    pub fn object<'v>(&mut self, value: &'v Value, known: &[&str]) -> Option<&'v Fields> {
        let Value::Object(fields) = value else {
            self.fault("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return None;
        };
        for (key, value) in fields {
            if !value.is_null() && !known.contains(&key.as_str()) {
                self.fault_at(
                    key.as_str(),
                    "SANDBOX_UNKNOWN_FIELD",
                    "Discord documents no such field here and would ignore it; the sandbox refuses it, because a \
                     bot that sends it is mistaken",
                );
            }
        }
        Some(fields)
    }

    /// Notes each of these fields that is absent or null.
    pub fn require(&mut self, fields: &Fields, keys: &[&str]) {
        for key in keys {
            if present(fields, key).is_none() {
                self.fault_at(*key, "BASE_TYPE_REQUIRED", "This field is required");
            }
        }
    }

    /// Notes a field that carries something where Discord has no place for it; null, false and empty are nothing.
    pub fn forbid(&mut self, fields: &Fields, key: &str, message: &str) {
        if fields.get(key).is_some_and(|value| !is_nothing(value)) {
            self.fault_at(key, "SANDBOX_MISPLACED_FIELD", message);
        }
    }

    /// A string whose length, counted in Unicode characters, lies in `lengths`.
    pub fn text<'v>(
        &mut self,
        fields: &'v Fields,
        key: &str,
        lengths: RangeInclusive<usize>,
    ) -> Option<&'v str> {
        let value = present(fields, key)?;
        self.within(key, |form| form.text_value(value, lengths))
    }

    /// The same for a value that is not a field.
    pub fn text_value<'v>(&mut self, value: &'v Value, lengths: RangeInclusive<usize>) -> Option<&'v str> {
        let Value::String(text) = value else {
            self.fault("STRING_TYPE_CONVERT", format!("Could not interpret \"{value}\" as string."));
            return None;
        };
        self.length(text.chars().count(), &lengths);
        Some(text)
    }

    /// Notes a length outside of `lengths`.
    fn length(&mut self, length: usize, lengths: &RangeInclusive<usize>) {
        if lengths.contains(&length) {
            return;
        }
        let (least, most) = (*lengths.start(), *lengths.end());
        match (length, least) {
            (0, _) => self.fault("BASE_TYPE_REQUIRED", "This field is required"),
            (_, 0) => self.fault("BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length.")),
            _ => self.fault("BASE_TYPE_BAD_LENGTH", format!("Must be between {least} and {most} in length.")),
        }
    }

    /// A whole number in `range`.
    pub fn whole(&mut self, fields: &Fields, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let value = present(fields, key)?;
        self.within(key, |form| {
            let Some(number) = value.as_i64() else {
                form.fault("NUMBER_TYPE_COERCE", format!("Value \"{value}\" is not int."));
                return None;
            };
            if number < *range.start() {
                let least = range.start();
                form.fault(
                    "NUMBER_TYPE_MIN",
                    format!("int value should be greater than or equal to {least}."),
                );
            } else if number > *range.end() {
                let most = range.end();
                form.fault("NUMBER_TYPE_MAX", format!("int value should be less than or equal to {most}."));
            }
            Some(number)
        })
    }

    /// One of a few whole numbers.
    pub fn one_of(&mut self, fields: &Fields, key: &str, allowed: &[i64]) -> Option<i64> {
        let value = present(fields, key)?;
        self.within(key, |form| {
            let number = value.as_i64().filter(|number| allowed.contains(number));
            if number.is_none() {
                form.fault("BASE_TYPE_CHOICES", format!("Value must be one of ({}).", joined(allowed)));
            }
            number
        })
    }

    /// True or false; absent is false.
    pub fn truth(&mut self, fields: &Fields, key: &str) -> bool {
        match present(fields, key) {
            None => false,
            Some(Value::Bool(truth)) => *truth,
            Some(_) => {
                self.fault_at(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
                false
            }
        }
    }

    /// A list with so many items; absent is empty (and not too short).
    pub fn list<'v>(
        &mut self,
        fields: &'v Fields,
        key: &str,
        sizes: RangeInclusive<usize>,
    ) -> Option<&'v [Value]> {
        let value = present(fields, key)?;
        self.within(key, |form| {
            let Value::Array(items) = value else {
                form.fault("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
                return None;
            };
            form.length(items.len(), &sizes);
            Some(items.as_slice())
        })
    }

    /// Reads each item of a list under `key` and its index.
    pub fn each<'v>(
        &mut self,
        fields: &'v Fields,
        key: &str,
        sizes: RangeInclusive<usize>,
        mut item: impl FnMut(&mut Self, &'v Value),
    ) -> usize {
        let items = self.list(fields, key, sizes).unwrap_or_default();
        self.within(key, |form| {
            for (index, value) in items.iter().enumerate() {
                form.within(index.to_string(), |form| item(form, value));
            }
        });
        items.len()
    }

    /// An id, as a string or (as Discord lets through) as a number.
    pub fn snowflake(&mut self, fields: &Fields, key: &str) -> Option<u64> {
        let value = present(fields, key)?;
        self.within(key, |form| form.snowflake_value(value))
    }

    /// The same for a value that is not a field.
    pub fn snowflake_value(&mut self, value: &Value) -> Option<u64> {
        let id = snowflake(value);
        if id.is_none() {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            self.fault("NUMBER_TYPE_COERCE", format!("Value \"{shown}\" is not snowflake."));
        }
        id
    }

    /// A moment in ISO 8601.
    pub fn moment(&mut self, fields: &Fields, key: &str) {
        let Some(value) = present(fields, key) else { return };
        if !value.as_str().is_some_and(is_iso_8601) {
            self.fault_at(
                key,
                "DATE_TIME_TYPE_PARSE",
                format!("Could not parse {value}. Should be ISO8601."),
            );
        }
    }

    /// An address with one of these schemes, at most `longest` characters long.
    pub fn address(&mut self, fields: &Fields, key: &str, schemes: &[&str], longest: usize) {
        let Some(address) = self.text(fields, key, 0..=longest) else { return };
        if address.is_empty() {
            return;
        }
        self.within(key, |form| {
            let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
            match scheme {
                Some(scheme) if !schemes.contains(&scheme.as_str()) => {
                    let known =
                        schemes.iter().map(|known| format!("'{known}'")).collect::<Vec<_>>().join(", ");
                    form.fault(
                        "URL_TYPE_INVALID_SCHEME",
                        format!("Scheme \"{scheme}\" is not supported. Scheme must be one of ({known})."),
                    );
                }
                Some(_) if is_address(address) => {}
                _ => form.fault("URL_TYPE_INVALID_URL", "Not a well formed URL."),
            }
        });
    }

    /// A set of permissions: digits in a string, or (as Discord lets through) a number.
    pub fn permissions(&mut self, fields: &Fields, key: &str) {
        let Some(value) = present(fields, key) else { return };
        if snowflake(value).is_none() {
            self.fault_at(
                key,
                "BITFIELD_TYPE_CONVERT",
                format!("Value {value} is not a set of permissions."),
            );
        }
    }
}

/// The value of a field, unless it is absent or null.
pub(super) fn present<'v>(fields: &'v Fields, key: &str) -> Option<&'v Value> {
    fields.get(key).filter(|value| !value.is_null())
}

/// An id written as Discord writes ids, or as a number.
pub(super) fn snowflake(value: &Value) -> Option<u64> {
    match value {
        Value::String(text) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok()
        }
        Value::Number(number) => number.as_u64(),
        _ => None,
    }
}

/// Whether a value says nothing: null, false, or empty.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// Numbers in a row, as Discord lists what it would have taken.
fn joined(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Whether a text is a date and time in ISO 8601, with or without a zone.
fn is_iso_8601(text: &str) -> bool {
    chrono::DateTime::parse_from_rfc3339(text).is_ok()
        || chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").is_ok()
        || chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// Whether what follows the scheme is a host, or a file's name.
fn is_address(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    !host.is_empty()
        && !host.starts_with(':')
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
}
