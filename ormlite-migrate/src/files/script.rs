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
                        _ => {
                            return Err(mistake(format!(
                                "`{DIRECTIVE}{directive}` is not known; there are `transaction`, \
                                 `no transaction` and `no transaction, repeatable`"
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
        Ok(script)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The units of a text: how many statements each has, and whether it is run alone.
    fn units(text: &str) -> Vec<(usize, bool)> {
        let script = Script::parse(text).expect("it is right");
        let units = script.units.iter();
        units
            .map(|unit| (unit.statements.len(), unit.kind != UnitKind::Transaction))
            .collect()
    }

    #[test]
    fn directives_divide_a_file() {
        for (text, expected) in [
            ("", &[][..]),
            ("-- Nothing.", &[]),
            ("SELECT 1; SELECT 2;", &[(2, false)]),
            (
                "SELECT 1;\n-- ormlite: transaction\nSELECT 2;",
                &[(1, false), (1, false)],
            ),
            (
                "SELECT 1;\n-- ormlite: no transaction\nVACUUM; VACUUM a;\n\
                 -- ormlite: transaction\nSELECT 1; SELECT 2",
                &[(1, false), (1, true), (1, true), (2, false)],
            ),
            // It can be in a transaction, which is one of its own.
            (
                "-- ormlite: no transaction\nSELECT 1; SELECT 2;",
                &[(1, false), (1, false)],
            ),
            (
                "\u{feff}SELECT 1;\r\n-- ormlite: transaction\r\nSELECT 2;",
                &[(1, false), (1, false)],
            ),
            (
                "SELECT '\n-- ormlite: transaction\n'; SELECT 2;",
                &[(2, false)],
            ),
            (
                "ROLLBACK TO SAVEPOINT a; ROLLBACK WORK TO a;",
                &[(2, false)],
            ),
        ] {
            assert_eq!(units(text), expected, "{text}");
        }
    }

    #[test]
    fn mistakes_are_found_at_their_place() {
        for (text, at, what) in [
            ("SELECT 1;\n-- ormlite: no transactions", 10, "is not known"),
            ("SELECT 1; COMMIT;", 10, "COMMIT is left out"),
            ("begin; SELECT 1;", 0, "BEGIN is left out"),
            ("ROLLBACK;", 0, "ROLLBACK is left out"),
            ("PREPARE TRANSACTION 'a';", 0, "prepared transaction"),
            ("\\connect other", 0, "psql"),
            ("COPY a FROM STDIN;", 0, "use INSERT"),
            ("SELECT 'a", 7, "the string does not end"),
            (
                "-- ormlite: no transaction\nCREATE INDEX CONCURRENTLY ON a (b);",
                27,
                "needs a name",
            ),
        ] {
            let mistake = Script::parse(text).expect_err(text);
            assert_eq!(mistake.at, at, "{text}: {}", mistake.what);
            assert!(mistake.what.contains(what), "{text}: {}", mistake.what);
        }
    }

    #[test]
    fn ends_of_lines_do_not_change_the_checksum() {
        let sum = |text: &str| Script::parse(text).expect("it is right").checksum();
        assert_eq!(sum("SELECT 1;\nSELECT 2;"), sum("SELECT 1;\r\nSELECT 2;"));
        assert_ne!(sum("SELECT 1;"), sum("SELECT 2;"));
    }
}
