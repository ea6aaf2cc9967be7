//! The SQL text of every construct, without a database.
//!
//! After a change of the renderer: read each text that changed, and run it against a server, before
//! it is taken over (`cargo insta review`).

mod composite;
mod delete;
mod depth;
mod expression;
mod insert;
mod join;
mod recursive;
mod relation;
mod run;
mod select;
mod single_statement;
mod subquery;
mod tables;
mod update;

use ormlite::Statement;

/// The text of a statement, and behind it the types of what is bound to it.
fn text(statement: &Statement) -> String {
    assert!(statement.invalid.is_none(), "{:?}", statement.invalid);
    let Statement { sql, binds, .. } = statement;
    if binds.is_empty() {
        return sql.clone();
    }
    let types: Vec<_> = binds
        .iter()
        .map(|bind| bind.sql_type().to_string())
        .collect();
    format!("{sql} -- {}", types.join(", "))
}

/// Why a statement is not run.
fn reason(statement: &Statement) -> String {
    let error = statement
        .invalid
        .as_ref()
        .expect("the statement is refused");
    assert!(error.is_invalid_query());
    error.to_string()
}

/// Compares the text of a query or a statement with a snapshot.
macro_rules! assert_sql {
    ($query:expr, @$snapshot:literal) => {
        insta::assert_snapshot!(crate::text(&$query.to_sql()), @$snapshot)
    };
}
use assert_sql;
