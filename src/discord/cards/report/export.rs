//! The card under which a file is handed over.

use super::super::stats::period;
use crate::discord::card::Card;
use crate::domain::stats::Period;
use crate::features::report::{Export, What};
use crate::i18n::text;

/// A file with the programme's records.
pub fn export(export: Export, of: Period) -> Card {
    let (what, says) = match export.what {
        What::Creators => (text::report_export_creators(), text::report_export_says_creators()),
        What::Campaigns => (text::report_export_campaigns(), text::report_export_says_campaigns()),
        What::Participations => {
            (text::report_export_participations(), text::report_export_says_participations())
        }
        What::Content => (text::report_export_content(), text::report_export_says_content()),
        What::Days => (text::report_export_days(), text::report_export_says_days()),
    };
    let span = export.window.span;
    let card = Card::titled(text::report_export_title(what, period(of))).text(says);
    let card = card.footer(text::stats_until(span.since(), span.until()));
    if export.rows == 0 {
        return card.text(text::report_export_empty());
    }
    let name = match export.what {
        What::Creators => "creators.csv",
        What::Campaigns => "campaigns.csv",
        What::Participations => "participations.csv",
        What::Content => "content.csv",
        What::Days => "days.csv",
    };
    card.text(text::report_export_rows(export.rows))
        .text(text::report_export_meaning())
        .file(name, export.file)
}
