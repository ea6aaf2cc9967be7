//! Whether the locks and the work that the steps of a plan name are those of the server.
//!
//! The plans are those of the cases of `tests/cases`, up and down. Each step runs alone; then the
//! locks that its session holds, the files of tables and indexes, and the scans of the transaction
//! are compared with what the step says. Statements that run outside of a transaction are watched
//! from another session (`observer.rs`). `rows.rs` has the same for a table that has rows.

mod observer;
mod rows;

use std::collections::BTreeMap;
use std::sync::Arc;

use ormlite_schema::model::Name;
use ormlite_schema::plan::{LockMode, Options, Plan, Step, Style, Work, plan};

use self::observer::{Measured, Observer};
use crate::plan::case::{Case, all_styles};
use crate::plan::{Database, runnable};
use crate::support::{at_once, version};

/// The locks that a step names.
fn declared(step: &Step) -> BTreeMap<Name, LockMode> {
    let locks = step.locks.iter();
    locks.map(|lock| (lock.table.clone(), lock.mode)).collect()
}

/// What a step says and the server did not do, or the other way around. Locks beside which tables
/// are read and written, and `VACUUM` runs, need no mention.
fn difference(step: &Step, measured: &Measured) -> Option<String> {
    let declared = declared(step);
    let taken: BTreeMap<_, _> = measured
        .locks
        .iter()
        .filter(|(table, mode)| {
            **mode >= LockMode::ShareUpdateExclusive || declared.contains_key(table)
        })
        .map(|(table, mode)| (table.clone(), *mode))
        .collect();
    let text = |locks: &BTreeMap<Name, LockMode>| {
        let locks = locks.iter().map(|(table, mode)| format!("{table} {mode}"));
        locks.collect::<Vec<_>>().join(", ")
    };
    let locks =
        (declared != taken).then(|| format!("locks [{}], not [{}]", text(&taken), text(&declared)));
    let work = (step.work != measured.work)
        .then(|| format!("work {:?}, not {:?}", measured.work, step.work));
    let parts: Vec<_> = locks.into_iter().chain(work).collect();
    (!parts.is_empty()).then(|| format!("{}: {}", parts.join("; "), step.sql))
}

async fn watch(database: &Database, plan: &Plan) -> Result<Vec<String>, String> {
    let observer = Observer::of(&database.db, plan).await;
    let mut differences = Vec::new();
    for step in &plan.steps {
        // Its locks are those of its batches.
        if step.work == Work::Backfill {
            observer.run_unwatched(step).await?;
            continue;
        }
        let measured = observer.run(step).await?;
        differences.extend(difference(step, &measured));
    }
    Ok(differences)
}

async fn run(case: &Case, style: Style) -> Result<(), String> {
    let from = Database::new(&case.before()).await?;
    let to = Database::new(&case.after()).await?;
    let (before, after) = (from.catalog().await, to.catalog().await);
    let options = case.options(style, version(&from.db).await)?;
    let back = Options {
        renames: options.renames.inverted(),
        ..options.clone()
    };
    let mut differences = watch(&from, &plan(&before, &after, &options)).await?;
    let now = from.catalog().await;
    differences.extend(watch(&from, &plan(&now, &before, &back)).await?);
    match differences.is_empty() {
        true => Ok(()),
        false => Err(differences.join("\n    ")),
    }
}

/// Every fourth case, in the style in which `plan::cases` does not run it. `ORMLITE_STYLES=all` has all
/// cases in both styles.
#[tokio::test(flavor = "multi_thread")]
async fn locks_and_work() {
    let mut chosen = Vec::new();
    for case in runnable().await.into_iter().map(Arc::new) {
        let is_chosen = all_styles() || (case.number() / 2).is_multiple_of(4);
        if is_chosen && case.unsupported().is_none() {
            let styles = case.styles(1).iter();
            chosen.extend(styles.map(|style| (case.clone(), *style)));
        }
    }
    at_once(chosen, |(case, style)| async move {
        let result = run(&case, style).await;
        result.map_err(|error| format!("{} ({style:?}): {error}", case.name))
    })
    .await;
}
