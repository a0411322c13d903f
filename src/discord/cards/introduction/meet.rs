//! What people read of each other before they meet, when they meet, and after.

use chrono::{DateTime, Utc};

use super::{button, list};
use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::introduction::{Answer, MOST_WORKS, Reason, Verdict};
use crate::domain::market::Market;
use crate::domain::submission::URL_LENGTH;
use crate::domain::{CreatorId, IntroductionId};
use crate::features::introduction::{Offer, Opening, Outcome, Portrait, Starter, Told};
use crate::i18n::{Arg, Message, Verbatim, introduction as words, market, mention, text};

/// News of an introduction, as their reader hears them.
pub fn told(told: &Told) -> Card {
    match told {
        Told::Offered(offer) => {
            let card = Card::titled(text::intro_offer_title(names(&offer.others)));
            whole(card.text(text::intro_offer(offer.closes_at)), offer).row(ways(offer))
        }
        Told::Nudged(offer) => {
            let card = Card::titled(text::intro_nudge_title(names(&offer.others)));
            whole(card.text(text::intro_nudge(offer.closes_at)), offer).row(ways(offer))
        }
        Told::Closed => Card::titled(text::intro_closed_title()).text(text::intro_closed()),
        Told::FollowedUp(id, creator, names) => {
            let title = text::intro_follow_up_title(text::intro_list(names.clone()));
            Card::titled(title).text(text::intro_follow_up()).row(verdicts(*id, *creator))
        }
        Told::LeftOut(program, why) => crate::discord::cards::round::left_out_told(program, *why),
        Told::Troubled(names) => Card::titled(text::intro_troubled_title(text::intro_list(names.clone())))
            .text(text::intro_troubled()),
    }
}

/// An introduction after its reader has answered.
pub fn answered(offer: &Offer) -> Card {
    let card = Card::titled(text::intro_offer_title(names(&offer.others)));
    let (said, way) = match (offer.answer, offer.is_agreed) {
        (_, true) => (text::intro_answered_agreed(), None),
        (Some(Answer::Yes), _) => (text::intro_answered_yes(offer.closes_at), Some(no(offer))),
        (Some(Answer::No), _) => (text::intro_answered_no(), Some(yes(offer))),
        (Some(Answer::Never), _) => (text::intro_answered_never(), None),
        (None, _) => (text::intro_offer(offer.closes_at), None),
    };
    card.text(said).row(way)
}

fn yes(offer: &Offer) -> Control {
    let own = Pair(offer.introduction_id, offer.creator_id);
    button(Press::IntroYes(own), text::intro_yes_button(), Weight::Success)
}

fn no(offer: &Offer) -> Control {
    let own = Pair(offer.introduction_id, offer.creator_id);
    button(Press::IntroNo(own), text::intro_no_button(), Weight::Secondary)
}

fn ways(offer: &Offer) -> [Control; 3] {
    let own = Pair(offer.introduction_id, offer.creator_id);
    let never = button(Press::IntroNever(own), text::intro_never_button(), Weight::Secondary);
    [yes(offer), no(offer), never]
}

/// The names of some people, as a list.
pub(super) fn names(people: &[Portrait]) -> Message {
    text::intro_list(people.iter().map(|one| one.creator.name.clone()).collect::<Vec<_>>())
}

/// Who the others are, why, and when they could meet.
fn whole(card: Card, offer: &Offer) -> Card {
    let card = offer.others.iter().fold(card, portrayed);
    let card = why(card, &offer.reasons, &offer.markets);
    times(card, &offer.times).text(text::intro_offer_private())
}

/// Adds what somebody shows of themselves.
fn portrayed(card: Card, one: &Portrait) -> Card {
    let profile = &one.profile;
    let mut lines = Vec::new();
    if let Some(known) = &one.market {
        lines.push(text::intro_from(market::name(known)));
    }
    if !profile.topics.is_empty() {
        lines.push(text::intro_talks(words::topics(&profile.topics)));
    }
    if !profile.languages.is_empty() {
        lines.push(text::intro_speaks(words::skills(&profile.languages)));
    }
    if !profile.texts.is_empty() {
        lines.push(text::intro_can(profile.offers()));
        lines.push(text::intro_wants(profile.learns()));
    }
    card.field(text::value(&one.creator.name), list(lines.into_iter()))
}

/// Adds why people should meet, where there is something to say.
pub(super) fn why(card: Card, reasons: &[Reason], markets: &[Market]) -> Card {
    let said: Vec<Message> = reasons.iter().filter_map(|reason| said(reason, markets)).collect();
    if said.is_empty() { card } else { card.field(text::intro_why(), list(said.into_iter())) }
}

fn said(reason: &Reason, markets: &[Market]) -> Option<Message> {
    Some(match reason {
        Reason::Recommended => text::intro_why_recommended(),
        Reason::Asked(topic) => text::intro_why_asked(words::topic(*topic)),
        Reason::Taught(topic) => text::intro_why_taught(words::topic(*topic)),
        Reason::Shared(topics) => text::intro_why_shared(words::topics(topics)),
        Reason::Spoken(language) => text::intro_why_spoken(crate::i18n::creator::language(*language)),
        // A market that is out of use is named no more.
        Reason::Curious(id) => {
            text::intro_why_curious(market::name(markets.iter().find(|known| known.market_id == *id)?))
        }
    })
}

fn times(card: Card, times: &[DateTime<Utc>]) -> Card {
    match times.is_empty() {
        true => card.field(text::intro_times(), text::intro_times_none()),
        false => card.field(text::intro_times(), list(times.iter().map(|at| text::intro_time(*at)))),
    }
}

/// What stands first in the thread of people who all want to meet.
pub fn opener(opening: &Opening) -> Card {
    let people = opening.people.iter().map(|one| Arg::from(mention::person(one.creator.person_id)));
    let card = Card::titled(text::intro_opener_title(names(&opening.people)))
        .text(text::intro_opener(people.collect::<Vec<_>>()));
    let card = opening.people.iter().fold(card, portrayed);
    let card = why(card, &opening.introduction.reasons, &opening.markets);
    let card = card.field(text::intro_starters(), list(opening.starters.iter().map(starter)));
    let card = match opening.terms.is_empty() {
        true => card,
        false => card.field(
            text::intro_terms(),
            list(opening.terms.iter().map(|(word, meaning)| text::intro_term(word, meaning))),
        ),
    };
    times(card, &opening.introduction.times)
}

fn starter(starter: &Starter) -> Message {
    match starter {
        Starter::Custom(known, title) => text::intro_starter_custom(title, market::name(known)),
        Starter::Topic(topic) => text::intro_starter_topic(words::topic(*topic)),
        Starter::Day => text::intro_starter_day(),
        Starter::Surprise => text::intro_starter_surprise(),
    }
}

fn verdicts(id: IntroductionId, creator: CreatorId) -> impl Iterator<Item = Control> {
    Verdict::ALL.iter().map(move |verdict| {
        let press = Press::IntroMet(Pair(id, Pair(creator, *verdict)));
        button(press, words::verdict(*verdict), Weight::Secondary)
    })
}

/// The inputs for links to what they made together.
pub const WORKS: [&str; MOST_WORKS] = ["first", "second", "third"];

/// How it was is noted; another answer can be given, and where they met, what came of it.
pub fn met(outcome: &Outcome) -> Card {
    let (id, creator) = (outcome.introduction_id, outcome.creator_id);
    let mut card =
        Card::titled(text::intro_met_title()).text(text::intro_met(words::verdict(outcome.verdict)));
    let mut told: Vec<&str> = outcome.works.iter().map(|(_, url)| url.as_str()).collect();
    told.sort_unstable();
    told.dedup();
    if !told.is_empty() {
        let told: Vec<Arg> = told.into_iter().map(|url| Arg::from(Verbatim(url))).collect();
        card = card.text(text::intro_works(Arg::Lines(told)));
    }
    let works = outcome.verdict.is_met().then(|| {
        let press = Press::IntroWorksForm(Pair(id, creator));
        button(press, text::intro_works_button(), Weight::Primary)
    });
    card.row(verdicts(id, creator)).row(works)
}

/// The form for links to what they made together, with those that the reader told before.
pub fn works_form(outcome: &Outcome) -> Form {
    let own = outcome.works.iter().filter(|(creator, _)| *creator == outcome.creator_id);
    let mut own = own.map(|(_, url)| url.clone());
    let limit = u16::try_from(URL_LENGTH).unwrap_or(u16::MAX);
    let inputs = WORKS.iter().map(|name| {
        Input::line(name, text::intro_work_label(), limit)
            .optional()
            .example(text::intro_work_example())
            .filled(own.next())
    });
    Form {
        press: Press::IntroWorks(Pair(outcome.introduction_id, outcome.creator_id)),
        title: text::intro_works_form_title(),
        inputs: inputs.collect(),
    }
}
