//! What columns of tables and materialized views have beside their definitions.

use super::context::Context;
use super::fate::Fate;
use super::step::{LockMode, Step};
use super::type_change::default_storage;
use crate::ddl::{self, GrantedOn};
use crate::model::{Column, Name, ObjectId};

/// Storage, compression, statistics and options of a column of a table or materialized view.
pub(super) fn settings(cx: &Context<'_>, table: &Name, old: &Column, new: &Column) -> Vec<Step> {
    let name = &new.name;
    let id = ObjectId::Column(table.clone(), name.clone());
    let exclusive = |sql: String| cx.exclusive(&id, table, sql);
    let mut steps = Vec::new();
    // A new type comes with its own storage.
    let is_reset = cx.fate(&id) == Fate::Retyped && new.storage.is_some();
    if old.storage != new.storage || is_reset {
        // `DEFAULT` came with PostgreSQL 16.
        let storage = match cx.options.server_version < 160_000 {
            true => new.storage.or(Some(default_storage(&new.ty))),
            false => new.storage,
        };
        steps.push(exclusive(ddl::set_storage(table, name, storage)));
    }
    if old.compression != new.compression {
        let method = new.compression.as_deref();
        let sql = ddl::set_compression(table, name, method);
        steps.push(cx.exclusive_only(&id, table, sql));
    }
    if old.statistics != new.statistics {
        let step = Step::new(&id, ddl::set_statistics(table, name, new.statistics));
        steps.push(cx.lock_tree(step, table, LockMode::ShareUpdateExclusive));
    }
    let options = ddl::column_options(table, name, &old.options, &new.options);
    steps.extend(
        options
            .into_iter()
            .map(|sql| cx.beside_writes(&id, table, sql)),
    );
    steps
}

/// The comment and the privileges of a column.
pub(super) fn notes(cx: &Context<'_>, table: &Name, old: &Column, new: &Column) -> Vec<Step> {
    let id = ObjectId::Column(table.clone(), new.name.clone());
    let on = GrantedOn::column(table, &new.name);
    let comment = cx.comment(&id, &old.comment, &new.comment).into_iter();
    let privileges = cx.privileges(&id, &on, &old.acl, &new.acl);
    comment.chain(privileges).collect()
}
