//! Reads what Discord writes between angle brackets: mentions of people, roles, channels and commands, and moments.

use super::Token;
use crate::viewer::moment::{Style, from_unix};

/// Reads a token at the start of the text, with its length in bytes.
pub(super) fn read(rest: &str) -> Option<(Token, usize)> {
    if rest.starts_with("@everyone") {
        return Some((Token::Everybody("@everyone"), "@everyone".len()));
    }
    if rest.starts_with("@here") {
        return Some((Token::Everybody("@here"), "@here".len()));
    }
    let inner = rest.strip_prefix('<')?;
    let end = inner.find('>').filter(|end| *end <= 160)?;
    let token = inside(&inner[..end])?;
    Some((token, end + 2))
}

fn inside(text: &str) -> Option<Token> {
    if let Some(id) = text.strip_prefix("@&") {
        return snowflake(id).map(Token::Role);
    }
    if let Some(id) = text.strip_prefix("@!").or_else(|| text.strip_prefix('@')) {
        return snowflake(id).map(Token::User);
    }
    if let Some(id) = text.strip_prefix('#') {
        return snowflake(id).map(Token::Channel);
    }
    if let Some(command) = text.strip_prefix('/') {
        let (name, id) = command.rsplit_once(':')?;
        return is_command_path(name)
            .then(|| snowflake(id))
            .flatten()
            .map(|id| Token::Command { name: name.to_owned(), id });
    }
    if let Some(moment) = text.strip_prefix("t:") {
        return time(moment);
    }
    if let Some(place) = text.strip_prefix("id:") {
        return guide(place).map(Token::Guide);
    }
    let emoji = text.strip_prefix("a:").or_else(|| text.strip_prefix(':'))?;
    let (name, id) = emoji.split_once(':')?;
    let is_name = name.len() >= 2 && name.chars().all(|one| one.is_alphanumeric() || one == '_');
    (is_name && snowflake(id).is_some()).then(|| Token::Emoji { name: name.to_owned() })
}

fn time(text: &str) -> Option<Token> {
    let (seconds, style) = match text.split_once(':') {
        Some((seconds, letter)) => (seconds, Style::from_letter(letter)?),
        None => (text, Style::LongDateShortTime),
    };
    let at = from_unix(seconds.parse().ok()?)?;
    Some(Token::Time { at, style })
}

fn guide(place: &str) -> Option<&'static str> {
    Some(match place {
        "customize" => "customize",
        "browse" => "browse",
        "guide" => "guide",
        _ if place.starts_with("linked-roles") => "linked-roles",
        _ => return None,
    })
}

fn snowflake(text: &str) -> Option<String> {
    ((1..=20).contains(&text.len()) && text.bytes().all(|one| one.is_ascii_digit())).then(|| text.to_owned())
}

fn is_command_path(text: &str) -> bool {
    let parts: Vec<&str> = text.split(' ').collect();
    (1..=3).contains(&parts.len())
        && parts.iter().all(|part| {
            !part.is_empty() && part.chars().all(|one| one.is_alphanumeric() || "-_'".contains(one))
        })
}
