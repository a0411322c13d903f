//! Decides which addresses in a message become links: those of the web and no others.

/// The address, if a browser may be sent there: `http` or `https` with a host, no user name, nothing unprintable.
pub(crate) fn web_address(text: &str) -> Option<&str> {
    let rest = strip_scheme(text)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = text
        .chars()
        .all(|one| !one.is_whitespace() && !one.is_control() && !is_invisible(one) && one != '\\');
    (!host.is_empty() && !host.contains('@') && is_plain && text.len() <= 2048).then_some(text)
}

/// Reads `[text](url)` or `[text](<url> "title")` at the start: the text, the address and the length of it all.
pub(super) fn masked(rest: &str) -> Option<(&str, &str, usize)> {
    rest.find("](")?;
    let text_end = 1 + closing(rest.get(1..)?, '[', ']')?;
    let text = &rest[1..text_end];
    let after = rest[text_end..].strip_prefix("](")?;
    let target_end = closing(after, '(', ')')?;
    let target = after[..target_end].trim();
    let target = match target.split_once(char::is_whitespace) {
        Some((address, title)) if is_title(title.trim()) => address,
        Some(_) => return None,
        None => target,
    };
    let target = target.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(target);
    let target = web_address(target)?;
    let names_an_address = text.contains("http://") || text.contains("https://");
    (!text.trim().is_empty() && !names_an_address).then_some((text, target, text_end + 2 + target_end + 1))
}

/// Reads a bare address at the start and leaves the punctuation after it to the sentence.
pub(super) fn bare(rest: &str) -> Option<&str> {
    strip_scheme(rest)?;
    let end = rest.find(|one: char| one.is_whitespace() || one == '<' || one == '>').unwrap_or(rest.len());
    let end = rest[..end].find("](").unwrap_or(end);
    let mut address = &rest[..end];
    while let Some(last) = address.chars().next_back() {
        let is_unbalanced = last == ')' && address.matches(')').count() > address.matches('(').count();
        if !is_unbalanced && !".,:;!?\"'*_~|`]".contains(last) {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    web_address(address)
}

/// Reads `<https://…>`, which is a link without a preview.
pub(super) fn bracketed(rest: &str) -> Option<(&str, usize)> {
    let inner = rest.strip_prefix('<')?;
    let end = inner.find('>')?;
    web_address(&inner[..end]).map(|address| (address, end + 2))
}

fn strip_scheme(text: &str) -> Option<&str> {
    ["http://", "https://"].iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    })
}

/// Characters that turn writing around or cannot be seen, so that an address would read as another one.
fn is_invisible(one: char) -> bool {
    matches!(one, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_title(text: &str) -> bool {
    text.len() >= 2
        && ((text.starts_with('"') && text.ends_with('"'))
            || (text.starts_with('\'') && text.ends_with('\'')))
}

/// The byte at which the bracket that is open already closes.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_u32;
    let mut is_escaped = false;
    for (at, one) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
        } else if one == '\\' {
            is_escaped = true;
        } else if one == '\n' && open == '(' {
            return None;
        } else if one == open {
            depth += 1;
        } else if one == close {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}
