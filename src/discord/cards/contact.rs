//! The cards on which people say when they want to be left alone, and what they want to hear of.

use chrono::{DateTime, Utc};

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Matter;
use crate::discord::press::{Nothing, Press};
use crate::domain::contact::{Frequency, MOST_A_WEEK, OPEN_END, Pause};
use crate::domain::creator::Creator;
use crate::domain::{CreatorId, ProgramId, zone};
use crate::features::contact::{Bounds, DaysOff, Hours, Rest, Wishes};
use crate::i18n::{Arg, Message, Verbatim, contact as words, market, mention, text};

fn button(press: Press, label: Message) -> Control {
    Control::Button { press, label, weight: Weight::Secondary }
}

/// A way to the card about notifications.
pub fn notify_button(program: ProgramId) -> Control {
    button(Press::ContactNotify(program), text::contact_notify_button())
}

/// A way to the card about quiet hours.
pub fn hours_button(program: ProgramId) -> Control {
    button(Press::ContactHours(program), text::contact_hours_button())
}

/// A way to the card about pausing.
pub fn pause_button(creator: CreatorId) -> Control {
    button(Press::ContactPause(creator), text::contact_pause_button())
}

/// How often the reader hears of what.
pub fn wishes(wishes: &Wishes) -> Card {
    let card = Card::titled(text::contact_notify_title(&wishes.program)).text(text::contact_notify_text());
    let card = wishes.topics.iter().fold(card, |card, (topic, chosen)| {
        let choice = |frequency: &Frequency| Choice {
            value: frequency.value().to_owned(),
            label: words::frequency(*topic, *frequency),
            is_chosen: frequency == chosen,
        };
        card.row([Control::Select {
            press: Press::ContactOften(Matter { program: wishes.program_id, topic: *topic }),
            placeholder: words::topic(*topic),
            choices: Frequency::ALL.iter().map(choice).collect(),
            bounds: (1, 1),
        }])
    });
    card.row([hours_button(wishes.program_id), pause_button(wishes.creator_id)])
}

/// When the reader is left alone.
pub fn hours(hours: &Hours, now: DateTime<Utc>) -> Card {
    let quiet = hours.quiet;
    let kept = if quiet.from == quiet.until {
        text::contact_hours_none()
    } else if hours.is_chosen {
        text::contact_hours_kept(quiet.from, quiet.until)
    } else {
        text::contact_hours_usual(quiet.from, quiet.until)
    };
    let names = words::weekdays();
    let is_quiet = |number: usize| quiet.days.to_string().contains(&number.to_string());
    let chosen: Vec<_> =
        (1..).zip(&names).filter(|(number, _)| is_quiet(*number)).map(|(_, day)| day.clone()).collect();
    let choices = (1..).zip(names).map(|(number, day)| Choice {
        value: number.to_string(),
        label: day,
        is_chosen: is_quiet(number),
    });
    let program = hours.program_id;
    let shown = zone::local(hours.zone, now);
    let offset = Verbatim(zone::offset_name(hours.zone, now));
    let mut card = Card::titled(text::contact_hours_title()).text(kept);
    if !chosen.is_empty() {
        card = card.text(text::contact_days_kept(chosen));
    }
    card.text(text::contact_hours_clock(shown, offset))
        .row([Control::Select {
            press: Press::ContactDays(program),
            placeholder: text::contact_days_placeholder(),
            choices: choices.collect(),
            bounds: (0, 6),
        }])
        .row([
            button(Press::ContactHoursForm(program), text::contact_hours_change_button()),
            notify_button(program),
        ])
}

/// The form for quiet hours.
pub fn hours_form(hours: &Hours) -> Form {
    let shown = |time: chrono::NaiveTime| Some(time.format("%H:%M").to_string());
    Form {
        press: Press::ContactHoursKeep(hours.program_id),
        title: text::contact_hours_form_title(),
        inputs: vec![
            Input::line("from", text::contact_hours_from(), 5)
                .example(text::contact_hours_from_example())
                .filled(shown(hours.quiet.from)),
            Input::line("until", text::contact_hours_until(), 5)
                .example(text::contact_hours_until_example())
                .filled(shown(hours.quiet.until)),
        ],
    }
}

/// Whether the reader hears nothing at present, and how to change that.
pub fn rest(rest: &Rest) -> Card {
    let creator = rest.creator_id;
    let choice = |pause: &Pause| Choice {
        value: pause.code().to_owned(),
        label: words::pause(*pause),
        is_chosen: false,
    };
    let leave = button(Press::ContactLeave(creator), text::contact_leave_button());
    let card = match rest.until {
        None => Card::titled(text::contact_pause_title(&rest.program)).text(text::contact_pause_text()),
        Some(until) if until >= OPEN_END => {
            Card::titled(text::contact_paused_title(&rest.program)).text(text::contact_paused_open())
        }
        Some(until) => {
            Card::titled(text::contact_paused_title(&rest.program)).text(text::contact_paused_until(until))
        }
    };
    let card = card.row([Control::Select {
        press: Press::ContactPauseFor(creator),
        placeholder: text::contact_pause_placeholder(),
        choices: Pause::ALL.iter().map(choice).collect(),
        bounds: (1, 1),
    }]);
    let resume = Control::Button {
        press: Press::ContactResume(creator),
        label: text::contact_resume_button(),
        weight: Weight::Primary,
    };
    let until = button(Press::ContactPauseForm(creator), text::contact_pause_until_button());
    match rest.until {
        Some(_) => card.row([resume, until, leave]),
        None => card.row([until, notify_button(rest.program_id), leave]),
    }
}

/// The form for the day until which the reader hears nothing.
pub fn pause_form(rest: &Rest) -> Form {
    let day = Input::line("day", text::contact_pause_until_day(), 40);
    Form {
        press: Press::ContactPauseUntil(rest.creator_id),
        title: text::contact_pause_until_title(),
        inputs: vec![day.example(text::contact_pause_until_example())],
    }
}

/// A creator is taking a break; for whoever looks after them.
pub fn resting(creator: &Creator, until: DateTime<Utc>) -> Card {
    let who = mention::person(creator.person_id);
    Card::titled(text::creator_resting_title(&creator.name)).text(match until >= OPEN_END {
        true => text::creator_resting_open(who),
        false => text::creator_resting(who, until),
    })
}

/// Does the reader mean to leave?
pub fn leave(rest: &Rest) -> Card {
    let creator = rest.creator_id;
    Card::titled(text::contact_leave_title(&rest.program)).text(text::contact_leave_text()).row([
        Control::Button {
            press: Press::ContactLeaveMeant(creator),
            label: text::contact_leave_meant_button(),
            weight: Weight::Danger,
        },
        button(Press::ContactPause(creator), text::contact_leave_not_button()),
    ])
}

/// The reader is out.
pub fn left(program: &str) -> Card {
    Card::plain(text::contact_left(program))
}

/// How often and on which days creators are spoken to unasked; as part of the card of `/program cadence`.
pub fn bounds(card: Card, bounds: &Bounds) -> Card {
    let limit = i64::from(bounds.limit);
    let next = |known: &DaysOff| {
        let day = *known.days.first()?;
        Some(Arg::from(text::contact_days_off_line(known.days.len(), market::name(&known.market), day)))
    };
    let ahead: Vec<Arg> = bounds.markets.iter().filter_map(next).collect();
    let days_off = match ahead.is_empty() {
        true => text::contact_days_off_nowhere(),
        false => text::lines(Arg::Lines(ahead)),
    };
    let choice = |number: i32| Choice {
        value: number.to_string(),
        label: text::contact_limit_choice(i64::from(number)),
        is_chosen: number == bounds.limit,
    };
    let markets = bounds.markets.iter().map(|known| Choice {
        value: known.market.market_id.to_string(),
        label: market::name(&known.market),
        is_chosen: false,
    });
    let markets = (!bounds.markets.is_empty()).then(|| Control::Select {
        press: Press::ContactMarket(Nothing),
        placeholder: text::contact_days_off_choose(),
        choices: markets.collect(),
        bounds: (1, 1),
    });
    card.field(text::contact_limit(), text::contact_limit_text(limit))
        .field(text::contact_days_off(), days_off)
        .row([Control::Select {
            press: Press::ContactLimit(Nothing),
            placeholder: text::contact_limit(),
            choices: (1..=MOST_A_WEEK).map(choice).collect(),
            bounds: (1, 1),
        }])
        .row(markets)
}

/// The days ahead on which nobody in a market is spoken to unasked.
pub fn days_off(known: &DaysOff) -> Card {
    let id = known.market.market_id;
    let card = Card::titled(text::contact_days_off_title(market::name(&known.market)));
    let card = match known.days.is_empty() {
        true => card.text(text::contact_days_off_none()),
        false => card.lines(known.days.iter().map(|day| text::contact_day(*day))),
    };
    let choices = known.days.iter().map(|day| Choice {
        value: day.to_string(),
        label: text::contact_day(*day),
        is_chosen: false,
    });
    let back = (!known.days.is_empty()).then(|| Control::Select {
        press: Press::ContactDaysBack(id),
        placeholder: text::contact_days_back(),
        choices: choices.collect(),
        bounds: (1, u8::try_from(known.days.len()).unwrap_or(u8::MAX)),
    });
    let add = Control::Button {
        press: Press::ContactDaysOff(id),
        label: text::contact_days_off_add_button(),
        weight: Weight::Primary,
    };
    let cadence = button(Press::ContactCadence(Nothing), text::contact_cadence_button());
    card.text(text::contact_days_off_meaning()).row(back).row([add, cadence])
}

/// The form for a market's days off.
pub fn days_off_form(known: &DaysOff) -> Form {
    let days = Input::lines("days", text::contact_days_off_form(), 500);
    Form {
        press: Press::ContactDaysOffKeep(known.market.market_id),
        title: text::contact_days_off_title(market::name(&known.market)),
        inputs: vec![days.example(text::contact_days_off_example())],
    }
}
