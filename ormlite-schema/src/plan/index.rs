//! Indexes of tables and materialized views.

use super::context::Context;
use super::fate::Fate;
use super::side::Side;
use super::step::{LockMode, Step, Work};
use crate::ddl::{self, Build};
use crate::model::{Index, Name, ObjectId};

pub(super) fn compare(old: &Index, new: &Index) -> Fate {
    if old == new {
        return Fate::Kept;
    }
    let settled = |index: &Index| Index {
        options: Default::default(),
        tablespace: None,
        statistics: Default::default(),
        comment: None,
        attached_to: None,
        invalid: false,
        ..index.clone()
    };
    let is_attached_only = old.attached_to.is_none() || new.attached_to.is_some();
    // An invalid index of a partitioned table becomes valid by the indexes of its partitions.
    let is_mended = old.invalid && !new.invalid && new.attached_to.is_none();
    match settled(old) == settled(new) && is_attached_only && !is_mended {
        true => Fate::Altered,
        false => Fate::Recreated,
    }
}

pub(super) fn create(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let Some((table, index)) = cx.new.index(name) else {
        return Vec::new();
    };
    let id = ObjectId::Index(name.clone());
    let of_table = cx.new.tables.get(table);
    let is_partitioned = of_table.is_some_and(|table| table.partition_by.is_some());
    let concurrently = cx.is_online(table) && !is_partitioned;
    let build = match (concurrently, is_partitioned) {
        (true, _) => Build::Concurrently,
        (_, true) => Build::Only,
        _ => Build::Blocking,
    };
    let sql = ddl::create_index(&name.name, table, index, build);
    let mut step = Step::new(&id, sql);
    if cx.is_kept(table) {
        step = match concurrently {
            true => cx
                .lock(step, table, LockMode::ShareUpdateExclusive)
                .outside_transaction(),
            false => cx.lock(step, table, LockMode::Share),
        };
        step = step.work(Work::IndexBuild);
        if index.unique {
            step = step.caution(format!("rows of {table} with equal keys make it fail"));
        }
    }
    let mut steps = vec![step];
    steps.extend(
        ddl::index_settings(name, index)
            .into_iter()
            .map(|sql| Step::new(&id, sql)),
    );
    steps
}

/// The index that an index is attached to.
pub(super) fn parent(side: &Side<'_>, name: &Name) -> Option<ObjectId> {
    let (_, index) = side.index(name)?;
    index.attached_to.clone().map(ObjectId::Index)
}

/// Attaches the index of a partition to that of the partitioned table.
pub(super) fn attach(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let Some((table, index)) = cx.new.index(name) else {
        return Vec::new();
    };
    let id = ObjectId::Index(name.clone());
    let parent = index.attached_to.as_ref();
    let sql = parent.map(|parent| ddl::attach_index(parent, name));
    sql.map(|sql| cx.lock(Step::new(&id, sql), table, LockMode::AccessShare))
        .into_iter()
        .collect()
}

pub(super) fn drop(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let Some((table, index)) = cx.old.index(name) else {
        return Vec::new();
    };
    if let Some(parent) = &index.attached_to
        && cx.fate(&ObjectId::Index(parent.clone())).is_dropped()
    {
        return Vec::new();
    }
    let id = ObjectId::Index(name.clone());
    let of_table = cx.old.tables.get(table);
    let is_partitioned = of_table.is_some_and(|table| table.partition_by.is_some());
    let step = match cx.is_online(table) && !is_partitioned && index.attached_to.is_none() {
        true => {
            let step = Step::new(&id, ddl::drop_index(name, true));
            cx.lock(step, table, LockMode::ShareUpdateExclusive)
                .outside_transaction()
        }
        false => {
            let step = Step::new(&id, ddl::drop_index(name, false));
            cx.lock(step, table, LockMode::AccessExclusive)
        }
    };
    vec![step]
}

pub(super) fn alter(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some((_, old)), Some((table, new))) = (cx.old.index(name), cx.new.index(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Index(name.clone());
    let own = cx.name(name);
    let mut steps = Vec::new();
    if old.tablespace != new.tablespace {
        let tablespace = new.tablespace.as_deref().unwrap_or("pg_default");
        let sql = format!("ALTER INDEX {own} SET TABLESPACE {}", cx.quoted(tablespace));
        steps.push(
            cx.lock(Step::new(&id, sql), table, LockMode::AccessExclusive)
                .work(Work::IndexBuild),
        );
    }
    for sql in ddl::change_options("INDEX", name, &old.options, &new.options) {
        let step = Step::new(&id, sql);
        steps.push(cx.lock(step, table, LockMode::ShareUpdateExclusive));
    }
    let elements = old.statistics.keys().chain(new.statistics.keys());
    for element in elements.collect::<std::collections::BTreeSet<_>>() {
        if old.statistics.get(element) != new.statistics.get(element) {
            let target = new.statistics.get(element).copied().unwrap_or(-1);
            let sql = ddl::index_statistics(name, *element, target);
            steps.push(cx.lock(Step::new(&id, sql), table, LockMode::ShareUpdateExclusive));
        }
    }
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &format!("INDEX {own}"), new.comment.as_deref()));
    }
    steps
}
