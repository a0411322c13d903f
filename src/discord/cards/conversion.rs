//! The cards by which creators hear of their sales.

use super::stats::MONTH;
use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::Press;
use crate::domain::money::Money;
use crate::i18n::text;

/// One sale.
pub fn sale(
    (program, campaign): (&str, &str),
    (amount, earned): (Option<&Money>, &[Money]),
    is_first: bool,
) -> Card {
    let title = if is_first { text::sale_first_title() } else { text::sale_title() };
    let text = match amount {
        Some(amount) => text::sale_paid(program, campaign, amount.clone()),
        None => text::sale_free(program, campaign),
    };
    told(Card::titled(title).text(text), earned)
}

/// All sales that the creator has not heard of.
pub fn sales(program: &str, sales: i64, (revenue, earned): (&[Money], &[Money])) -> Card {
    let text = match revenue.is_empty() {
        true => text::sales_free(program),
        false => text::sales_paid(program, revenue.to_vec()),
    };
    told(Card::titled(text::sales_title(sales)).text(text), earned)
}

/// What it earns, where it earns anything, and where to read more.
fn told(card: Card, earned: &[Money]) -> Card {
    match earned.is_empty() {
        true => card.footer(text::sales_hint()).row([figures()]),
        false => card
            .text(text::sale_earned(earned.to_vec()))
            .footer(text::sales_hint())
            .row([figures(), super::earnings::button()]),
    }
}

fn figures() -> Control {
    Control::Button { press: Press::StatsPeriod(MONTH), label: text::stats_button(), weight: Weight::Primary }
}
