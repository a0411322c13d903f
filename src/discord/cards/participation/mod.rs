//! The cards of campaigns as creators see them: what is asked, whether they can join, what they owe and by when.

mod roster;
mod told;

use chrono::{DateTime, Utc};

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::CampaignId;
use crate::domain::band::Excess;
use crate::domain::brief::Asked;
use crate::domain::brief_question::BriefAnswer;
use crate::domain::hub::HubItem;
use crate::domain::idea::IdeaAnswer;
use crate::domain::participation::{REASON_LENGTH, State};
use crate::features::participation::{Access, LastTime, Owed, Row, View};
use crate::i18n::brief::change;
use crate::i18n::campaign::runs;
use crate::i18n::deliverable::{self, lines as details};
use crate::i18n::{Arg, Message, Verbatim, reward, text};

pub use roster::{chosen, fatigue, insist_form, roster};
pub use told::{deadline, told};

/// Things that can be marked as done from one card.
const BUTTONS: usize = 5;
/// Things that are asked for and told of in full; of more there is a line each.
const DETAILED: usize = 3;

pub(super) const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// A campaign as its reader alone sees it.
pub fn view(view: &View) -> Card {
    let id = view.campaign.campaign_id;
    let card = Card::titled(text::campaign_title(&view.campaign.name)).text(standing(view));
    let card = body(card, view);
    let join = match view.access {
        Access::Open => Some((text::participation_join_button(), Weight::Success)),
        Access::Agree { .. } => {
            Some((text::participation_agree_button(i64::from(view.terms)), Weight::Success))
        }
        Access::Joined | Access::Later(_) | Access::TooMuch(_) | Access::Over => None,
    };
    let join =
        join.map(|(label, weight)| button(Press::ParticipationJoin(Pair(id, view.terms)), label, weight));
    let state = view.participation.as_ref().map(|own| own.state);
    let link = matches!(view.access, Access::Joined | Access::Agree { .. })
        .then(|| button(Press::LinkTake(id), text::link_get_button(), Weight::Primary));
    let back = match (view.access, state) {
        (Access::Over, _) | (_, Some(State::Declined | State::Withdrawn)) => None,
        (_, Some(State::Joined)) => Some(text::participation_withdraw_button()),
        _ => Some(text::participation_decline_button()),
    };
    let back = back.map(|label| button(Press::ParticipationDeclineForm(id), label, Weight::Secondary));
    let open = view.owed.iter().filter(|owed| owed.deadline.done_at.is_none());
    let done = open.take(BUTTONS).map(|owed| {
        let label = text::deadline_done_button(&owed.title);
        button(Press::SubmissionStart(owed.deadline.deadline_id), label, Weight::Secondary)
    });
    let card = card.row(join.into_iter().chain(link)).row(done.collect::<Vec<_>>());
    let more = (view.access != Access::Over).then(|| ways(id));
    let list = button(Press::ParticipationList(Nothing), text::brief_list_button(), Weight::Secondary);
    let whole = button(Press::BriefPage(Pair(id, 0)), text::brief_read_button(), Weight::Secondary);
    card.row([whole].into_iter().chain(more.into_iter().flatten())).row(back.into_iter().chain([list]))
}

/// To ask, and to suggest.
pub fn ways(id: CampaignId) -> [Control; 2] {
    [
        button(Press::BriefQuestionForm(id), text::brief_question_button(), Weight::Secondary),
        button(Press::IdeaForm(id), text::idea_button(), Weight::Secondary),
    ]
}

/// What the reader wants to know first: whether they are in it, or can be.
fn standing(view: &View) -> Message {
    let own = view.participation.as_ref();
    match view.access {
        Access::Joined => match own.and_then(|own| own.ordinal) {
            Some(ordinal) => text::participation_joined(i64::from(ordinal), &view.program),
            None => text::participation_joined_plain(),
        },
        Access::Agree { before } => text::participation_agree(i64::from(before), i64::from(view.terms)),
        Access::Later(opens_at) => text::participation_later(opens_at),
        Access::TooMuch(excess) => too_much(excess),
        Access::Over if own.is_some_and(|own| own.state == State::Ended) => text::participation_ended(),
        Access::Over => text::participation_over(),
        Access::Open => match own.map(|own| own.state) {
            Some(State::Offered) => text::participation_offered(i64::from(view.terms)),
            Some(State::Declined | State::Withdrawn) => text::participation_declined(i64::from(view.terms)),
            _ => text::participation_open(i64::from(view.terms)),
        },
    }
}

/// Why one more would be too many, and what to do if it is wanted all the same.
fn too_much(excess: Excess) -> Message {
    match excess {
        Excess::Year { joined, ceiling } => {
            text::participation_too_much_year(i64::from(joined), i64::from(ceiling))
        }
        Excess::Month { free_on } => text::participation_too_much_month(free_on),
    }
}

/// What the campaign is about, what its reader owes, and what was said about it.
fn body(mut card: Card, view: &View) -> Card {
    if !view.summary.is_empty() {
        card = card.text(text::campaign_summary(&view.summary));
    }
    if !view.changes.is_empty() {
        let changes = view.changes.iter().map(|one| change(view.language, one));
        card = card.field(text::participation_changes(), lines(changes));
    }
    if view.owed.is_empty() {
        card = asked(card, &view.asked);
    }
    let days = (view.campaign.starts_on, view.campaign.ends_on);
    if days.0.or(days.1).is_some() {
        card = card.field(text::campaign_runs(), runs(days));
    }
    if !view.owed.is_empty() {
        card = card.field(text::deadline_list(), lines(view.owed.iter().map(owed)));
    }
    if !view.pays.is_empty() && view.access != Access::Over {
        card = card.field(text::participation_pays(), lines(view.pays.iter().flat_map(reward::offer)));
    }
    if let Some(last) = &view.last {
        card = card.field(text::participation_last(), last_time(last));
    }
    if !view.quotes.is_empty() {
        card = card.field(text::idea_quotes(), lines(view.quotes.iter().map(quote)));
    }
    if !view.answers.is_empty() {
        card = card.field(text::brief_question_answers(), lines(view.answers.iter().map(answer)));
    }
    if !view.hub.is_empty() {
        card = card.field(text::hub_list(), lines(view.hub.iter().map(hub)));
    }
    card
}

/// What is asked for: everything about a few things, a line each of many.
fn asked(card: Card, asked: &[Asked]) -> Card {
    if asked.len() <= DETAILED {
        let all =
            asked.iter().map(|one| (text::participation_asked(&one.title), lines(details(one).into_iter())));
        return all.fold(card, |card, (title, words)| card.field(title, words));
    }
    let rows = asked.iter().map(|one| {
        let (place, due) = (deliverable::place((one.platform, one.format)), deliverable::due(one.due_on));
        text::participation_asked_row(&one.title, place, due, deliverable::pay(one.pay.as_ref()))
    });
    card.field(text::participation_asked_list(), lines(rows))
}

pub(super) fn lines(lines: impl Iterator<Item = Message>) -> Message {
    text::lines(Arg::Lines(lines.map(Arg::from).collect()))
}

fn owed(owed: &Owed) -> Message {
    match owed.deadline.done_at {
        Some(_) => text::deadline_row_done(&owed.title),
        None => text::deadline_row(&owed.title, owed.deadline.due_on),
    }
}

/// What its reader did last: their own figures.
pub(super) fn last_time(last: &LastTime) -> Message {
    let (clicks, sales) = (last.figures.clicks, last.figures.sales);
    match last.revenue.is_empty() {
        true => text::participation_last_time(&last.campaign, clicks, sales),
        false => text::participation_last_time_paid(&last.campaign, clicks, sales, last.revenue.clone()),
    }
}

fn quote(quote: &IdeaAnswer) -> Message {
    text::idea_quote(&quote.said, &quote.done)
}

fn answer(answer: &BriefAnswer) -> Message {
    text::brief_question_answer_row(&answer.question, &answer.answer)
}

pub(super) fn hub(item: &HubItem) -> Message {
    let url = Verbatim(&*item.url);
    match item.version {
        1 => text::hub_row(&item.title, url),
        version => text::hub_row_version(&item.title, i64::from(version), url),
    }
}

/// The reader's briefs.
pub fn list(rows: &[Row]) -> Card {
    let card = Card::titled(text::brief_list_title());
    if rows.is_empty() {
        return card.text(text::brief_list_none());
    }
    let choices = rows.iter().take(25).map(|row| Choice {
        value: row.campaign_id.to_string(),
        label: text::campaign_title(&row.name),
        is_chosen: false,
    });
    let choose = Control::Select {
        press: Press::ParticipationChoose(Nothing),
        placeholder: text::brief_list_choose(),
        choices: choices.collect(),
        bounds: (1, 1),
    };
    card.lines(rows.iter().map(row)).row([choose])
}

fn row(row: &Row) -> Message {
    let state = match (row.state, row.has_changed, &row.due) {
        (Some(State::Joined), true, _) => text::brief_state_changed(),
        (Some(State::Joined), false, Some((title, due_on))) => text::brief_state_due(title, *due_on),
        (Some(State::Joined | State::Ended), ..) => text::brief_state_joined(),
        (Some(State::Offered), ..) => text::brief_state_offered(),
        (Some(State::Declined | State::Withdrawn), ..) => text::brief_state_declined(),
        (None, ..) => text::brief_state_open(),
    };
    text::brief_list_row(&row.name, state)
}

/// The form for the reason of a no.
pub fn decline_form(id: CampaignId) -> Form {
    let limit = u16::try_from(REASON_LENGTH).unwrap_or(u16::MAX);
    let reason = Input::lines("reason", text::participation_reason_label(), limit);
    Form {
        press: Press::ParticipationDecline(id),
        title: text::participation_reason_title(),
        inputs: vec![reason.example(text::participation_reason_example())],
    }
}

/// A no, or a step back, was noted.
pub fn declined(view: &View) -> Card {
    let back = button(
        Press::ParticipationShow(view.campaign.campaign_id),
        text::participation_show_button(),
        Weight::Secondary,
    );
    Card::titled(text::participation_declined_title(&view.campaign.name))
        .text(text::participation_declined_text())
        .row([back])
}

/// Its reader is reminded again then.
pub fn snoozed(until: DateTime<Utc>) -> Card {
    Card::plain(text::deadline_snoozed(until))
}
