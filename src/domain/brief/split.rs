//! Splits what is longer than Discord takes at once into pages that can be read one by one.

/// A heading and what stands below it, as they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The heading; it is repeated, with `more` behind it, where the text goes on on another page.
    pub heading: String,
    /// What stands below it; may be empty.
    pub body: String,
}

/// Between two blocks.
const GAP: &str = "\n\n";

/// The blocks on as few pages as can be without tearing one apart that fits on a page; each page has at most `limit`
/// characters. Where a block has to be torn, that is between paragraphs, else lines, else sentences, else words.
/// `more` stands behind the heading of what goes on; `limit` is at least 80 more than the longest heading with it.
pub fn pages(blocks: &[Block], more: &str, limit: usize) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for block in blocks {
        let whole = shown(&block.heading, &block.body);
        let fits = |page: &String| length(page) + length(GAP) + length(&whole) <= limit;
        match pages.last_mut() {
            Some(page) if fits(page) => {
                page.push_str(GAP);
                page.push_str(&whole);
            }
            _ if length(&whole) <= limit => pages.push(whole),
            _ => pages.extend(torn(block, more, limit)),
        }
    }
    pages
}

fn shown(heading: &str, body: &str) -> String {
    match (heading.is_empty(), body.is_empty()) {
        (true, _) => body.to_owned(),
        (false, true) => heading.to_owned(),
        (false, false) => format!("{heading}\n{body}"),
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A block that is longer than a page, on several.
fn torn(block: &Block, more: &str, limit: usize) -> Vec<String> {
    let mut pages = Vec::new();
    let mut rest = block.body.as_str();
    let mut heading = block.heading.clone();
    while !rest.is_empty() {
        let room = limit.saturating_sub(length(&heading) + 1).max(1);
        let (piece, after) = rest.split_at(end(rest, room));
        pages.push(shown(&heading, piece.trim_end()));
        rest = after.trim_start();
        if !heading.is_empty() {
            heading = format!("{}{more}", block.heading);
        }
    }
    pages
}

/// Where the first piece of at most `room` characters ends, in bytes.
fn end(text: &str, room: usize) -> usize {
    let Some((most, _)) = text.char_indices().nth(room) else { return text.len() };
    let window = &text[..most];
    // Not so early that pages would be half empty.
    let early = window.char_indices().nth(room / 2).map_or(0, |(at, _)| at);
    let after = |sign: &str| window.rfind(sign).map(|at| at + sign.len()).filter(|at| *at > early);
    let sentence = || [". ", "! ", "? ", "… "].iter().filter_map(|sign| after(sign)).max();
    let torn = after("\n\n").or_else(|| after("\n")).or_else(sentence).or_else(|| after(" "));
    // A sign that takes the meaning from the next one stays with it.
    let signs = window.chars().rev().take_while(|letter| *letter == '\\').count();
    torn.unwrap_or(if signs % 2 == 1 && window.len() > signs { most - 1 } else { most })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn block(heading: &str, body: &str) -> Block {
        Block { heading: heading.to_owned(), body: body.to_owned() }
    }

    #[test]
    fn what_fits_stands_together() {
        let blocks = [block("**A**", "one"), block("**B**", ""), block("", "three")];
        assert_eq!(pages(&blocks, " …", 100), ["**A**\none\n\n**B**\n\nthree"]);
        assert_eq!(pages(&[], " …", 100), Vec::<String>::new());
    }

    #[test]
    fn a_block_that_fits_on_a_page_is_not_torn() {
        let blocks = [block("A", &"a".repeat(60)), block("B", &"b".repeat(60))];
        let split = pages(&blocks, " …", 100);
        assert_eq!(split.len(), 2);
        assert!(split[1].starts_with("B\n"));
    }

    #[test]
    fn a_long_block_is_torn_where_a_reader_would_stop() {
        let body = format!("{}. {}", "first sentence ".repeat(5).trim(), "second one ".repeat(5).trim());
        let split = pages(&[block("A", &body)], " (more)", 100);
        assert_eq!(split.len(), 2);
        assert!(split[0].ends_with("sentence."), "{}", split[0]);
        assert!(split[1].starts_with("A (more)\nsecond one"), "{}", split[1]);
    }

    #[test]
    fn a_sign_is_not_torn_from_what_it_belongs_to() {
        let body = format!("{}\\*{}", "a".repeat(96), "b".repeat(50));
        let split = pages(&[block("", &body)], "", 98);
        assert!(split.iter().all(|page| !page.ends_with('\\')), "{split:?}");
    }

    /// The words of a text.
    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    proptest! {
        #[test]
        fn no_page_is_too_long_and_no_word_is_lost(
            bodies in proptest::collection::vec("([a-zа-я.\\\\]{1,12}[ \n]{1,2}){0,80}", 0..8),
            limit in 120_usize..400,
        ) {
            let blocks: Vec<Block> =
                bodies.iter().enumerate().map(|(number, body)| block(&format!("#{number}#"), body.trim())).collect();
            let split = pages(&blocks, " …", limit);
            for page in &split {
                prop_assert!(page.chars().count() <= limit, "{} characters", page.chars().count());
                prop_assert!(!page.is_empty());
            }
            let is_heading = |word: &&str| word.starts_with('#') || *word == "…";
            let said: Vec<&str> = split.iter().flat_map(|page| words(page)).filter(|word| !is_heading(word)).collect();
            let written: Vec<&str> = bodies.iter().flat_map(|body| words(body)).collect();
            prop_assert_eq!(said, written);
        }

        #[test]
        fn letters_without_a_gap_are_split_as_well(letters in "[a-z\\\\]{0,2000}") {
            let split = pages(&[block("", &letters)], " …", 100);
            prop_assert!(split.iter().all(|page| page.chars().count() <= 100));
            prop_assert_eq!(split.concat(), letters);
        }
    }
}
