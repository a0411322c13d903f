//! The cards of usage rights: for what and how long something may be used, and the ways to renew that or end it.

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::UsageRightId;
use crate::domain::submission::News;
use crate::domain::usage_right::{Side, State};
use crate::features::usage_right::View;
use crate::i18n::{Message, Verbatim, deliverable, text};

/// The name of the form's input.
pub const UNTIL: &str = "until";

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// The rights to what the reader published.
pub fn list(views: &[View]) -> Card {
    listed(Card::titled(text::right_list_title()), views, text::right_list_none())
}

/// What the reader's programme may use.
pub fn queue(views: &[View]) -> Card {
    listed(Card::titled(text::right_queue_title()), views, text::right_queue_none())
}

fn listed(card: Card, views: &[View], none: Message) -> Card {
    if views.is_empty() {
        return card.text(none);
    }
    let line = |view: &View| text::right_list_row(name(view), until(view));
    let choices = views.iter().take(25).map(|view| Choice {
        value: view.right.usage_right_id.to_string(),
        label: name(view),
        is_chosen: false,
    });
    let choose = Control::Select {
        press: Press::RightChoose(Nothing),
        placeholder: text::submission_list_choose(),
        choices: choices.collect(),
        bounds: (1, 1),
    };
    card.lines(views.iter().take(25).map(line)).row([choose])
}

/// What it is called to whoever looks.
fn name(view: &View) -> Message {
    match view.side {
        Side::Creator => text::submission_choice(&view.title, &view.campaign),
        Side::Program => text::right_choice(&view.creator.name, &view.title),
    }
}

/// Until when it may be used, in a few words.
fn until(view: &View) -> Message {
    match (view.right.state, view.right.until_on) {
        (State::Stopped, _) => text::right_until_stopped(),
        (_, None) => text::right_until_never(),
        (_, Some(until)) if until < view.today => text::right_until_over(until),
        (State::Ending, Some(until)) => text::right_until_ending(until),
        (State::Running, Some(until)) => text::right_until(until),
    }
}

/// One right as a side sees it.
pub fn show(view: &View) -> Card {
    let card = body(Card::titled(text::right_title(&view.title)).text(standing(view)), view);
    card.row(ways(view))
}

/// How it stands, and what is proposed.
fn standing(view: &View) -> Message {
    let (right, creator) = (&view.right, &view.creator.name);
    match (right.proposed, view.side) {
        (Some((Side::Creator, until)), Side::Program) => text::right_offered(creator, until),
        (Some((Side::Program, until)), Side::Creator) => text::right_wanted(until),
        (Some((_, until)), _) => text::right_proposed(until),
        (None, side) => match (right.state, right.until_on, side) {
            (State::Stopped, ..) => text::right_stopped(),
            (_, None, _) => text::right_for_good(),
            (_, Some(until), Side::Program) if until < view.today => text::right_over_program(until),
            (_, Some(until), Side::Creator) if until < view.today => text::right_over_creator(until),
            (State::Ending, Some(until), Side::Program) => text::right_ending_program(creator, until),
            (State::Ending, Some(until), Side::Creator) => text::right_ending_creator(until),
            (State::Running, Some(until), _) => text::right_running(until),
        },
    }
}

fn body(mut card: Card, view: &View) -> Card {
    if view.side == Side::Program {
        card = card.figure(text::right_creator(), text::value(&view.creator.name));
    }
    card = card.figure(text::submission_campaign(), text::value(&view.campaign));
    let right = &view.right;
    for (label, words) in [
        (text::right_scope(), &right.scope),
        (text::right_channels(), &right.channels),
        (text::right_territory(), &right.territory),
    ] {
        if !words.is_empty() {
            card = card.field(label, text::right_words(words));
        }
    }
    card = card.field(text::right_window(), deliverable::window((Some(right.from_on), right.until_on)));
    match &view.post_url {
        Some(url) => card.field(text::submission_post_there(), text::submission_address(Verbatim(&**url))),
        None => card,
    }
}

/// What can be done about it.
fn ways(view: &View) -> Vec<Control> {
    let right = &view.right;
    let seen = Pair(right.usage_right_id, right.revision);
    if right.state == State::Stopped {
        return Vec::new();
    }
    let mut ways = Vec::new();
    match right.proposed {
        Some((by, _)) if by != view.side => ways.extend([
            button(Press::RightAgree(seen), text::right_agree_button(), Weight::Success),
            button(Press::RightRefuse(seen), text::right_refuse_button(), Weight::Secondary),
        ]),
        _ if right.until_on.is_some() => {
            let press = Press::RightRenewForm(right.usage_right_id);
            ways.push(button(press, text::right_renew_button(), Weight::Primary));
        }
        _ => {}
    }
    let stop = match view.side {
        Side::Creator if right.state == State::Ending || right.until_on.is_none() => None,
        Side::Creator => Some(text::right_end_button()),
        Side::Program => Some(text::right_stop_button()),
    };
    ways.extend(
        stop.map(|label| button(Press::RightStopping(right.usage_right_id), label, Weight::Secondary)),
    );
    ways
}

/// Asks whether it is meant.
pub fn stopping(view: &View) -> Card {
    let (words, label) = match (view.side, view.right.until_on) {
        (Side::Creator, Some(until)) => (text::right_ending_meant(until), text::right_end_button()),
        _ => (text::right_stopping_meant(&view.creator.name), text::right_stop_button()),
    };
    let id = view.right.usage_right_id;
    Card::titled(text::right_title(&view.title)).text(words).row([
        button(Press::RightStop(id), label, Weight::Danger),
        button(Press::RightShow(id), text::page_back(), Weight::Secondary),
    ])
}

/// The form for a later last day.
pub fn renew_form(id: UsageRightId) -> Form {
    let until = Input::line(UNTIL, text::right_form_until(), 40).example(text::right_form_until_example());
    Form { press: Press::RightRenew(id), title: text::right_renew_title(), inputs: vec![until] }
}

/// News about a right, or a reminder of its end.
pub fn told(news: Option<News>, view: &View) -> Card {
    let (title, creator) = (&view.title, &view.creator.name);
    let left = view.right.until_on.map_or(0, |until| (until - view.today).num_days());
    let heading = match (news, view.side) {
        (Some(News::RightUnwanted(_)), _) => text::right_told_unwanted(creator, title),
        (Some(News::RightOffered(_)), _) => text::right_told_offered(creator, title),
        (Some(News::RightAnswered(_)), _) => text::right_told_answered(creator, title),
        (Some(News::RightWanted(_)), _) => text::right_told_wanted(title),
        (Some(News::RightSettled(_)), _) => text::right_told_settled(title),
        (_, Side::Creator) if left > 0 => text::right_told_ends(left, title),
        (_, Side::Creator) => text::right_told_over(title),
        (_, Side::Program) if left > 0 => text::right_told_ends_program(left, creator, title),
        (_, Side::Program) => text::right_told_over_program(creator, title),
    };
    body(Card::titled(heading).text(standing(view)), view).row(ways(view))
}
