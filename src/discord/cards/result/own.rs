//! The cards of a creator's own results: figures, picture, what worked and what they learned. Nothing of anybody else's.

use super::super::stats;
use super::{METRICS, button, compared, figures, input};
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::result::{REFLECTION_LENGTH, Reflection, Told};
use crate::domain::{CreatorId, Language, ParticipationId};
use crate::features::result::{List, Medians, Own};
use crate::i18n::result as words;
use crate::i18n::{Message, text};

/// What came of the reader's part: their figures, beside the programme's median, and what managers say.
pub fn own(own: &Own) -> Card {
    let (told, medians) = (&own.told, own.medians);
    let id = told.participation_id;
    let (clicks, sales) = (told.tally.figures.clicks, told.tally.figures.sales);
    let mut card = Card::titled(text::result_own_title(&own.campaign)).text(text::result_own(clicks, sales));
    card = figures(card, &told.tally, &medians);
    for ((name, of), median) in METRICS.into_iter().zip([medians.views, None, None]) {
        if let Some(figure) = of(&told.metrics) {
            card = card.figure(name(), compared(figure, median));
        }
    }
    if let Some(taken) = told.metrics.sentiment {
        card = card.figure(text::result_sentiment(), words::sentiment(taken));
    }
    for (piece, body) in &own.sentences {
        card = card.field(words::piece(*piece), text::value(body));
    }
    if let Some(reflection) = &own.reflection {
        card = card.field(text::field_reflection(), text::value(&reflection.body));
    }
    let reflect = match own.reflection {
        Some(_) => text::result_reflect_again_button(),
        None => text::result_reflect_button(),
    };
    let card = match medians == Medians::default() {
        true => card,
        false => card.footer(text::result_median_meaning()),
    };
    card.row([
        button(Press::ResultReflectForm(id), reflect, Weight::Primary),
        button(Press::OwnerQuestionForm(told.creator_id), text::result_ask_button(), Weight::Secondary),
        button(Press::ResultMine(Pair(told.creator_id, 0)), text::result_mine_button(), Weight::Secondary),
    ])
}

/// The picture of the reader's clicks and sales by day; none where there is nothing to draw.
///
/// # Errors
/// When it cannot be drawn.
pub fn picture(language: Language, own: &Own) -> anyhow::Result<Option<Vec<u8>>> {
    stats::picture(language, &text::result_own_title(&own.campaign), &own.curve)
}

/// The way to all of one's results.
pub fn list_button(creator: CreatorId) -> Control {
    button(Press::ResultMine(Pair(creator, 0)), text::result_mine_button(), Weight::Secondary)
}

/// A page of the reader's results.
pub fn list(list: &List) -> Card {
    let card = Card::titled(text::result_mine_title());
    if list.rows.is_empty() {
        return card.text(text::result_mine_none());
    }
    let mut card = card.lines(list.rows.iter().map(row));
    if list.pages > 1 {
        card = card.footer(text::page_of(list.page + 1, list.pages));
    }
    let choices = list.rows.iter().map(|(campaign, told)| Choice {
        value: told.participation_id.to_string(),
        label: text::campaign_title(campaign),
        is_chosen: false,
    });
    let choose = Control::Select {
        press: Press::ResultOpen(list.creator_id),
        placeholder: text::result_mine_choose(),
        choices: choices.collect(),
        bounds: (1, 1),
    };
    let turn = |to: i64, label: Message| {
        let press = Press::ResultMine(Pair(list.creator_id, to));
        (0..list.pages).contains(&to).then(|| button(press, label, Weight::Secondary))
    };
    let turns = [turn(list.page - 1, text::page_back()), turn(list.page + 1, text::page_next())];
    card.row([choose]).row(turns.into_iter().flatten())
}

fn row((campaign, told): &(String, Told)) -> Message {
    let (clicks, sales) = (told.tally.figures.clicks, told.tally.figures.sales);
    match told.tally.revenue.is_empty() {
        true => text::participation_last_time(campaign, clicks, sales),
        false => text::participation_last_time_paid(campaign, clicks, sales, told.tally.revenue.clone()),
    }
}

/// The form for what the reader learned.
pub fn reflect_form(id: ParticipationId, known: Option<&Reflection>) -> Form {
    let limit = u16::try_from(REFLECTION_LENGTH).unwrap_or(u16::MAX);
    Form {
        press: Press::ResultReflect(id),
        title: text::result_reflect_title(),
        inputs: vec![
            Input::lines(input::REFLECTION, text::result_reflect_label(), limit)
                .example(text::result_reflect_example())
                .filled(known.map(|known| known.body.clone())),
        ],
    }
}

/// What the reader learned is noted; whether it may be quoted is theirs to say.
pub fn reflected(own: &Own) -> Card {
    let id = own.told.participation_id;
    let may_quote = own.reflection.as_ref().is_some_and(|reflection| reflection.may_quote);
    let body = own.reflection.as_ref().map_or("", |reflection| &reflection.body);
    let card = Card::titled(text::result_reflected_title(&own.campaign))
        .text(match may_quote {
            true => text::result_reflected_quotable(),
            false => text::result_reflected(),
        })
        .field(text::field_reflection(), text::value(body));
    let consent = match may_quote {
        true => button(Press::ResultUnquote(id), text::idea_unquote_button(), Weight::Secondary),
        false => button(Press::ResultQuote(id), text::idea_quote_button(), Weight::Secondary),
    };
    card.row([
        consent,
        button(Press::ResultReflectForm(id), text::result_reflect_again_button(), Weight::Secondary),
    ])
}
