//! The results as a file that programs read, this one among them.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::{Figure, Key, Results};
use crate::generate::Peer;
use crate::machine::Machine;
use crate::measure::write_if_changed;

#[derive(Serialize, Deserialize)]
struct File {
    machine: Machine,
    figures: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    tables: usize,
    peer: Peer,
    version: String,
    measure: String,
    value: f64,
    samples: Vec<f64>,
    date: String,
}

/// The results in a file, if there is one.
pub(super) fn read(file: &Path) -> Result<Option<Results>> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        text => text,
    };
    let results = text
        .map_err(anyhow::Error::from)
        .and_then(|text| parse(&text));
    let results = results.with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(Some(results))
}

pub(super) fn write(file: &Path, results: &Results) -> Result<()> {
    write_if_changed(file, &render(results)?)
}

fn parse(text: &str) -> Result<Results> {
    let file: File = serde_json::from_str(text)?;
    let figure = |entry: Entry| {
        let key = Key {
            tables: entry.tables,
            peer: entry.peer,
            measure: entry.measure,
        };
        let figure = Figure {
            value: entry.value,
            samples: entry.samples,
            version: entry.version,
            date: entry.date,
        };
        (key, figure)
    };
    Ok(Results {
        machine: file.machine,
        figures: file.figures.into_iter().map(figure).collect(),
    })
}

fn render(results: &Results) -> Result<String> {
    let entry = |(key, figure): (&Key, &Figure)| Entry {
        tables: key.tables,
        peer: key.peer,
        version: figure.version.clone(),
        measure: key.measure.clone(),
        value: figure.value,
        samples: figure.samples.clone(),
        date: figure.date.clone(),
    };
    let file = File {
        machine: results.machine.clone(),
        figures: results.figures.iter().map(entry).collect(),
    };
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let results = super::super::example();
        assert_eq!(parse(&render(&results).unwrap()).unwrap(), results);
    }
}
