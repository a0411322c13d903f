//! Finds what somebody means by their words, in whatever form and language those stand.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use crate::domain::PersonId;

/// Letters of a word that is worth looking for, unless there is no other.
const SHORTEST: usize = 3;
/// Words that are in every question, and so tell none from another.
const COMMON: &[&str] = &[
    "the",
    "and",
    "for",
    "are",
    "you",
    "how",
    "what",
    "why",
    "when",
    "where",
    "who",
    "which",
    "with",
    "from",
    "can",
    "does",
    "did",
    "this",
    "that",
    "there",
    "about",
    "have",
    "has",
    "not",
    "как",
    "что",
    "где",
    "когда",
    "почему",
    "зачем",
    "кто",
    "для",
    "или",
    "это",
    "при",
    "про",
    "все",
    "вас",
    "вам",
    "нас",
    "там",
    "тут",
    "лучше",
    "можно",
    "нужно",
    "надо",
    "если",
    "какой",
    "какая",
    "какие",
    "какое",
];

/// The stems of a text's words, each once, in their order: Russian ones of Cyrillic words, English ones of all others, so
/// that «продажа» is found by «продаж» and *selling* by *sell*. Words that are in every text are left out, unless
/// there are no others.
pub fn stems(text: &str) -> Vec<String> {
    let (english, russian) = (Stemmer::create(Algorithm::English), Stemmer::create(Algorithm::Russian));
    let lower = text.to_lowercase().replace('ё', "е");
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_telling = |word: &&&str| word.chars().count() >= SHORTEST && !COMMON.contains(*word);
    let mut telling: Vec<&str> = words.iter().filter(is_telling).copied().collect();
    if telling.is_empty() {
        telling = words;
    }
    let mut known = BTreeSet::new();
    let stem = |word: &str| match word.chars().all(|letter| matches!(letter, 'а'..='я')) {
        true => without_fleeting_vowel(&russian.stem(word)),
        false => english.stem(word).into_owned(),
    };
    telling.into_iter().map(stem).filter(|stem| known.insert(stem.clone())).collect()
}

/// A Russian stem in whose last syllable no vowel comes and goes: «кроссовок» and «кроссовки», «продавец» and «продавцы».
fn without_fleeting_vowel(stem: &str) -> String {
    let ending = ["ок", "ек", "ец"].into_iter().find_map(|ending| Some((stem.strip_suffix(ending)?, ending)));
    match ending {
        Some((start, ending)) if start.chars().count() > 2 => {
            start.chars().chain(ending.chars().skip(1)).collect()
        }
        _ => stem.to_owned(),
    }
}

/// How many of the `wanted` stems are among these, or begin one of them.
pub fn matched(wanted: &[String], among: &BTreeSet<String>) -> usize {
    let is_there =
        |stem: &&String| among.range((*stem).clone()..).next().is_some_and(|next| next.starts_with(*stem));
    wanted.iter().filter(is_there).count()
}

/// What is known of somebody who might know a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub person: PersonId,
    /// What they make content about.
    pub niche: String,
    /// What the questions were about to which they gave an answer that helped or was taken up.
    pub helped: Vec<String>,
}

/// Those who know the topic of these words best, at most `most`, the best first: an answer that helped tells more than
/// what somebody makes content about.
pub fn experts(topic: &str, known: &[Known], most: usize) -> Vec<PersonId> {
    let wanted = stems(topic);
    let among = |text: &str| stems(text).into_iter().collect::<BTreeSet<_>>();
    let mut ranked: BTreeMap<PersonId, usize> = BTreeMap::new();
    for one in known {
        let helped: usize = one.helped.iter().map(|title| matched(&wanted, &among(title))).sum();
        let rank = helped * 2 + matched(&wanted, &among(&one.niche));
        if rank > 0 {
            *ranked.entry(one.person).or_default() += rank;
        }
    }
    let mut ranked: Vec<(PersonId, usize)> = ranked.into_iter().collect();
    ranked.sort_by_key(|(person, rank)| (usize::MAX - rank, *person));
    ranked.into_iter().take(most).map(|(person, _)| person).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn among(text: &str) -> BTreeSet<String> {
        stems(text).into_iter().collect()
    }

    fn finds(wanted: &str, text: &str) -> bool {
        let wanted = stems(wanted);
        matched(&wanted, &among(text)) == wanted.len()
    }

    #[test]
    fn a_word_is_found_in_any_of_its_forms() {
        assert!(finds("кроссовки", "Как продавать кроссовок больше?"));
        assert!(finds("продавцы", "Ищу продавца, а он не продавец"));
        assert!(finds("Ёлки", "Около елки"));
        assert!(finds("selling sneakers", "What sells a sneaker"));
        assert!(finds("скидка Discount", "О скидках: discounts"));
        assert!(!finds("sneakers", "Как продавать кроссовки?"));
        assert!(finds("крос", "Кроссовки"), "what is not typed to its end is found too");
    }

    #[test]
    fn words_that_are_everywhere_tell_nothing_unless_there_are_no_others() {
        assert_eq!(stems("How do you sell, and why?"), ["sell"]);
        assert_eq!(stems("What is it"), ["what", "is", "it"]);
        assert_eq!(stems("'; -- \" * ()"), Vec::<String>::new());
    }

    #[test]
    fn whoever_helped_with_a_topic_is_asked_before_whoever_makes_content_about_it() {
        let one = |person, niche: &str, helped: &[&str]| Known {
            person: PersonId(person),
            niche: niche.to_owned(),
            helped: helped.iter().map(|title| (*title).to_owned()).collect(),
        };
        let known =
            [one(1, "Running shoes", &[]), one(2, "Cooking", &["Shoe sizes"]), one(3, "Gardens", &[])];
        assert_eq!(experts("Which shoes", &known, 3), [PersonId(2), PersonId(1)]);
        assert_eq!(experts("Which shoes", &known, 1), [PersonId(2)]);
        assert_eq!(experts("Taxes", &known, 3), []);
    }

    proptest! {
        /// Whatever somebody wrote is found by any word of it, in whatever case.
        #[test]
        fn a_text_is_found_by_each_of_its_words(words in prop::collection::vec("[a-zA-Zа-яА-ЯёЁ0-9]{3,12}", 1..8)) {
            let text = words.join(", ");
            for word in &words {
                prop_assert!(finds(word, &text) || COMMON.contains(&word.to_lowercase().as_str()), "{word}");
                prop_assert!(finds(&word.to_uppercase(), &text) || COMMON.contains(&word.to_lowercase().as_str()));
            }
        }

        /// A stem has nothing in it by which it could be anything but a word to either database.
        #[test]
        fn stems_are_words_and_nothing_else(text in ".{0,60}") {
            for stem in stems(&text) {
                prop_assert!(!stem.is_empty() && stem.chars().all(char::is_alphanumeric), "{stem:?}");
            }
        }
    }
}
