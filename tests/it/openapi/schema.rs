//! Discord's own description of its HTTP API, and whether a request that Duet makes fits it.

use std::collections::BTreeSet;
use std::path::Path;

use regex::Regex;
use serde_json::{Map, Value};

/// Fields that the description calls numbers, while Discord's documentation (and Discord) has them as text, because
/// they outgrow what JavaScript can count.
const NUMBERS_AS_TEXT: &[&str] = &["default_member_permissions", "permissions", "allow", "deny"];

/// Fields that the description calls text, while Discord's documentation numbers them: an attachment's place in the
/// request.
const TEXT_AS_NUMBERS: &[&str] = &["attachments[].id"];

/// What says nothing about which bodies fit.
const REMARKS: &[&str] =
    &["title", "description", "x-discord-union", "contentEncoding", "deprecated", "default"];

/// The description, as `openapi.json` has it.
pub struct Description {
    document: Value,
}

/// What a route takes.
pub struct Body<'a> {
    schema: &'a Value,
    is_required: bool,
}

impl Description {
    /// Reads the file.
    pub fn open(path: &Path) -> Self {
        let text = std::fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("DUET_DISCORD_OPENAPI names {}: {error}", path.display()));
        Self { document: serde_json::from_str(&text).expect("openapi.json is JSON") }
    }

    /// Whatever is described.
    pub fn of(document: Value) -> Self {
        Self { document }
    }

    /// What is wrong with a body sent to a route; nothing if it fits.
    pub fn faults(&self, method: &str, route: &str, body: &Value) -> Vec<String> {
        let Some(takes) = self.route(method, route) else {
            return vec!["this route is not described".to_owned()];
        };
        match (takes, body) {
            (None, Value::Null) => Vec::new(),
            (None, _) => vec!["this route takes no body".to_owned()],
            (Some(takes), Value::Null) if takes.is_required => vec!["a body is missing".to_owned()],
            (Some(_), Value::Null) => Vec::new(),
            (Some(takes), body) => {
                let mut reader = Reader { description: self, faults: Vec::new() };
                reader.read(takes.schema, body, "");
                reader.faults
            }
        }
    }

    /// What a route takes: `None` if it is not described, `Some(None)` if it takes no body.
    #[expect(clippy::option_option, reason = "no such route, a route without a body, a route with one")]
    fn route(&self, method: &str, route: &str) -> Option<Option<Body<'_>>> {
        let paths = self.document["paths"].as_object()?;
        let method = method.to_lowercase();
        let is_method = |path: &&String| paths[*path].get(&method).is_some();
        let same = paths.keys().filter(|path| fits(path, route)).filter(is_method);
        // `/users/@me` is described beside `/users/{user_id}`: the more literal path is meant.
        let path = same.min_by_key(|path| path.matches('{').count())?;
        let Some(body) = paths[path][&method].get("requestBody") else { return Some(None) };
        let content = body["content"].as_object()?;
        let kind = content.get("application/json").or_else(|| content.get("multipart/form-data"))?;
        Some(Some(Body { schema: &kind["schema"], is_required: body["required"] == true }))
    }

    fn resolve<'a>(&'a self, mut schema: &'a Value) -> &'a Value {
        while let Some(address) = schema["$ref"].as_str() {
            let pointer = address.trim_start_matches('#');
            schema = self.document.pointer(pointer).unwrap_or_else(|| panic!("{address} leads nowhere"));
        }
        schema
    }
}

/// Whether a described path is this route; names of placeholders do not matter.
fn fits(path: &str, route: &str) -> bool {
    let (path, route): (Vec<_>, Vec<_>) = (path.split('/').collect(), route.split('/').collect());
    let same = |(described, asked): (&&str, &&str)| described == asked || described.starts_with('{');
    path.len() == route.len() && path.iter().zip(&route).all(same)
}

struct Reader<'a> {
    description: &'a Description,
    faults: Vec<String>,
}

impl Reader<'_> {
    fn fault(&mut self, at: &str, what: impl AsRef<str>) {
        let at = if at.is_empty() { "the body" } else { at };
        self.faults.push(format!("{at}: {}", what.as_ref()));
    }

    fn read(&mut self, schema: &Value, body: &Value, at: &str) {
        let schema = self.description.resolve(schema);
        let Some(keywords) = schema.as_object() else {
            if schema == &Value::Bool(false) {
                self.fault(at, "nothing may be here");
            }
            return;
        };
        if is_known_exception(keywords, body, at) {
            return;
        }
        for (keyword, rule) in keywords {
            match keyword.as_str() {
                "oneOf" | "anyOf" => self.read_one_of(rule, body, at),
                "allOf" => {
                    for part in rule.as_array().into_iter().flatten() {
                        self.read(part, body, at);
                    }
                }
                "properties" | "required" | "additionalProperties" | "maxProperties" | "minProperties" => {
                    if let Some(body) = body.as_object() {
                        self.read_object(keywords, keyword, body, at);
                    }
                }
                "items" | "minItems" | "maxItems" | "uniqueItems" => {
                    if let Some(body) = body.as_array() {
                        self.read_list(keyword, rule, body, at);
                    }
                }
                _ if REMARKS.contains(&keyword.as_str()) => {}
                _ => self.read_value(keyword, rule, body, at),
            }
        }
    }

    fn read_value(&mut self, keyword: &str, rule: &Value, body: &Value, at: &str) {
        match keyword {
            "type" => {
                let kinds = rule.as_array().map_or_else(|| vec![rule.clone()], Clone::clone);
                if !kinds.iter().filter_map(Value::as_str).any(|kind| is_a(body, kind)) {
                    self.fault(at, format!("{} is no {rule}", brief(body)));
                }
            }
            "const" if body != rule => self.fault(at, format!("{} is not {rule}", brief(body))),
            "enum" if !rule.as_array().is_some_and(|known| known.contains(body)) => {
                self.fault(at, format!("{} is none of {rule}", brief(body)));
            }
            "minimum" | "maximum" => {
                if let (Some(number), Some(limit)) = (body.as_f64(), rule.as_f64())
                    && (if keyword == "minimum" { number < limit } else { number > limit })
                {
                    self.fault(at, format!("{number} is beyond the {keyword} {limit}"));
                }
            }
            "minLength" | "maxLength" => {
                let length = body.as_str().map(|text| text.chars().count() as u64);
                if let (Some(length), Some(limit)) = (length, rule.as_u64())
                    && (if keyword == "minLength" { length < limit } else { length > limit })
                {
                    self.fault(at, format!("{length} characters are beyond the {keyword} {limit}"));
                }
            }
            "pattern" => {
                let pattern = Regex::new(rule.as_str().unwrap_or_default()).expect("a pattern of Discord's");
                if body.as_str().is_some_and(|text| !pattern.is_match(text)) {
                    self.fault(at, format!("{} does not look like {rule}", brief(body)));
                }
            }
            "format" => self.read_format(rule.as_str().unwrap_or_default(), body, at),
            "const" | "enum" => {}
            _ => {
                self.fault(at, format!("the description says {keyword:?}, which this check cannot read yet"));
            }
        }
    }

    fn read_format(&mut self, format: &str, body: &Value, at: &str) {
        let fits = match (format, body) {
            ("int32", Value::Number(number)) => {
                number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
            }
            // `1.0` is a whole number, as JSON's schemas have it.
            ("int64", Value::Number(number)) => {
                number.as_i64().is_some() || number.as_f64().is_some_and(|number| number.fract() == 0.0)
            }
            ("uri", Value::String(text)) => text.parse::<url::Url>().is_ok(),
            ("date-time", Value::String(text)) => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
            ("int32" | "int64" | "uri" | "date-time" | "double" | "snowflake" | "nonce", _) => true,
            _ => {
                return self
                    .fault(at, format!("the format {format:?} is one that this check cannot read yet"));
            }
        };
        if !fits {
            self.fault(at, format!("{} is no {format}", brief(body)));
        }
    }

    fn read_object(
        &mut self,
        schema: &Map<String, Value>,
        keyword: &str,
        body: &Map<String, Value>,
        at: &str,
    ) {
        let rule = &schema[keyword];
        let count = body.len() as u64;
        match keyword {
            "properties" => {
                for (name, part) in rule.as_object().into_iter().flatten() {
                    if let Some(value) = body.get(name) {
                        self.read(part, value, &inside(at, name));
                    }
                }
            }
            "required" => {
                for name in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if !body.contains_key(name) {
                        self.fault(at, format!("{name} is missing"));
                    }
                }
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                for (name, value) in body {
                    if known.is_none_or(|known| !known.contains_key(name)) {
                        self.read(rule, value, &inside(at, name));
                    }
                }
            }
            _ => {
                let limit = rule.as_u64().unwrap_or_default();
                if if keyword == "minProperties" { count < limit } else { count > limit } {
                    self.fault(at, format!("{count} fields are beyond the {keyword} {limit}"));
                }
            }
        }
    }

    fn read_list(&mut self, keyword: &str, rule: &Value, body: &[Value], at: &str) {
        let count = body.len() as u64;
        let limit = rule.as_u64().unwrap_or_default();
        match keyword {
            "items" => {
                for (number, item) in body.iter().enumerate() {
                    self.read(rule, item, &format!("{at}[{number}]"));
                }
            }
            "uniqueItems" => {
                let different: BTreeSet<String> = body.iter().map(Value::to_string).collect();
                if rule == &Value::Bool(true) && different.len() != body.len() {
                    self.fault(at, "something is in the list twice");
                }
            }
            "minItems" if count < limit => self.fault(at, format!("{count} items are fewer than {limit}")),
            "maxItems" if count > limit => self.fault(at, format!("{count} items are more than {limit}")),
            _ => {}
        }
    }

    /// Reads a body as the one branch that its `type` names; only if there is none such, as any that fits.
    fn read_one_of(&mut self, branches: &Value, body: &Value, at: &str) {
        let all: Vec<&Value> = branches.as_array().into_iter().flatten().collect();
        if all.iter().all(|branch| branch.get("const").is_some()) {
            if !all.iter().any(|branch| &branch["const"] == body) {
                let known: Vec<String> =
                    all.iter().map(|branch| format!("{} {}", branch["title"], branch["const"])).collect();
                self.fault(at, format!("{} is none of {}", brief(body), known.join(", ")));
            }
            return;
        }
        let meant: Vec<&Value> = all.iter().copied().filter(|branch| self.is_meant(branch, body)).collect();
        let tried = if meant.is_empty() { &all } else { &meant };
        let mut closest: Option<Vec<String>> = None;
        for branch in tried {
            let mut reader = Reader { description: self.description, faults: Vec::new() };
            reader.read(branch, body, at);
            if reader.faults.is_empty() {
                return;
            }
            if closest.as_ref().is_none_or(|known| reader.faults.len() < known.len()) {
                closest = Some(reader.faults);
            }
        }
        if meant.is_empty() {
            self.fault(at, format!("{} is no kind of thing that may be here; the closest:", brief(body)));
        }
        self.faults.extend(closest.unwrap_or_default());
    }

    /// Whether a branch is the one that a body names by its `type`, or by being an object, a list, a text or nothing.
    fn is_meant(&self, branch: &Value, body: &Value) -> bool {
        let branch = self.description.resolve(branch);
        let kinds = &branch["type"];
        let listed = kinds.as_array().cloned().unwrap_or_else(|| vec![kinds.clone()]);
        let is_kind = kinds.is_null() || listed.iter().filter_map(Value::as_str).any(|kind| is_a(body, kind));
        let named = body.get("type").zip(branch.pointer("/properties/type"));
        is_kind
            && named.is_none_or(|(value, schema)| {
                let mut reader = Reader { description: self.description, faults: Vec::new() };
                reader.read(schema, value, "");
                reader.faults.is_empty()
            })
    }
}

/// Whether a body is what Discord documents where its description says otherwise.
fn is_known_exception(schema: &Map<String, Value>, body: &Value, at: &str) -> bool {
    let place = without_numbers(at);
    let named = |known: &&str| place == **known || place.ends_with(&format!(".{known}"));
    let is_number = schema.get("type").is_some_and(|kind| kind.to_string().contains("integer"));
    let digits = body
        .as_str()
        .is_some_and(|text| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit()));
    let as_text = is_number && digits && NUMBERS_AS_TEXT.iter().any(&named);
    as_text || (body.is_u64() && TEXT_AS_NUMBERS.iter().any(named))
}

/// `data.attachments[0].id` as `data.attachments[].id`.
fn without_numbers(at: &str) -> String {
    let digits = at.char_indices().filter(|(from, letter)| {
        !(letter.is_ascii_digit()
            && at[..*from].trim_end_matches(|c: char| c.is_ascii_digit()).ends_with('['))
    });
    digits.map(|(_, letter)| letter).collect()
}

fn inside(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

fn is_a(body: &Value, kind: &str) -> bool {
    match kind {
        "null" => body.is_null(),
        "boolean" => body.is_boolean(),
        "integer" => body.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => body.is_number(),
        "string" => body.is_string(),
        "array" => body.is_array(),
        "object" => body.is_object(),
        _ => false,
    }
}

/// A value, short enough for a line.
fn brief(body: &Value) -> String {
    let text = body.to_string();
    if text.chars().count() <= 120 { text } else { text.chars().take(120).chain(['…']).collect() }
}
