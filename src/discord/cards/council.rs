//! The cards of councils: what managers found and appoint, what everybody may know, and what whoever sits there is told.

use chrono::NaiveDate;

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::council::{Council, NAME_LENGTH, Seat};
use crate::domain::market::Market;
use crate::domain::text::Variants;
use crate::features::council::{Sketch, View};
use crate::i18n::{Arg, Message, creator::language as language_name, market, mention, text};

/// The names of the inputs for a council's name, in the order of the languages.
pub const NAMES: [&str; 2] = ["name-0", "name-1"];
/// The input for the last day.
pub const ENDS: &str = "ends";
/// The input for the seats of each market.
pub const SEATS: &str = "seats";
/// The input for how many of them have to vote.
pub const QUORUM: &str = "quorum";

/// There is no council, or its term is over.
pub fn none() -> Card {
    Card::titled(text::council_none_title()).text(text::council_none()).row([Control::Button {
        press: Press::CouncilNew(Nothing),
        label: text::council_found_button(),
        weight: Weight::Primary,
    }])
}

/// The form for what a council is.
pub fn form(sketch: &Sketch, today: NaiveDate) -> Form {
    let limit = u16::try_from(NAME_LENGTH).unwrap_or(u16::MAX);
    let known = sketch.known.as_ref();
    let number = |of: fn(&Council) -> i32, usual: &str| {
        Some(known.map_or_else(|| usual.to_owned(), |(council, _)| of(council).to_string()))
    };
    let names = sketch.languages.iter().zip(NAMES).map(|(language, input)| {
        let name = known.map(|(_, name)| name.read(*language).to_owned());
        Input::line(input, text::council_name_in(language_name(*language)), limit).filled(name)
    });
    let day = Input::line(ENDS, text::council_ends(), 40)
        .example(text::council_day_example(today))
        .filled(known.map(|(council, _)| council.ends_on.to_string()));
    let seats =
        Input::line(SEATS, text::council_seats_each(), 2).filled(number(|council| council.seats, "2"));
    let quorum = Input::line(QUORUM, text::council_quorum(), 2).filled(number(|council| council.quorum, "1"));
    Form {
        press: match known {
            Some((council, _)) => Press::CouncilKeep(Pair(council.council_id, council.revision)),
            None => Press::CouncilFound(Nothing),
        },
        title: text::council_form_title(),
        inputs: names.chain([day, seats, quorum]).collect(),
    }
}

/// A council as managers appoint it.
pub fn sheet(view: &View) -> Card {
    let id = view.council.council_id;
    let seats: Vec<Choice> = view.seats.iter().map(|seat| choice(seat, &view.markets)).collect();
    let select = |press, placeholder| Control::Select {
        press,
        placeholder,
        choices: seats.iter().take(25).cloned().collect(),
        bounds: (1, 1),
    };
    let card = out_of_step(described(view), view).row([Control::People {
        press: Press::CouncilSeat(id),
        placeholder: text::council_seat_choose(),
        bounds: (1, 1),
    }]);
    let card = match seats.is_empty() {
        true => card,
        false => card
            .row([select(Press::CouncilChair(id), text::council_chair_choose())])
            .row([select(Press::CouncilUnseat(id), text::council_unseat_choose())]),
    };
    card.row([Control::Channels {
        press: Press::CouncilChannel(id),
        placeholder: text::council_channel_choose(),
        bounds: (1, 1),
    }])
    .row([
        Control::Button {
            press: Press::CouncilForm(id),
            label: text::council_change_button(),
            weight: Weight::Secondary,
        },
        election(view),
    ])
}

/// Whom Duet cannot let into the channel, or put out of it, and what to do about that.
fn out_of_step(card: Card, view: &View) -> Card {
    let Some(channel) = view.council.channel_id else { return card };
    let names = |names: &[String]| (!names.is_empty()).then(|| Arg::from(names.to_vec()));
    let shown = &view.out_of_step;
    let card = match names(&shown.outside) {
        Some(names) => card.text(text::council_outside(names)),
        None => card,
    };
    let card = match names(&shown.inside) {
        Some(names) => card.text(text::council_inside(names)),
        None => card,
    };
    match shown.outside.is_empty() && shown.inside.is_empty() {
        true => card,
        false => card.text(text::council_mend(mention::channel(channel))),
    }
}

/// To hold an election, or see the one that is under way.
fn election(view: &View) -> Control {
    let (press, label) = match &view.election {
        Some(election) => (Press::ElectionShow(election.election_id), text::election_show_button()),
        None => (Press::ElectionForm(view.council.council_id), text::election_hold_button()),
    };
    Control::Button { press, label, weight: Weight::Secondary }
}

fn choice(seat: &Seat, markets: &[Market]) -> Choice {
    Choice {
        value: seat.council_seat_id.to_string(),
        label: text::council_seat_of(&seat.name, market_name(seat, markets)),
        is_chosen: false,
    }
}

fn market_name(seat: &Seat, markets: &[Market]) -> Message {
    let known = markets.iter().find(|known| known.market_id == seat.market_id);
    match known {
        Some(known) => market::name(known),
        None => text::council_no_market(),
    }
}

/// A council as everybody in the programme may know it.
pub fn about(view: &View) -> Card {
    let propose = (view.is_seated && !view.is_over).then(|| Control::Button {
        press: Press::ProposalNew(Nothing),
        label: text::proposal_new_button(),
        weight: Weight::Primary,
    });
    described(view).row(propose)
}

fn described(view: &View) -> Card {
    let council = &view.council;
    let term = match view.is_over {
        true => text::council_over(council.ends_on),
        false => text::council_term(council.starts_on, council.ends_on),
    };
    let rule = text::council_rule(i64::from(council.seats), i64::from(council.quorum));
    let mut card = Card::titled(text::value(&view.name)).text(term).text(rule);
    for market in &view.markets {
        let held = view.seats.iter().filter(|seat| seat.market_id == market.market_id);
        let (named, others): (Vec<_>, Vec<_>) = held.partition(|seat| view.named.contains(&seat.creator_id));
        let others = i64::try_from(others.len()).unwrap_or(i64::MAX);
        let others = (others > 0).then(|| text::council_members_unnamed(others));
        let held: Vec<Arg> = named.into_iter().map(member).chain(others).map(Arg::from).collect();
        if !held.is_empty() {
            card = card.field(market::name(market), text::council_members(held));
        }
    }
    if view.seats.is_empty() {
        card = card.text(text::council_empty());
    }
    if view.election.is_some() {
        card = card.text(text::election_under_way());
    }
    match council.channel_id {
        Some(channel) => card.text(text::council_channel(mention::channel(channel))),
        None => card.text(text::council_channel_missing()),
    }
}

fn member(seat: &Seat) -> Message {
    match seat.is_chair {
        true => text::council_member_chair(&seat.name, mention::person(seat.person_id)),
        false => text::council_member(&seat.name, mention::person(seat.person_id)),
    }
}

/// For whoever has a seat from now on.
pub fn seated(council: &Council, name: &Variants) -> Card {
    let card = Card::titled(text::council_seated_title(name)).text(text::council_seated(council.ends_on));
    match council.channel_id {
        Some(channel) => card.text(text::council_channel(mention::channel(channel))),
        None => card,
    }
}

/// For whoever has none any more.
pub fn unseated(name: &Variants) -> Card {
    Card::titled(text::council_unseated_title(name)).text(text::council_unseated())
}
