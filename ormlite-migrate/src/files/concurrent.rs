//! [`Concurrent`]: statements that run in several transactions, so that an interruption can leave them
//! half done.

/// Such a statement, with what tells how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Concurrent {
    /// `CREATE INDEX CONCURRENTLY index ON table`
    CreateIndex { index: String, table: String },
    /// `DROP INDEX CONCURRENTLY index`
    DropIndex { index: String },
    /// `REINDEX .. CONCURRENTLY`
    Reindex,
    /// `ALTER TABLE .. DETACH PARTITION .. CONCURRENTLY`
    Detach { table: String, partition: String },
}

impl Concurrent {
    /// Reads the first words of a statement. An error says what it lacks.
    pub(super) fn of(words: &[&str]) -> Result<Option<Self>, &'static str> {
        let Some(at) = words.iter().position(|word| *word == "concurrently") else {
            return Ok(None);
        };
        let after = &words[at + 1..];
        match words[..at] {
            ["create", "index"] | ["create", "unique", "index"] => {
                let (index, after) = name(skip(after, &["if", "not", "exists"]));
                if index == "on" || index.is_empty() {
                    return Err(
                        "an index that is built concurrently needs a name, by which it is \
                                found after an interruption",
                    );
                }
                let (table, _) = name(skip(skip(after, &["on"]), &["only"]));
                Ok(Some(Self::CreateIndex { index, table }))
            }
            ["drop", "index"] => {
                let (index, _) = name(skip(after, &["if", "exists"]));
                Ok(Some(Self::DropIndex { index }))
            }
            ["reindex", ..] => Ok(Some(Self::Reindex)),
            ["alter", "table", ..] => {
                let (table, after) = name(skip(skip(&words[2..], &["if", "exists"]), &["only"]));
                let (partition, _) = name(skip(after, &["detach", "partition"]));
                Ok(Some(Self::Detach { table, partition }))
            }
            _ => Ok(None),
        }
    }
}

/// The words after these, if they begin with them.
fn skip<'w>(words: &'w [&'w str], these: &[&'w str]) -> &'w [&'w str] {
    words.strip_prefix(these).unwrap_or(words)
}

/// A name with points in it, as SQL text, and the words after it.
fn name<'w>(words: &'w [&'w str]) -> (String, &'w [&'w str]) {
    let mut length = usize::from(!words.is_empty());
    while words.get(length) == Some(&".") && words.len() > length + 1 {
        length += 2;
    }
    let (name, rest) = words.split_at(length);
    (name.concat(), rest)
}
