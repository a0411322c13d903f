//! Why these people should meet, as facts: each reader hears it in their own language.

use serde::{Deserialize, Serialize};

use super::profile::{Profile, Topic};
use crate::domain::{Language, MarketId};

/// Topics that are named at most.
const TOPICS: usize = 3;

/// One reason for which people should meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A manager of the programme thinks so.
    Recommended,
    /// One of them asked for somebody to talk to about this.
    Asked(Topic),
    /// One of them offers what another would like to learn about this.
    Taught(Topic),
    /// All of them talk about these.
    Shared(Vec<Topic>),
    /// All of them speak this language.
    Spoken(Language),
    /// One of them would like to know this market better, which is another's.
    Curious(MarketId),
}

/// Why these people should meet, each with their market, the best reason first. May be empty.
pub fn reasons(people: &[(&Profile, Option<MarketId>)]) -> Vec<Reason> {
    let mut found = Vec::new();
    let all = |is: &dyn Fn(&Profile) -> bool| people.iter().all(|(profile, _)| is(profile));
    let shared: Vec<Topic> = Topic::ALL
        .iter()
        .copied()
        .filter(|topic| all(&|profile| profile.topics.contains(topic)))
        .take(TOPICS)
        .collect();
    if !shared.is_empty() {
        found.push(Reason::Shared(shared));
    }
    for (profile, own) in people {
        let wanted = people.iter().filter_map(|(_, market)| *market).filter(|market| *own != Some(*market));
        for market in wanted.filter(|market| profile.markets.contains(market)) {
            if !found.contains(&Reason::Curious(market)) {
                found.push(Reason::Curious(market));
            }
        }
    }
    let spoken = |language: &&Language| all(&|profile| profile.level(**language).is_some());
    found.extend(Language::ALL.iter().find(spoken).map(|language| Reason::Spoken(*language)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::introduction::{Level, Skill};
    use crate::domain::{CreatorId, ProgramId};

    #[test]
    fn people_meet_for_what_they_share_and_what_they_are_curious_about() {
        let of = |topics: &[Topic], languages: &[Language], markets: &[MarketId]| Profile {
            topics: topics.to_vec(),
            languages: languages
                .iter()
                .map(|language| Skill { language: *language, level: Level::Well })
                .collect(),
            markets: markets.to_vec(),
            ..Profile::new(CreatorId(1), ProgramId(1))
        };
        let (us, ru) = (MarketId(1), MarketId(2));
        let one = of(&[Topic::Editing, Topic::Brands], &[Language::En], &[us, ru]);
        let other = of(&[Topic::Brands], &[Language::En, Language::Ru], &[]);
        let why = reasons(&[(&one, Some(us)), (&other, Some(ru))]);
        let expected =
            [Reason::Shared(vec![Topic::Brands]), Reason::Curious(ru), Reason::Spoken(Language::En)];
        assert_eq!(why, expected);
        assert_eq!(reasons(&[(&of(&[], &[], &[]), None), (&other, None)]), []);
    }
}
