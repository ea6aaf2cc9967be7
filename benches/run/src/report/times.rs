//! The report of times.

use std::iter::once;

use super::description;
use super::table::Table;
use crate::machine::Machine;
use crate::measure::Timed;
use crate::proxy::Added;

/// The times, the ratios first.
pub fn times(
    machine: &Machine,
    rounds: u16,
    one_core: bool,
    delay: Option<Added>,
    timed: &[Timed],
) -> String {
    let cores = if one_core {
        "Clients and server shared one core."
    } else {
        "Clients and server used all cores."
    };
    let (title, delay) = match delay {
        None => ("Times".to_owned(), String::new()),
        Some(added) => (
            format!("Times with {:#} more for each round trip", added.asked()),
            format!(
                " A proxy made each round trip longer: an empty statement's by {:.2} ms.",
                added.milliseconds()
            ),
        ),
    };
    format!(
        "# {title}\n\n{}\n\
         The raw driver's median time of an operation, and how many times as long the others took: \
         the median over {rounds} rounds of the ratio within a round. Below 1 is quicker. {cores}{delay}\n\n\
         {}\n## All numbers\n\nAn operation over the rounds: minimum, quartiles and median; the \
         median over its rows; the ratio's median and quartiles.\n\n{}",
        description(machine),
        ratios(timed),
        details(timed),
    )
}

fn ratios(timed: &[Timed]) -> String {
    let others = timed.iter().take(1).flat_map(|timed| &timed.clients[1..]);
    let head = ["workload".to_owned(), "raw".to_owned()];
    let mut table = Table::new(
        head.into_iter()
            .chain(others.map(|other| other.client.to_string())),
    );
    for timed in timed {
        let (baseline, others) = (&timed.clients[0], &timed.clients[1..]);
        let times = once(duration(baseline.nanoseconds.median));
        let ratios = others
            .iter()
            .map(|other| format!("{:.2}", other.ratio.median));
        table.row(once(timed.workload.clone()).chain(times).chain(ratios));
    }
    table.finish()
}

fn details(timed: &[Timed]) -> String {
    let mut table = Table::new([
        "workload", "client", "min", "lower", "median", "upper", "a row", "ratio", "lower", "upper",
    ]);
    for timed in timed {
        for client in &timed.clients {
            let (time, ratio) = (client.nanoseconds, client.ratio);
            table.row([
                timed.workload.clone(),
                client.client.to_string(),
                duration(time.min),
                duration(time.lower),
                duration(time.median),
                duration(time.upper),
                duration(time.median / timed.rows as f64),
                format!("{:.3}", ratio.median),
                format!("{:.3}", ratio.lower),
                format!("{:.3}", ratio.upper),
            ]);
        }
    }
    table.finish()
}

fn duration(nanoseconds: f64) -> String {
    match nanoseconds {
        ..1e3 => format!("{nanoseconds:.0} ns"),
        1e3..1e6 => format!("{:.1} µs", nanoseconds / 1e3),
        _ => format!("{:.2} ms", nanoseconds / 1e6),
    }
}
