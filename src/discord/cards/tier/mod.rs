//! The cards of tiers: for creators where they stand and what is missing, for managers the ladder that they build.

mod ladder;
mod preview;
mod sheet;
mod words;

use chrono::{DateTime, TimeDelta, Utc};

use super::stats::MONTH;
use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::Press;
use crate::domain::CreatorId;
use crate::domain::notice::Notice;
use crate::domain::post::{Post, Subject};
use crate::domain::text::Variants;
use crate::domain::tier::{Condition, Text, Tier};
use crate::domain::{Language, TierMoveId};
use crate::features::tier::{Celebration, Rung, View};
use crate::i18n::{Message, text};

pub use ladder::{ladder, new_form, policy_form};
pub use preview::preview;
pub use sheet::{
    approved_form, archived, archiving, collaborations_form, conditions, conditions_form, input, sheet,
    words_form,
};
pub use words::{band, bounds};

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// A creator's tier in a word, and until when they have it where that is not for good; nothing without one.
pub fn rank(tier: &Variants, falls_at: Option<DateTime<Utc>>) -> Option<Message> {
    let named = || match falls_at {
        Some(until) => text::label_tier_until(tier, until),
        None => text::tier_name(tier),
    };
    (!tier.is_empty()).then(named)
}

/// Where the reader stands, what it brings, and how far it is to the next tier.
pub fn mine(view: &View) -> Card {
    if !view.has_any() {
        return none(view);
    }
    let card = match &view.held {
        Some(held) => own(view, held),
        None => Card::titled(text::tier_mine_nowhere_title(&view.program)).text(text::tier_mine_nowhere()),
    };
    let card = way_up(card, view);
    let card = match view.moves_at {
        Some(moves_at) => card.text(text::tier_mine_counted(moves_at)),
        None => card,
    };
    card.row([
        button(Press::TierNext(view.creator_id), text::tier_next_button(), Weight::Primary),
        rules_button(view.creator_id),
        figures(),
    ])
}

/// How far it is to the next tier.
fn way_up(card: Card, view: &View) -> Card {
    match view.next() {
        Some(next) => card.field(text::tier_mine_next(next.tier.name()), words::bars(&next.progress)),
        None => card.text(text::tier_mine_top()),
    }
}

/// The reader's tier among other things, and how far it is to the next; nothing where there are no tiers.
pub fn briefly(card: Card, view: &View) -> Card {
    if !view.has_any() {
        return card;
    }
    let held = view.held.as_ref().and_then(|held| rank(&held.name(), view.standing.falls_at));
    way_up(held.into_iter().fold(card, |card, held| card.figure(text::label_tier(), held)), view)
}

fn own(view: &View, held: &Tier) -> Card {
    let mut card = Card::titled(text::tier_mine_title(held.name()));
    if let Some(reached_at) = view.standing.reached_at {
        card = card.text(text::tier_mine_since(&view.program, reached_at));
    }
    if let Some(falls_at) = view.standing.falls_at {
        let missing = view.own().map(|own| missing(own, view.since)).unwrap_or_default();
        card = card.text(match missing.is_empty() {
            true => text::tier_mine_risk_gone(falls_at),
            false => text::tier_mine_risk(falls_at, missing),
        });
    }
    brings(card, held)
}

/// What a tier brings, and how many collaborations it means.
fn brings(card: Card, tier: &Tier) -> Card {
    let benefits = tier.benefits();
    let card = match benefits.is_empty() {
        true => card,
        false => card.field(text::tier_brings(), text::tier_benefits(benefits)),
    };
    match words::collaborations(tier.collaborations) {
        Some(band) => card.field(text::tier_collaborations(), band),
        None => card,
    }
}

/// What is missing for the next tier, exactly.
pub fn next(view: &View) -> Card {
    if !view.has_any() {
        return none(view);
    }
    let ways = [
        button(Press::TierMine(view.creator_id), text::tier_mine_button(), Weight::Secondary),
        rules_button(view.creator_id),
        figures(),
    ];
    let Some(next) = view.next() else {
        let name = view.held.as_ref().map_or_else(Variants::default, Tier::name);
        return Card::titled(text::tier_next_top_title()).text(text::tier_next_top(name)).row(ways);
    };
    let card = Card::titled(text::tier_next_title(next.tier.name()));
    let card = match (next.is_met(), view.moves_at) {
        (true, Some(moves_at)) => card.text(text::tier_next_there(moves_at)),
        _ => card.text(text::tier_next_missing(missing(next, view.since))),
    };
    brings(card.text(words::bars(&next.progress)), &next.tier).row(ways)
}

/// What is missing for a tier, with the day on which the reader has been here for long enough.
fn missing(rung: &Rung, since: DateTime<Utc>) -> Vec<Message> {
    let open = rung.progress.iter().filter(|condition| !condition.is_met());
    open.map(|condition| match condition {
        Condition::Tenure { now, needed } => {
            text::tier_missing_tenure_until(needed - now, since + TimeDelta::days(*needed))
        }
        other => words::missing(other),
    })
    .collect()
}

/// The whole ladder.
pub fn rules(view: &View) -> Card {
    if view.rungs.is_empty() {
        return none(view);
    }
    let own = view.held.as_ref().map(|tier| tier.tier_id);
    let mut card = Card::titled(text::tier_rules_title(&view.program));
    for Rung { tier, .. } in &view.rungs {
        let needs = words::needs(&tier.rule);
        let line = match own == Some(tier.tier_id) {
            true => text::tier_rules_line_own(tier.name(), needs),
            false => text::tier_rules_line(tier.name(), needs),
        };
        let benefits = tier.benefits();
        let brings = (!benefits.is_empty()).then(|| text::tier_rules_brings(benefits));
        card = card.lines([line].into_iter().chain(brings));
    }
    card.footer(text::tier_rules_how(i64::from(view.policy.grace_days))).row([
        button(Press::TierMine(view.creator_id), text::tier_mine_button(), Weight::Primary),
        button(Press::TierNext(view.creator_id), text::tier_next_button(), Weight::Secondary),
    ])
}

fn none(view: &View) -> Card {
    Card::titled(text::tier_none_title(&view.program)).text(text::tier_none()).row([figures()])
}

fn rules_button(creator: CreatorId) -> Control {
    button(Press::TierRules(creator), text::tier_rules_button(), Weight::Secondary)
}

fn figures() -> Control {
    button(Press::StatsPeriod(MONTH), text::stats_button(), Weight::Secondary)
}

/// What a creator is told of a move of theirs; nothing else is a move.
pub fn told(notice: &Notice) -> Option<Card> {
    let (card, creator) = match notice {
        Notice::TierUp { program, creator_id, name, benefits, is_earned } => {
            let card = match is_earned {
                true => Card::titled(text::tier_up_title(name)).text(text::tier_up(program)),
                false => Card::titled(text::tier_up_begin_title(name)).text(text::tier_up_begin(program)),
            };
            (with_benefits(card, benefits), creator_id)
        }
        Notice::TierAtRisk { program, creator_id, name, missing, falls_at } => {
            let missing: Vec<Message> = missing.iter().map(words::missing).collect();
            let card = Card::titled(text::tier_risk_title(name, program));
            let card = card.text(match missing.is_empty() {
                true => text::tier_risk_gone(*falls_at),
                false => text::tier_risk(*falls_at, missing),
            });
            (card, creator_id)
        }
        Notice::TierKept { program, creator_id, name } => {
            (Card::titled(text::tier_kept_title(name)).text(text::tier_kept(program)), creator_id)
        }
        Notice::TierDown { program, creator_id, from, name, benefits } => {
            let title = match name.is_empty() {
                true => text::tier_down_nowhere_title(),
                false => text::tier_down_title(name),
            };
            let card = Card::titled(title).text(text::tier_down(program, from));
            (with_benefits(card, benefits), creator_id)
        }
        _ => return None,
    };
    Some(card.row([
        button(Press::TierMine(*creator), text::tier_mine_button(), Weight::Primary),
        button(Press::TierNext(*creator), text::tier_next_button(), Weight::Secondary),
    ]))
}

fn with_benefits(card: Card, benefits: &Variants) -> Card {
    match benefits.is_empty() {
        true => card,
        false => card.field(text::tier_brings(), text::tier_benefits(benefits)),
    }
}

/// What everybody reads in a channel of this language.
pub fn celebrated(celebration: &Celebration, step: TierMoveId, language: Language) -> Option<Card> {
    let words = celebration.texts.iter().find(|text| text.language == language)?;
    let post = Post { subject: Subject::TierMove(step), language };
    Some(
        congratulated(&celebration.creator, words)
            .row([Control::Sign { press: Press::PostShow(post), sign: "🌐" }]),
    )
}

/// The same for a reader of another language.
pub fn congratulated(creator: &str, words: &Text) -> Card {
    Card::titled(text::tier_celebrated_title(creator, &words.name)).text(text::tier_celebrated())
}
