//! The sheet that every picture of figures is drawn on: its colours, its heading, and words that stay within it.

use std::fmt::Write as _;

use super::font::{self, Weight};

// Lengths are in units of which the sheet is 400 wide, as a phone shows it. Nothing is told by its colour alone: of two
// lines one is dotted, of two bars one is hollow.
pub const WIDE: f32 = 400.0;
pub const HIGH: f32 = 260.0;
pub const MARGIN: f32 = 16.0;
const HEADING: f32 = 16.0;
pub const LETTERS: f32 = 12.0;
pub const LINE: f32 = 18.0;
pub const SHEET: &str = "#1f2128";
const EDGE: &str = "#3d414c";
pub const GRID: &str = "#343843";
pub const GROUND: &str = "#666c7a";
const BRIGHT: &str = "#f4f5f7";
const QUIET: &str = "#c3c8d2";
pub const NOW: &str = "#5ab4f0";
pub const BEFORE: &str = "#a9aebb";
pub const BENEATH: &str = "#f0a63c";

/// A sheet on its way to becoming SVG.
pub struct Sheet {
    svg: String,
    /// How far down it is taken.
    pub down: f32,
}

impl Sheet {
    /// An empty sheet under this heading; without words, there is none.
    pub fn headed(title: &str) -> Self {
        let mut sheet = Self { svg: String::new(), down: MARGIN };
        let title = font::fit(Weight::Bold, HEADING, title, WIDE - 2.0 * MARGIN);
        if !title.is_empty() {
            sheet.words(&title, MARGIN, sheet.down + 12.0, HEADING, Weight::Bold, BRIGHT);
            sheet.down += 20.0;
        }
        sheet
    }

    /// The SVG of the whole sheet.
    pub fn svg(self) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDE}\" height=\"{HIGH}\" font-family=\"{}\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">\
             <rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"12\" fill=\"{SHEET}\" stroke=\"{EDGE}\"/>\
             {}</svg>",
            font::FAMILY,
            WIDE - 1.0,
            HIGH - 1.0,
            self.svg
        )
    }

    /// Adds an element.
    pub fn add(&mut self, element: std::fmt::Arguments<'_>) {
        let _ = self.svg.write_fmt(element);
    }

    /// Words with their left edge at `x`, standing on `y`.
    fn words(&mut self, words: &str, x: f32, y: f32, size: f32, weight: Weight, colour: &str) {
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
        self.add(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{}\" fill=\"{colour}\">\
             {escaped}</text>",
            weight.value()
        ));
    }

    /// The same in small letters; the words must be [`fitted`].
    pub fn small(&mut self, words: &str, x: f32, y: f32) {
        self.words(words, x, y, LETTERS, Weight::Regular, QUIET);
    }

    /// A line from `left` to the right margin.
    pub fn rule(&mut self, y: f32, left: f32, colour: &str) {
        self.add(format_args!(
            "<path d=\"M{left:.1} {y:.1}H{:.1}\" stroke=\"{colour}\" stroke-width=\"1\"/>",
            WIDE - MARGIN
        ));
    }
}

/// Words in small letters, cut where they would run wider than `room`.
pub fn fitted(words: &str, room: f32) -> String {
    font::fit(Weight::Regular, LETTERS, words, room)
}

/// How wide words in small letters run.
pub fn wide(words: &str) -> f32 {
    font::width(Weight::Regular, LETTERS, words)
}

/// A count as a length.
pub fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// `value` as a share of `whole`.
#[expect(clippy::cast_precision_loss, reason = "a picture shows three digits at most")]
pub fn share(value: i64, whole: i64) -> f32 {
    value as f32 / whole.max(1) as f32
}
