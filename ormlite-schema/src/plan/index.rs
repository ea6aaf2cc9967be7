//! Indexes of tables and materialized views.

use std::collections::BTreeSet;

use super::attached;
use super::context::{self, Context, steps};
use super::fate::Fate;
use super::replace;
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
        if !is_partitioned {
            step = step.work(Work::IndexBuild);
        }
        if index.unique {
            step = step.caution(format!("rows of {table} with equal keys make it fail"));
        }
    }
    let mut created = vec![step];
    created.extend(steps(&id, ddl::index_settings(name, index)));
    created
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
    match replace::becomes_key(cx, name) {
        true => Vec::new(),
        false => drop_as(cx, name, name),
    }
}

/// Builds the new one beside the old one, which is renamed.
pub(super) fn put_aside(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let id = ObjectId::Index(name.clone());
    let rename = ddl::rename("INDEX", name, &replace::put_aside(name).name);
    let mut steps = vec![Step::new(&id, rename)];
    steps.extend(create(cx, name));
    steps
}

/// Drops an index by the name that it has by then.
pub(super) fn drop_as(cx: &Context<'_>, name: &Name, now: &Name) -> Vec<Step> {
    let Some((table, index)) = cx.old.index(name) else {
        return Vec::new();
    };
    let id = ObjectId::Index(name.clone());
    if attached::goes_with_parents(cx, table, &id) {
        return Vec::new();
    }
    let of_table = cx.old.tables.get(table);
    let is_partitioned = of_table.is_some_and(|table| table.partition_by.is_some());
    // The lock for the column is as strong.
    let loses_column = cx.old.needs.needed(&id).any(|object| {
        matches!(object, ObjectId::Column(of, _) if of == table) && cx.fate(object).is_dropped()
    });
    let concurrently =
        cx.is_online(table) && !is_partitioned && index.attached_to.is_none() && !loses_column;
    let sql = match is_partitioned && attached::has_attached_key(cx, name) {
        true => ddl::drop_index_with_keys(now),
        false => ddl::drop_index(now, concurrently),
    };
    vec![match concurrently {
        true => cx.beside_writes(&id, table, sql).outside_transaction(),
        false => cx.lock_partitions(Step::new(&id, sql), table, LockMode::AccessExclusive),
    }]
}

pub(super) fn alter(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some((_, old)), Some((table, new))) = (cx.old.index(name), cx.new.index(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Index(name.clone());
    let mut steps = Vec::new();
    if old.tablespace != new.tablespace {
        let sql = ddl::set_tablespace("INDEX", name, new.tablespace.as_deref());
        steps.push(cx.exclusive(&id, table, sql).work(Work::IndexBuild));
    }
    // These lock the index alone.
    let options = ddl::change_options("INDEX", name, &old.options, &new.options);
    steps.extend(context::steps(&id, options));
    let elements: BTreeSet<_> = old.statistics.keys().chain(new.statistics.keys()).collect();
    for element in elements {
        let target = new.statistics.get(element);
        if old.statistics.get(element) != target {
            let target = target.copied().unwrap_or(-1);
            let sql = ddl::index_statistics(name, *element, target);
            steps.push(Step::new(&id, sql));
        }
    }
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps
}
