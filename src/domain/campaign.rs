//! A campaign: what creators join, with a landing page, dates and markets.

use chrono::NaiveDate;
use url::Url;

use super::refusal::Field;
use super::text::is_invisible;
use super::{CampaignId, Language, ProgramId, Refusal};

/// Characters of a landing page's address, as a browser sends it.
pub const LANDING_LENGTH: usize = 1_000;
/// Characters of a campaign's name.
pub const NAME_LENGTH: usize = 80;
/// Characters of a campaign's summary.
pub const SUMMARY_LENGTH: usize = 1_000;
/// Characters of each UTM parameter.
pub const UTM_LENGTH: usize = 100;

/// Whether a campaign can be linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Being written.
    Draft,
    /// Published.
    Live,
    /// Over; its links lead to a page that says so.
    Closed,
}

/// Whether a text can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum TextState {
    /// Being written.
    Draft,
    /// As current as the source.
    Ready,
    /// The source changed after this was written.
    Stale,
}

/// A campaign's words in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// What the campaign is called.
    pub name: String,
    /// What it is about, for creators; it also opens the post text that they copy. May be empty.
    pub summary: String,
    /// Whether it can be published.
    pub state: TextState,
}

/// One campaign of a programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Campaign {
    /// Its key.
    pub campaign_id: CampaignId,
    /// Its programme.
    pub program_id: ProgramId,
    /// Whether it can be linked to.
    pub state: State,
    /// The one that is used where none is named.
    pub is_evergreen: bool,
    /// The only page its links can lead to, `https` or `http`, without credentials.
    pub landing_url: String,
    /// Added to the landing page's address as `utm_source`, if set.
    pub utm_source: Option<String>,
    /// Added as `utm_medium`, if set.
    pub utm_medium: Option<String>,
    /// Added as `utm_campaign`, if set.
    pub utm_campaign: Option<String>,
    /// First day, in each market's zone.
    pub starts_on: Option<NaiveDate>,
    /// Last day, in each market's zone.
    pub ends_on: Option<NaiveDate>,
    /// Its name in the language asked for, else in the programme's.
    pub name: String,
}

/// The address of a landing page as a manager typed it: `https` (understood where none is typed) or `http`, with a host, without credentials, with
/// nothing that cannot be seen. Letters beyond ASCII come out as a browser sends them.
///
/// # Errors
/// [`Refusal::LandingUnreadable`], [`Refusal::LandingScheme`], [`Refusal::LandingCredentials`],
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn landing_url(raw: &str) -> Result<Url, Refusal> {
    let typed = raw.trim();
    if typed.is_empty() {
        return Err(Refusal::TextMissing { field: Field::LandingUrl });
    }
    let hides = |letter: char| {
        letter.is_whitespace() || letter == '\u{200d}' || letter == '\\' || is_invisible(letter)
    };
    if typed.chars().any(hides) {
        return Err(Refusal::LandingUnreadable);
    }
    let begins =
        |scheme: &str| typed.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let full = match (begins("https://") || begins("http://"), is_bare(typed)) {
        (true, _) => typed.to_owned(),
        (false, true) => format!("https://{typed}"),
        (false, false) => return Err(Refusal::LandingScheme),
    };
    let url = Url::parse(&full).or(Err(Refusal::LandingUnreadable))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refusal::LandingCredentials);
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(Refusal::LandingUnreadable);
    }
    let length = url.as_str().len().max(typed.chars().count());
    if length > LANDING_LENGTH {
        return Err(Refusal::TextTooLong { field: Field::LandingUrl, limit: LANDING_LENGTH, length });
    }
    Ok(url)
}

/// Whether an address begins with the name of its host, as people write it on a poster: `shop.example/spring`.
fn is_bare(typed: &str) -> bool {
    let host = typed.split(['/', '?', '#']).next().unwrap_or_default();
    host.trim_matches('.').contains('.') && !host.contains([':', '@'])
}

/// What a campaign still needs before it can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Words in a language.
    Text(Language),
    /// A look at the words in a language: the original changed after they were written.
    Review(Language),
    /// A look at the words in a language: they were copied from another campaign.
    Draft(Language),
}

/// What is missing for a publication in `needed` languages.
pub fn lacks(texts: &[Text], needed: &[Language]) -> Vec<Lack> {
    needed
        .iter()
        .filter_map(|language| match texts.iter().find(|text| text.language == *language) {
            None => Some(Lack::Text(*language)),
            Some(text) if text.state == TextState::Ready => None,
            Some(text) if text.state == TextState::Draft => Some(Lack::Draft(*language)),
            Some(_) => Some(Lack::Review(*language)),
        })
        .collect()
}

/// Nothing, if a campaign can run from `starts` to `ends` as seen on `today`; either may be open.
///
/// # Errors
/// [`Refusal::DatesReversed`], [`Refusal::DatePast`].
pub fn dates(starts: Option<NaiveDate>, ends: Option<NaiveDate>, today: NaiveDate) -> Result<(), Refusal> {
    let Some(ends) = ends else { return Ok(()) };
    if starts.is_some_and(|starts| starts > ends) {
        return Err(Refusal::DatesReversed);
    }
    if ends < today { Err(Refusal::DatePast { day: ends }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_landing_page_is_an_address_that_a_browser_opens() {
        let read = |raw| landing_url(raw).map(String::from);
        assert_eq!(read(" https://shop.example/a?b=c#d "), Ok("https://shop.example/a?b=c#d".to_owned()));
        assert_eq!(read("HTTP://shop.example:8080"), Ok("http://shop.example:8080/".to_owned()));
        assert_eq!(read("http://127.0.0.1:4000/shop"), Ok("http://127.0.0.1:4000/shop".to_owned()));
        assert_eq!(read("shop.example/a"), Ok("https://shop.example/a".to_owned()));
        assert_eq!(
            read("https://пример.рф/путь"),
            Ok("https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C".to_owned())
        );
    }

    #[test]
    fn no_other_scheme_leads_anywhere() {
        for raw in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://a.b/",
            "//a.b/",
            "/path",
            "example",
            "me@example.com",
            "example.com:80",
            "https:a.b",
            "JaVaScRiPt://a.b/%0aalert(1)",
            "ht\u{e9}",
        ] {
            assert_eq!(landing_url(raw), Err(Refusal::LandingScheme), "{raw}");
        }
    }

    #[test]
    fn what_hides_or_misleads_is_refused() {
        for raw in [
            "https://",
            "https://?a",
            "https://a b.example/",
            "https://a.example/\u{202e}gpj.exe",
            "https://a\u{200b}b.example/",
            "https://a.example/\u{200d}",
            "https://a.example\\@b.example/",
            "https://a.example/\nb",
            "https://[::1/",
            "https://a.example:99999/",
            "https://exa%00mple/",
            "https://a..%/",
        ] {
            assert_eq!(landing_url(raw), Err(Refusal::LandingUnreadable), "{raw:?}");
        }
        for raw in ["https://me@a.example/", "https://me:secret@a.example/", "https://:secret@a.example/"] {
            assert_eq!(landing_url(raw), Err(Refusal::LandingCredentials), "{raw}");
        }
        assert_eq!(landing_url(" \n"), Err(Refusal::TextMissing { field: Field::LandingUrl }));
    }

    #[test]
    fn a_landing_page_fits_in_a_header() {
        let longest = format!("https://a.example/{}", "x".repeat(LANDING_LENGTH - 18));
        assert!(landing_url(&longest).is_ok());
        assert!(matches!(
            landing_url(&format!("{longest}x")),
            Err(Refusal::TextTooLong { length: 1_001, .. })
        ));
        let cyrillic = format!("https://a.example/{}", "я".repeat(200));
        assert!(matches!(landing_url(&cyrillic), Err(Refusal::TextTooLong { limit: LANDING_LENGTH, .. })));
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_campaign_ends_after_it_starts_and_not_before_today() {
        let today = day("2026-03-10");
        assert_eq!(dates(None, None, today), Ok(()));
        assert_eq!(dates(Some(day("2026-03-10")), Some(day("2026-03-10")), today), Ok(()));
        assert_eq!(dates(Some(day("2026-01-01")), Some(day("2026-03-10")), today), Ok(()));
        assert_eq!(
            dates(Some(day("2026-04-02")), Some(day("2026-04-01")), today),
            Err(Refusal::DatesReversed)
        );
        assert_eq!(
            dates(None, Some(day("2026-03-09")), today),
            Err(Refusal::DatePast { day: day("2026-03-09") })
        );
    }

    #[test]
    fn only_finished_words_can_be_published() {
        let text = |language, state| Text { language, name: "x".to_owned(), summary: String::new(), state };
        let both = [Language::En, Language::Ru];
        let english = text(Language::En, TextState::Ready);
        assert_eq!(lacks(std::slice::from_ref(&english), &both), [Lack::Text(Language::Ru)]);
        assert_eq!(
            lacks(&[english.clone(), text(Language::Ru, TextState::Stale)], &both),
            [Lack::Review(Language::Ru)]
        );
        assert_eq!(
            lacks(&[english.clone(), text(Language::Ru, TextState::Draft)], &both),
            [Lack::Draft(Language::Ru)]
        );
        assert_eq!(lacks(&[english, text(Language::Ru, TextState::Ready)], &both), []);
    }
}
