//! The figures that were taken so far, and the files they are written to.
//!
//! A figure is known by its peer, its number of tables and its measure. A new one replaces the old
//! one of that key and leaves the others, so that slow peers can be run once and by themselves.

mod json;
mod markdown;
mod svg;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::generate::Peer;
use crate::machine::Machine;
use crate::measure::{Run, median, write_if_changed};
use crate::version::version;

/// Which figure. Ordered as it is shown: by size, then by peer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub tables: usize,
    pub peer: Peer,
    /// Such as `check.user_seconds`: what was done, and the unit of what was counted.
    pub measure: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The median of the samples.
    pub value: f64,
    pub samples: Vec<f64>,
    /// The version of the peer.
    pub version: String,
    /// When it was taken.
    pub date: String,
}

pub type Figures = BTreeMap<Key, Figure>;

/// Figures of one machine.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    pub machine: Machine,
    pub figures: Figures,
}

/// What is being measured: a peer, at a size.
#[derive(Debug, Clone)]
pub struct Subject {
    pub peer: Peer,
    pub version: String,
    pub tables: usize,
}

impl Subject {
    /// A peer in the version that the lock file of a generated folder has.
    pub fn new(peer: Peer, tables: usize, folder: &Path) -> Result<Self> {
        let version = version(peer, folder)?;
        Ok(Self {
            peer,
            version,
            tables,
        })
    }
}

/// The results and where they are kept.
#[derive(Debug)]
pub struct Report {
    results: Results,
    folder: PathBuf,
    chart: PathBuf,
}

impl Report {
    /// Opens the results in a folder, or starts new ones. Those of another machine or compiler are
    /// refused: side by side the figures would say nothing.
    pub fn open(folder: PathBuf, chart: PathBuf, machine: Machine) -> Result<Self> {
        let figures = match json::read(&folder.join("results.json"))? {
            Some(present) => {
                ensure!(
                    present.machine == machine,
                    "{} has figures of another machine or compiler; give another folder with \
                     --out, or remove it\n  there: {:?}\n  here:  {machine:?}",
                    folder.display(),
                    present.machine,
                );
                present.figures
            }
            None => Figures::new(),
        };
        let results = Results { machine, figures };
        Ok(Self {
            results,
            folder,
            chart,
        })
    }

    /// Adds the figures of some runs of cargo, and tells the terminal.
    pub fn record_runs(&mut self, subject: &Subject, what: &str, runs: &[Run]) {
        let mut record = |unit: &str, of: fn(&Run) -> f64| {
            self.record(subject, &format!("{what}.{unit}"), runs.iter().map(of))
        };
        let user = record("user_seconds", |run| run.user_seconds);
        let wall = record("wall_seconds", |run| run.wall_seconds);
        let peak = record("peak_mib", |run| run.peak_mib);
        let (peer, tables) = (subject.peer.name(), subject.tables);
        eprintln!(
            "{peer}, {tables} tables, {what}: {user:.2} s user, {wall:.2} s wall, {peak:.0} MiB"
        );
    }

    /// Adds a figure, and returns its value: the median of its samples.
    pub fn record(
        &mut self,
        subject: &Subject,
        measure: &str,
        samples: impl IntoIterator<Item = f64>,
    ) -> f64 {
        let samples: Vec<f64> = samples.into_iter().collect();
        let value = median(&samples);
        let key = Key {
            tables: subject.tables,
            peer: subject.peer,
            measure: measure.to_owned(),
        };
        let figure = Figure {
            value,
            samples,
            version: subject.version.clone(),
            date: jiff::Timestamp::now().strftime("%Y-%m-%d").to_string(),
        };
        self.results.figures.insert(key, figure);
        value
    }

    /// Writes all files.
    pub fn save(&self) -> Result<()> {
        json::write(&self.folder.join("results.json"), &self.results)?;
        write_if_changed(&self.folder.join("results.md"), &self.markdown())?;
        if let Some(chart) = svg::render(&self.results.figures) {
            write_if_changed(&self.chart, &chart)?;
        }
        Ok(())
    }

    /// The results as tables to read.
    pub fn markdown(&self) -> String {
        markdown::render(&self.results)
    }
}

/// Figures to test with.
#[cfg(test)]
fn example() -> Results {
    let machine = Machine {
        processor: "A processor".to_owned(),
        cores: 2,
        memory_gib: 8,
        system: "Linux".to_owned(),
        compiler: "rustc 1.95.0".to_owned(),
    };
    let mut report = Report {
        results: Results {
            machine,
            figures: Figures::new(),
        },
        folder: PathBuf::new(),
        chart: PathBuf::new(),
    };
    for (peer, per_table) in [
        (Peer::Plain, 0.002),
        (Peer::Sqlx, 0.01),
        (Peer::Diesel, 0.8),
    ] {
        for tables in [50, 178] {
            let subject = Subject {
                peer,
                version: "1.2.3".to_owned(),
                tables,
            };
            let seconds = per_table * tables as f64;
            report.record(&subject, "check.user_seconds", [seconds]);
        }
    }
    report.results
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_figure_replaces_its_own_kind_and_leaves_the_others() {
        let results = example();
        let mut report = Report {
            results: results.clone(),
            folder: PathBuf::new(),
            chart: PathBuf::new(),
        };
        let subject = Subject {
            peer: Peer::Sqlx,
            version: "2.0.0".to_owned(),
            tables: 50,
        };
        let value = report.record(&subject, "check.user_seconds", [3.0, 1.0, 2.0]);
        assert_eq!(value, 2.0);
        assert_eq!(report.results.figures.len(), results.figures.len());
        let changed = results
            .figures
            .iter()
            .filter(|(key, figure)| report.results.figures[key] != **figure);
        assert_eq!(changed.count(), 1);

        report.record(&subject, "build.user_seconds", [1.0]);
        assert_eq!(report.results.figures.len(), results.figures.len() + 1);
    }
}
