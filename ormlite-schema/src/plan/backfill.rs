//! Values for the rows of a column.

use std::collections::BTreeSet;

use super::context::{Context, Moment};
use super::fate::Fates;
use super::options::Options;
use super::retyping;
use super::side::Side;
use super::step::{LockMode, Step, Work};
use crate::ddl;
use crate::model::{Catalog, Column, Name, ObjectId, Table};

/// The value that the rows of a new column get after it has been added. `None` if they need none, or
/// get it when the column is added.
pub(super) fn of_new<'a>(cx: &'a Context<'_>, table: &Name, column: &Column) -> Option<&'a str> {
    if !cx.is_kept(table) || column.identity.is_some() || column.generated.is_some() {
        return None;
    }
    match &column.default {
        Some(default) => {
            (cx.is_online(table) && retyping::is_volatile(cx.new, default)).then_some("DEFAULT")
        }
        None => cx.fill(table, &column.name),
    }
}

/// Gives the rows of a column that is NULL a value: online in batches by the primary key.
pub(super) fn steps(cx: &Context<'_>, table: &Name, column: &str, value: &str) -> Vec<Step> {
    let id = ObjectId::Column(table.clone(), column.to_owned());
    let is_kept = |name: &String| cx.new.column(table, name).is_some();
    let key = cx.old.tables.get(table).and_then(Table::primary_key);
    let key = key.map(|key| &key.columns);
    let key = key.filter(|columns| columns.iter().all(is_kept));
    let step = |sql: String| cx.lock(Step::new(&id, sql), table, LockMode::RowExclusive);
    let one = || step(ddl::fill(table, column, value)).work(Work::Scan);
    vec![match key {
        Some(key) if cx.is_online(table) => {
            let sql = ddl::backfill(table, key, column, value, cx.options.batches);
            step(sql).work(Work::Backfill).outside_transaction()
        }
        None if cx.is_online(table) => one().on_its_own().caution(format!(
            "{table} has no primary key to write its rows in batches: one statement locks all of them"
        )),
        _ => one(),
    }]
}

/// The steps that fill a column of a catalog, and change nothing else.
pub(super) fn alone(
    catalog: &Catalog,
    table: &Name,
    column: &str,
    value: &str,
    options: &Options,
) -> Vec<Step> {
    let side = Side::of(catalog);
    let cx = Context {
        old: &side,
        new: &side,
        fates: &Fates::default(),
        dropped_apart: &BTreeSet::new(),
        created_apart: &BTreeSet::new(),
        options,
        moment: Moment::After,
    };
    steps(&cx, table, column, value)
}
