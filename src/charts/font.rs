//! The letters on Duet's pictures: which there are, and how wide they run.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider as _};

/// The name by which a drawing asks for the letters.
pub const FAMILY: &str = "DejaVu Sans";

/// How strongly words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As in a text.
    Regular,
    /// As in a heading.
    Bold,
}

impl Weight {
    /// As a drawing calls it.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Regular => "normal",
            Self::Bold => "bold",
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => dejavu::sans_condensed::regular(),
            Self::Bold => dejavu::sans_condensed::bold(),
        }
    }

    fn face(self) -> &'static Face {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        }
    }
}

struct Face {
    letters: Charmap<'static>,
    /// Of a letter one unit high.
    widths: GlyphMetrics<'static>,
}

static REGULAR: LazyLock<Face> = LazyLock::new(|| face(Weight::Regular));
static BOLD: LazyLock<Face> = LazyLock::new(|| face(Weight::Bold));

static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for weight in [Weight::Regular, Weight::Bold] {
        database.load_font_source(Source::Binary(Arc::new(weight.bytes())));
    }
    Arc::new(database)
});

fn face(weight: Weight) -> Face {
    let font = FontRef::new(weight.bytes()).expect("the font that was compiled in can be read");
    Face { letters: font.charmap(), widths: font.glyph_metrics(Size::new(1.0), LocationRef::default()) }
}

/// The letters as the painter reads them; loaded once.
pub fn database() -> Arc<Database> {
    Arc::clone(&DATABASE)
}

/// Whether there is a shape for `letter`, an invisible one included.
pub fn has(weight: Weight, letter: char) -> bool {
    weight.face().letters.map(letter).is_some_and(|glyph| glyph.to_u32() != 0)
}

/// How wide `text` runs in letters of `size`, in units of the size.
pub fn width(weight: Weight, size: f32, text: &str) -> f32 {
    let face = weight.face();
    let letter = |letter| face.letters.map(letter).and_then(|glyph| face.widths.advance_width(glyph));
    size * text.chars().filter_map(letter).sum::<f32>()
}

/// `text` on one line, without what the font has no shape for (an emoji, say), and cut with `…` where it would
/// run wider than `room`.
pub fn fit(weight: Weight, size: f32, text: &str, room: f32) -> String {
    let drawn = |letter: char| {
        if letter.is_ascii_whitespace() { Some(' ') } else { has(weight, letter).then_some(letter) }
    };
    let known: String = text.chars().filter_map(drawn).collect();
    let words: Vec<&str> = known.split(' ').filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    if width(weight, size, &line) <= room {
        return line;
    }
    let mut rest = room - width(weight, size, "…");
    let mut cut = String::new();
    for letter in line.chars() {
        rest -= width(weight, size, letter.encode_utf8(&mut [0; 4]));
        if rest < 0.0 {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Language;
    use crate::i18n;

    #[test]
    fn figures_and_days_are_drawn_in_every_language() {
        let start = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        for language in Language::ALL {
            let days = start.iter_days().take(365).map(|day| i18n::day(*language, day));
            let figures = [0, -1_234_567_890, i64::MAX].map(|figure| i18n::number(*language, figure));
            for letter in days.chain(figures).collect::<String>().chars() {
                assert!(has(Weight::Regular, letter), "{language}: {letter:?} (U+{:04X})", u32::from(letter));
            }
        }
    }

    #[test]
    fn every_letter_that_a_label_can_have_is_drawn() {
        let printable = ' '..='~';
        let latin = '\u{a0}'..='\u{17f}';
        let russian = 'А'..='я';
        let signs = "Ёё₽€$£₴₸₺¥▲▼−–—‑…·×±≈≤≥→«»„“”‘’№‰•";
        let spaces = "\u{a0}\u{202f}\u{2009}\u{2007}\u{200b}\u{2060}\u{200e}\u{200f}";
        for letter in printable.chain(latin).chain(russian).chain(signs.chars()).chain(spaces.chars()) {
            for weight in [Weight::Regular, Weight::Bold] {
                assert!(has(weight, letter), "{letter:?} (U+{:04X}) has no shape", u32::from(letter));
            }
        }
    }

    #[test]
    fn a_long_line_is_cut_and_an_unknown_letter_left_out() {
        assert_eq!(fit(Weight::Regular, 12.0, "Осень\t🍂  2026\n", 400.0), "Осень 2026");
        let cut = fit(Weight::Bold, 12.0, "A campaign with quite a long name", 100.0);
        assert!(cut.starts_with("A campaign") && cut.ends_with('…'), "{cut}");
        assert_eq!(fit(Weight::Bold, 12.0, "🍂", 100.0), "");
    }

    proptest! {
        #[test]
        fn a_fitted_line_fits(text in ".{0,80}", room in 20.0_f32..400.0) {
            let line = fit(Weight::Regular, 12.0, &text, room);
            prop_assert!(width(Weight::Regular, 12.0, &line) <= room + 0.1, "{line:?}");
            prop_assert!(line.chars().all(|letter| has(Weight::Regular, letter)), "{line:?}");
        }
    }
}
