//! The cards of what came of campaigns: for managers what is missing before creators can be told, for each creator their
//! own part.

mod own;

use chrono::{DateTime, Utc};

use super::{aggregate, machine_draft};
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::{Opened, Pair};
use crate::discord::press::{Nothing, Press};
use crate::domain::machine_draft::Source;
use crate::domain::result::{Lack, Metrics, Outcome, Piece, SENTENCE_LENGTH, Tally};
use crate::domain::wording::Standing;
use crate::domain::{CampaignId, Language};
use crate::features::result::{Medians, Page, Part, Sheet};
use crate::i18n::result as words;
use crate::i18n::{Arg, Message, creator::language as language_name, label, own_name, text};

pub use own::{list, list_button, own, picture, reflect_form, reflected};

/// The names of the inputs of forms about results.
pub mod input {
    /// The sentences, in this order: what worked, what did not, what is next.
    pub const SENTENCES: [&str; 3] = ["worked", "failed", "next"];
    /// What was measured, in this order: views, saves, shares.
    pub const METRICS: [&str; 3] = ["views", "saves", "shares"];
    /// How people took it.
    pub const SENTIMENT: &str = "sentiment";
    /// What a creator learned.
    pub const REFLECTION: &str = "reflection";
    /// Within how many days.
    pub const DAYS: &str = "days";
}

/// Characters of a sentence that are shown where all languages stand beside each other.
const GLIMPSE: usize = 280;
/// Characters of what a creator learned that are shown in a list.
const LEARNED: usize = 200;
/// Characters of a number as people type it.
const NUMBER_LENGTH: u16 = 20;

pub(super) const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

/// Until when participants are owed results, or when they were told.
pub fn standing(outcome: &Outcome) -> Message {
    match outcome.told_at {
        Some(told_at) => text::result_told(told_at),
        None => text::result_owed_until(outcome.owed_at),
    }
}

/// What came of a campaign, as its managers see it: what is missing first, then the figures, then what was written.
pub fn sheet(sheet: &Sheet) -> Card {
    let id = sheet.campaign.campaign_id;
    let is_told = sheet.outcome.told_at.is_some();
    let mut card = Card::titled(text::result_title(&sheet.campaign.name)).text(summary(sheet));
    card = card.figure(text::result_participants(), text::stats_figure(sheet.parts.len()));
    card = figures(card, &sheet.tally(), &Medians::default());
    for (name, of) in METRICS {
        if let Some(sum) = sheet.measured(of) {
            card = card.figure(name(), text::stats_figure(sum));
        }
    }
    for language in &sheet.languages {
        card = card.field(text::result_words(language_name(*language)), written(sheet, *language));
    }
    let parts = button(Press::ResultParts(Pair(id, 0)), text::result_parts_button(), Weight::Secondary);
    let campaign = button(Press::CampaignSheet(id), text::campaign_sheet_button(), Weight::Secondary);
    if is_told {
        let public = button(Press::AggregateSheet(id), text::aggregate_sheet_button(), Weight::Primary);
        return card.text(aggregate::note(&sheet.outcome)).row([public, parts, campaign]);
    }
    let words = sheet.languages.iter().take(5).map(|language| {
        let is_ready = sheet.lacks.iter().all(|lack| lack.language != *language);
        let weight = if is_ready { Weight::Secondary } else { Weight::Primary };
        let press = Press::ResultWords(Pair(*language, id));
        button(press, text::campaign_words_button(own_name(*language)), weight)
    });
    let send = sheet
        .lacks
        .is_empty()
        .then(|| button(Press::ResultSending(id), text::result_send_button(sheet.waiting), Weight::Success));
    card.row(words).row(drafts(sheet)).row(send.into_iter().chain([parts, campaign]))
}

/// To have a machine draft what lacks, or is out of date.
fn drafts(sheet: &Sheet) -> Vec<Control> {
    let id = sheet.campaign.campaign_id;
    let is_open = |language: &&Language| {
        let lacks = |piece: &Piece| {
            sheet.sentences.piece(*piece).standing(**language).is_some_and(|known| known != Standing::Ready)
        };
        sheet.sentences.source != **language && Piece::SENTENCES.iter().any(lacks)
    };
    let open = sheet.languages.iter().filter(is_open).take(5);
    open.map(|language| machine_draft::offer(Source::results(id), *language)).collect()
}

/// What the manager wants to know first.
fn summary(sheet: &Sheet) -> Message {
    let until = sheet.outcome.owed_at;
    match sheet.outcome.told_at {
        Some(told_at) => text::result_told(told_at),
        None if sheet.lacks.is_empty() => text::result_ready(sheet.waiting, until),
        None => {
            let lacks: Vec<Message> = sheet.lacks.iter().map(lack).collect();
            match sheet.is_overdue {
                true => text::result_lacks_overdue(sheet.waiting, until, lacks),
                false => text::result_lacks(sheet.waiting, until, lacks),
            }
        }
    }
}

/// What is missing, in words.
fn lack(lack: &Lack) -> Message {
    let pieces: Vec<Message> = lack.pieces.iter().map(|piece| words::quoted(*piece)).collect();
    let language = language_name(lack.language);
    match lack.standing {
        Standing::Missing if pieces.len() == Piece::SENTENCES.len() => text::result_lack_all(language),
        Standing::Missing => text::result_lack_missing(pieces, language),
        Standing::Draft | Standing::Stale | Standing::Ready => text::result_lack_stale(pieces, language),
    }
}

/// The sentences in a language, as far as they are there.
fn written(sheet: &Sheet, language: Language) -> Message {
    let line = |piece: &Piece| {
        let wording = sheet.sentences.piece(*piece);
        let name = words::piece(*piece);
        Arg::from(match (wording.body(language), sheet.sentences.standing(*piece, language)) {
            ("", _) => text::result_sentence_missing(name),
            (body, Standing::Ready) => text::result_sentence(name, first(body, GLIMPSE)),
            (body, _) => text::result_sentence_stale(name, first(body, GLIMPSE)),
        })
    };
    text::lines(Arg::Lines(Piece::SENTENCES.iter().map(line).collect()))
}

/// The beginning of a text, which is cut where there is more.
fn first(body: &str, most: usize) -> String {
    let mut shown: String = body.chars().take(most).collect();
    if shown.len() < body.len() {
        shown.push('…');
    }
    shown
}

/// What can be measured: what it is called, and where it is found.
type Metric = (fn() -> Message, fn(&Metrics) -> Option<i64>);
const METRICS: [Metric; 3] = [
    (text::result_views, |metrics| metrics.views),
    (text::result_saves, |metrics| metrics.saves),
    (text::result_shares, |metrics| metrics.shares),
];

/// Every figure that was counted, beside the median where there is one.
fn figures(card: Card, tally: &Tally, medians: &Medians) -> Card {
    let now = tally.figures;
    let mut card = card
        .figure(text::stats_clicks(), compared(now.clicks, medians.clicks))
        .figure(text::stats_visitors(), text::stats_figure(now.visitors))
        .figure(text::stats_signups(), text::stats_figure(now.signups))
        .figure(text::stats_sales(), compared(now.sales, medians.sales));
    if now.renewals > 0 {
        card = card.figure(text::stats_renewals(), text::stats_figure(now.renewals));
    }
    if now.refunds > 0 {
        card = card.figure(text::stats_refunds(), text::stats_figure(now.refunds));
    }
    if let Some(rate) = now.rate() {
        card = card.figure(text::stats_rate(), text::stats_rate_figure(Arg::Tenths(rate)));
    }
    if !tally.revenue.is_empty() {
        let sums: Vec<Arg> = tally.revenue.iter().map(|sum| Arg::from(sum.clone())).collect();
        card = card.figure(text::stats_revenue(), text::lines(Arg::Lines(sums)));
    }
    card
}

fn compared(value: i64, median: Option<i64>) -> Message {
    match median {
        Some(median) => text::result_figure_median(value, median),
        None => text::stats_figure(value),
    }
}

/// A page of a campaign's participants, for managers alone.
pub fn page(page: &Page) -> Card {
    let (sheet, parts) = (&page.sheet, page.parts());
    let id = sheet.campaign.campaign_id;
    let mut card = Card::titled(text::result_parts_title(&sheet.campaign.name));
    if sheet.outcome.told_at.is_none() && sheet.unmeasured() > 0 {
        card = card.text(text::result_unmeasured(sheet.unmeasured()));
    }
    card = card.lines(parts.iter().map(row));
    let learned: Vec<Arg> = parts.iter().filter_map(learned).map(Arg::from).collect();
    if !learned.is_empty() {
        card = card.field(text::result_learned(), text::lines(Arg::Lines(learned)));
    }
    if page.pages > 1 {
        card = card.footer(text::page_of(page.page + 1, page.pages));
    }
    if sheet.outcome.told_at.is_none() {
        let choices = parts.iter().map(|part| Choice {
            value: part.participation.participation_id.to_string(),
            label: text::value(&part.name),
            is_chosen: false,
        });
        card = card.row([Control::Select {
            press: Press::ResultMeasure(Pair(id, page.page)),
            placeholder: text::result_measure_choose(),
            choices: choices.collect(),
            bounds: (1, 1),
        }]);
    }
    let turn = |to: i64, label: Message| {
        let press = Press::ResultParts(Pair(id, to));
        (0..page.pages).contains(&to).then(|| button(press, label, Weight::Secondary))
    };
    let turns = [turn(page.page - 1, text::page_back()), turn(page.page + 1, text::page_next())];
    let back = button(Press::ResultSheet(id), text::result_button(), Weight::Secondary);
    card.row(turns.into_iter().flatten().chain([back]))
}

/// One participant's part in a line.
fn row(part: &Part) -> Message {
    let (clicks, sales) = (part.tally.figures.clicks, part.tally.figures.sales);
    let line = text::stats_placement_sales(text::value(&part.name), clicks, sales);
    let line = match part.tally.revenue.is_empty() {
        true => line,
        false => text::result_part_paid(line, part.tally.revenue.clone()),
    };
    match part.metrics.is_empty() {
        true => text::result_part(line, text::result_part_unmeasured()),
        false => measured(&part.metrics).into_iter().fold(line, text::result_part),
    }
}

/// What was measured, one after another.
fn measured(metrics: &Metrics) -> Vec<Message> {
    let figures = METRICS.iter().filter_map(|(name, of)| {
        of(metrics).map(|figure| text::result_metric(name(), text::stats_figure(figure)))
    });
    let sentiment =
        metrics.sentiment.map(|taken| text::result_metric(text::result_sentiment(), words::sentiment(taken)));
    figures.chain(sentiment).collect()
}

fn learned(part: &Part) -> Option<Message> {
    let reflection = part.reflection.as_ref()?;
    let (name, body) = (text::value(&part.name), first(&reflection.body, LEARNED));
    Some(match reflection.may_quote {
        true => text::result_learned_quotable(name, body),
        false => text::result_learned_private(name, body),
    })
}

/// The form for what was measured of a part.
pub fn measure_form(part: &Part, language: Language) -> Form {
    let known = [part.metrics.views, part.metrics.saves, part.metrics.shares];
    let mut inputs: Vec<Input> = input::METRICS
        .iter()
        .zip(METRICS)
        .zip(known)
        .map(|((name, (called, _)), value)| {
            Input::line(name, called(), NUMBER_LENGTH).optional().filled(value.map(|value| value.to_string()))
        })
        .collect();
    let taken = part.metrics.sentiment.map(|taken| label(language, &words::sentiment(taken)));
    inputs.push(
        Input::line(input::SENTIMENT, text::result_sentiment(), NUMBER_LENGTH)
            .optional()
            .example(text::result_sentiment_example())
            .filled(taken),
    );
    Form {
        press: Press::ResultMeasureKeep(part.participation.participation_id),
        title: text::result_measure_title(&part.name),
        inputs,
    }
}

/// The form for the sentences in a language. A first translation begins with the original, to be written over.
pub fn words_form(sheet: &Sheet, language: Language) -> Form {
    let known = |piece: &Piece| sheet.sentences.piece(*piece).read(language).to_owned();
    let known: Vec<String> = Piece::SENTENCES.iter().map(known).collect();
    form(sheet, language, known)
}

/// The same with what the reader wrote while somebody else changed the same.
pub fn aside_form(sheet: &Sheet, language: Language, own: &[String; 3]) -> Form {
    form(sheet, language, own.to_vec())
}

fn form(sheet: &Sheet, language: Language, known: Vec<String>) -> Form {
    let revision = i64::from(sheet.sentences.seen(language));
    let limit = u16::try_from(SENTENCE_LENGTH).unwrap_or(u16::MAX);
    let inputs = input::SENTENCES.iter().zip(Piece::SENTENCES).zip(known).map(|((name, piece), known)| {
        Input::lines(name, words::piece(*piece), limit).example(words::example(*piece)).filled(Some(known))
    });
    Form {
        press: Press::ResultWordsKeep(Opened { language, of: sheet.campaign.campaign_id, revision }),
        title: text::result_words(language_name(language)),
        inputs: inputs.collect(),
    }
}

/// Somebody else has changed the same sentences meanwhile: theirs, and the way to one's own.
pub fn overtaken(sheet: &Sheet, language: Language, own: &[String; 3]) -> Card {
    let id = sheet.campaign.campaign_id;
    let mine = Piece::SENTENCES
        .iter()
        .zip(own)
        .map(|(piece, body)| Arg::from(text::result_sentence(words::piece(*piece), first(body, GLIMPSE))));
    let mut card = Card::titled(text::announcement_overtaken_title())
        .text(text::announcement_overtaken(language_name(language)))
        .field(text::result_words(language_name(language)), written(sheet, language));
    let source = sheet.sentences.source;
    if source != language {
        card = card.field(text::result_words(language_name(source)), written(sheet, source));
    }
    card.field(text::announcement_own(), text::lines(Arg::Lines(mine.collect()))).row([
        button(Press::ResultAside(Pair(language, id)), text::announcement_aside_button(), Weight::Primary),
        button(Press::ResultSheet(id), text::announcement_theirs_button(), Weight::Secondary),
    ])
}

/// Asks whether participants may really be told; where something is missing, says that.
pub fn sending(sheet: &Sheet) -> Card {
    if sheet.outcome.told_at.is_some() || !sheet.lacks.is_empty() {
        return self::sheet(sheet);
    }
    let id = sheet.campaign.campaign_id;
    let mut card = Card::titled(text::result_sending_title(&sheet.campaign.name))
        .text(text::result_sending(sheet.waiting));
    if sheet.unmeasured() > 0 {
        card = card.text(text::result_unmeasured(sheet.unmeasured()));
    }
    let send = Press::ResultSend(Pair(id, sheet.outcome.revision));
    card.row([
        button(send, text::result_send_button(sheet.waiting), Weight::Success),
        button(Press::ResultSheet(id), text::result_button(), Weight::Secondary),
    ])
}

/// Participants are owed what came of a campaign; for whoever looks after them.
pub fn owed(
    (id, campaign): (CampaignId, &str),
    waiting: i64,
    (owed_at, is_overdue): (DateTime<Utc>, bool),
) -> Card {
    let card = match is_overdue {
        true => {
            Card::titled(text::result_overdue_title(campaign)).text(text::result_overdue(waiting, owed_at))
        }
        false => {
            Card::titled(text::result_owed_title(campaign)).text(text::result_owed_soon(waiting, owed_at))
        }
    };
    card.row([button(Press::ResultShow(id), text::result_button(), Weight::Primary)])
}

/// Within how many days participants are told, as part of the card of `/program cadence`, and the way to change it.
pub fn days(card: Card, days: i32, beside: Control) -> Card {
    let change = button(Press::ResultDaysForm(Nothing), text::result_days_button(), Weight::Secondary);
    card.field(text::result_days(), text::result_days_text(i64::from(days))).row([beside, change])
}

/// The form for within how many days.
pub fn days_form(days: i32) -> Form {
    Form {
        press: Press::ResultDaysKeep(Nothing),
        title: text::result_days(),
        inputs: vec![Input::line(input::DAYS, text::field_result_days(), 3).filled(Some(days.to_string()))],
    }
}
