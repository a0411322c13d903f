//! Knows who is looking at the page: their language, their zone, the time, and the names behind ids.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// The languages in which the page's own words exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Russian,
}

/// How a language writes dates and times. Discord follows the person's locale here, not only the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    American,
    British,
    Russian,
}

/// Someone or something that can be mentioned or chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The snowflake, as Discord writes it in JSON.
    pub id: String,
    /// The name that is shown, without `@` or `#`.
    pub name: String,
    /// A role's colour, where it has one.
    pub color: Option<u32>,
    /// Whether this is an app rather than a person.
    pub is_app: bool,
    /// Discord's type of a channel; nothing for people and roles.
    pub kind: Option<u64>,
}

/// The names behind the ids in a message, in the order in which they are offered by a select.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub users: Vec<Named>,
    pub roles: Vec<Named>,
    pub channels: Vec<Named>,
    /// What the person may open a direct message with, and threads: mentionable but not offered by a select.
    pub elsewhere: BTreeMap<String, String>,
    /// What commands are called in their language, by what they are called in English.
    pub commands: BTreeMap<String, String>,
}

/// Someone looking at the page.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    /// Their user id.
    pub id: String,
    /// Their Discord locale, such as `en-US` or `ru`.
    pub locale: String,
    /// Their zone.
    pub zone: Tz,
    /// The time by the sandbox's clock.
    pub now: DateTime<Utc>,
    /// Where the sandbox serves files: pictures from there are shown, others are only linked to.
    pub origin: String,
    /// The names that they can see.
    pub names: Names,
}

impl Reader {
    /// The language of the page's own words.
    pub(crate) fn language(&self) -> Language {
        Language::of(&self.locale)
    }

    /// The one of two texts that is in their language.
    pub(crate) fn pick<'a>(&self, english: &'a str, russian: &'a str) -> &'a str {
        match self.language() {
            Language::Russian if !russian.is_empty() => russian,
            _ => english,
        }
    }

    /// How dates and times are written for them.
    pub(crate) fn manner(&self) -> Manner {
        match (self.language(), self.locale.as_str()) {
            (Language::Russian, _) => Manner::Russian,
            (Language::English, "en-US") => Manner::American,
            (Language::English, _) => Manner::British,
        }
    }
}

impl Language {
    /// The page's language for a Discord locale: Russian for Russian, English for everyone else.
    pub(crate) fn of(locale: &str) -> Self {
        if locale == "ru" || locale.starts_with("ru-") { Self::Russian } else { Self::English }
    }

    /// The tag for an HTML `lang` attribute.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }
}

impl Names {
    /// The name of a person or an app.
    pub(crate) fn user(&self, id: &str) -> Option<&Named> {
        self.users.iter().find(|one| one.id == id)
    }

    /// A role.
    pub(crate) fn role(&self, id: &str) -> Option<&Named> {
        self.roles.iter().find(|one| one.id == id)
    }

    /// The name of a channel or a thread, without `#`.
    pub(crate) fn channel(&self, id: &str) -> Option<&str> {
        let listed = self.channels.iter().find(|one| one.id == id).map(|one| one.name.as_str());
        listed.or_else(|| self.elsewhere.get(id).map(String::as_str))
    }
}
