//! What the text of a statement says about the boundaries of a transaction.
//!
//! The server's replies decide. The text is only read if a reply would be too late, or is
//! ambiguous.

/// Whether a statement ends the transaction that it is run in.
pub(super) fn ends_transaction(sql: &str) -> bool {
    let mut words = words(sql);
    let mut next = || {
        words
            .next()
            .map(str::to_ascii_uppercase)
            .unwrap_or_default()
    };
    match &*next() {
        "COMMIT" | "END" | "ABORT" => true,
        "PREPARE" => next() == "TRANSACTION",
        "ROLLBACK" => {
            let word = next();
            let word = match &*word {
                "WORK" | "TRANSACTION" => next(),
                _ => word,
            };
            word != "TO"
        }
        _ => false,
    }
}

/// Whether a statement outside of a transaction may commit a part of its work.
pub(crate) fn may_commit(sql: &str) -> bool {
    let first = words(sql).next().unwrap_or_default();
    ["call", "do"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(first))
}

/// Whether a script that rolled back may have begun another transaction by it: `ROLLBACK AND CHAIN`
/// has the same command tag as `ROLLBACK TO SAVEPOINT`.
pub(super) fn may_chain(sql: &str) -> bool {
    let mut words = sql.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.any(|word| word.eq_ignore_ascii_case("chain"))
}

/// The first words of a statement, without comments.
fn words(mut sql: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        sql = past_blanks(sql);
        let end = sql.find(|c: char| !c.is_alphanumeric() && c != '_');
        let (word, rest) = sql.split_at(end.unwrap_or(sql.len()));
        sql = rest;
        (!word.is_empty()).then_some(word)
    })
}

/// The text after leading whitespace, comments and empty statements.
fn past_blanks(mut sql: &str) -> &str {
    loop {
        sql = sql.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
        if let Some(comment) = sql.strip_prefix("--") {
            sql = comment.split_once('\n').map_or("", |(_, rest)| rest);
        } else if let Some(comment) = sql.strip_prefix("/*") {
            sql = past_comment(comment);
        } else {
            return sql;
        }
    }
}

/// The text after an opened comment. Comments nest.
fn past_comment(mut sql: &str) -> &str {
    let mut open = 1;
    while open > 0 {
        let Some(at) = sql.find("*/").into_iter().chain(sql.find("/*")).min() else {
            return "";
        };
        match sql[at..].starts_with("/*") {
            true => open += 1,
            false => open -= 1,
        }
        sql = &sql[at + 2..];
    }
    sql
}

#[cfg(test)]
mod tests {
    use super::{ends_transaction, may_chain, may_commit};

    #[test]
    fn statements_that_end_a_transaction_are_told() {
        for sql in [
            "COMMIT",
            "commit work",
            "  End;",
            "ABORT",
            "ROLLBACK",
            "rollback work",
            "ROLLBACK TRANSACTION AND CHAIN",
            "ROLLBACK AND NO CHAIN",
            "PREPARE TRANSACTION 'to'",
            "-- why\n/* and /* how */ so */ ; COMMIT",
            "/**/ROLLBACK/**/",
        ] {
            assert!(ends_transaction(sql), "{sql}");
        }
        for sql in [
            "",
            "/* COMMIT",
            "-- COMMIT",
            "SELECT 'COMMIT'",
            "ROLLBACK TO a",
            "rollback work to savepoint a",
            "ROLLBACK /* the */ TRANSACTION TO a",
            "SAVEPOINT a",
            "RELEASE a",
            "PREPARE plan AS SELECT 1",
            "BEGIN",
            "START TRANSACTION",
            "COMMENT ON TABLE a IS ''",
            "\u{e9}COMMIT",
        ] {
            assert!(!ends_transaction(sql), "{sql}");
        }
    }

    #[test]
    fn procedures_may_commit() {
        assert!(may_commit("/* so */ Call p()"));
        assert!(may_commit("DO $$ BEGIN COMMIT; END $$"));
        assert!(!may_commit("SELECT 'call'"));
    }

    #[test]
    fn chains_are_seen() {
        assert!(may_chain("ROLLBACK and Chain"));
        assert!(may_chain("ROLLBACK AND/**/CHAIN;"));
        assert!(!may_chain(
            "ROLLBACK TO chained; SELECT * FROM supply_chain"
        ));
    }
}
