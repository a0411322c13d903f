//! The cards of a campaign's promo codes: who has which, who has none, and what creators hear of theirs.

use super::lines;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Pay, Press};
use crate::domain::CampaignId;
use crate::domain::campaign::{Campaign, State};
use crate::domain::notice::EarningsNews;
use crate::domain::promo_code::{Fate, Flaw, Holder, Line, PERCENT, Rule};
use crate::features::promo_code::{Entered, Held, Made, Sheet};
use crate::i18n::{Message, Verbatim, text};

/// The names of the inputs of forms about promo codes.
pub mod input {
    /// The discount.
    pub const PERCENT: &str = "percent";
    /// The codes.
    pub const CODES: &str = "codes";
}

/// Codes on one page: so many fit a field, and a select.
const PAGE: usize = 15;
/// Names, or lines with something wrong, that are shown.
const SHOWN: usize = 15;
/// Characters of a list of codes as people paste it.
const CODES_LENGTH: u16 = 4_000;

const fn button(press: Pay, label: Message, weight: Weight) -> Control {
    Control::Button { press: Press::Pay(press), label, weight }
}

/// A button that leads to a campaign's codes.
pub fn open_button(id: CampaignId) -> Control {
    button(Pay::PromoCodeSheet(Pair(id, 0)), text::promo_code_open_button(), Weight::Secondary)
}

/// How a campaign stands with its codes; a page beyond the last shows the last.
pub fn sheet(sheet: &Sheet, page: i64) -> Card {
    drawn(sheet, page, Vec::new())
}

/// What came of making codes, above how the campaign stands.
pub fn made(made: &Made) -> Card {
    let left = made.sheet.without().count();
    let left = (left > 0).then(|| text::promo_code_made_left(left));
    drawn(&made.sheet, 0, [text::promo_code_made(made.made)].into_iter().chain(left).collect())
}

/// What came of pasted codes, line by line where something is wrong, above how the campaign stands.
pub fn entered(entered: &Entered) -> Card {
    let count = |is_meant: fn(&Fate) -> bool| entered.lines.iter().filter(|(_, fate)| is_meant(fate)).count();
    let known = count(|fate| *fate == Fate::Known);
    let mut said = vec![text::promo_code_entered(count(|fate| matches!(fate, Fate::Given(_))))];
    said.extend((known > 0).then(|| text::promo_code_entered_known(known)));
    let wrong: Vec<Message> = entered.lines.iter().filter_map(flawed).collect();
    let more = wrong.len().saturating_sub(SHOWN);
    said.extend(wrong.into_iter().take(SHOWN));
    said.extend((more > 0).then(|| text::promo_code_entered_more(more)));
    drawn(&entered.sheet, 0, said)
}

/// A line with something wrong; none of those that hold.
fn flawed((line, fate): &(Line, Fate)) -> Option<Message> {
    let Fate::Flawed(flaw) = fate else { return None };
    let why = match flaw {
        Flaw::Unfit => text::promo_code_flaw_unfit(),
        Flaw::Twice => text::promo_code_flaw_twice(),
        Flaw::Taken => text::promo_code_flaw_taken(),
        Flaw::Unknown => text::promo_code_flaw_unknown(),
        Flaw::Several => text::promo_code_flaw_several(),
        Flaw::Closed => text::promo_code_flaw_closed(),
        Flaw::HasOne { code } => text::promo_code_flaw_has_one(Verbatim(&**code)),
        Flaw::Left => text::promo_code_flaw_left(),
    };
    Some(text::promo_code_flawed(line.number, &line.typed, why))
}

fn drawn(sheet: &Sheet, page: i64, said: Vec<Message>) -> Card {
    let with: Vec<&Holder> = sheet.with().collect();
    let pages = with.len().div_ceil(PAGE).max(1);
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let shown: Vec<&Holder> = with.iter().skip(page * PAGE).take(PAGE).copied().collect();
    let card = Card::titled(text::promo_code_title(&sheet.campaign.name)).lines(said).text(rule(sheet));
    let card = card
        .field(text::promo_code_with_field(with.len()), lines(shown.iter().filter_map(|one| line(one))))
        .field(text::promo_code_without_field(sheet.without().count()), names(sheet.without()))
        .field(text::promo_code_bereft_field(), names(sheet.bereft()));
    let card = card.row(take(sheet.campaign.campaign_id, &shown)).row(ways(sheet));
    if pages < 2 {
        return card;
    }
    let (page, pages) = (i64::try_from(page).unwrap_or(0), i64::try_from(pages).unwrap_or(1));
    card.footer(text::page_of(page + 1, pages)).row(turns(sheet.campaign.campaign_id, page, pages))
}

/// What the campaign decided, or what codes are for where it has none.
fn rule(sheet: &Sheet) -> Message {
    match sheet.rule {
        _ if sheet.campaign.state == State::Closed => text::promo_code_closed(),
        None => text::promo_code_none(),
        Some(Rule { gives: false, .. }) => text::promo_code_rule_off(),
        Some(Rule { gives: true, percent: None }) => text::promo_code_rule_on(),
        Some(Rule { gives: true, percent: Some(percent) }) => {
            text::promo_code_rule_percent(i64::from(percent))
        }
    }
}

fn line(one: &Holder) -> Option<Message> {
    one.code.as_ref().map(|code| text::promo_code_line(Verbatim(&**code), &one.name))
}

/// The first of some people's names, and how many more there are.
fn names<'a>(people: impl Iterator<Item = &'a Holder>) -> Message {
    let mut names: Vec<Message> = people.map(|one| text::value(one.name.as_str())).collect();
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    names.extend((more > 0).then(|| text::promo_code_more(more)));
    lines(names)
}

fn take(id: CampaignId, shown: &[&Holder]) -> Option<Control> {
    let choice = |one: &&Holder| {
        let label = text::promo_code_choice(one.code.as_deref()?, &one.name);
        Some(Choice { value: one.promo_code_id?.to_string(), label, is_chosen: false })
    };
    let choices: Vec<Choice> = shown.iter().filter_map(choice).collect();
    (!choices.is_empty()).then(|| Control::Select {
        press: Press::Pay(Pay::PromoCodeTaking(id)),
        placeholder: text::promo_code_take_choose(),
        choices,
        bounds: (1, 1),
    })
}

fn ways(sheet: &Sheet) -> Vec<Control> {
    let (id, state) = (sheet.campaign.campaign_id, sheet.campaign.state);
    let weight = if sheet.without().next().is_some() { Weight::Primary } else { Weight::Secondary };
    let mut ways = Vec::new();
    if state != State::Closed {
        ways.push(button(Pay::PromoCodeMakeForm(id), text::promo_code_make_button(), weight));
    }
    if state == State::Live {
        ways.push(button(Pay::PromoCodeEnterForm(id), text::promo_code_enter_button(), Weight::Secondary));
    }
    if let Some(rule) = sheet.rule.filter(|_| state != State::Closed) {
        let label = if rule.gives { text::promo_code_off_button() } else { text::promo_code_on_button() };
        ways.push(button(Pay::PromoCodeRule(Pair(!rule.gives, id)), label, Weight::Secondary));
    }
    if sheet.with().next().is_some() {
        ways.push(button(Pay::PromoCodeFile(id), text::promo_code_file_button(), Weight::Secondary));
    }
    ways
}

fn turns(id: CampaignId, page: i64, pages: i64) -> [Control; 2] {
    let turn = |target: i64, label: Message| {
        let weight = if (0..pages).contains(&target) { Weight::Secondary } else { Weight::Current };
        button(Pay::PromoCodeSheet(Pair(id, target)), label, weight)
    };
    [turn(page - 1, text::page_back()), turn(page + 1, text::page_next())]
}

/// The form for the discount in the codes that are to be made.
pub fn make_form(sheet: &Sheet) -> Form {
    let percent = sheet.rule.and_then(|rule| rule.percent).map(|percent| percent.to_string());
    let input = Input::line(input::PERCENT, text::promo_code_percent_input(PERCENT.1), 5).optional();
    Form {
        press: Press::Pay(Pay::PromoCodeMake(sheet.campaign.campaign_id)),
        title: text::promo_code_make_title(),
        inputs: vec![input.filled(percent)],
    }
}

/// The form for codes that the shop made.
pub fn enter_form(sheet: &Sheet) -> Form {
    let input = Input::lines(input::CODES, text::promo_code_codes_input(), CODES_LENGTH);
    Form {
        press: Press::Pay(Pay::PromoCodeEnter(sheet.campaign.campaign_id)),
        title: text::promo_code_enter_title(),
        inputs: vec![input.example(text::promo_code_codes_example())],
    }
}

/// Asks whether a code is meant to be taken away; of one that was, says so.
pub fn taking(held: &Held) -> Card {
    let (id, name) = (held.promo_code.campaign_id, held.name.as_str());
    let back = button(Pay::PromoCodeSheet(Pair(id, 0)), text::promo_code_keep_button(), Weight::Secondary);
    match (&held.promo_code.code, held.promo_code.taken_at) {
        (Some(code), None) => {
            let press = Pay::PromoCodeTake(held.promo_code.promo_code_id);
            Card::titled(text::promo_code_taking_title(code, name))
                .text(text::promo_code_taking())
                .row([button(press, text::promo_code_take_button(), Weight::Danger), back])
        }
        (code, _) => before(code.as_deref()).row([open_button(id)]),
    }
}

fn before(code: Option<&str>) -> Card {
    match code {
        Some(code) => Card::titled(text::promo_code_taken_before(code)),
        None => Card::titled(text::promo_code_gone()),
    }
}

/// A code was taken away, or had been before.
pub fn taken(held: &Held, left: &Sheet) -> Card {
    let said = match (&held.promo_code.code, held.promo_code.taken_at) {
        (Some(code), None) => text::promo_code_taken(code, &held.name),
        (Some(code), Some(_)) => text::promo_code_taken_before(code),
        (None, _) => text::promo_code_gone(),
    };
    drawn(left, 0, vec![said])
}

/// A campaign's codes as a file.
pub fn file(campaign: &Campaign, count: usize, file: Vec<u8>) -> Card {
    Card::titled(text::promo_code_file_title(&campaign.name, count))
        .text(text::promo_code_file_text())
        .file("promo-codes.csv", file)
}

/// What a creator hears of their code.
pub fn news(program: &str, news: &EarningsNews) -> Card {
    match news {
        EarningsNews::CodeGiven { campaign, code, url } => {
            Card::titled(text::promo_code_told_title(campaign))
                .text(text::promo_code(Verbatim(&**code)))
                .text(text::promo_code_told(program, Verbatim(&**url)))
                .row([super::link::list_button()])
        }
        EarningsNews::CodeTaken { campaign, code } => Card::titled(text::promo_code_untold_title(code))
            .text(text::promo_code_untold(program, campaign))
            .row([super::link::list_button()]),
        _ => Card::default(),
    }
}
