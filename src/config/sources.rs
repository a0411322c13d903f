//! Where settings come from: built-in defaults, a file, the environment, the command line; and names that nobody knows.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use figment::providers::{Env, Format as _, Toml};
use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};

use super::{SETTINGS, Setting};

/// What was given on the command line, by the settings' keys.
pub type Flags = BTreeMap<&'static str, String>;

/// The file that is read when none is named.
const USUAL_FILE: &str = "duet.toml";

/// Variables for Duet's tests, which are no settings.
const FOR_TESTS: &str = "DUET_TEST_";

/// Everything that was set, and the mistakes found so far.
pub(super) struct Layers {
    pub(super) figment: Figment,
    pub(super) mistakes: Vec<String>,
}

/// One source, whose name says how a setting is called in it.
struct Layer {
    name: String,
    values: Dict,
}

impl Provider for Layer {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.name.clone())
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        Ok(Profile::Default.collect(self.values.clone()))
    }
}

/// The names of the sources, from which [`called`] tells how a setting is called there.
const ENVIRONMENT: &str = "environment";
const COMMAND_LINE: &str = "command line";

/// How a setting is called in the source of that name, so that people find it there.
pub(super) fn called(setting: &Setting, source: Option<&str>) -> String {
    match source {
        Some(COMMAND_LINE) => format!("--{}", setting.key.replace('_', "-")),
        None | Some(ENVIRONMENT) => setting.variable.to_owned(),
        Some(file) => format!("{} in {file}", setting.key),
    }
}

/// The process's environment, as far as it is text.
pub(super) fn environment() -> Vec<(String, String)> {
    Env::raw().lowercase(false).iter().map(|(name, value)| (name.into_string(), value)).collect()
}

pub(super) fn layers(file: Option<&Path>, environment: &[(String, String)], flags: &Flags) -> Layers {
    let mut mistakes = Vec::new();
    let defaults = SETTINGS
        .iter()
        .filter_map(|setting| Some((setting.key.to_owned(), Value::from(setting.default?))))
        .collect();
    let file = from_file(file, &mut mistakes);
    let environment =
        Layer { name: ENVIRONMENT.to_owned(), values: from_environment(environment, &mut mistakes) };
    let flags = flags.iter().map(|(key, value)| ((*key).to_owned(), Value::from(value.as_str()))).collect();
    let figment = Figment::new()
        .merge(Layer { name: "defaults".to_owned(), values: defaults })
        .merge(file)
        .merge(environment)
        .merge(Layer { name: COMMAND_LINE.to_owned(), values: flags });
    Layers { figment, mistakes }
}

fn from_environment(environment: &[(String, String)], mistakes: &mut Vec<String>) -> Dict {
    let mut values = Dict::new();
    for (name, value) in environment {
        match SETTINGS.iter().find(|setting| setting.variable == name) {
            // An empty variable is how compose files and CI systems say "not set".
            Some(_) if value.trim().is_empty() => {}
            Some(setting) => {
                values.insert(setting.key.to_owned(), Value::from(value.trim()));
            }
            None if name.starts_with("DUET_") && !name.starts_with(FOR_TESTS) => {
                mistakes
                    .push(format!("{name} is no setting of Duet's{}", did_you_mean(name, |s| s.variable)));
            }
            None => {}
        }
    }
    values
}

fn from_file(file: Option<&Path>, mistakes: &mut Vec<String>) -> Layer {
    let path = file.unwrap_or(Path::new(USUAL_FILE));
    let name = path.display().to_string();
    let mut values = match fs::read_to_string(path) {
        Ok(text) => parse(&name, &text, mistakes),
        Err(error) if error.kind() == ErrorKind::NotFound && file.is_none() => Dict::new(),
        Err(error) => {
            mistakes.push(format!("{name} cannot be read ({error}); name a file that exists after --config"));
            Dict::new()
        }
    };
    values.retain(|key, _| {
        let is_known = SETTINGS.iter().any(|setting| setting.key == key);
        if !is_known {
            mistakes.push(format!("{key} in {name} is no setting of Duet's{}", did_you_mean(key, |s| s.key)));
        }
        is_known
    });
    Layer { name, values }
}

fn parse(name: &str, text: &str, mistakes: &mut Vec<String>) -> Dict {
    match Toml::from_str(text) {
        Ok(values) => values,
        Err(error) => {
            // The parser's own report quotes the line, and the line may hold the token.
            let at = error.span().map_or(0, |span| span.start).min(text.len());
            let line = text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
            let what = error.message().lines().next().unwrap_or_default().to_owned();
            mistakes.push(format!(
                "{name}, line {line}: this is not TOML ({what}); write settings like log = \"info\""
            ));
            Dict::new()
        }
    }
}

/// The known name that is closest, if one is close.
fn did_you_mean(name: &str, of: impl Fn(&Setting) -> &'static str) -> String {
    let nearest = SETTINGS.iter().map(|setting| (distance(name, of(setting)), of(setting))).min();
    match nearest {
        Some((distance, nearest)) if distance <= (name.len() / 3).max(2) => {
            format!("; did you mean {nearest}?")
        }
        _ => format!("; the settings are {}", SETTINGS.iter().map(of).collect::<Vec<_>>().join(", ")),
    }
}

/// How many letters have to be added, taken away or changed to get from one word to the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, from) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in other.iter().enumerate() {
            let changed = diagonal + usize::from(!from.eq_ignore_ascii_case(to));
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
