//! What a custom id can be about when one id is not enough: a link at a placement, a post in a language, a channel in one.

use std::fmt;
use std::str::FromStr;

use crate::domain::consent::Use;
use crate::domain::contact::Topic;
use crate::domain::creator::Stage;
use crate::domain::market_note::Kind;
use crate::domain::placement::SubId;
use crate::domain::setup::Target;
use crate::domain::stats::Period;
use crate::domain::{CampaignId, CreatorId, Language, LinkId, MarketId, ProgramId, TierId};

/// Two things, such as a check-in and how it goes: `7.great`. The first has no dot in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<A, B>(pub A, pub B);

impl<A: fmt::Display, B: fmt::Display> fmt::Display for Pair<A, B> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.0, self.1)
    }
}

impl<A: FromStr, B: FromStr> FromStr for Pair<A, B> {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (first, second) = text.split_once('.').ok_or(())?;
        Ok(Self(first.parse().map_err(drop)?, second.parse().map_err(drop)?))
    }
}

/// Something, or nothing in particular: `7`, `-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Maybe<T>(pub Option<T>);

impl<T: fmt::Display> fmt::Display for Maybe<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(known) => known.fmt(formatter),
            None => formatter.write_str("-"),
        }
    }
}

impl<T: FromStr> FromStr for Maybe<T> {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "-" => Ok(Self(None)),
            known => Ok(Self(Some(known.parse().map_err(drop)?))),
        }
    }
}

/// The words of something in a language, as somebody saw them at a revision of it: `ru.7.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened<T> {
    /// The language.
    pub language: Language,
    /// Of what.
    pub of: T,
    /// At which revision.
    pub revision: i64,
}

impl<T: fmt::Display> fmt::Display for Opened<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.language, self.of, self.revision)
    }
}

impl<T: FromStr> FromStr for Opened<T> {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(());
        let (language, of, revision) = (next()?, next()?, next()?);
        Ok(Self {
            language: language.parse()?,
            of: of.parse().map_err(drop)?,
            revision: revision.parse().map_err(drop)?,
        })
    }
}

/// A page of what is known of a kind about a market: `custom.7.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Of which kind.
    pub kind: Kind,
    /// The market.
    pub market: MarketId,
    /// The page, from 0.
    pub page: i64,
}

impl fmt::Display for Shelved {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.kind, self.market, self.page)
    }
}

impl FromStr for Shelved {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(());
        let (kind, market, page) = (next()?, next()?, next()?);
        Ok(Self {
            kind: kind.parse()?,
            market: market.parse().map_err(drop)?,
            page: page.parse().map_err(drop)?,
        })
    }
}

/// A form for a note of a kind about a market, in a language: `ru.term.7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteForm {
    /// The language in which it is written.
    pub language: Language,
    /// Of which kind.
    pub kind: Kind,
    /// The market.
    pub market: MarketId,
}

impl fmt::Display for NoteForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.language, self.kind, self.market)
    }
}

impl FromStr for NoteForm {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(());
        let (language, kind, market) = (next()?, next()?, next()?);
        Ok(Self { language: language.parse()?, kind: kind.parse()?, market: market.parse().map_err(drop)? })
    }
}

/// A link at one placement, or at none in particular: `7` or `7.story-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The link.
    pub link: LinkId,
    /// The placement.
    pub placement: Option<SubId>,
}

impl fmt::Display for Placed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.placement {
            Some(placement) => write!(formatter, "{}.{placement}", self.link),
            None => self.link.fmt(formatter),
        }
    }
}

impl FromStr for Placed {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (link, placement) = match text.split_once('.') {
            Some((link, placement)) => (link, Some(placement.parse().map_err(drop)?)),
            None => (text, None),
        };
        Ok(Self { link: link.parse().map_err(drop)?, placement })
    }
}

/// The words of a post with a link at a placement, in a language: `ru.7.story-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The language.
    pub language: Language,
    /// The link and its placement.
    pub placed: Placed,
}

impl fmt::Display for Wording {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.language, self.placed)
    }
}

impl FromStr for Wording {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (language, placed) = text.split_once('.').ok_or(())?;
        Ok(Self { language: language.parse()?, placed: placed.parse()? })
    }
}

/// A public use of a creator's name, turned on or off: `7-thanks-on`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    /// Whose.
    pub creator_id: CreatorId,
    /// Which use.
    pub of: Use,
    /// What it is to be.
    pub is_on: bool,
}

impl fmt::Display for Switch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.is_on { "on" } else { "off" };
        write!(formatter, "{}-{}-{state}", self.creator_id, self.of.code())
    }
}

impl FromStr for Switch {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().ok_or(());
        let (creator, of, state) = (next()?, next()?, next()?);
        let is_on = match state {
            "on" => true,
            "off" => false,
            _ => return Err(()),
        };
        Ok(Self { creator_id: creator.parse().or(Err(()))?, of: Use::of(of).ok_or(())?, is_on })
    }
}

/// A topic in a programme, of which one hears more or less: `7.sales`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter {
    /// The programme.
    pub program: ProgramId,
    /// The topic.
    pub topic: Topic,
}

impl fmt::Display for Matter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.program, self.topic.code())
    }
}

impl FromStr for Matter {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (program, topic) = text.split_once('.').ok_or(())?;
        Ok(Self { program: program.parse().map_err(drop)?, topic: Topic::of(topic).ok_or(())? })
    }
}

/// Which figures, over which period: `30d` of everything, `link.7.30d`, `campaign.7.30d`, `top.30d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lens {
    /// Which figures.
    pub view: View,
    /// Over which period.
    pub period: Period,
}

/// Which figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// All of the asker's.
    Me,
    /// Those of a link.
    Link(LinkId),
    /// Those of a campaign.
    Campaign(CampaignId),
    /// Those of the best.
    Top,
}

impl fmt::Display for Lens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let period = self.period.value();
        match self.view {
            View::Me => write!(formatter, "{period}"),
            View::Link(link) => write!(formatter, "link.{link}.{period}"),
            View::Campaign(campaign) => write!(formatter, "campaign.{campaign}.{period}"),
            View::Top => write!(formatter, "top.{period}"),
        }
    }
}

impl FromStr for Lens {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('.').collect();
        let (view, period) = match parts.as_slice() {
            [period] => (View::Me, period),
            ["top", period] => (View::Top, period),
            ["link", link, period] => (View::Link(link.parse().map_err(drop)?), period),
            ["campaign", campaign, period] => (View::Campaign(campaign.parse().map_err(drop)?), period),
            _ => return Err(()),
        };
        Ok(Self { view, period: Period::of(period).ok_or(())? })
    }
}

/// What a channel is for, and the language of what is posted there: `review.en`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// What for.
    pub target: Target,
    /// In which language.
    pub language: Language,
}

impl fmt::Display for Spoken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.target, self.language)
    }
}

impl FromStr for Spoken {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (target, language) = text.split_once('.').ok_or(())?;
        Ok(Self { target: target.parse().map_err(drop)?, language: language.parse()? })
    }
}

/// A campaign's words in a language: `ru.7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// The language.
    pub language: Language,
    /// The campaign.
    pub campaign: CampaignId,
}

impl fmt::Display for Rendering {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.language, self.campaign)
    }
}

impl FromStr for Rendering {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (language, campaign) = text.split_once('.').ok_or(())?;
        Ok(Self { language: language.parse()?, campaign: campaign.parse().map_err(drop)? })
    }
}

/// A tier's words in a language: `ru.7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierWords {
    /// The language.
    pub language: Language,
    /// The tier.
    pub tier: TierId,
}

impl fmt::Display for TierWords {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.language, self.tier)
    }
}

impl FromStr for TierWords {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (language, tier) = text.split_once('.').ok_or(())?;
        Ok(Self { language: language.parse()?, tier: tier.parse().map_err(drop)? })
    }
}

/// A page of the creators at a stage and in a market: `active.7.0`, `-.-.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The stage, or any.
    pub stage: Option<Stage>,
    /// The market, or any.
    pub market: Option<MarketId>,
    /// The page, from 0.
    pub page: i64,
}

impl fmt::Display for Listing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.stage.map_or("-", Stage::code))?;
        match self.market {
            Some(market) => write!(formatter, ".{market}.{}", self.page),
            None => write!(formatter, ".-.{}", self.page),
        }
    }
}

impl FromStr for Listing {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(());
        let (stage, market, page) = (next()?, next()?, next()?);
        let stage = if stage == "-" { None } else { Some(Stage::of(stage).ok_or(())?) };
        let market = if market == "-" { None } else { Some(market.parse().map_err(drop)?) };
        Ok(Self { stage, market, page: page.parse().map_err(drop)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_was_written() {
        for text in ["ru.7", "en.7.story-1", "en.7.a.b"] {
            assert_eq!(text.parse::<Wording>().map(|wording| wording.to_string()), Ok(text.to_owned()));
        }
        for forged in ["", "7", "xx.7", "en-GB.7", "ru.", "ru.7.", "ru.x.y", "ru.7.a b", "ru.7./"] {
            assert_eq!(forged.parse::<Wording>(), Err(()), "{forged}");
        }
    }

    #[test]
    fn a_page_of_creators_is_read_as_it_was_written() {
        for text in ["active.7.0", "-.-.2", "applied.-.1"] {
            assert_eq!(text.parse::<Listing>().map(|listing| listing.to_string()), Ok(text.to_owned()));
        }
        for forged in ["", "-", "-.-", "-.-.x", "boss.-.0", "-.x.0", "-.-.0.0"] {
            assert_eq!(forged.parse::<Listing>(), Err(()), "{forged}");
        }
    }

    #[test]
    fn what_a_form_was_opened_for_is_read_as_it_was_written() {
        let opened = |text: &str| text.parse::<Opened<CampaignId>>().map(|opened| opened.to_string());
        assert_eq!(opened("ru.7.3"), Ok("ru.7.3".to_owned()));
        for forged in ["", "ru.7", "7.3", "xx.7.3", "ru.x.3", "ru.7.x", "ru.7.3.4"] {
            assert_eq!(opened(forged), Err(()), "{forged}");
        }
        let note = |text: &str| text.parse::<NoteForm>().map(|form| form.to_string());
        assert_eq!((note("ru.term.7"), note("term.ru.7")), (Ok("ru.term.7".to_owned()), Err(())));
        let shelf = |text: &str| text.parse::<Shelved>().map(|shelf| shelf.to_string());
        assert_eq!((shelf("hours.7.0"), shelf("cat.7.0")), (Ok("hours.7.0".to_owned()), Err(())));
        let maybe = |text: &str| text.parse::<Maybe<CampaignId>>().map(|maybe| maybe.0);
        assert_eq!((maybe("-"), maybe("7"), maybe("x")), (Ok(None), Ok(Some(CampaignId(7))), Err(())));
    }

    #[test]
    fn a_switch_is_read_as_it_was_written() {
        let switch: Switch = "7-thanks-on".parse().expect("a switch");
        assert_eq!((switch.to_string(), switch.is_on), ("7-thanks-on".to_owned(), true));
        for forged in ["", "7", "7-thanks", "7-thanks-maybe", "x-thanks-on", "7-name-on", "7-thanks-on-on"] {
            assert_eq!(forged.parse::<Switch>(), Err(()), "{forged}");
        }
    }

    #[test]
    fn the_longest_id_fits_in_a_custom_id() {
        let longest = format!("ru.{}.{}", i64::MAX, "a".repeat(32));
        assert!(longest.parse::<Wording>().is_ok());
        assert!(longest.len() + "link//post".len() <= 100);
    }
}
