//! The cards of what partnerships bring for what they cost.

use super::super::stats::period;
use super::segment::called;
use crate::charts::{self, Bars, Chart, Group, MOST, Series};
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::press::{Pay, Press};
use crate::domain::Language;
use crate::domain::money::Money;
use crate::domain::roi::{Cost, Look, Payback, Return};
use crate::domain::segment::By;
use crate::domain::span::{Step, gather};
use crate::domain::stats::Period;
use crate::features::report::{Label, Partnership, Partnerships, Standing};
use crate::i18n::{self, Arg, Message, Verbatim, label, text};

/// Partnerships on a card; the file has all.
const SHOWN: usize = 10;

/// Groups of a division on a card.
const GROUPS: usize = 8;

/// What one creator brings for what they cost.
pub fn partnership(one: &Partnership) -> Card {
    let card = Card::titled(title_of(one));
    let card = match one.returns.is_empty() {
        true => card.text(text::roi_empty()),
        false => figures(card, one),
    };
    let back = Control::Button {
        press: show(Look { creator: None, period: one.look.period }),
        label: text::roi_back(),
        weight: Weight::Secondary,
    };
    let days = text::stats_until(one.span.since(), one.span.until());
    ways(card.footer(text::report_footer(days, text::roi_meaning())), one.look).row([back])
}

fn title_of(one: &Partnership) -> Message {
    text::roi_title_of(named(&one.name), period(one.look.period))
}

/// A creator's name; whoever was forgotten has none.
fn named(name: &str) -> Arg {
    if name.is_empty() { text::roi_nobody().into() } else { name.into() }
}

fn figures(card: Card, one: &Partnership) -> Card {
    let (all, sold) = (&one.returns, one.sold);
    let money = |of: fn(&Return) -> Money| lines(all.iter().map(|one| text::report_money(of(one))));
    let each = |count: i64, none: Message| match count {
        ..=0 => none,
        count => lines(all.iter().map(|of| match of.each(count) {
            Some(each) => text::report_money(each),
            None => kept_apart(all, of, text::roi_each_free()),
        })),
    };
    let mut card = card
        .figure(text::roi_ratio(), lines(all.iter().map(|of| kept_apart(all, of, times(of)))))
        .figure(text::roi_revenue(), money(Return::revenue))
        .figure(text::roi_costs(), money(Return::cost))
        .figure(text::roi_left(), money(Return::left))
        .figure(text::roi_each_sale(), each(sold.sales, text::roi_each_sale_none()))
        .figure(text::roi_each_customer(), each(sold.customers, text::roi_each_customer_none()));
    if one.look.period == Period::Ever {
        let told = |of: &Return| kept_apart(all, of, payback(of.payback(one.span.since())));
        card = card.figure(text::roi_payback(), lines(all.iter().map(told)));
    }
    let spent: Vec<Message> = all.iter().flat_map(spent).collect();
    if spent.is_empty() { card } else { card.field(text::roi_spent(), lines(spent)) }
}

/// What was spent for each thing, where there was anything.
fn spent(of: &Return) -> impl Iterator<Item = Message> {
    let is_any = |money: &Money| money.minor != 0;
    Cost::ALL.iter().filter_map(move |cost| {
        let money = Some(of.spent(*cost)).filter(is_any)?;
        Some(match cost {
            Cost::Commission => text::roi_spent_commission(money),
            Cost::Adjustment => text::roi_spent_adjustment(money),
            Cost::Goods => text::roi_spent_goods(money),
        })
    })
}

/// With the currency before it, where there are several.
fn kept_apart(all: &[Return], of: &Return, what: Message) -> Message {
    match all.len() {
        0 | 1 => what,
        _ => text::roi_of(Verbatim(&*of.currency), what),
    }
}

fn times(of: &Return) -> Message {
    match of.tenths() {
        Some(tenths) => text::roi_times(Arg::Tenths(tenths)),
        None => text::roi_times_none(),
    }
}

fn payback(payback: Payback) -> Message {
    match payback {
        Payback::Free => text::roi_payback_free(),
        Payback::Open => text::roi_payback_open(),
        Payback::Back(months, since) => text::roi_payback_back(months, since),
    }
}

fn lines(all: impl IntoIterator<Item = Message>) -> Message {
    text::lines(Arg::Lines(all.into_iter().map(Arg::from).collect()))
}

const fn show(look: Look) -> Press {
    Press::Pay(Pay::RoiShow(look))
}

/// The buttons of the other periods.
fn ways(mut card: Card, shown: Look) -> Card {
    for row in Period::ALL.chunks(3) {
        card = card.row(row.iter().map(|of| Control::Button {
            press: show(Look { period: *of, ..shown }),
            label: period(*of),
            weight: if *of == shown.period { Weight::Current } else { Weight::Secondary },
        }));
    }
    card
}

/// What all partnerships bring for what they cost, the best of them, and their markets and tiers.
pub fn partnerships(all: &Partnerships) -> Card {
    let card = Card::titled(text::roi_title(period(all.period)));
    let look = Look { creator: None, period: all.period };
    let days = text::stats_until(all.span.since(), all.span.until());
    if all.rows.is_empty() {
        return ways(card.text(text::roi_empty()).footer(days), look);
    }
    let mut best: Vec<Message> = (1..).zip(all.rows.iter().take(SHOWN)).map(row).collect();
    let more = all.rows.len().saturating_sub(SHOWN);
    if more > 0 {
        best.push(text::roi_more(more));
    }
    let mut card = card.figure(text::roi_all(), lines(all.all.iter().map(sum))).lines(best);
    for (by, groups) in [(By::Market, &all.markets), (By::Tier, &all.tiers)] {
        if !groups.is_empty() {
            let told = groups.iter().take(GROUPS).map(|(label, returns)| group(by, label, returns));
            card = card.field(super::by(by), lines(told));
        }
    }
    ways(card.footer(text::report_footer(days, text::roi_meaning())), look).row([choose(all, look)])
}

fn sum(of: &Return) -> Message {
    text::roi_sum(times(of), of.revenue(), of.cost())
}

fn row((rank, row): (i64, &Standing)) -> Message {
    text::roi_row(Verbatim(rank.to_string()), named(&row.name), sum(&row.of))
}

fn group(by: By, label: &Label, returns: &[Return]) -> Message {
    lines(returns.iter().map(|of| text::roi_sum_of(called(label, by), sum(of))))
}

/// The partnerships that stand on the card, to be opened.
fn choose(all: &Partnerships, look: Look) -> Control {
    let mut choices: Vec<Choice> = Vec::new();
    for row in all.rows.iter().take(SHOWN) {
        let value = row.creator_id.to_string();
        if !choices.iter().any(|known| known.value == value) {
            choices.push(Choice { value, label: text::value(named(&row.name)), is_chosen: false });
        }
    }
    Control::Select {
        press: Press::Pay(Pay::RoiOpen(look)),
        placeholder: text::roi_open(),
        choices,
        bounds: (1, 1),
    }
}

/// The picture of a partnership: revenue and costs so far, in the currency that brought most.
///
/// # Errors
/// When it cannot be drawn.
pub fn partnership_picture(one: &Partnership, language: Language) -> anyhow::Result<Option<Vec<u8>>> {
    let Some(of) = one.returns.first() else { return Ok(None) };
    let step = if one.look.period == Period::Ever { Step::Month } else { Step::of(one.span) };
    let pieces = one.span.cut(step);
    let so_far = |pick: fn((i64, i64)) -> i64| {
        let days = of.course().map(|(on, came, spent)| (on, pick((came, spent))));
        let sums = gather(&pieces, days);
        let mut sum = 0_i64;
        sums.into_iter()
            .map(|part| {
                sum = sum.saturating_add(part);
                sum
            })
            .collect()
    };
    let series = |name: Message, values: Vec<i64>| Series { name: label(language, &name), values };
    let currency = || Verbatim(of.currency.as_str());
    let chart = Chart {
        title: label(language, &title_of(one)),
        days: pieces
            .iter()
            .map(|piece| match step {
                Step::Day | Step::Week => i18n::short_day(language, piece.since()),
                Step::Month => i18n::short_month(language, piece.since()),
            })
            .collect(),
        now: series(text::roi_revenue_so_far(currency()), so_far(|(came, _)| came)),
        before: Some(series(text::roi_costs_so_far(currency()), so_far(|(_, spent)| spent))),
        beneath: None,
        is_open: true,
    };
    charts::line(&chart, |minor| written(language, minor, &of.currency))
}

fn written(language: Language, minor: i64, currency: &str) -> String {
    label(language, &text::report_money(Money::new(minor, currency)))
}

/// The picture of the partnerships that stand on the card: revenue and costs of each, in the currency that brought most.
///
/// # Errors
/// When it cannot be drawn.
pub fn partnerships_picture(all: &Partnerships, language: Language) -> anyhow::Result<Option<Vec<u8>>> {
    let Some(most) = all.all.first() else { return Ok(None) };
    let own = all.rows.iter().filter(|row| row.of.currency == most.currency);
    let bars = |row: &Standing| Group {
        name: label(language, &text::value(named(&row.name))),
        first: Some(row.of.revenue().minor),
        second: Some(row.of.cost().minor),
    };
    let bars = Bars {
        title: label(language, &text::roi_title(period(all.period))),
        first: label(language, &text::roi_revenue_in(Verbatim(most.currency.as_str()))),
        second: label(language, &text::roi_costs_in(Verbatim(most.currency.as_str()))),
        groups: own.take(MOST).map(bars).collect(),
    };
    charts::bar(&bars, |minor| written(language, minor, &most.currency))
}
