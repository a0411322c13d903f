//! A promo code: what a buyer types instead of following a creator's link, who has one, and what may stand in it.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};

use super::latin::latin;
use super::refusal::{Field, Refusal};
use super::text::{clean, whole};
use super::{CampaignId, CreatorId, PersonId, ProgramId, PromoCodeId};

/// Characters of a code, least and most.
pub const LENGTH: RangeInclusive<usize> = 3..=32;
/// Codes that one press makes at most: somebody waits for it.
pub const MOST_AT_ONCE: usize = 200;
/// The least and the most discount that stands in a code, in per cent.
pub const PERCENT: (i64, i64) = (1, 99);
/// Capitals and digits that cannot be mistaken for one another: no 0, O, 1, I. As many as a byte divides by.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Digits among them.
const DIGITS: u8 = 8;
/// Characters of a name that stand in a code.
const STEM_LENGTH: usize = 12;
/// Characters of a line that are repeated to whoever pasted it.
const REPEATED: usize = 60;

/// What a campaign decided about its codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Rule {
    /// Whether whoever comes to the campaign gets a code by itself.
    pub gives: bool,
    /// The discount in per cent that stands in codes that are made.
    pub percent: Option<i32>,
}

/// A code that a creator has, or had, in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PromoCode {
    /// Its key.
    pub promo_code_id: PromoCodeId,
    /// The programme.
    pub program_id: ProgramId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Whose it is.
    pub creator_id: CreatorId,
    /// The code, in capitals; none once its creator asked to be forgotten.
    pub code: Option<String>,
    /// What stands for it.
    pub digest: String,
    /// Since when they have it.
    pub given_at: DateTime<Utc>,
    /// Since when they have it no more.
    pub taken_at: Option<DateTime<Utc>>,
}

impl PromoCode {
    /// Whether a purchase at that moment counts for its creator. One before they had it does: the shop knew it first.
    pub fn counts_at(&self, moment: DateTime<Utc>) -> bool {
        self.taken_at.is_none_or(|taken_at| moment < taken_at)
    }
}

/// A creator, as they stand with a campaign's codes.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Holder {
    /// Who.
    pub creator_id: CreatorId,
    /// The person; none who asked to be forgotten.
    pub person_id: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// Whether the campaign is live and open to them.
    pub is_open: bool,
    /// Whether they take part in it, or have a live link for it.
    pub is_in: bool,
    /// The key of their code, if they have one.
    pub promo_code_id: Option<PromoCodeId>,
    /// The code.
    pub code: Option<String>,
    /// Whether one was taken away from them.
    pub had_one: bool,
}

impl Holder {
    /// Whether they are to get a code with all who lack one. Whom a manager took one away from gets another by name alone.
    pub const fn lacks(&self) -> bool {
        self.is_in && self.is_open && self.promo_code_id.is_none() && !self.had_one
    }
}

/// The code that somebody typed, in capitals: 3 to 32 of A–Z, 0–9, hyphen and underscore, of which the first is a letter or
/// digit. `None` where it is none.
pub fn read_code(raw: &str) -> Option<String> {
    let code = clean(raw).to_ascii_uppercase();
    let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    let begins = code.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric());
    (begins && LENGTH.contains(&code.len()) && code.bytes().all(fits)).then_some(code)
}

/// What stands for a code within a programme, however it is capitalised: 32 hexadecimal digits.
pub fn digest(program: ProgramId, code: &str) -> String {
    let whole = format!("{program} {}", code.trim().to_ascii_uppercase());
    blake3::hash(whole.as_bytes()).to_hex().chars().take(32).collect()
}

/// The discount that somebody typed, with or without its sign; none where nothing was typed.
///
/// # Errors
/// [`Refusal::NumberUnfit`].
pub fn read_percent(raw: &str) -> Result<Option<i32>, Refusal> {
    let typed = clean(raw);
    let number = typed.trim_end_matches('%').trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let percent = whole(Field::PromoCodePercent, number, PERCENT)?;
    Ok(i32::try_from(percent).ok())
}

/// Codes for a creator of this name, to be tried one after the other: the name and the discount, else the name and a few
/// letters made of `bytes` of randomness. The later ones are longer and as good as unguessable.
pub fn offers(name: &str, percent: Option<i32>, bytes: &[u8; 32]) -> Vec<String> {
    let stem = stem(name);
    let (plain, stem) = match percent {
        Some(percent) => (Some(format!("{stem}{percent}")), format!("{stem}{percent}-")),
        // After a digit an ending would look like more of it.
        None if stem.ends_with(|last: char| last.is_ascii_digit()) => (None, format!("{stem}-")),
        None => (None, stem),
    };
    let mut left = bytes.as_slice();
    let mut drawn = Vec::new();
    for length in [2, 2, 3, 4, 6, 8] {
        let (own, rest) = left.split_at(length.min(left.len()));
        left = rest;
        drawn.push(format!("{stem}{}", ending(own)));
    }
    // One letter and one digit are too short.
    plain.into_iter().filter(|plain| LENGTH.contains(&plain.len())).chain(drawn).collect()
}

/// A digit first, so that the eye sees where the name ends.
fn ending(bytes: &[u8]) -> String {
    let letter = |(place, byte): (usize, &u8)| {
        let range = if place == 0 { DIGITS } else { 32 };
        char::from(ALPHABET[usize::from(byte % range)])
    };
    bytes.iter().enumerate().map(letter).collect()
}

/// What of a name stands in a code: its first word, or all of it where that is very short.
fn stem(name: &str) -> String {
    let first = latin(name.split_whitespace().next().unwrap_or_default());
    let stem = if first.len() < *LENGTH.start() { latin(name) } else { first };
    match stem.is_empty() {
        true => "CREATOR".to_owned(),
        false => stem.chars().take(STEM_LENGTH).collect(),
    }
}

/// A line that a manager pasted: a code, and for whom if it says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which, from 1.
    pub number: i64,
    /// The line, as it can be repeated.
    pub typed: String,
    /// For whom: a name, a mention or a key.
    pub who: Option<String>,
    /// The code, in capitals; none where it is none.
    pub code: Option<String>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// No code.
    Unfit,
    /// The code stands in an earlier line.
    Twice,
    /// The code is, or was, somebody's, or a link's.
    Taken,
    /// Nobody of the programme is called so.
    Unknown,
    /// Several are.
    Several,
    /// The campaign is not open to them.
    Closed,
    /// They have one already.
    HasOne {
        /// Which.
        code: String,
    },
    /// Nobody is left who lacks one.
    Left,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The code is somebody's from now on: their name.
    Given(String),
    /// It was before.
    Known,
    /// Nothing.
    Flawed(Flaw),
}

/// The lines that somebody pasted: *name = CODE*, with a comma, semicolon or tab instead as in files, or codes alone. A line
/// that heads an exported list is left out.
pub fn read(raw: &str) -> Vec<Line> {
    const HEADS: [&str; 10] = [
        "CODE",
        "CODES",
        "PROMO CODE",
        "PROMO_CODE",
        "PROMOCODE",
        "COUPON",
        "COUPON CODE",
        "КОД",
        "ПРОМОКОД",
        "ПРОМОКОДЫ",
    ];
    let mut lines = Vec::new();
    for (number, typed) in (1_i64..).zip(raw.lines()) {
        let parts = ['=', '\t', ';', ','].iter().find_map(|sign| typed.rsplit_once(*sign));
        let (who, code) = parts.map_or((None, typed), |(who, code)| (Some(unquoted(who)), code));
        let (who, code) = (who.filter(|who| !who.is_empty()), unquoted(code));
        let is_empty = who.is_none() && code.is_empty();
        if is_empty || (lines.is_empty() && HEADS.contains(&code.to_uppercase().as_str())) {
            continue;
        }
        let typed = clean(typed).chars().take(REPEATED).collect();
        lines.push(Line { number, typed, who, code: read_code(&code) });
    }
    lines
}

fn unquoted(raw: &str) -> String {
    let bare = clean(raw);
    bare.trim_matches(['"', '\'', '`', '«', '»', '“', '”']).trim().to_owned()
}

/// The place of whoever is meant among these people by a name, a mention or a key.
///
/// # Errors
/// [`Flaw::Unknown`], [`Flaw::Several`].
pub fn meant(who: &str, people: &[Holder]) -> Result<usize, Flaw> {
    let mentioned = who.strip_prefix("<@").and_then(|rest| rest.strip_suffix('>'));
    let person: Option<i64> = mentioned.and_then(|id| id.trim_start_matches('!').parse().ok());
    let key: Option<i64> = who.parse().ok();
    let is_key = |one: &Holder| {
        let id = one.person_id.map(|id| id.0);
        (person.is_some() && id == person) || (key.is_some() && (id == key || Some(one.creator_id.0) == key))
    };
    if let Some(place) = people.iter().position(is_key) {
        return Ok(place);
    }
    let wanted = who.trim_start_matches('@').to_lowercase();
    let is_named = |one: &Holder| !wanted.is_empty() && one.name.to_lowercase() == wanted;
    let mut named = people.iter().enumerate().filter(|(_, one)| is_named(one)).map(|(place, _)| place);
    match (named.next(), named.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(Flaw::Several),
        (None, _) => Err(Flaw::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn holder(id: i64, name: &str) -> Holder {
        Holder {
            creator_id: CreatorId(id),
            person_id: Some(PersonId(id + 100)),
            name: name.to_owned(),
            is_open: true,
            is_in: true,
            promo_code_id: None,
            code: None,
            had_one: false,
        }
    }

    #[test]
    fn a_code_is_capitals_digits_hyphens_and_underscores() {
        assert_eq!(read_code(" maya20 "), Some("MAYA20".to_owned()));
        assert_eq!(read_code("Maya_20-x"), Some("MAYA_20-X".to_owned()));
        assert_eq!(read_code(&"A".repeat(32)), Some("A".repeat(32)));
        for unfit in
            ["", "AB", &"A".repeat(33), "МАЯ20", "A B C", "-ABC", "_ABC", "A.BC", "🦊🦊🦊", "AB\u{1F1E6}"]
        {
            assert_eq!(read_code(unfit), None, "{unfit:?}");
        }
    }

    #[test]
    fn a_code_is_the_name_with_the_discount_or_with_letters_that_cannot_be_mistaken() {
        let bytes: [u8; 32] = std::array::from_fn(|place| u8::try_from(place * 7).unwrap_or(0));
        assert_eq!(offers("Maya Lindqvist", Some(20), &bytes)[0], "MAYA20");
        assert_eq!(offers("Maya Lindqvist", Some(20), &bytes)[1], "MAYA20-29");
        assert_eq!(offers("Лена", None, &bytes)[0], "LENA29");
        assert_eq!(offers("alex99", None, &bytes)[0], "ALEX99-29");
        assert_eq!(offers("Li Wei", Some(5), &bytes)[0], "LIWEI5");
        assert_eq!(offers("小林", Some(5), &bytes)[0], "CREATOR5");
        assert_eq!(offers("A", Some(5), &bytes)[0], "A5-29");
        assert!(ALPHABET.iter().all(|letter| !b"0O1I".contains(letter)));
    }

    #[test]
    fn a_discount_is_typed_with_or_without_its_sign() {
        assert_eq!(read_percent(" 20 % "), Ok(Some(20)));
        assert_eq!(read_percent("20"), Ok(Some(20)));
        assert_eq!(read_percent("  "), Ok(None));
        for unfit in ["0", "100", "%", "ten", "-5", "7.5"] {
            assert!(matches!(read_percent(unfit), Err(Refusal::NumberUnfit { .. })), "{unfit}");
        }
    }

    #[test]
    fn a_code_counts_until_the_moment_at_which_it_was_taken_away() {
        let at = |hour: i64| DateTime::UNIX_EPOCH + chrono::TimeDelta::hours(hour);
        let mut code = PromoCode {
            promo_code_id: PromoCodeId(1),
            program_id: ProgramId(1),
            campaign_id: CampaignId(1),
            creator_id: CreatorId(1),
            code: Some("MAYA20".to_owned()),
            digest: digest(ProgramId(1), "MAYA20"),
            given_at: at(5),
            taken_at: None,
        };
        assert!(code.counts_at(at(1)) && code.counts_at(at(9)));
        code.taken_at = Some(at(8));
        assert!(code.counts_at(at(7)) && !code.counts_at(at(8)));
    }

    #[test]
    fn pasted_lines_are_codes_or_codes_for_somebody() {
        let lines =
            read("\u{feff}Code\nMira = mira20\n\n<@101>;\"M-1\"\nabc\n= X\nВера, the cook = VERA\nшум\n");
        let read: Vec<(i64, Option<&str>, Option<&str>)> =
            lines.iter().map(|line| (line.number, line.who.as_deref(), line.code.as_deref())).collect();
        assert_eq!(
            read,
            [
                (2, Some("Mira"), Some("MIRA20")),
                (4, Some("<@101>"), Some("M-1")),
                (5, None, Some("ABC")),
                (6, None, None),
                (7, Some("Вера, the cook"), Some("VERA")),
                (8, None, None),
            ]
        );
    }

    #[test]
    fn somebody_is_meant_by_name_mention_or_key_and_never_one_of_several() {
        let people = [holder(1, "Mira"), holder(2, "Лена"), holder(3, "mira"), holder(4, "")];
        assert_eq!(meant("лена", &people), Ok(1));
        assert_eq!(meant("@Лена", &people), Ok(1));
        assert_eq!(meant("<@101>", &people), Ok(0));
        assert_eq!(meant("<@!103>", &people), Ok(2));
        assert_eq!(meant("3", &people), Ok(2));
        assert_eq!(meant("Mira", &people), Err(Flaw::Several));
        for nobody in ["Vera", "@", "<@999>", "99"] {
            assert_eq!(meant(nobody, &people), Err(Flaw::Unknown), "{nobody}");
        }
    }

    proptest! {
        #[test]
        fn every_code_that_is_made_can_be_typed_and_ends_in_nothing_that_can_be_mistaken(
            name in ".{0,40}", percent in prop::option::of(1..=99_i32), bytes in any::<[u8; 32]>(),
        ) {
            let offers = offers(&name, percent, &bytes);
            prop_assert!(offers.len() >= 6);
            for offer in &offers {
                prop_assert_eq!(read_code(offer), Some(offer.clone()));
            }
            let begins = percent.map_or_else(|| stem(&name), |percent| format!("{}{percent}", stem(&name)));
            for offer in &offers[offers.len() - 6..] {
                let ending = offer.strip_prefix(&begins).unwrap_or_default().trim_start_matches('-');
                prop_assert!(ending.len() >= 2 && ending.bytes().all(|byte| ALPHABET.contains(&byte)), "{}", offer);
                prop_assert!(ending.as_bytes()[0].is_ascii_digit());
            }
        }

        #[test]
        fn one_text_has_one_digest_however_it_is_capitalised_and_another_has_another(
            one in "[A-Za-z0-9_-]{3,32}", other in "[A-Za-z0-9_-]{3,32}", program in 1..9_i64,
        ) {
            let of = |text: &str| digest(ProgramId(program), text);
            prop_assert_eq!(of(&one), of(&one.to_lowercase()));
            prop_assert_eq!(of(&one) == of(&other), one.eq_ignore_ascii_case(&other));
            prop_assert_ne!(of(&one), digest(ProgramId(program + 1), &one));
        }

        #[test]
        fn whatever_is_pasted_is_read_and_each_line_is_named(raw in "(.|\n){0,200}") {
            let lines = read(&raw);
            let numbers: BTreeSet<i64> = lines.iter().map(|line| line.number).collect();
            prop_assert_eq!(numbers.len(), lines.len());
            for line in lines {
                prop_assert!(line.code.is_none_or(|code| read_code(&code) == Some(code)));
                prop_assert!(line.typed.chars().count() <= REPEATED);
            }
        }
    }
}
