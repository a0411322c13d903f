//! The cards on which managers see who is in a campaign, who is owed work and who has enough.

use super::{button, lines};
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::cards::promo_code;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::band::{Band, Excess, Strain};
use crate::domain::participation::{REASON_LENGTH, State};
use crate::domain::{CampaignId, CreatorId};
use crate::features::participation::{Chosen, Loaded, Roster};
use crate::i18n::{Message, text};
use crate::store::participation::Participant;

/// Lines of one list on the card; the rest is counted.
const LINES: usize = 12;

/// Who is in a campaign.
pub fn roster(roster: &Roster) -> Card {
    sheet(Card::titled(text::participants_title(&roster.campaign.name)), roster)
}

/// Whom a campaign was offered, and for whom it would be too much.
pub fn chosen(chosen: &Chosen) -> Card {
    let mut card = Card::titled(text::participants_title(&chosen.roster.campaign.name));
    let names = |these: &[Loaded]| these.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    if !chosen.offered.is_empty() {
        card = card.text(text::participants_offered_to(names(&chosen.offered)));
    }
    if !chosen.exceeding.is_empty() {
        card = card.text(text::participants_exceeding()).lines(chosen.exceeding.iter().map(exceeding));
    }
    let id = chosen.roster.campaign.campaign_id;
    let insist = chosen.exceeding.iter().take(5).map(|one| {
        let press = Press::ParticipationInsistForm(Pair(id, one.creator_id));
        button(press, text::participants_insist_button(&one.name), Weight::Danger)
    });
    sheet(card.row(insist.collect::<Vec<_>>()), &chosen.roster)
}

fn exceeding(one: &Loaded) -> Message {
    match one.excess() {
        Some(Excess::Month { free_on }) => text::participants_exceeding_month(&one.name, free_on),
        _ => load(one),
    }
}

fn sheet(mut card: Card, roster: &Roster) -> Card {
    let id = roster.campaign.campaign_id;
    if !roster.has_brief {
        card = card.text(text::participants_no_brief());
    }
    if let Some(opens_at) = roster.opens_at {
        card = card.text(text::participants_opens(opens_at));
    }
    for state in [State::Joined, State::Offered, State::Declined, State::Withdrawn] {
        let these = roster.participants.iter().filter(|one| place(one.participation.state) == state);
        let these: Vec<Message> = these.map(participant).collect();
        if !these.is_empty() {
            card = card.field(group(state, these.len()), listed(these));
        }
    }
    let card = strained(card, &roster.creators);
    let choices: Vec<Choice> = roster
        .candidates()
        .take(25)
        .map(|one| Choice { value: one.creator_id.to_string(), label: load(one), is_chosen: false })
        .collect();
    let offer = (roster.has_brief && !choices.is_empty()).then(|| Control::Select {
        press: Press::ParticipationOffer(id),
        placeholder: text::participants_offer(),
        bounds: (1, u8::try_from(choices.len()).unwrap_or(25)),
        choices,
    });
    let more = [
        (roster.questions > 0).then(|| {
            let label = text::participants_questions_button(roster.questions);
            button(Press::BriefQuestionList(id), label, Weight::Primary)
        }),
        Some(button(Press::IdeaRound(id), text::participants_ideas_button(roster.ideas), Weight::Secondary)),
        Some(button(Press::HubShow(id), text::hub_button(), Weight::Secondary)),
        Some(promo_code::open_button(id)),
    ];
    card.row(offer).row(more.into_iter().flatten())
}

/// Under which heading somebody stands: whoever took part until the end took part.
const fn place(state: State) -> State {
    match state {
        State::Ended => State::Joined,
        other => other,
    }
}

fn group(state: State, count: usize) -> Message {
    match state {
        State::Joined | State::Ended => text::participants_joined(count),
        State::Offered => text::participants_offered(count),
        State::Declined => text::participants_declined(count),
        State::Withdrawn => text::participants_withdrawn(count),
    }
}

/// Who is owed work, and who has enough.
fn strained(mut card: Card, creators: &[Loaded]) -> Card {
    let owed = creators.iter().filter(|one| one.strain() == Strain::Owed);
    let owed: Vec<Message> = owed.map(load).collect();
    if !owed.is_empty() {
        card = card.field(text::participants_owed(owed.len()), listed(owed));
    }
    let near = creators.iter().filter(|one| one.strain() >= Strain::Near);
    let near: Vec<Message> = near.map(load).collect();
    if !near.is_empty() {
        card = card.field(text::participants_near(near.len()), listed(near));
    }
    card
}

/// The first of them, and how many more there are.
fn listed(mut these: Vec<Message>) -> Message {
    let more = these.len().saturating_sub(LINES);
    these.truncate(LINES);
    if more > 0 {
        these.push(text::participants_more(more));
    }
    lines(these.into_iter())
}

fn participant(one: &Participant) -> Message {
    let own = &one.participation;
    match (own.state, own.ordinal, &own.decline_reason, &own.band_reason) {
        (State::Joined | State::Ended, Some(ordinal), _, None) => {
            text::participants_row_joined(&one.name, i64::from(ordinal))
        }
        (State::Joined | State::Ended, Some(ordinal), _, Some(reason)) => {
            text::participants_row_insisted(&one.name, i64::from(ordinal), reason)
        }
        (State::Declined | State::Withdrawn, _, Some(reason), _) => {
            text::participants_row_reason(&one.name, reason)
        }
        (State::Offered, _, _, Some(reason)) => text::participants_row_reason(&one.name, reason),
        _ => text::value(&one.name),
    }
}

/// What somebody has joined, beside what they should.
fn load(one: &Loaded) -> Message {
    text::participants_load(&one.name, i64::from(one.load.year), band(one.band))
}

fn band(band: Band) -> Message {
    let floor = i64::from(band.floor);
    match band.ceiling {
        Some(ceiling) => text::band_between(floor, i64::from(ceiling)),
        None => text::band_from(floor),
    }
}

/// The form for why somebody is offered more than they should have.
pub fn insist_form(id: CampaignId, creator: CreatorId) -> Form {
    let limit = u16::try_from(REASON_LENGTH).unwrap_or(u16::MAX);
    let reason = Input::lines("reason", text::participants_insist_label(), limit);
    Form {
        press: Press::ParticipationInsist(Pair(id, creator)),
        title: text::participants_insist_title(),
        inputs: vec![reason.example(text::participants_insist_example())],
    }
}

/// Who has as much to do as they should, or nearly, and who is owed work.
pub fn fatigue(all: &[Loaded]) -> Card {
    let card = Card::titled(text::fatigue_title());
    if all.is_empty() {
        return card.text(text::fatigue_none());
    }
    let mut card = card;
    for strain in [Strain::Full, Strain::Near, Strain::Owed] {
        let these: Vec<Message> = all.iter().filter(|one| one.strain() == strain).map(load).collect();
        let name = match strain {
            Strain::Full => text::fatigue_full(these.len()),
            Strain::Near | Strain::Easy => text::fatigue_near(these.len()),
            Strain::Owed => text::participants_owed(these.len()),
        };
        if !these.is_empty() {
            card = card.field(name, listed(these));
        }
    }
    card.footer(text::fatigue_meaning())
}
