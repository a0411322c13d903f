//! What commands are called in a reader's language.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::{list, text};

/// The names of commands, with their groups and subcommands, in a language, by what they are called in English.
pub(crate) fn in_language(commands: &[Value], locale: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for command in commands {
        gather(command, "", "", locale, &mut names);
    }
    names
}

fn gather(part: &Value, above: &str, above_said: &str, locale: &str, names: &mut BTreeMap<String, String>) {
    let name = text(part, "name");
    let said = part["name_localizations"][locale].as_str().unwrap_or(name);
    let (path, said) = (join(above, name), join(above_said, said));
    for option in list(part, "options").iter().filter(|option| matches!(option["type"].as_u64(), Some(1 | 2)))
    {
        gather(option, &path, &said, locale, names);
    }
    names.insert(path, said);
}

fn join(above: &str, name: &str) -> String {
    if above.is_empty() { name.to_owned() } else { format!("{above} {name}") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn subcommands_are_named_with_their_command_and_what_has_no_translation_keeps_its_name() {
        let get = json!({"type": 1, "name": "get", "name_localizations": {"ru": "получить"}});
        let choice = json!({"type": 3, "name": "campaign", "name_localizations": {"ru": "кампания"}});
        let link = json!({"name": "link", "name_localizations": {"ru": "ссылка"}, "options": [get, choice]});
        let wave = json!({"type": 2, "name": "Wave"});
        let names = in_language(&[link, wave], "ru");
        assert_eq!(names["link get"], "ссылка получить");
        assert_eq!(names["Wave"], "Wave");
        assert!(!names.contains_key("link campaign"));
    }
}
