//! The picture that compares groups: a bar for each, lying, with its name before it and its figure behind it.

use super::line::{HEIGHT, WIDTH};
use super::paint;
use super::sheet::{
    BENEATH, GROUND, HIGH, LETTERS, LINE, MARGIN, NOW, Sheet, WIDE, fitted, number, share, wide,
};

/// Groups of one bar that are drawn at most.
pub const MOST: usize = 12;
/// Groups of two bars that are drawn at most.
const MOST_PAIRS: usize = 7;

/// What a picture of bars shows, in the words of its reader. Words are written on one line and cut where they would
/// run too wide; an emoji is left out.
#[derive(Clone, Debug, Default)]
pub struct Bars {
    /// The heading.
    pub title: String,
    /// What the first bar of each group counts, as the key calls it; nothing is written for an empty name.
    pub first: String,
    /// What the second counts, on the same scale; without a name there is no second bar.
    pub second: String,
    /// The groups, from above; [`MOST`] are drawn, fewer where each has two bars.
    pub groups: Vec<Group>,
}

/// A group of bars. Figures below zero are drawn as zero, and those above a quarter of the largest number as that quarter.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// What is compared.
    pub name: String,
    /// Its first figure; a dash stands for one that is not known.
    pub first: Option<i64>,
    /// Its second.
    pub second: Option<i64>,
}

/// A PNG of `bars`, as large as that of a line and on the same sheet. `write` writes a figure. `None` when no figure that
/// would be drawn is above zero: a card says in words what to do then.
///
/// This takes some 10 to 50 ms, longer than other tasks should wait: call it where it may block (`spawn_blocking`).
///
/// # Errors
/// When the picture cannot be painted, which no bars are known to cause.
pub fn bar(bars: &Bars, write: impl Fn(i64) -> String) -> anyhow::Result<Option<Vec<u8>>> {
    if bars.top() == 0 {
        return Ok(None);
    }
    paint::png(&bars.svg(&write), WIDTH, HEIGHT).map(Some)
}

impl Bars {
    fn has_pairs(&self) -> bool {
        !self.second.is_empty()
    }

    /// The groups that are drawn.
    fn drawn(&self) -> &[Group] {
        let most = if self.has_pairs() { MOST_PAIRS } else { MOST };
        &self.groups[..self.groups.len().min(most)]
    }

    /// The figures of a group, as they are drawn.
    fn values(&self, group: &Group) -> Vec<Option<i64>> {
        let all = [Some(group.first), self.has_pairs().then_some(group.second)];
        all.into_iter().flatten().map(|value| value.map(|value| value.clamp(0, i64::MAX / 4))).collect()
    }

    /// The largest of the figures that are drawn.
    fn top(&self) -> i64 {
        let values = self.drawn().iter().flat_map(|group| self.values(group));
        values.flatten().max().unwrap_or_default()
    }

    fn svg(&self, write: &dyn Fn(i64) -> String) -> String {
        let mut sheet = Sheet::headed(&self.title);
        self.key(&mut sheet);
        let groups = self.drawn();
        let names: Vec<String> = groups.iter().map(|group| fitted(&group.name, WIDE * 0.36)).collect();
        let written = |value: &Option<i64>| match value {
            Some(value) => fitted(&write(*value), WIDE * 0.22),
            None => "–".to_owned(),
        };
        let widest = |words: &mut dyn Iterator<Item = f32>| words.fold(0.0, f32::max);
        let left = MARGIN + widest(&mut names.iter().map(|name| wide(name))) + 8.0;
        let figures: Vec<String> =
            groups.iter().flat_map(|group| self.values(group)).map(|v| written(&v)).collect();
        let right = WIDE - MARGIN - widest(&mut figures.iter().map(|figure| wide(figure))) - 6.0;
        let (top, bottom) = (sheet.down + 8.0, HIGH - MARGIN + 4.0);
        let slot = ((bottom - top) / number(groups.len())).min(54.0);
        let ground = top + slot * number(groups.len());
        sheet.add(format_args!(
            "<path d=\"M{left:.1} {top:.1}V{ground:.1}\" stroke=\"{GROUND}\" stroke-width=\"1\"/>"
        ));
        for (at, (group, name)) in groups.iter().zip(&names).enumerate() {
            let values = self.values(group);
            let row = slot * 0.84 / number(values.len());
            let from = top + slot * number(at) + slot * 0.08;
            sheet.small(name, left - 8.0 - wide(name), from + slot * 0.42 + LETTERS * 0.36);
            for (which, value) in values.iter().enumerate() {
                let middle = from + row * (number(which) + 0.5);
                let long = value.map_or(0.0, |value| (right - left) * share(value, self.top()));
                lay(&mut sheet, which == 1, (left, middle), (long, (row * 0.72).min(20.0)));
                sheet.small(&written(value), left + long + 6.0, middle + LETTERS * 0.36);
            }
        }
        sheet.svg()
    }

    /// What the bars count, side by side or, where the words are too long for that, one below the other.
    fn key(&self, sheet: &mut Sheet) {
        const SAMPLE: f32 = 16.0;
        let mut x = MARGIN;
        for (which, name) in [&self.first, &self.second].into_iter().enumerate() {
            let words = fitted(name, WIDE - 2.0 * MARGIN - SAMPLE - 6.0);
            if words.is_empty() {
                continue;
            }
            let long = SAMPLE + 6.0 + wide(&words);
            if x > MARGIN && x + long > WIDE - MARGIN {
                x = MARGIN;
                sheet.down += LINE;
            }
            lay(sheet, which == 1, (x, sheet.down + 8.0), (SAMPLE, 9.0));
            let y = sheet.down + 12.0;
            sheet.small(&words, x + SAMPLE + 6.0, y);
            x += long + LINE;
        }
        if x > MARGIN {
            sheet.down += LINE;
        }
    }
}

/// A bar from a point to the right: full, or hollow where it is the second of its group.
fn lay(sheet: &mut Sheet, is_second: bool, (left, middle): (f32, f32), (long, high): (f32, f32)) {
    if long <= 0.0 {
        return;
    }
    let (colour, opacity) = if is_second { (BENEATH, 0.25) } else { (NOW, 1.0) };
    // The smallest figure is still seen.
    sheet.add(format_args!(
        "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{high:.1}\" rx=\"2\" fill=\"{colour}\" \
         fill-opacity=\"{opacity}\" stroke=\"{colour}\" stroke-width=\"1.2\"/>",
        middle - high / 2.0,
        long.max(1.5),
    ));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

    use super::*;

    fn group(name: &str, first: Option<i64>, second: Option<i64>) -> Group {
        Group { name: name.to_owned(), first, second }
    }

    fn bars(values: &[i64]) -> Bars {
        let groups = values.iter().map(|value| group("Россия", Some(*value), None)).collect();
        Bars {
            title: "По рынкам".to_owned(), first: "Переходы".to_owned(), groups, ..Bars::default()
        }
    }

    fn picture(bars: &Bars) -> Pixmap {
        let png = bar(bars, |value| value.to_string()).expect("a picture").expect("figures above zero");
        Pixmap::decode_png(&png).expect("a PNG")
    }

    /// How many pixels are of the first bars' colour.
    fn first(picture: &Pixmap) -> usize {
        let is =
            |pixel: &&PremultipliedColorU8| (pixel.red(), pixel.green(), pixel.blue()) == (0x5a, 0xb4, 0xf0);
        picture.pixels().iter().filter(is).count()
    }

    #[test]
    fn bars_without_a_figure_are_no_picture() {
        let draw = |bars: &Bars| bar(bars, |value| value.to_string()).expect("no failure");
        assert_eq!(draw(&Bars::default()), None);
        assert_eq!(draw(&bars(&[0, -3])), None);
        let hidden = Bars { groups: vec![group("", Some(0), Some(5))], ..Bars::default() };
        assert_eq!(draw(&hidden), None, "without a name there is no second bar");
        assert!(draw(&Bars { second: "Продажи".to_owned(), ..hidden }).is_some());
        let beyond: Vec<i64> = std::iter::repeat_n(0, MOST).chain([7]).collect();
        assert_eq!(draw(&bars(&beyond)), None, "what is not drawn does not make a picture");
    }

    #[test]
    fn twice_as_much_is_twice_as_long() {
        let (both, one) = (first(&picture(&bars(&[40, 20]))), first(&picture(&bars(&[40, 0]))));
        let (long, short) = (one, both - one);
        assert!(long > 2_000 && short.abs_diff(long / 2) < long / 10, "{long} {short}");
    }

    #[test]
    fn words_cannot_break_the_picture() {
        let words = "</text></svg> & \"quotes\" 'n' <b>\u{0}\u{7}🍂\u{fffe}";
        let groups = vec![group(&words.repeat(5), Some(3), None), group(words, None, Some(2))];
        let bars = Bars { title: words.repeat(9), first: words.repeat(4), second: words.to_owned(), groups };
        assert!(bar(&bars, |_| words.to_owned()).expect("a picture").is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn every_group_is_drawn_at_the_promised_size(
            values in prop::collection::vec((prop::option::of(any::<i64>()), prop::option::of(0_i64..90)), 0..30),
            word in ".{0,40}",
            second in ".{0,9}",
        ) {
            let groups = values.iter().map(|(one, other)| group(&word, *one, *other)).collect();
            let bars = Bars { title: word.clone(), first: word.clone(), second, groups };
            let drawn = bar(&bars, |value| value.to_string()).expect("a picture");
            prop_assert_eq!(drawn.is_some(), bars.top() > 0);
            if let Some(png) = drawn {
                let picture = Pixmap::decode_png(&png).expect("a PNG");
                prop_assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
            }
        }
    }
}
