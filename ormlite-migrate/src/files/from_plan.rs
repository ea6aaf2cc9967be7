//! The text of a migration that does what a plan says.

use std::fmt::Write as _;

use ormlite_schema::plan::{Plan, Step, Transaction, Work};

const TRANSACTION: &str = "transaction";

/// The statements of a plan as the text of `up.sql` or `down.sql`: with the lines that divide it into
/// transactions, and what each step does to a live database as a comment before it.
///
/// ```
/// use ormlite_migrate::migration_sql;
/// use ormlite_schema::model::{Catalog, Schema};
/// use ormlite_schema::plan::{Options, plan};
///
/// let (old, mut new) = (Catalog::default(), Catalog::default());
/// new.schemas.insert("core".into(), Schema::default());
/// let text = migration_sql(&plan(&old, &new, &Options::default()));
/// assert_eq!(text, "CREATE SCHEMA IF NOT EXISTS \"core\";\n");
/// ```
pub fn migration_sql(plan: &Plan) -> String {
    let mut text = String::new();
    for setting in plan.settings() {
        let _ = writeln!(text, "{setting};");
    }
    let mut before = None;
    for group in plan.transactions() {
        let directive = group.first().map_or(TRANSACTION, directive);
        // A file begins with a transaction, and each further one with its line. What is run alone needs
        // the line once.
        let is_said = match before {
            None => directive == TRANSACTION,
            Some(before) => before == directive && directive != TRANSACTION,
        };
        if !is_said {
            let space = if text.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{space}-- ormlite: {directive}");
        }
        for step in group {
            if let Some(annotation) = step.annotation() {
                let _ = writeln!(text, "-- {annotation}");
            }
            let _ = writeln!(text, "{};", step.sql);
        }
        before = Some(directive);
    }
    text
}

/// What a file says before a step.
fn directive(step: &Step) -> &'static str {
    match (step.transaction, step.work) {
        (Transaction::Shared | Transaction::Own, _) => TRANSACTION,
        // It goes on where rows have no value yet.
        (Transaction::None, Work::Backfill) => "no transaction, repeatable",
        (Transaction::None, _) => "no transaction",
    }
}
