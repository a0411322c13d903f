//! What commands, options and choices are called in each language.

use super::{Message, catalogue};
use crate::domain::Language;

/// The name and description of a command, option or choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// What people type or pick.
    pub name: String,
    /// What the client shows beside it; menus and choices have none.
    pub description: Option<String>,
}

/// The naming of `path` in `language`, as `locales/<language>/commands.ftl` has it: `link`, `link-get`,
/// `link-get--campaign` for an option, `stats-me--period--7d` for a choice.
pub fn naming(language: Language, path: &str) -> Option<Naming> {
    let bundle = catalogue::of(language);
    let message = bundle.get_message(path)?;
    let mut errors = Vec::new();
    let name = bundle.format_pattern(message.value()?, None, &mut errors).into_owned();
    let description = message
        .get_attribute("description")
        .map(|attribute| bundle.format_pattern(attribute.value(), None, &mut errors).into_owned());
    errors.is_empty().then_some(Naming { name, description })
}

/// What people type for a command, in the reader's own language, to stand in a sentence: `program`, `программа`.
pub fn name(path: &str) -> Message {
    Message { id: path.to_owned().into(), args: Vec::new() }
}
