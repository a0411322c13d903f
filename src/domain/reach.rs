//! Whom a campaign is for, where it is told, and in which languages.

use super::market::Market;
use super::program::Channel;
use super::{Language, MarketId};

/// Whom a campaign is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The programme's languages, the originals' first.
    pub languages: Vec<Language>,
    /// The programme's markets.
    pub markets: Vec<Market>,
    /// The markets it is restricted to; none when it is open to all.
    pub chosen: Vec<MarketId>,
    /// Where it is posted.
    pub channels: Vec<Channel>,
}

impl Reach {
    /// The same, with the channels in which a campaign for the chosen markets is posted: of the markets' channels theirs,
    /// and where no market has one and it is open to all, those for everybody.
    #[must_use]
    pub fn posted(self, of_markets: Vec<Channel>, for_everybody: Vec<Channel>) -> Self {
        let is_for_all = self.chosen.is_empty();
        let mut channels = of_markets;
        channels.retain(|channel| match channel.market_id {
            Some(market) => is_for_all || self.chosen.contains(&market),
            None => is_for_all,
        });
        if channels.is_empty() && is_for_all {
            channels = for_everybody;
        }
        Self { channels, ..self }
    }

    /// The language of the originals.
    pub fn source(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::FALLBACK)
    }

    /// The markets that it is for.
    pub fn meant(&self) -> Vec<Market> {
        let is_meant = |market: &&Market| self.chosen.is_empty() || self.chosen.contains(&market.market_id);
        self.markets.iter().filter(is_meant).cloned().collect()
    }

    /// The markets that it is for and that have no channel to be told in.
    pub fn silent_markets(&self) -> Vec<Market> {
        let is_told =
            |market: &Market| self.channels.iter().any(|channel| channel.market_id == Some(market.market_id));
        self.meant().into_iter().filter(|market| !is_told(market)).collect()
    }

    /// Where everybody reads what came of it: of each market that it is for the channel for results, else the one in which
    /// it is posted; where that is told to everybody, there.
    pub fn told_in(&self, results: &[Channel]) -> Vec<Channel> {
        let own = |market: MarketId| {
            let of =
                |channels: &[Channel]| channels.iter().find(|known| known.market_id == Some(market)).cloned();
            of(results).or_else(|| of(&self.channels))
        };
        let channels: Vec<Channel> =
            self.meant().into_iter().filter_map(|market| own(market.market_id)).collect();
        if channels.is_empty() { self.channels.clone() } else { channels }
    }

    /// The languages in which it is posted, the originals' first.
    pub fn posted_in(&self) -> Vec<Language> {
        let spoken = self.channels.iter().filter_map(|channel| channel.language);
        distinct([self.source()].into_iter().chain(spoken))
    }

    /// The languages in which its brief is read: those in which it is posted, and those of its markets.
    pub fn read_in(&self) -> Vec<Language> {
        let spoken = self.meant().into_iter().map(|market| market.language);
        distinct(self.posted_in().into_iter().chain(spoken))
    }
}

fn distinct(languages: impl IntoIterator<Item = Language>) -> Vec<Language> {
    let mut found = Vec::new();
    for language in languages {
        if !found.contains(&language) {
            found.push(language);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::program::{Purpose, Zone};
    use crate::domain::{ChannelId, ProgramId};

    fn market(id: i64, language: Language) -> Market {
        Market {
            market_id: MarketId(id),
            program_id: ProgramId(1),
            code: "xx".to_owned(),
            name: "X".to_owned(),
            language,
            currency: "USD".to_owned(),
            zone: Zone(chrono_tz::UTC),
            disclosure: "#ad".to_owned(),
            needs_token: false,
        }
    }

    fn channel(id: i64, market: Option<i64>) -> Channel {
        Channel {
            channel_id: ChannelId(id),
            program_id: ProgramId(1),
            purpose: Purpose::Market,
            language: None,
            market_id: market.map(MarketId),
        }
    }

    fn reach(chosen: &[i64]) -> Reach {
        let reach = Reach {
            languages: vec![Language::En, Language::Ru],
            markets: vec![market(1, Language::En), market(2, Language::Ru)],
            chosen: chosen.iter().map(|id| MarketId(*id)).collect(),
            channels: Vec::new(),
        };
        reach.posted(vec![channel(7, Some(1))], vec![channel(8, None)])
    }

    #[test]
    fn results_stand_in_the_channel_for_them_else_where_the_campaign_was_posted() {
        let told = |reach: &Reach, results: &[Channel]| {
            reach.told_in(results).iter().map(|channel| channel.channel_id.0).collect::<Vec<_>>()
        };
        assert_eq!(told(&reach(&[]), &[]), [7]);
        assert_eq!(told(&reach(&[]), &[channel(9, Some(2))]), [7, 9]);
        assert_eq!(told(&reach(&[]), &[channel(9, Some(1))]), [9]);
        assert_eq!(told(&reach(&[2]), &[channel(9, Some(1))]), Vec::<i64>::new());
        let for_everybody =
            Reach { channels: Vec::new(), ..reach(&[]) }.posted(Vec::new(), vec![channel(8, None)]);
        assert_eq!(told(&for_everybody, &[]), [8]);
    }

    #[test]
    fn a_campaign_is_posted_where_its_markets_are() {
        let told =
            |reach: &Reach| reach.channels.iter().map(|channel| channel.channel_id.0).collect::<Vec<_>>();
        let silent = |reach: &Reach| {
            reach.silent_markets().iter().map(|market| market.market_id.0).collect::<Vec<_>>()
        };
        assert_eq!((told(&reach(&[])), silent(&reach(&[]))), (vec![7], vec![2]));
        assert_eq!((told(&reach(&[2])), silent(&reach(&[2]))), (vec![], vec![2]));
        let nowhere = Reach { channels: Vec::new(), ..reach(&[]) }.posted(Vec::new(), vec![channel(8, None)]);
        assert_eq!(told(&nowhere), [8]);
    }

    #[test]
    fn a_brief_is_read_in_the_languages_of_its_markets_too() {
        assert_eq!(
            (reach(&[]).posted_in(), reach(&[]).read_in()),
            (vec![Language::En], vec![Language::En, Language::Ru])
        );
        assert_eq!(reach(&[1]).read_in(), [Language::En]);
    }
}
