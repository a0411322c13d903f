//! The cards of `/report`: the programme as a whole, divided, from collaboration to collaboration, and as files.

mod export;
mod introduction;
mod overview;
mod repeat;
mod retention;
mod roi;
mod segment;

use super::stats::period;
use crate::charts::{self, Bars};
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::segment::{By, Sight};
use crate::domain::stats::Period;
use crate::i18n::{self, Arg, Message, label, text};

pub use export::export;
pub use introduction::introductions;
pub use overview::{overview, overview_title};
pub use repeat::{repeat, repeat_bars};
pub use retention::{retention, retention_bars};
pub use roi::{partnership, partnership_picture, partnerships, partnerships_picture};
pub use segment::{segment, segment_bars};

/// The buttons of the other periods, and what else figures can be divided by.
fn ways(mut card: Card, shown: Sight) -> Card {
    for row in Period::ALL.chunks(3) {
        card = card.row(row.iter().map(|of| Control::Button {
            press: Press::ReportShow(Sight { period: *of, ..shown }),
            label: period(*of),
            weight: if *of == shown.period { Weight::Current } else { Weight::Secondary },
        }));
    }
    let choice =
        |of: &By| Choice { value: of.code().to_owned(), label: by(*of), is_chosen: shown.by == Some(*of) };
    card.row([Control::Select {
        press: Press::ReportDivide(shown),
        placeholder: text::report_cut(),
        choices: By::ALL.iter().map(choice).collect(),
        bounds: (1, 1),
    }])
}

/// What a division is called.
fn by(by: By) -> Message {
    match by {
        By::Market => text::report_by_market(),
        By::Tier => text::report_by_tier(),
        By::Campaign => text::report_by_campaign(),
        By::Stage => text::report_by_stage(),
        By::Format => text::report_by_format(),
        By::Partner => text::report_by_partner(),
    }
}

/// A rate in tenths of a percent.
fn percent(tenths: i64) -> Message {
    text::stats_rate_figure(Arg::Tenths(tenths))
}

/// A picture of bars whose figures are tenths of a percent, in the reader's language.
///
/// # Errors
/// When it cannot be drawn.
pub fn shares(language: Language, bars: &Bars) -> anyhow::Result<Option<Vec<u8>>> {
    charts::bar(bars, |tenths| label(language, &percent(tenths)))
}

/// A picture of bars whose figures are counts, in the reader's language.
///
/// # Errors
/// When it cannot be drawn.
pub fn counts(language: Language, bars: &Bars) -> anyhow::Result<Option<Vec<u8>>> {
    charts::bar(bars, |count| i18n::number(language, count))
}
