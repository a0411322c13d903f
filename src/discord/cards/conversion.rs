//! The cards by which creators hear of their sales.

use super::stats::MONTH;
use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::Press;
use crate::domain::money::Money;
use crate::i18n::text;

/// One sale.
pub fn sale((program, campaign): (&str, &str), amount: Option<&Money>, is_first: bool) -> Card {
    let title = if is_first { text::sale_first_title() } else { text::sale_title() };
    let text = match amount {
        Some(amount) => text::sale_paid(program, campaign, amount.clone()),
        None => text::sale_free(program, campaign),
    };
    Card::titled(title).text(text).footer(text::sales_hint()).row([figures()])
}

/// All sales that the creator has not heard of.
pub fn sales(program: &str, sales: i64, revenue: &[Money]) -> Card {
    let text = match revenue.is_empty() {
        true => text::sales_free(program),
        false => text::sales_paid(program, revenue.to_vec()),
    };
    Card::titled(text::sales_title(sales)).text(text).footer(text::sales_hint()).row([figures()])
}

fn figures() -> Control {
    Control::Button { press: Press::StatsPeriod(MONTH), label: text::stats_button(), weight: Weight::Primary }
}
