//! The growth of a check with the number of tables, as a chart: both axes are logarithmic, so a
//! straight line is a power of the number, and lines side by side differ by a factor.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::Figures;
use crate::generate::Peer;

const MEASURE: &str = "check.user_seconds";

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 440.0;
/// Where the lines are drawn: left, right, top, bottom.
const FRAME: [f64; 4] = [70.0, 640.0, 60.0, 385.0];

/// Without a background, in colours that can be told apart on white and on black; the text follows
/// the reader's choice of mode.
const STYLE: &str = "
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-size: 15px; font-weight: 600 }
  .grid { stroke: #8c959f; stroke-opacity: 0.35 }
  .line { fill: none; stroke-width: 2.5 }
  @media (prefers-color-scheme: dark) { text { fill: #d0d7de } }
";

/// The points of a peer: tables and seconds.
type Points = Vec<(f64, f64)>;

/// The chart; none when nothing of it was measured.
pub(super) fn render(figures: &Figures) -> Option<String> {
    let mut series = BTreeMap::<Peer, Points>::new();
    for (key, figure) in figures {
        if key.measure == MEASURE && figure.value > 0.0 {
            let point = (key.tables as f64, figure.value);
            series.entry(key.peer).or_default().push(point);
        }
    }
    let axes = Axes::around(series.values().flatten())?;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-label=\"Seconds of a check over the number of tables\">\n<style>{STYLE}</style>\n"
    );
    axes.draw(&mut text);
    for (peer, points) in legend(&series) {
        line(&mut text, &axes, peer, points);
    }
    for (row, (peer, _)) in legend(&series).into_iter().enumerate() {
        let y = FRAME[2] + 10.0 + 24.0 * row as f64;
        let (x, colour, name) = (FRAME[1] + 20.0, colour(peer), peer.name());
        _ = writeln!(
            text,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" fill=\"{colour}\"/>\
             <text x=\"{:.0}\" y=\"{:.0}\">{name}</text>",
            x + 12.0,
            y + 4.5,
        );
    }
    Some(text + "</svg>\n")
}

/// The ranges of the axes, as decimal logarithms.
struct Axes {
    sizes: BTreeSet<u64>,
    tables: (f64, f64),
    seconds: (f64, f64),
}

impl Axes {
    /// Axes that hold these points, if there are any.
    fn around<'a>(points: impl Iterator<Item = &'a (f64, f64)>) -> Option<Self> {
        let (tables, seconds): (Vec<f64>, Vec<f64>) = points.copied().unzip();
        let least = |values: &[f64]| values.iter().copied().reduce(f64::min);
        let most = |values: &[f64]| values.iter().copied().reduce(f64::max);
        let bottom = least(&seconds)?.log10().floor();
        Some(Self {
            sizes: tables.iter().map(|size| *size as u64).collect(),
            tables: (
                least(&tables)?.log10() - 0.05,
                most(&tables)?.log10() + 0.05,
            ),
            seconds: (bottom, most(&seconds)?.log10().ceil().max(bottom + 1.0)),
        })
    }

    fn x(&self, tables: f64) -> f64 {
        let share = (tables.log10() - self.tables.0) / (self.tables.1 - self.tables.0);
        FRAME[0] + share * (FRAME[1] - FRAME[0])
    }

    fn y(&self, seconds: f64) -> f64 {
        let share = (seconds.log10() - self.seconds.0) / (self.seconds.1 - self.seconds.0);
        FRAME[3] - share * (FRAME[3] - FRAME[2])
    }

    /// The grid, with a line per size and per power of ten.
    fn draw(&self, text: &mut String) {
        let [left, right, top, bottom] = FRAME;
        let middle = (left + right) / 2.0;
        _ = writeln!(
            text,
            "<text class=\"title\" x=\"{left}\" y=\"28\">Checking the crate of tables: processor \
             seconds, both axes logarithmic</text>\n\
             <text x=\"{middle}\" y=\"{:.0}\" text-anchor=\"middle\">tables of 14 columns</text>\n\
             <text x=\"18\" y=\"{:.0}\" text-anchor=\"middle\" transform=\"rotate(-90 18 {:.0})\">\
             seconds</text>",
            bottom + 44.0,
            (top + bottom) / 2.0,
            (top + bottom) / 2.0,
        );
        for size in &self.sizes {
            let x = self.x(*size as f64);
            _ = writeln!(
                text,
                "<path class=\"grid\" d=\"M{x:.1} {top}V{bottom}\"/>\
                 <text x=\"{x:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{size}</text>",
                bottom + 20.0,
            );
        }
        for power in self.seconds.0 as i32..=self.seconds.1 as i32 {
            let seconds = 10_f64.powi(power);
            let y = self.y(seconds);
            let label = format!("{seconds:.*}", (-power).max(0) as usize);
            _ = writeln!(
                text,
                "<path class=\"grid\" d=\"M{left} {y:.1}H{right}\"/>\
                 <text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
                left - 8.0,
                y + 4.5,
            );
        }
    }
}

/// The peers, the slowest first: in the order in which their lines end.
fn legend(series: &BTreeMap<Peer, Points>) -> Vec<(Peer, &Points)> {
    let mut rows: Vec<_> = series
        .iter()
        .map(|(peer, points)| (*peer, points))
        .collect();
    let last = |points: &Points| points.last().map_or(0.0, |(_, seconds)| *seconds);
    rows.sort_by(|(_, a), (_, b)| last(b).total_cmp(&last(a)));
    rows
}

fn line(text: &mut String, axes: &Axes, peer: Peer, points: &Points) {
    let colour = colour(peer);
    let places: Vec<_> = points
        .iter()
        .map(|(tables, seconds)| (axes.x(*tables), axes.y(*seconds)))
        .collect();
    let path: Vec<_> = places
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    let path = path.join(" ");
    _ = writeln!(
        text,
        "<polyline class=\"line\" stroke=\"{colour}\" points=\"{path}\"/>"
    );
    for (x, y) in places {
        _ = writeln!(
            text,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"/>"
        );
    }
}

fn colour(peer: Peer) -> &'static str {
    match peer {
        Peer::Plain => "#8c959f",
        Peer::Ormlite => "#e5534b",
        Peer::Sqlx => "#4184e4",
        Peer::Diesel => "#d4a017",
        Peer::SeaOrm => "#2da06f",
        Peer::Toasty => "#a371f7",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_line_per_peer_and_no_chart_of_nothing() {
        let chart = render(&super::super::example().figures).unwrap();
        assert_eq!(chart.matches("<polyline").count(), 3);
        assert!(render(&Figures::new()).is_none());
    }

    #[test]
    fn points_lie_within_the_frame() {
        let points = [(50.0, 0.04), (500.0, 332.0)];
        let axes = Axes::around(points.iter()).unwrap();
        for (tables, seconds) in points {
            assert!((FRAME[0]..=FRAME[1]).contains(&axes.x(tables)));
            assert!((FRAME[2]..=FRAME[3]).contains(&axes.y(seconds)));
        }
        assert!(axes.y(0.04) > axes.y(332.0));
    }
}
