//! A chart laid out on its sheet: where the heading, the scales, the lines and the columns stand.

use super::line::{Chart, Series};
use super::scale;
use super::sheet::{
    BEFORE, BENEATH, GRID, GROUND, HIGH, LINE, MARGIN, NOW, SHEET, Sheet, WIDE, fitted, number, share, wide,
};

const COLUMNS: f32 = 36.0;
const STRONG: f32 = 2.4;

/// A chart on its way to becoming SVG.
pub struct Drawing<'a> {
    chart: &'a Chart,
    write: &'a dyn Fn(i64) -> String,
    sheet: Sheet,
}

/// A field in which figures stand: points from left to right, values from the bottom up.
struct Field {
    left: f32,
    top: f32,
    bottom: f32,
    /// The width of one point.
    slot: f32,
    /// The value at the top.
    highest: i64,
}

impl Field {
    fn x(&self, point: usize) -> f32 {
        self.left + self.slot * (number(point) + 0.5)
    }

    fn y(&self, value: i64) -> f32 {
        self.bottom - (self.bottom - self.top) * share(value, self.highest)
    }
}

impl<'a> Drawing<'a> {
    /// The drawing of `chart`, whose scale is written by `write`. The chart has one point at least.
    pub fn of(chart: &'a Chart, write: &'a dyn Fn(i64) -> String) -> Self {
        let mut drawing = Self { chart, write, sheet: Sheet::headed(&chart.title) };
        drawing.key();
        drawing.figures();
        drawing
    }

    /// The SVG of the whole sheet.
    pub fn svg(self) -> String {
        self.sheet.svg()
    }

    /// What the two lines are, side by side or, where the words are too long for that, one below the other.
    fn key(&mut self) {
        const SAMPLE: f32 = 24.0;
        const BETWEEN: f32 = 18.0;
        let lines =
            [(Some(&self.chart.now), solid(NOW, STRONG)), (self.chart.before.as_ref(), dotted(BEFORE))];
        let mut x = MARGIN;
        for (series, stroke) in lines {
            let Some(series) = series.filter(|series| !series.name.is_empty()) else { continue };
            let words = fitted(&series.name, WIDE - 2.0 * MARGIN - SAMPLE - 6.0);
            let wide = SAMPLE + 6.0 + wide(&words);
            if x > MARGIN && x + wide > WIDE - MARGIN {
                x = MARGIN;
                self.sheet.down += LINE;
            }
            let y = self.sheet.down + 12.0;
            self.sheet.add(format_args!("<path d=\"M{x:.1} {:.1}h{SAMPLE}\" {stroke}/>", y - 4.0));
            self.sheet.small(&words, x + SAMPLE + 6.0, y);
            x += wide + BETWEEN;
        }
        if x > MARGIN {
            self.sheet.down += LINE;
        }
    }

    fn figures(&mut self) {
        let chart = self.chart;
        let points = chart.days.len();
        let ground = HIGH - 32.0;
        let beneath = chart.beneath.as_ref();
        let bottom = if beneath.is_some() { ground - COLUMNS - 2.0 * LINE + 6.0 } else { ground };
        let tops = [Some(&chart.now), chart.before.as_ref()];
        let top = tops.into_iter().flatten().map(|series| series.top(points)).max().unwrap_or_default();
        let ticks = scale::ticks(top, if beneath.is_some() { 3 } else { 4 });
        let most = beneath.map_or(0, |series| series.top(points)).max(1);
        let left = MARGIN
            + 8.0
            + ticks.iter().chain([&most]).map(|tick| wide(&self.figure(*tick))).fold(0.0, f32::max);
        let slot = (WIDE - MARGIN - left) / number(points);
        let field = Field { left, top: self.sheet.down + 10.0, bottom, slot, highest: top.max(1) };
        for tick in ticks {
            self.tick(&field, tick);
        }
        if let Some(before) = &chart.before {
            self.before(&field, before);
        }
        self.now(&field);
        if let Some(series) = beneath {
            self.columns(&Field { top: ground - COLUMNS, bottom: ground, highest: most, ..field }, series);
        }
        self.days(left, slot);
    }

    /// A figure of the scale, cut where it would leave the lines no room.
    fn figure(&self, value: i64) -> String {
        fitted(&(self.write)(value), WIDE / 2.0)
    }

    fn tick(&mut self, field: &Field, value: i64) {
        let y = field.y(value);
        self.sheet.rule(y, field.left, if value == 0 { GROUND } else { GRID });
        let words = self.figure(value);
        self.sheet.small(&words, field.left - 8.0 - wide(&words), y + 4.0);
    }

    fn before(&mut self, field: &Field, series: &Series) {
        let points = path(field, series.drawn(self.chart.days.len()).enumerate());
        let stroke = dotted(BEFORE);
        match points.as_slice() {
            [] => {}
            [(x, y)] => {
                let half = (field.slot / 4.0).min(16.0);
                self.sheet.add(format_args!(
                    "<path d=\"M{:.1} {y:.1}h{:.1}\" {stroke}/>",
                    x - half,
                    half * 2.0
                ));
            }
            more => self.sheet.add(format_args!("<path d=\"{}\" {stroke}/>", through(more))),
        }
    }

    fn now(&mut self, field: &Field) {
        let points = path(field, self.chart.now.drawn(self.chart.days.len()).enumerate());
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
        self.sheet.add(format_args!(
            "<path d=\"{}V{ground:.1}H{:.1}Z\" fill=\"{NOW}\" fill-opacity=\"0.16\"/>",
            through(&points),
            first.0,
            ground = field.bottom,
        ));
        // Only the last point of the picture is not over; a line that ends sooner has nothing open.
        let is_open = self.chart.is_open && points.len() == self.chart.days.len();
        let over = if is_open { &points[..points.len() - 1] } else { &points[..] };
        let stroke = solid(NOW, if field.slot < 3.0 { STRONG / 2.0 } else { STRONG });
        self.sheet.add(format_args!("<path d=\"{}\" {stroke}/>", through(over)));
        if is_open && let Some(from) = over.last() {
            let way = through(&[*from, *last]);
            self.sheet.add(format_args!("<path d=\"{way}\" {stroke} stroke-dasharray=\"3.5 5\"/>"));
        }
        let dots = if field.slot > 20.0 || over.len() == 1 { over } else { &[] };
        for (x, y) in dots {
            self.sheet.add(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.2\" fill=\"{NOW}\"/>"));
        }
        if is_open {
            self.sheet.add(format_args!(
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4.2\" fill=\"{SHEET}\" stroke=\"{NOW}\" \
                 stroke-width=\"{STRONG}\"/>",
                last.0, last.1
            ));
        }
    }

    /// Columns below the line, headed by what they count.
    fn columns(&mut self, field: &Field, series: &Series) {
        const SAMPLE: f32 = 9.0;
        let words = fitted(&series.name, WIDE - 2.0 * MARGIN - SAMPLE - 6.0);
        if !words.is_empty() {
            let y = field.top - 10.0;
            self.sheet.add(format_args!(
                "<rect x=\"{MARGIN}\" y=\"{:.1}\" width=\"{SAMPLE}\" height=\"{SAMPLE}\" rx=\"1.5\" \
                 fill=\"{BENEATH}\"/>",
                y - SAMPLE
            ));
            self.sheet.small(&words, MARGIN + SAMPLE + 6.0, y);
        }
        self.tick(field, field.highest);
        let points = self.chart.days.len();
        let wide = (field.slot * 0.7).clamp(0.6, 28.0);
        for (point, value) in series.drawn(points).enumerate().filter(|(_, value)| *value > 0) {
            // The smallest figure is still seen.
            let high = (field.bottom - field.y(value)).max(1.5);
            let is_open = self.chart.is_open && point + 1 == points;
            let inset = if is_open { (wide / 4.0).min(0.8) } else { 0.0 };
            let fill = if is_open { SHEET } else { BENEATH };
            self.sheet.add(format_args!(
                "<rect x=\"{:.2}\" y=\"{:.1}\" width=\"{:.2}\" height=\"{:.1}\" fill=\"{fill}\" \
                 stroke=\"{BENEATH}\" stroke-width=\"{:.1}\" stroke-dasharray=\"3 2.5\"/>",
                field.x(point) - wide / 2.0 + inset,
                field.bottom - high + inset,
                wide - 2.0 * inset,
                (high - 2.0 * inset).max(0.1),
                2.0 * inset
            ));
        }
        self.sheet.rule(field.bottom, field.left, GROUND);
    }

    /// As many names of points as can be read, each below its point or, at the edges, as near as the sheet
    /// allows.
    fn days(&mut self, left: f32, slot: f32) {
        let names: Vec<String> = self.chart.days.iter().map(|day| fitted(day, WIDE / 2.0)).collect();
        let place = |(point, name): (usize, &String)| {
            let wide = wide(name);
            let middle = left + slot * (number(point) + 0.5);
            ((middle - wide / 2.0).min(WIDE - MARGIN - wide).max(MARGIN), wide)
        };
        let places: Vec<(f32, f32)> = names.iter().enumerate().map(place).collect();
        for point in scale::legible(&places, 12.0) {
            self.sheet.small(&names[point], places[point].0, HIGH - 12.0);
        }
    }
}

fn solid(colour: &str, strength: f32) -> String {
    format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{strength}\"")
}

fn dotted(colour: &str) -> String {
    format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\" stroke-dasharray=\"0.1 4\"")
}

fn path(field: &Field, values: impl Iterator<Item = (usize, i64)>) -> Vec<(f32, f32)> {
    values.map(|(point, value)| (field.x(point), field.y(value))).collect()
}

/// The way through the points, as SVG writes it.
fn through(points: &[(f32, f32)]) -> String {
    let step =
        |(at, (x, y)): (usize, &(f32, f32))| format!("{}{x:.2} {y:.2}", if at == 0 { 'M' } else { 'L' });
    points.iter().enumerate().map(step).collect()
}
