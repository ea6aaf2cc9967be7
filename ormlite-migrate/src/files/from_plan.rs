//! The text of a migration that does what a plan says.

use std::fmt::Write as _;

use ormlite_schema::plan::{Plan, Step, Transaction, Work};

/// What precedes a step, beside those before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// The transaction that the file begins with.
    First,
    /// A transaction of several steps.
    Shared,
    /// A transaction of its own.
    Own,
    Alone,
    Repeatable,
}

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
    let mut before = Mode::First;
    for step in &plan.steps {
        let mode = mode(step);
        let directive = match (before, mode) {
            (Mode::First, Mode::Shared | Mode::Own) => None,
            (Mode::Shared, Mode::Shared) | (Mode::Alone, Mode::Alone) => None,
            (Mode::Repeatable, Mode::Repeatable) => None,
            (_, Mode::First | Mode::Shared | Mode::Own) => Some("transaction"),
            (_, Mode::Alone) => Some("no transaction"),
            (_, Mode::Repeatable) => Some("no transaction, repeatable"),
        };
        if let Some(directive) = directive {
            let space = if text.is_empty() { "" } else { "\n" };
            let _ = writeln!(text, "{space}-- ormlite: {directive}");
        }
        if let Some(annotation) = step.annotation() {
            let _ = writeln!(text, "-- {annotation}");
        }
        let _ = writeln!(text, "{};", step.sql);
        before = mode;
    }
    text
}

fn mode(step: &Step) -> Mode {
    match (step.transaction, step.work) {
        (Transaction::Shared, _) => Mode::Shared,
        (Transaction::Own, _) => Mode::Own,
        // It goes on where rows have no value yet.
        (Transaction::None, Work::Backfill) => Mode::Repeatable,
        (Transaction::None, _) => Mode::Alone,
    }
}
