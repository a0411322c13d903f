//! Reads the markdown that people and apps write on Discord, and draws it safely as HTML.

mod block;
mod draw;
mod inline;
mod link;
mod token;

#[cfg(test)]
mod tests;

pub(crate) use draw::{blocks, channel_address, line};
pub(crate) use link::web_address;

use chrono::{DateTime, Utc};

use super::moment::Style;

/// A piece that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    Paragraph(Vec<Inline>),
    Heading(u8, Vec<Inline>),
    Subtext(Vec<Inline>),
    Quote(Vec<Block>),
    List(List),
    Code { language: String, text: String },
}

/// A list and the number at which it starts, where it is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
struct List {
    start: Option<u32>,
    items: Vec<Item>,
}

/// An item and what is listed below it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    text: Vec<Inline>,
    below: Vec<List>,
}

/// A piece within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Inline {
    Text(String),
    Bold(Vec<Inline>),
    Italic(Vec<Inline>),
    Underline(Vec<Inline>),
    Strike(Vec<Inline>),
    Spoiler(Vec<Inline>),
    Code(String),
    Link { url: String, text: Vec<Inline> },
    Token(Token),
}

/// What Discord writes between angle brackets, and the two mentions of everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    User(String),
    Role(String),
    Channel(String),
    Command { name: String, id: String },
    Time { at: DateTime<Utc>, style: Style },
    Emoji { name: String },
    Guide(&'static str),
    Everybody(&'static str),
}
