//! Reads bold, italics, links, code and mentions within a line of Discord markdown.

use super::{Inline, link, token};

/// How deeply styles may lie in one another; beyond it text is shown as it was written.
const DEEPEST: u8 = 8;

/// Reads a text that may run over several lines.
pub(super) fn read(text: &str) -> Vec<Inline> {
    read_at(text, 0)
}

fn read_at(text: &str, depth: u8) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        if let Some((escaped, length)) = escape(rest) {
            plain.push(escaped);
            at += length;
        } else if let Some((piece, length)) = piece(rest, before, depth) {
            if !plain.is_empty() {
                pieces.push(Inline::Text(std::mem::take(&mut plain)));
            }
            pieces.push(piece);
            at += length;
        } else {
            let length = if first == '`' { ticks(rest) } else { first.len_utf8() };
            plain.push_str(&rest[..length]);
            at += length;
        }
    }
    if !plain.is_empty() {
        pieces.push(Inline::Text(plain));
    }
    pieces
}

/// A backslash before punctuation makes it plain.
fn escape(rest: &str) -> Option<(char, usize)> {
    let next = rest.strip_prefix('\\')?.chars().next()?;
    next.is_ascii_punctuation().then_some((next, 2))
}

fn piece(rest: &str, before: Option<char>, depth: u8) -> Option<(Inline, usize)> {
    match rest.as_bytes().first()? {
        b'`' => code(rest),
        b'<' => token::read(rest)
            .map(|(token, length)| (Inline::Token(token), length))
            .or_else(|| link::bracketed(rest).map(|(address, length)| (plain_link(address), length))),
        b'@' => token::read(rest).map(|(token, length)| (Inline::Token(token), length)),
        b'h' | b'H' if !before.is_some_and(char::is_alphanumeric) => {
            link::bare(rest).map(|address| (plain_link(address), address.len()))
        }
        _ if depth >= DEEPEST => None,
        b'[' => link::masked(rest).map(|(text, address, length)| {
            let text = without_links(read_at(text, depth + 1));
            (Inline::Link { url: address.to_owned(), text }, length)
        }),
        b'*' => wrapped(rest, "**", Some('*'), depth, Inline::Bold).or_else(|| italic_by_star(rest, depth)),
        b'_' => wrapped(rest, "__", Some('_'), depth, Inline::Underline)
            .or_else(|| italic_by_line(rest, before, depth)),
        b'~' => wrapped(rest, "~~", None, depth, Inline::Strike),
        b'|' => wrapped(rest, "||", None, depth, Inline::Spoiler),
        _ => None,
    }
}

fn plain_link(address: &str) -> Inline {
    Inline::Link { url: address.to_owned(), text: vec![Inline::Text(address.to_owned())] }
}

/// Links may not lie in links.
fn without_links(pieces: Vec<Inline>) -> Vec<Inline> {
    pieces
        .into_iter()
        .flat_map(|piece| match piece {
            Inline::Link { text, .. } => text,
            Inline::Bold(inner) => vec![Inline::Bold(without_links(inner))],
            Inline::Italic(inner) => vec![Inline::Italic(without_links(inner))],
            Inline::Underline(inner) => vec![Inline::Underline(without_links(inner))],
            Inline::Strike(inner) => vec![Inline::Strike(without_links(inner))],
            Inline::Spoiler(inner) => without_links(inner),
            other => vec![other],
        })
        .collect()
}

/// `` `code` `` or ``` ``code with a ` in it`` ```: as many backticks behind as before.
fn code(rest: &str) -> Option<(Inline, usize)> {
    let ticks = ticks(rest);
    let fence = &rest[..ticks];
    let inner = &rest[ticks..];
    let mut from = 0;
    loop {
        let found = from + inner[from..].find(fence)?;
        let run = self::ticks(&inner[found..]);
        if run == ticks {
            let text = &inner[..found];
            let text = if ticks > 1 { text.trim() } else { text };
            return (!text.is_empty()).then(|| (Inline::Code(text.to_owned()), ticks * 2 + found));
        }
        from = found + run;
    }
}

/// How many backticks stand at the start.
fn ticks(rest: &str) -> usize {
    rest.bytes().take_while(|one| *one == b'`').count()
}

/// Text between two equal marks; the closing one is not followed by `never_before`.
fn wrapped(
    rest: &str,
    mark: &str,
    never_before: Option<char>,
    depth: u8,
    make: fn(Vec<Inline>) -> Inline,
) -> Option<(Inline, usize)> {
    let inner = rest.strip_prefix(mark)?;
    let end = find(inner, |tail, at| {
        at > 0
            && tail
                .strip_prefix(mark)
                .is_some_and(|after| never_before.is_none_or(|no| !after.starts_with(no)))
    })?;
    Some((make(read_at(&inner[..end], depth + 1)), mark.len() * 2 + end))
}

fn italic_by_star(rest: &str, depth: u8) -> Option<(Inline, usize)> {
    let inner = rest.strip_prefix('*')?;
    if inner.starts_with(char::is_whitespace) || inner.starts_with('*') {
        return None;
    }
    let bytes = inner.as_bytes();
    let end = find(inner, |tail, at| {
        at > 0
            && tail.starts_with('*')
            && !tail.starts_with("**")
            && bytes[at - 1] != b'*'
            && !bytes[at - 1].is_ascii_whitespace()
    })?;
    Some((Inline::Italic(read_at(&inner[..end], depth + 1)), end + 2))
}

/// `_so_`, but not within `a_word_of_code`.
fn italic_by_line(rest: &str, before: Option<char>, depth: u8) -> Option<(Inline, usize)> {
    let inner = rest.strip_prefix('_')?;
    if before.is_some_and(char::is_alphanumeric) || inner.starts_with('_') {
        return None;
    }
    let bytes = inner.as_bytes();
    let end = find(inner, |tail, at| {
        let next = tail.chars().nth(1);
        at > 0
            && tail.starts_with('_')
            && bytes[at - 1] != b'_'
            && !next.is_some_and(|one| one == '_' || one.is_alphanumeric())
    })?;
    Some((Inline::Italic(read_at(&inner[..end], depth + 1)), end + 2))
}

/// The first byte at which `is_end` holds, stepping over escapes and code.
fn find(text: &str, is_end: impl Fn(&str, usize) -> bool) -> Option<usize> {
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let tail = &text[at..];
        if is_end(tail, at) {
            return Some(at);
        }
        at += if let Some((_, length)) = escape(tail) {
            length
        } else if first == '`' {
            code(tail).map_or_else(|| ticks(tail), |(_, length)| length)
        } else {
            first.len_utf8()
        };
    }
    None
}
