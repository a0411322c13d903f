//! The picture on a card of figures: how many a day, beside the days before, with what came of it beneath.

use super::drawing::Drawing;
use super::paint;

/// Pixels of a picture's width: twice what a phone shows, so that it is sharp there.
pub const WIDTH: u32 = 800;
/// Pixels of a picture's height.
pub const HEIGHT: u32 = 520;

/// What a picture shows, in the words of its reader. Words are written on one line and cut where they would run
/// too wide; an emoji is left out.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// The heading.
    pub title: String,
    /// What each point of the picture is called, oldest first: a day, a week or a month, as short as can be. As
    /// many as fit are written, the last always. There are as many points as names; some 400 can be told apart.
    pub days: Vec<String>,
    /// The figures of the period: a strong line.
    pub now: Series,
    /// The figures of the period before, point by point: a faint dotted line on the same scale.
    pub before: Option<Series>,
    /// Other figures of the same points that are much smaller, such as sales beside clicks: columns below the
    /// line, on a scale of their own.
    pub beneath: Option<Series>,
    /// Whether the last point is not over yet: it is drawn hollow, and the way to it dashed.
    pub is_open: bool,
}

/// Figures in the order of a chart's points.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// What is counted, as the key to the picture calls it; nothing is written for an empty name.
    pub name: String,
    /// A figure for each point. The line ends early where there are fewer figures than points, and more are
    /// left out. Figures below zero are drawn as zero, and those above a quarter of the largest number as that
    /// quarter.
    pub values: Vec<i64>,
}

/// A PNG of `chart`, [`WIDTH`] × [`HEIGHT`] pixels: a dark sheet with round, transparent corners, for a light
/// and a dark background alike. `write` writes a round figure beside the scale. `None` when no figure of the
/// chart is above zero: a card says in words what to do then.
///
/// This takes some 10 to 50 ms, longer than other tasks should wait: call it where it may block
/// (`spawn_blocking`).
///
/// # Errors
/// When the picture cannot be painted, which no chart is known to cause.
pub fn line(chart: &Chart, write: impl Fn(i64) -> String) -> anyhow::Result<Option<Vec<u8>>> {
    let points = chart.days.len();
    let series = [Some(&chart.now), chart.before.as_ref(), chart.beneath.as_ref()];
    if !series.into_iter().flatten().any(|series| series.top(points) > 0) {
        return Ok(None);
    }
    paint::png(&Drawing::of(chart, &write).svg(), WIDTH, HEIGHT).map(Some)
}

impl Series {
    /// The figures of the first `points` points, as they are drawn.
    pub(super) fn drawn(&self, points: usize) -> impl Iterator<Item = i64> {
        self.values.iter().take(points).map(|value| (*value).clamp(0, i64::MAX / 4))
    }

    /// The largest of the figures that are drawn.
    pub(super) fn top(&self, points: usize) -> i64 {
        self.drawn(points).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

    use super::*;

    fn series(name: &str, values: impl IntoIterator<Item = i64>) -> Series {
        Series { name: name.to_owned(), values: values.into_iter().collect() }
    }

    fn chart(values: impl IntoIterator<Item = i64>) -> Chart {
        let now = series("Клики", values);
        let days = (1..=now.values.len()).map(|day| format!("{day} мар.")).collect();
        Chart { title: "Ваши ссылки".to_owned(), days, now, ..Chart::default() }
    }

    fn picture(chart: &Chart) -> Pixmap {
        let png = line(chart, |value| value.to_string()).expect("a picture").expect("figures above zero");
        Pixmap::decode_png(&png).expect("a PNG")
    }

    /// How many pixels are rather of the colour than of the sheet.
    fn pixels_of(picture: &Pixmap, colour: [u8; 3]) -> usize {
        let near = |one: u8, other: u8| one.abs_diff(other) < 24;
        let is = |pixel: &&PremultipliedColorU8| {
            near(pixel.red(), colour[0]) && near(pixel.green(), colour[1]) && near(pixel.blue(), colour[2])
        };
        picture.pixels().iter().filter(is).count()
    }

    const NOW: [u8; 3] = [0x5a, 0xb4, 0xf0];
    const BENEATH: [u8; 3] = [0xf0, 0xa6, 0x3c];

    #[test]
    fn a_chart_without_a_figure_is_no_picture() {
        let draw = |chart: &Chart| line(chart, |value| value.to_string()).expect("no failure");
        assert_eq!(draw(&Chart::default()), None);
        assert_eq!(draw(&chart([0, 0, -3])), None);
        assert_eq!(draw(&Chart { days: Vec::new(), ..chart([5]) }), None);
        assert!(draw(&Chart { before: Some(series("", [1])), ..chart([0]) }).is_some());
        assert!(draw(&Chart { beneath: Some(series("", [1])), ..chart([0]) }).is_some());
    }

    #[test]
    fn one_day_is_a_picture() {
        for is_open in [true, false] {
            assert!(pixels_of(&picture(&Chart { is_open, ..chart([7]) }), NOW) > 20);
        }
    }

    #[test]
    fn corners_are_transparent_and_the_sheet_is_not() {
        let picture = picture(&chart([1, 2, 3]));
        assert_eq!(picture.pixel(0, 0).map(PremultipliedColorU8::alpha), Some(0));
        assert_eq!(picture.pixel(WIDTH - 1, HEIGHT - 1).map(PremultipliedColorU8::alpha), Some(0));
        assert_eq!(picture.pixel(WIDTH / 2, HEIGHT - 3).map(PremultipliedColorU8::alpha), Some(255));
    }

    #[test]
    fn a_day_that_is_not_over_looks_different() {
        let closed = chart([4, 9, 2, 8]);
        let open = Chart { is_open: true, ..closed.clone() };
        assert!(pixels_of(&picture(&open), NOW) < pixels_of(&picture(&closed), NOW));
    }

    #[test]
    fn columns_appear_beneath_only_when_there_are_figures_for_them() {
        let alone = chart([4, 9, 2, 8]);
        let with_sales = Chart { beneath: Some(series("Продажи", [0, 1, 0, 2])), ..alone.clone() };
        assert_eq!(pixels_of(&picture(&alone), BENEATH), 0);
        assert!(pixels_of(&picture(&with_sales), BENEATH) > 1_000);
    }

    #[test]
    fn words_cannot_break_the_picture() {
        let words = "</text></svg> & \"quotes\" 'n' <b>\u{0}\u{7}🍂\u{fffe}";
        let named = |values: &[i64]| series(words, values.iter().copied());
        let chart = Chart {
            title: words.repeat(9),
            days: vec![words.to_owned(); 3],
            now: named(&[1, 2, 3]),
            before: Some(named(&[3, 2, 1])),
            beneath: Some(named(&[0, 1, 0])),
            is_open: true,
        };
        let png = line(&chart, |_| words.to_owned()).expect("a picture");
        assert!(png.is_some());
    }

    fn any_series() -> impl Strategy<Value = Vec<i64>> {
        let value = prop_oneof![0_i64..20, 0_i64..100_000, 0_i64..=i64::MAX / 4, any::<i64>()];
        prop::collection::vec(value, 0..=400)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn every_series_is_drawn_at_the_promised_size(
            points in 0_usize..=400,
            now in any_series(),
            before in prop::option::of(any_series()),
            beneath in prop::option::of(any_series()),
            is_open: bool,
            word in ".{0,40}",
        ) {
            let chart = Chart {
                title: word.clone(),
                days: vec![word.clone(); points],
                now: series(&word, now),
                before: before.map(|values| series(&word, values)),
                beneath: beneath.map(|values| series(&word, values)),
                is_open,
            };
            let drawn = line(&chart, |value| value.to_string()).expect("a picture");
            if let Some(png) = drawn {
                let picture = Pixmap::decode_png(&png).expect("a PNG");
                prop_assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
            }
        }
    }
}
