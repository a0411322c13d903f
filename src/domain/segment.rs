//! A programme's figures divided: by market, tier, campaign, stage, format or size of audience.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use super::audience::Band;
use super::deliverable::Format;
use super::money::Money;
use super::stage::Stage;
use super::stats::{Figures, Period};
use super::{CampaignId, MarketId, TierId};

/// By what figures are divided. Each click and each sale is in one segment, so that segments add up to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The creator's market, as it is today.
    Market,
    /// The creator's tier, as it is today.
    Tier,
    /// The campaign of the link.
    Campaign,
    /// The stage of that campaign, as it is today.
    Stage,
    /// The formats that the campaign asks for; campaigns that ask for several stand together under all of them.
    Format,
    /// What kind of partner the creator is: how large their audience is, as a manager has put it.
    Partner,
}

impl By {
    /// Everything that figures are divided by, in the order in which it is offered.
    pub const ALL: &'static [Self] =
        &[Self::Market, Self::Tier, Self::Campaign, Self::Stage, Self::Format, Self::Partner];

    /// Its word in choices and custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Market => "market",
            Self::Tier => "tier",
            Self::Campaign => "campaign",
            Self::Stage => "stage",
            Self::Format => "format",
            Self::Partner => "partner",
        }
    }

    /// What this word means.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|by| by.code() == code)
    }

    /// The group that the store calls `key`; [`Group::None`] where it knows none.
    pub fn group(self, key: Option<&str>) -> Group {
        let Some(key) = key else { return Group::None };
        let found = match self {
            Self::Market => key.parse().ok().map(Group::Market),
            Self::Tier => key.parse().ok().map(Group::Tier),
            Self::Campaign => key.parse().ok().map(Group::Campaign),
            Self::Stage => key.parse().ok().map(Group::Stage),
            Self::Format => {
                let formats: Option<Vec<Format>> = key.split('+').map(Format::of).collect();
                formats.map(Group::Formats)
            }
            Self::Partner => Band::of(key).map(Group::Audience),
        };
        found.unwrap_or(Group::None)
    }
}

/// What a segment's creators or campaigns have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// A market.
    Market(MarketId),
    /// A tier.
    Tier(TierId),
    /// A campaign.
    Campaign(CampaignId),
    /// A stage of campaigns.
    Stage(Stage),
    /// What campaigns ask for.
    Formats(Vec<Format>),
    /// How large the audience is.
    Audience(Band),
    /// They have none of it.
    None,
}

/// The figures of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// As the store calls it; none for those without.
    pub key: Option<String>,
    /// What it is.
    pub group: Group,
    /// Creators who brought anything.
    pub creators: i64,
    /// What they brought.
    pub figures: Figures,
    /// What was paid less what was taken back, each currency by itself.
    pub revenue: Vec<Money>,
}

/// The best first: most sales, then most clicks.
pub fn rank(segments: &mut [Segment]) {
    segments
        .sort_by_cached_key(|one| (Reverse(one.figures.sales), Reverse(one.figures.clicks), one.key.clone()));
}

/// What managers look at, and over which period: `market.30d`, or `all.30d` for everything together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Divided by what, if at all.
    pub by: Option<By>,
    /// Over which period.
    pub period: Period,
}

impl fmt::Display for Sight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.by.map_or("all", By::code), self.period.value())
    }
}

impl FromStr for Sight {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (by, period) = text.split_once('.').ok_or(())?;
        let by = if by == "all" { None } else { Some(By::of(by).ok_or(())?) };
        Ok(Self { by, period: Period::of(period).ok_or(())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sight_is_read_back() {
        for by in By::ALL.iter().copied().map(Some).chain([None]) {
            for period in Period::ALL {
                let sight = Sight { by, period: *period };
                assert_eq!(sight.to_string().parse(), Ok(sight));
            }
        }
        for forged in ["", "market", "market.31d", "people.30d", ".30d"] {
            assert_eq!(forged.parse::<Sight>(), Err(()));
        }
    }

    #[test]
    fn what_the_store_calls_a_group_is_understood() {
        assert_eq!(By::Market.group(Some("7")), Group::Market(MarketId(7)));
        assert_eq!(By::Stage.group(Some("design")), Group::Stage(Stage::Design));
        let formats = Group::Formats(vec![Format::Post, Format::Short]);
        assert_eq!(By::Format.group(Some("post+short")), formats);
        assert_eq!(By::Format.group(Some("post+song")), Group::None);
        assert_eq!(By::Partner.group(Some("nano")), Group::Audience(Band::Nano));
        assert_eq!(By::Tier.group(None), Group::None);
    }

    #[test]
    fn the_best_stands_first() {
        let segment = |key: &str, sales, clicks| Segment {
            key: Some(key.to_owned()),
            group: Group::None,
            creators: 1,
            figures: Figures { clicks, sales, ..Figures::default() },
            revenue: Vec::new(),
        };
        let mut all = [segment("c", 1, 5), segment("b", 2, 1), segment("a", 1, 9)];
        rank(&mut all);
        assert_eq!(all.map(|one| one.key.unwrap_or_default()), ["b", "a", "c"]);
    }
}
