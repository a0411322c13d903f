//! The cards of an election for one creator alone: how they stand, and whom they choose.

use super::{button, count};
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::ContestId;
use crate::domain::election::{Candidate, WORDS_LENGTH};
use crate::features::election::{Own, Paper};
use crate::i18n::{Arg, Message, market, text};

/// The input for what a candidate says.
pub const WORDS: &str = "words";
/// Candidates on a page: what they say fits on a card, however long it is.
const PAGE: usize = 4;

/// How a creator stands, and what it means to.
pub fn own(own: &Own) -> Card {
    let (posted, id) = (&own.posted, own.posted.contest.contest_id);
    let card = Card::titled(text::contest_stand_title(&posted.name))
        .text(text::contest_stand(market::name(&posted.market)))
        .text(text::contest_stand_until(posted.election.stand_until));
    let write = |label: Message, weight| {
        own.may_write().then(|| button(Press::ContestForm(id), label, weight)).into_iter()
    };
    match &own.candidacy {
        None => card.row(write(text::contest_write_button(), Weight::Primary)),
        Some(candidacy) => {
            let withdraw =
                button(Press::ContestWithdraw(id), text::contest_withdraw_button(), Weight::Danger);
            card.lines([text::contest_stands(), text::value(&candidacy.words)])
                .text(text::contest_stands_number(candidacy.candidacy_id.to_string()))
                .row(write(text::contest_change_button(), Weight::Secondary).chain([withdraw]))
        }
    }
}

/// They stand no more; as long as one can, they can stand again.
pub fn stepped_back(own: &Own) -> Card {
    let again = own.may_write().then(|| {
        button(
            Press::ContestForm(own.posted.contest.contest_id),
            text::contest_write_button(),
            Weight::Secondary,
        )
    });
    Card::titled(text::contest_stand_title(&own.posted.name)).text(text::contest_stands_no_more()).row(again)
}

/// The form for what they say.
pub fn words_form(own: &Own) -> Form {
    let limit = u16::try_from(WORDS_LENGTH).unwrap_or(u16::MAX);
    let known = own.candidacy.as_ref().map(|candidacy| candidacy.words.clone());
    Form {
        press: Press::ContestKeep(own.posted.contest.contest_id),
        title: text::contest_form_title(),
        inputs: vec![
            Input::lines(WORDS, text::contest_words(), limit)
                .example(text::contest_words_example())
                .filled(known),
        ],
    }
}

/// Who stands, what they say, and whom the reader chose: a page of it, from 0.
pub fn paper(paper: &Paper, page: i64) -> Card {
    let posted = &paper.posted;
    let pages = paper.candidates.len().div_ceil(PAGE).max(1);
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let card = Card::titled(text::contest_paper_title(market::name(&posted.market))).text(asked(paper));
    let is_chosen = |one: &&Candidate| paper.chosen.contains(&one.candidacy_id);
    let chosen: Vec<Arg> =
        paper.candidates.iter().filter(is_chosen).map(|one| Arg::from(&one.name)).collect();
    let card = if chosen.is_empty() { card } else { card.text(text::contest_chosen(chosen)) };
    let shown = paper.candidates.iter().skip(page * PAGE).take(PAGE);
    let card = shown.fold(card, |card, one| {
        let name = text::contest_candidate(&one.name, one.candidacy_id.to_string());
        card.field(name, text::value(&one.words))
    });
    let card = if paper.choices() > 0 { card.text(text::contest_paper_numbers()) } else { card };
    let card = if pages > 1 { card.footer(text::page_of(count(page + 1), count(pages))) } else { card };
    card.row(select(paper)).row(turns(posted.contest.contest_id, page, pages))
}

fn asked(paper: &Paper) -> Message {
    let until = paper.posted.election.vote_until;
    match (paper.candidates.len(), paper.choices()) {
        (0, _) => text::contest_paper_empty(),
        (_, 0) => text::contest_paper_unopposed(),
        (_, 1) => text::contest_paper_one(until),
        (_, seats) => text::contest_paper(seats, until),
    }
}

fn select(paper: &Paper) -> Option<Control> {
    let most = u8::try_from(paper.choices()).ok().filter(|most| *most > 0)?;
    let choice = |one: &Candidate| Choice {
        value: one.candidacy_id.to_string(),
        label: text::value(&one.name),
        is_chosen: paper.chosen.contains(&one.candidacy_id),
    };
    Some(Control::Select {
        press: Press::ContestCast(paper.posted.contest.contest_id),
        placeholder: text::contest_choose(),
        choices: paper.candidates.iter().map(choice).collect(),
        bounds: (1, most),
    })
}

fn turns(id: ContestId, page: usize, pages: usize) -> Vec<Control> {
    let turn =
        |to: usize, label: Message| button(Press::ContestVote(Pair(count(to), id)), label, Weight::Secondary);
    let back = page.checked_sub(1).map(|to| turn(to, text::page_back()));
    let next = (page + 1 < pages).then(|| turn(page + 1, text::page_next()));
    [back, next].into_iter().flatten().collect()
}
