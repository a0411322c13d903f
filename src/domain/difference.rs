//! What differs between two texts, word by word.

use similar::{ChangeTag, TextDiff};

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// It stands in both.
    Same(String),
    /// It stood in the earlier one alone.
    Gone(String),
    /// It stands in the later one alone.
    New(String),
}

/// The runs of which the two texts are made, in their order: what is gone before what came in its place.
pub fn difference(earlier: &str, later: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for change in TextDiff::from_words(earlier, later).iter_all_changes() {
        let words = change.value();
        match (spans.last_mut(), change.tag()) {
            (Some(Span::Same(run)), ChangeTag::Equal)
            | (Some(Span::Gone(run)), ChangeTag::Delete)
            | (Some(Span::New(run)), ChangeTag::Insert) => run.push_str(words),
            (_, ChangeTag::Equal) => spans.push(Span::Same(words.to_owned())),
            (_, ChangeTag::Delete) => spans.push(Span::Gone(words.to_owned())),
            (_, ChangeTag::Insert) => spans.push(Span::New(words.to_owned())),
        }
    }
    spans
}

/// The same with what stands in both cut down to `kept` words beside each change; `…` stands for the rest.
pub fn abridged(spans: Vec<Span>, kept: usize) -> Vec<Span> {
    let last = spans.len().saturating_sub(1);
    let shorten = |(index, span): (usize, Span)| match span {
        Span::Same(run) => Span::Same(shortened(&run, (index > 0, index < last), kept)),
        other => other,
    };
    spans.into_iter().enumerate().map(shorten).collect()
}

/// The words of a run at its beginning and its end, as far as something stands before and after it.
fn shortened(run: &str, (after, before): (bool, bool), kept: usize) -> String {
    let words: Vec<&str> = run.split_inclusive(char::is_whitespace).collect();
    let (head, tail) = (if after { kept } else { 0 }, if before { kept } else { 0 });
    if words.len() <= head + tail + 1 {
        return run.to_owned();
    }
    let tail = words[words.len() - tail..].concat();
    [words[..head].concat(), "… ".to_owned(), tail].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_changed_is_told_by_words() {
        let (same, gone, new) = (|run: &str| Span::Same(run.to_owned()), "30", "60");
        let expected = vec![
            same("A video of "),
            Span::Gone(gone.to_owned()),
            Span::New(new.to_owned()),
            same(" seconds"),
        ];
        assert_eq!(difference("A video of 30 seconds", "A video of 60 seconds"), expected);
        assert_eq!(difference("", ""), []);
        let long = "one two three four five six 30 seven eight nine ten";
        let spans = abridged(difference(long, &long.replace("30", "60")), 2);
        assert_eq!(spans[0], same("… five six "));
        assert_eq!(spans[3], same(" seven … "));
    }

    proptest! {
        #[test]
        fn each_text_is_there_whole(earlier in "[ab \n]{0,40}", later in "[ab \n]{0,40}") {
            let spans = difference(&earlier, &later);
            let (mut before, mut after) = (String::new(), String::new());
            for span in &spans {
                match span {
                    Span::Same(run) => { before.push_str(run); after.push_str(run); }
                    Span::Gone(run) => before.push_str(run),
                    Span::New(run) => after.push_str(run),
                }
            }
            prop_assert_eq!((before, after), (earlier, later));
        }

        #[test]
        fn an_abridged_difference_tells_every_change(earlier in "[ab ]{0,60}", later in "[ab ]{0,60}") {
            let whole = difference(&earlier, &later);
            let changes = |spans: &[Span]| -> Vec<Span> {
                spans.iter().filter(|span| !matches!(span, Span::Same(_))).cloned().collect()
            };
            prop_assert_eq!(changes(&abridged(whole.clone(), 3)), changes(&whole));
        }
    }
}
