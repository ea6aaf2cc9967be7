//! [`Script`]: the text of `up.sql` or `down.sql`, in units that are committed one by one.
//!
//! The statements of a file are one transaction. A line `-- ormlite: no transaction` says that those
//! after it are run one by one, each outside of a transaction, and `-- ormlite: transaction` that a
//! new transaction begins.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::concurrent::Concurrent;
use super::statements::{Part, Split, split};

/// How a comment begins that is for the runner.
const DIRECTIVE: &str = "-- ormlite:";

/// The text of a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Script {
    /// The text, with line feeds alone as ends of lines.
    pub(crate) text: String,
    pub(crate) units: Vec<Unit>,
    /// Why it is not one that SQL statements can replace: the migration is code.
    pub(crate) is_code: bool,
}

/// What is committed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// The statements, as bytes of the text.
    pub(crate) statements: Vec<Range<usize>>,
    pub(crate) kind: UnitKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// One transaction.
    Transaction,
    /// One statement, outside of a transaction.
    Alone(Alone),
}

/// What can be done about a statement of which nobody knows whether it has run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Alone {
    /// The catalog says how far it has come.
    Concurrent(Concurrent),
    /// It can be run again.
    Repeatable,
    /// A person has to look.
    Unknown,
}

/// A mistake in a script, at a byte of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) at: usize,
    pub(crate) what: String,
}

/// What the directives before a statement say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Transaction,
    Alone { repeatable: bool },
}

impl Script {
    pub(crate) fn parse(text: &str) -> Result<Self, Mistake> {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let parts = split(&text).map_err(|unended| Mistake {
            at: unended.at,
            what: format!("the {} does not end", unended.what),
        })?;
        let mut script = Self {
            text,
            units: Vec::new(),
            is_code: false,
        };
        let mut mode = Mode::Transaction;
        let mut is_open = false;
        for part in parts {
            match part {
                Part::Comment(range) => {
                    let Some(directive) = script.text[range.clone()].strip_prefix(DIRECTIVE) else {
                        continue;
                    };
                    is_open = false;
                    let mistake = |what| Mistake {
                        at: range.start,
                        what,
                    };
                    match directive.split_whitespace().collect::<Vec<_>>()[..] {
                        ["transaction"] => mode = Mode::Transaction,
                        ["no", "transaction"] => mode = Mode::Alone { repeatable: false },
                        ["no", "transaction,", "repeatable"] => {
                            mode = Mode::Alone { repeatable: true };
                        }
                        ["code"] => script.is_code = true,
                        // What a migration follows and changes is read by `header`.
                        ["after" | "changes", ..] => {}
                        _ => {
                            return Err(mistake(format!(
                                "`{DIRECTIVE}{directive}` is not known; there are `transaction`, \
                                 `no transaction`, `no transaction, repeatable`, `code`, `after ..` \
                                 and `changes ..`"
                            )));
                        }
                    }
                }
                Part::Statement(split) => {
                    let statement = split.range.clone();
                    check(&split)?;
                    match mode {
                        Mode::Transaction => match script.units.last_mut() {
                            Some(unit) if is_open => unit.statements.push(statement),
                            _ => script.units.push(Unit {
                                statements: vec![statement],
                                kind: UnitKind::Transaction,
                            }),
                        },
                        Mode::Alone { repeatable } => script.units.push(Unit {
                            statements: vec![statement],
                            kind: alone(&split, repeatable)?,
                        }),
                    }
                    is_open = mode == Mode::Transaction;
                }
            }
        }
        match script.is_code && !script.units.is_empty() {
            true => Err(Mistake {
                at: script.units[0].statements[0].start,
                what: "a migration that is code has no statements".to_owned(),
            }),
            false => Ok(script),
        }
    }

    /// The SHA-256 of the text.
    pub(crate) fn checksum(&self) -> String {
        checksum(self.text.as_bytes())
    }

    /// The SHA-256 of the statements of the first units.
    pub(crate) fn checksum_of(&self, units: usize) -> String {
        let statements = self.units.iter().take(units).map(|unit| {
            let statements = unit.statements.iter();
            let texts = statements.map(|range| &self.text[range.clone()]);
            texts.collect::<Vec<_>>().join(";\n")
        });
        checksum(statements.collect::<Vec<_>>().join("\n\0\n").as_bytes())
    }

    /// The line and the column of a byte, both from 1.
    pub(crate) fn place(&self, at: usize) -> (usize, usize) {
        let before = &self.text[..at];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        (line, before[start..].chars().count() + 1)
    }
}

fn checksum(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Refuses what would end the transaction that the runner has begun, or is not SQL.
fn check(split: &Split) -> Result<(), Mistake> {
    let words: Vec<_> = split.words.iter().map(String::as_str).collect();
    let refused = |what: String| {
        let at = split.range.start;
        Err(Mistake { at, what })
    };
    match words[..] {
        [
            "begin" | "start" | "commit" | "end" | "rollback" | "abort",
            ..,
        ] if !matches!(
            words[..],
            ["rollback", "to", ..] | ["rollback", _, "to", ..]
        ) =>
        {
            refused(format!(
                "{} is left out: the runner begins and ends transactions; a line \
                 `{DIRECTIVE} transaction` begins another one",
                words[0].to_uppercase()
            ))
        }
        ["prepare", "transaction", ..] => {
            refused("a prepared transaction would end the transaction of the migration".to_owned())
        }
        ["\\", ..] => refused("commands of psql are not SQL".to_owned()),
        ["copy", .., "from", "stdin"] => {
            refused("COPY .. FROM stdin has no rows here: use INSERT".to_owned())
        }
        _ => Ok(()),
    }
}

/// The unit of a statement that is run alone.
fn alone(split: &Split, repeatable: bool) -> Result<UnitKind, Mistake> {
    let words: Vec<_> = split.words.iter().map(String::as_str).collect();
    let mistake = |what: &str| Mistake {
        at: split.range.start,
        what: what.to_owned(),
    };
    let concurrent = Concurrent::of(&words).map_err(mistake)?;
    let cannot_be_in_transaction = match words[..] {
        ["vacuum" | "cluster" | "reindex" | "checkpoint", ..] => Some(Alone::Repeatable),
        [
            "create" | "drop" | "alter",
            "database" | "tablespace" | "subscription" | "system",
            ..,
        ]
        | ["do" | "call", ..] => Some(Alone::Unknown),
        _ => None,
    };
    Ok(match (concurrent, cannot_be_in_transaction) {
        (Some(concurrent), _) => UnitKind::Alone(Alone::Concurrent(concurrent)),
        (None, Some(_)) if repeatable => UnitKind::Alone(Alone::Repeatable),
        (None, Some(alone)) => UnitKind::Alone(alone),
        // One that can be in a transaction is committed with the record of it.
        (None, None) => UnitKind::Transaction,
    })
}
