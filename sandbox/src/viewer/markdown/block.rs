//! Reads paragraphs, headings, quotes, lists and code blocks of Discord markdown.

use super::{Block, Inline, Item, List, inline};

/// Reads a whole message.
pub(super) fn read(text: &str) -> Vec<Block> {
    read_within(text, false)
}

fn read_within(text: &str, is_in_quote: bool) -> Vec<Block> {
    let mut reading = Reading::default();
    let mut rest = text;
    let mut is_line_start = true;
    while !rest.is_empty() {
        if let Some((block, length)) = fence(rest) {
            reading.push(block);
            rest = after_break(&rest[length..]);
            is_line_start = true;
            continue;
        }
        if is_line_start && let Some((block, length)) = of_lines(rest, is_in_quote) {
            reading.push(block);
            rest = &rest[length..];
            continue;
        }
        let length = plain(rest);
        reading.paragraph.push_str(&rest[..length]);
        is_line_start = rest[..length].ends_with('\n');
        rest = &rest[length..];
    }
    reading.finish()
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Block>,
    paragraph: String,
}

impl Reading {
    fn push(&mut self, block: Block) {
        self.close();
        self.blocks.push(block);
    }

    /// Ends the paragraph. The line break before the next block is not a blank line.
    fn close(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph(inline::read(text)));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }
}

/// The length of the text up to the end of the line, or up to a code block within it.
fn plain(rest: &str) -> usize {
    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    let first = rest.chars().next().map_or(1, char::len_utf8);
    let mut from = first;
    while let Some(found) = rest.get(from..end).and_then(|line| line.find("```")) {
        if fence(&rest[from + found..]).is_some() {
            return from + found;
        }
        from += found + 3;
    }
    end
}

fn after_break(rest: &str) -> &str {
    rest.strip_prefix('\n').unwrap_or(rest)
}

/// A code block at the start: three backticks, perhaps a language and a line break, text, three backticks.
fn fence(rest: &str) -> Option<(Block, usize)> {
    let inner = rest.strip_prefix("```")?;
    let end = inner.find("```")?;
    let body = &inner[..end];
    let (language, text) = match body.split_once('\n') {
        Some((first, text)) if is_language(first) && !text.trim().is_empty() => (first, text),
        _ => ("", body),
    };
    let text = text.trim_start_matches('\n').trim_end();
    (!text.is_empty())
        .then(|| (Block::Code { language: language.to_owned(), text: text.to_owned() }, 3 + end + 3))
}

fn is_language(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|one| one.is_ascii_alphanumeric() || "_+-.#".contains(one))
}

/// A block that begins at the start of a line.
fn of_lines(rest: &str, is_in_quote: bool) -> Option<(Block, usize)> {
    if !is_in_quote && let Some(inner) = rest.strip_prefix(">>> ") {
        return Some((Block::Quote(read_within(inner, true)), rest.len()));
    }
    if !is_in_quote && rest.starts_with("> ") {
        return Some(quote(rest));
    }
    if let Some(found) = heading(rest) {
        return Some(found);
    }
    list(rest).map(|(list, length)| (Block::List(list), length))
}

fn quote(rest: &str) -> (Block, usize) {
    let mut inner = String::new();
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        let Some(text) = line.strip_prefix("> ") else { break };
        inner.push_str(text);
        length += line.len();
    }
    (Block::Quote(read_within(&inner, true)), length)
}

fn heading(rest: &str) -> Option<(Block, usize)> {
    let line = rest.split_inclusive('\n').next()?;
    let (mark, text) = line.trim_end().split_once(' ')?;
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let pieces = || inline::read(text);
    let block = match mark {
        "#" => Block::Heading(1, pieces()),
        "##" => Block::Heading(2, pieces()),
        "###" => Block::Heading(3, pieces()),
        "-#" => Block::Subtext(pieces()),
        _ => return None,
    };
    Some((block, line.len()))
}

/// One line of a list: how far it is indented, its number, and its text.
struct Line {
    indent: usize,
    number: Option<u32>,
    text: Vec<Inline>,
}

fn list(rest: &str) -> Option<(List, usize)> {
    let mut lines = Vec::new();
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        let Some(read) = list_line(line) else { break };
        lines.push(read);
        length += line.len();
    }
    let mut lines = lines.into_iter().peekable();
    let first = lines.peek()?;
    let (indent, number) = (first.indent, first.number);
    let list = gather(&mut lines, indent, number, 0);
    let rest_of_lines: Vec<Line> = lines.collect();
    let mut list = list;
    list.items.extend(rest_of_lines.into_iter().map(|line| Item { text: line.text, below: Vec::new() }));
    Some((list, length))
}

fn gather(
    lines: &mut std::iter::Peekable<std::vec::IntoIter<Line>>,
    indent: usize,
    start: Option<u32>,
    depth: u8,
) -> List {
    let mut items: Vec<Item> = Vec::new();
    while let Some(next) = lines.peek() {
        if next.indent > indent && depth < 10 {
            let (deeper, number) = (next.indent, next.number);
            let below = gather(lines, deeper, number, depth + 1);
            if let Some(item) = items.last_mut() {
                item.below.push(below);
            }
        } else if next.indent < indent && depth > 0 {
            break;
        } else if let Some(line) = lines.next() {
            items.push(Item { text: line.text, below: Vec::new() });
        }
    }
    List { start, items }
}

fn list_line(line: &str) -> Option<Line> {
    let text = line.trim_end();
    let indent = text.len() - text.trim_start_matches(' ').len();
    let (mark, text) = text[indent..].split_once(' ')?;
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let number = match mark {
        "-" | "*" => None,
        _ => Some(mark.strip_suffix('.').filter(|digits| digits.len() <= 9)?.parse().ok()?),
    };
    Some(Line { indent, number, text: inline::read(text) })
}
