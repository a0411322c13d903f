//! The words of introductions: topics, languages, why people should meet, and every no.

use super::creator::language as language_name;
use super::{Arg, Message, text};
use crate::domain::introduction::{Cadence, Level, Skill, Topic, Verdict};
use crate::domain::refusal;

/// What to say to whoever was refused something about introductions.
pub(super) fn refusal(no: &refusal::Introduction) -> Message {
    match no {
        refusal::Introduction::NotJoined => text::refusal_introduction_not_joined(),
        refusal::Introduction::Unfinished => text::refusal_introduction_unfinished(),
        refusal::Introduction::Unjoined { name } => text::refusal_introduction_unjoined(name),
        refusal::Introduction::OneMarket => text::refusal_introduction_one_market(),
        refusal::Introduction::NotNow => text::refusal_introduction_not_now(),
        refusal::Introduction::Nobody => text::refusal_introduction_nobody(),
        refusal::Introduction::Asking { until } => text::refusal_introduction_asking(*until),
        refusal::Introduction::Resting { until } => text::refusal_introduction_resting(*until),
        refusal::Introduction::Number => text::refusal_introduction_number(),
        refusal::Introduction::Over => text::refusal_introduction_over(),
        refusal::Introduction::MonthsUnclear { most } => text::refusal_introduction_months_unclear(*most),
        refusal::Introduction::NobodyMeets => text::refusal_introduction_nobody_meets(),
        refusal::Introduction::RoundUnderWay => text::refusal_introduction_round_under_way(),
        refusal::Introduction::NoRound => text::refusal_introduction_no_round(),
        refusal::Introduction::Oneself => text::refusal_introduction_oneself(),
    }
}

/// What a topic is called.
pub fn topic(topic: Topic) -> Message {
    match topic {
        Topic::Filming => text::intro_topic_filming(),
        Topic::Editing => text::intro_topic_editing(),
        Topic::Shorts => text::intro_topic_shorts(),
        Topic::Streams => text::intro_topic_streams(),
        Topic::Stories => text::intro_topic_stories(),
        Topic::Growth => text::intro_topic_growth(),
        Topic::Community => text::intro_topic_community(),
        Topic::Brands => text::intro_topic_brands(),
        Topic::Tools => text::intro_topic_tools(),
        Topic::Balance => text::intro_topic_balance(),
    }
}

/// What several topics are called, as a list.
pub fn topics(topics: &[Topic]) -> Message {
    let mut each = topics.iter().copied();
    let first = each.next().map_or_else(|| text::value(""), topic);
    each.fold(first, |before, next| text::intro_topic_more(before, topic(next)))
}

/// How often somebody would like to meet somebody.
pub fn cadence(cadence: Cadence) -> Message {
    match cadence {
        Cadence::Monthly => text::intro_cadence_monthly(),
        Cadence::Quarterly => text::intro_cadence_quarterly(),
        Cadence::Asked => text::intro_cadence_asked(),
    }
}

/// A language and how well it is spoken.
pub fn skill(skill: Skill) -> Message {
    let name = language_name(skill.language);
    match skill.level {
        Level::Little => text::intro_level_little(name),
        Level::Well => text::intro_level_well(name),
        Level::Own => text::intro_level_own(name),
    }
}

/// Several languages, as a list.
pub fn skills(skills: &[Skill]) -> Message {
    text::intro_list(skills.iter().map(|one| Arg::from(skill(*one))).collect::<Vec<_>>())
}

/// How a meeting was.
pub fn verdict(verdict: Verdict) -> Message {
    match verdict {
        Verdict::Great => text::intro_verdict_great(),
        Verdict::Fine => text::intro_verdict_fine(),
        Verdict::Poor => text::intro_verdict_poor(),
        Verdict::Unmet => text::intro_verdict_unmet(),
    }
}
