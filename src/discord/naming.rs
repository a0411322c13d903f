//! Gives every command, option and choice its name and description in each language.

use std::borrow::Cow;

use serenity::all::{CommandOptionType, CreateCommandOption};

use crate::discord::commands::Command;
use crate::domain::Language;
use crate::i18n::commands::{Naming, naming};

/// Discord's locales that a language of ours serves. English serves both of Discord's.
fn locales(language: Language) -> Vec<String> {
    match language.code() {
        "en" => vec!["en-US".to_owned(), "en-GB".to_owned()],
        code => vec![code.to_owned()],
    }
}

type Pairs = Vec<(Cow<'static, str>, Cow<'static, str>)>;

/// Every language's naming of `path`, as Discord's locale dictionaries.
fn localized(path: &str) -> (Pairs, Pairs) {
    let mut names = Pairs::new();
    let mut descriptions = Pairs::new();
    for language in Language::ALL {
        let Some(Naming { name, description }) = naming(*language, path) else { continue };
        for locale in locales(*language) {
            names.push((locale.clone().into(), name.clone().into()));
            if let Some(description) = &description {
                descriptions.push((locale.into(), description.clone().into()));
            }
        }
    }
    (names, descriptions)
}

/// By what path a command is found in `commands.ftl`: `link`, `link-get`, for a menu `menu-creator-card`.
pub fn path(command: &Command, parent: Option<&str>) -> String {
    let own = command.context_menu_name.as_ref().unwrap_or(&command.name);
    let own = own.to_lowercase().replace([' ', '…'], "-");
    let own = own.trim_end_matches('-');
    match parent {
        Some(parent) => format!("{parent}-{own}"),
        None if command.context_menu_name.is_some() => format!("menu-{own}"),
        None => own.to_owned(),
    }
}

/// Names a command and all below it from `commands.ftl`, by its path: `link`, `link-get`, `link-get--campaign`.
pub fn name(command: &mut Command, parent: Option<&str>) {
    let path = path(command, parent);
    let (names, descriptions) = localized(&path);
    command.name_localizations = names.into();
    if command.context_menu_name.is_none() {
        command.description =
            naming(Language::FALLBACK, &path).and_then(|naming| naming.description).map(Into::into);
        command.description_localizations = descriptions.into();
    }
    for parameter in &mut command.parameters {
        let path = format!("{path}--{}", parameter.name);
        let (names, descriptions) = localized(&path);
        parameter.name_localizations = names.into();
        parameter.description =
            naming(Language::FALLBACK, &path).and_then(|naming| naming.description).map(Into::into);
        parameter.description_localizations = descriptions.into();
    }
    for subcommand in &mut command.subcommands {
        name(subcommand, Some(&path));
    }
}

/// Adds the string choices of an option: `values` name themselves at `path`, as in `stats-me--period--7d`.
pub fn choices(mut option: CreateCommandOption, path: &str, values: &[&str]) -> CreateCommandOption {
    for value in values {
        let path = format!("{path}--{value}");
        let english =
            naming(Language::FALLBACK, &path).map_or_else(|| (*value).to_owned(), |naming| naming.name);
        option = option.add_string_choice_localized(english, *value, localized(&path).0);
    }
    option.kind(CommandOptionType::String)
}
