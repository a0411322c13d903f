//! The card of how far a campaign is: what is open before its stage ends, and the way on.

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::CampaignId;
use crate::domain::result::{Outcome, Verdict};
use crate::domain::stage::{Item, Stage};
use crate::features::stage::{Board, REASON_LENGTH};
use crate::i18n::{Arg, Message, campaign as words, mention, result, text};
use crate::store::stage::Move;

/// The name of the input of a reason.
pub const REASON: &str = "reason";

/// How far a campaign is.
pub fn board(board: &Board) -> Card {
    let (id, stage) = (board.campaign.campaign_id, board.stage);
    let unmet = board.unmet();
    let title = text::stage_title(&board.campaign.name, words::stage(stage));
    let mut card = Card::titled(title)
        .text(match (unmet.len(), stage.next()) {
            (0, Some(next)) => text::stage_done(words::stage(next)),
            (0, None) => text::stage_done_last(),
            (open, _) => text::stage_open(open),
        })
        .lines(stage.checklist().iter().map(|item| line(board, *item, unmet.contains(item))));
    if stage.checklist().iter().any(|item| board.facts.see(*item).is_none()) {
        card = card.text(text::stage_signs());
    }
    if let Some((verdict, outcome)) = board.outcome.as_ref().and_then(|known| Some((known.verdict?, known))) {
        card = card.text(decided(verdict, outcome));
    }
    if !board.moves.is_empty() {
        let moves: Vec<Arg> = board.moves.iter().map(moved).map(Into::into).collect();
        card = card.field(text::stage_history(), text::brief_body(Arg::Lines(moves)));
    }
    if !board.to_tick().is_empty() {
        card = card.row([ticks(board)]);
    }
    let next = stage.next().map(|next| match unmet.is_empty() {
        true => {
            let press = Press::StageNext(Pair(id, stage));
            button(press, text::stage_next_button(words::stage(next)), Weight::Success)
        }
        false => {
            let press = Press::StageReason(Pair(id, stage));
            button(press, text::stage_anyway_button(words::stage(next)), Weight::Secondary)
        }
    });
    let back = stage.previous().map(|previous| {
        let label = text::stage_back_button(words::stage(previous));
        button(Press::StageBack(Pair(id, stage)), label, Weight::Secondary)
    });
    let campaign = button(Press::CampaignSheet(id), text::campaign_sheet_button(), Weight::Secondary);
    let public = board
        .outcome
        .is_some()
        .then(|| button(Press::AggregateSheet(id), text::aggregate_sheet_button(), Weight::Secondary));
    card = card.row(next.into_iter().chain(back).chain([campaign]).chain(public));
    if board.facts.is_decided == Some(false) {
        card = card.text(text::verdict_open()).row(super::verdict::buttons(id));
    }
    card
}

/// An item: seen to be done or not, or ticked by a manager or not.
fn line(board: &Board, item: Item, is_open: bool) -> Message {
    let words = words::item(item);
    match (board.facts.see(item).is_some(), is_open) {
        (true, true) => text::stage_item_open(words),
        (true, false) => text::stage_item_done(words),
        (false, true) => text::stage_item_unticked(words),
        (false, false) => text::stage_item_ticked(words),
    }
}

/// What became of a pilot, and who decided it.
fn decided(verdict: Verdict, outcome: &Outcome) -> Message {
    let at = outcome.decided_at.unwrap_or(outcome.ended_at);
    match outcome.verdict_by_person_id {
        Some(by) => text::verdict_made_by(at, mention::person(by), result::verdict(verdict)),
        None => text::verdict_made(at, result::verdict(verdict)),
    }
}

fn moved(step: &Move) -> Message {
    let (from, to) = (words::stage(step.from_stage), words::stage(step.to_stage));
    match step.reason.is_empty() {
        true => text::stage_moved(step.moved_at, from, to),
        false => text::stage_moved_anyway(step.moved_at, from, to, &step.reason),
    }
}

fn ticks(board: &Board) -> Control {
    let choice = |item: &Item| Choice {
        value: item.code().to_owned(),
        label: text::stage_tick_choice(words::item(*item)),
        is_chosen: board.ticked.contains(item),
    };
    let choices: Vec<Choice> = board.to_tick().iter().map(choice).collect();
    Control::Select {
        press: Press::StageTick(board.campaign.campaign_id),
        placeholder: text::stage_tick(),
        bounds: (0, u8::try_from(choices.len()).unwrap_or(25)),
        choices,
    }
}

/// The form for why a campaign moves on though something is open.
pub fn reason_form(campaign: CampaignId, from: Stage) -> Form {
    let next = words::stage(from.next().unwrap_or(from));
    let limit = u16::try_from(REASON_LENGTH).unwrap_or(u16::MAX);
    Form {
        press: Press::StageReasonKeep(Pair(campaign, from)),
        title: text::stage_reason_title(next),
        inputs: vec![
            Input::lines(REASON, text::stage_reason_label(), limit).example(text::stage_reason_example()),
        ],
    }
}

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}
