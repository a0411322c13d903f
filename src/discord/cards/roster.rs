//! The cards of a file of creators: what becomes of each line, and what came of bringing it in.

use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::roster::Flaw;
use crate::domain::table::Table;
use crate::features::roster::{Fate, Overview};
use crate::i18n::refusal::field_name;
use crate::i18n::{Message, Verbatim, label, text};

/// Lines with something wrong that are told of on the card; the report has all.
const SHOWN: usize = 5;

/// A file, looked over: nothing is kept yet.
pub fn overview(overview: &Overview, language: Language) -> Card {
    let card = Card::titled(text::roster_title(overview.newcomers()))
        .figure(text::roster_new(), text::stats_figure(overview.newcomers()))
        .figure(text::roster_known(), text::stats_figure(overview.known()))
        .figure(text::roster_flawed(), text::stats_figure(overview.flawed()))
        .lines(
            overview
                .lines
                .iter()
                .filter_map(|(line, fate)| match fate {
                    Fate::Flawed(flaw) => {
                        Some(text::roster_line(Verbatim(line.number.to_string()), words(flaw)))
                    }
                    Fate::New(_) | Fate::Known => None,
                })
                .take(SHOWN),
        )
        .file("report.csv", report(overview, language));
    match overview.roster_id {
        Some(id) => card.footer(text::roster_dry()).row([Control::Button {
            press: Press::RosterBringIn(id),
            label: text::roster_button(overview.newcomers()),
            weight: Weight::Primary,
        }]),
        None => card.footer(text::roster_nothing()),
    }
}

/// Everybody from the file is in.
pub fn brought_in(came: i64) -> Card {
    Card::titled(text::roster_done_title(came)).text(text::roster_done())
}

/// What becomes of each line, as a file in the reader's language.
fn report(overview: &Overview, language: Language) -> Vec<u8> {
    let said = |message: &Message| label(language, message);
    let mut table = Table::new([
        said(&text::roster_column_line()),
        said(&text::roster_column_person()),
        said(&text::roster_column_fate()),
    ]);
    for (line, fate) in &overview.lines {
        let number = line.number.to_string();
        table.add(vec![number.into(), line.person.as_str().into(), said(&told(fate)).into()]);
    }
    table.file()
}

fn told(fate: &Fate) -> Message {
    match fate {
        Fate::New(entry) if entry.is_active => text::roster_fate_active(),
        Fate::New(_) => text::roster_fate_invited(),
        Fate::Known => text::roster_fate_known(),
        Fate::Flawed(flaw) => words(flaw),
    }
}

fn words(flaw: &Flaw) -> Message {
    match flaw {
        Flaw::Person => text::roster_flaw_person(),
        Flaw::Twice { line } => text::roster_flaw_twice(Verbatim(line.to_string())),
        Flaw::Incomplete => text::roster_flaw_incomplete(),
        Flaw::TooLong { field, limit } => text::roster_flaw_too_long(field_name(*field), *limit),
        Flaw::Stage => text::roster_flaw_stage(),
        Flaw::Market => text::roster_flaw_market(),
        Flaw::Cells => text::roster_flaw_cells(),
    }
}
