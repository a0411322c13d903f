//! The cards of elections: what managers hold, what stands in each market's channel, and for whoever stands or votes.

mod own;

use chrono::NaiveDate;

use crate::discord::card::{Card, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::election::{Election, Outcome, Posted, State};
use crate::domain::post::{Post, Subject};
use crate::domain::{CouncilId, ElectionId, Language};
use crate::features::election::{Progress, View};
use crate::i18n::{Arg, Message, market, text};

pub use own::{WORDS, own, paper, stepped_back, words_form};

/// The input for the last day on which one can stand.
pub const STAND: &str = "stand";
/// The input for the last day on which one can vote.
pub const VOTE: &str = "vote";

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The form for until when one stands and votes.
pub fn form(id: CouncilId, today: NaiveDate) -> Form {
    let day = |input, label| Input::line(input, label, 40).example(text::council_day_example(today));
    Form {
        press: Press::ElectionHold(id),
        title: text::election_form_title(),
        inputs: vec![day(STAND, text::election_stand_day()), day(VOTE, text::election_vote_day())],
    }
}

/// How far it has come, whatever the market.
fn stage(election: &Election) -> Message {
    match election.state {
        State::Standing => text::election_standing_until(election.stand_until, election.vote_until),
        State::Voting => text::election_voting_until(election.vote_until),
        State::Counted => text::election_ended(),
        State::CalledOff => text::election_called_off_sheet(),
    }
}

/// An election as managers see it.
pub fn sheet(view: &View) -> Card {
    let election = &view.election;
    let card = Card::titled(text::election_title(&view.name)).text(stage(election));
    let card = view
        .markets
        .iter()
        .fold(card, |card, progress| card.field(market::name(&progress.posted.market), standing(progress)));
    let unheard: Vec<Arg> = view.unheard.iter().map(|known| Arg::from(market::name(known))).collect();
    let card = match unheard.is_empty() {
        true => card,
        false => card.text(text::election_unheard(unheard)),
    };
    card.row(election.is_under_way().then(|| {
        let press = Press::ElectionCallOff(election.election_id);
        button(press, text::election_call_off_button(), Weight::Danger)
    }))
}

fn standing(progress: &Progress) -> Message {
    let posted = &progress.posted;
    if let Some(outcome) = posted.contest.outcome {
        return result(posted, outcome);
    }
    let standing = text::election_market_standing(i64::from(posted.seats), posted.candidates);
    match posted.election.state {
        State::Voting => text::election_market_voting(standing, progress.voted, progress.voters),
        State::CalledOff => text::election_called_off_sheet(),
        State::Standing | State::Counted => standing,
    }
}

/// Whether a manager means to call it off.
pub fn call_off(id: ElectionId) -> Card {
    let meant = Press::ElectionCallOffMeant(id);
    Card::titled(text::election_call_off_title()).text(text::election_call_off()).row([button(
        meant,
        text::election_call_off_meant_button(),
        Weight::Danger,
    )])
}

/// What came of it in a market.
fn result(posted: &Posted, outcome: Outcome) -> Message {
    let names = || Arg::from(posted.elected.clone());
    match outcome {
        Outcome::Nobody => text::contest_nobody(),
        Outcome::Full => text::contest_full(),
        Outcome::Voted | Outcome::Unopposed if posted.elected.is_empty() => text::contest_elected_gone(),
        Outcome::Voted => text::contest_elected(names()),
        Outcome::Unopposed => text::contest_unopposed(names()),
    }
}

/// An election as it stands in a market's channel.
pub fn post(posted: &Posted, language: Language) -> Card {
    let id = posted.contest.contest_id;
    let sign = Control::Sign {
        press: Press::PostShow(Post { subject: Subject::Contest(id), language }),
        sign: "🌐",
    };
    let own = |label| button(Press::ContestStand(id), label, Weight::Secondary);
    let buttons = match posted.election.state {
        State::Standing if posted.is_under_way() => {
            vec![button(Press::ContestStand(id), text::contest_stand_button(), Weight::Primary)]
        }
        State::Voting if posted.is_under_way() => vec![
            button(Press::ContestVote(Pair(0, id)), text::contest_vote_button(), Weight::Primary),
            own(text::contest_own_button()),
        ],
        _ => Vec::new(),
    };
    shown(posted).row(buttons.into_iter().chain([sign]))
}

/// The same for one reader.
pub fn shown(posted: &Posted) -> Card {
    let (election, contest) = (&posted.election, &posted.contest);
    let card = Card::titled(text::contest_title(&posted.name, market::name(&posted.market)));
    if let Some(outcome) = contest.outcome {
        let card = card.text(result(posted, outcome));
        return match outcome {
            Outcome::Voted => counted(card, posted),
            _ => card,
        };
    }
    let (seats, candidates) = (i64::from(posted.seats), posted.candidates);
    match election.state {
        State::Standing => card
            .text(text::contest_standing(seats, election.stand_until, election.vote_until))
            .text(text::contest_candidates(candidates)),
        State::Voting => card.text(text::contest_voting(election.vote_until, candidates, seats)),
        State::CalledOff | State::Counted => card.text(text::contest_called_off()),
    }
}

/// How many voted, and what a lot decided.
fn counted(card: Card, posted: &Posted) -> Card {
    let contest = &posted.contest;
    let figure = |number: Option<i32>| i64::from(number.unwrap_or_default());
    let card = card.text(text::contest_votes(figure(contest.votes), figure(contest.voters)));
    match &contest.lot {
        Some(numbers) => card.text(text::contest_lot(numbers, contest.election_id.to_string())),
        None => card,
    }
}
