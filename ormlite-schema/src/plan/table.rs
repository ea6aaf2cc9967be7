//! Tables: what is theirs and not that of a column, constraint or other part.

use ormlite_core::schema::registry::generated_name;

use super::bound;
use super::column;
use super::context::Context;
use super::step::{LockMode, Step, Work};
use crate::ddl::{self, GrantedOn};
use crate::model::{Name, ObjectId, ReplicaIdentity, Table};

/// Whether two tables are the same but for their parts.
pub(super) fn is_same(old: &Table, new: &Table) -> bool {
    let rest = |table: &Table| Table {
        columns: Vec::new(),
        constraints: Default::default(),
        indexes: Default::default(),
        triggers: Default::default(),
        rules: Default::default(),
        policies: Default::default(),
        ..table.clone()
    };
    rest(old) == rest(new)
}

pub(super) fn drop(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let Some(table) = cx.old.tables.get(name) else {
        return Vec::new();
    };
    let id = ObjectId::Table(name.clone());
    let step = cx.exclusive_only(&id, name, ddl::drop_table(name));
    // A partitioned table has no rows of its own, and its partitions are kept or dropped before.
    let is_empty = table.partition_by.is_some() && cx.new.tables.contains_key(name);
    let mut step = match is_empty {
        true => step,
        false => step.loses(format!("the table {name}")),
    };
    let mut steps = Vec::new();
    match &table.partition_of {
        // The server drops no partition of a table that a foreign key refers to.
        Some(of) if !cx.referencing(&of.parent).is_empty() => {
            steps.push(detached(cx, name, &of.parent));
        }
        Some(of) => {
            step = cx.lock(step, &of.parent, LockMode::AccessExclusive);
            step = cx.lock_default_partition(step, &of.parent);
        }
        None => {}
    }
    steps.push(cx.lock_referenced(step, name));
    steps
}

pub(super) fn alter(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.tables.get(name), cx.new.tables.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Table(name.clone());
    let mut steps = Vec::new();
    let rewrite = |sql: String| cx.exclusive_only(&id, name, sql).work(Work::Rewrite);
    if old.persistence != new.persistence {
        steps.push(rewrite(ddl::set_persistence(name, new.persistence)));
    }
    if old.access_method != new.access_method {
        let method = new.access_method.as_deref();
        // A partitioned table has no rows, and the method is that of new partitions.
        steps.push(match new.partition_by.is_some() {
            true => cx.exclusive_only(
                &id,
                name,
                ddl::set_access_method_of_partitions(name, method),
            ),
            false => rewrite(ddl::set_access_method(name, method)),
        });
    }
    if old.tablespace != new.tablespace {
        steps.push(rewrite(ddl::set_tablespace(
            "TABLE",
            name,
            new.tablespace.as_deref(),
        )));
    }
    let options = ddl::change_options("TABLE", name, &old.options, &new.options);
    steps.extend(
        options
            .into_iter()
            .map(|sql| cx.beside_writes(&id, name, sql)),
    );
    if old.row_security != new.row_security {
        steps.push(cx.exclusive_only(&id, name, ddl::set_row_security(name, new.row_security)));
    }
    if old.force_row_security != new.force_row_security {
        let sql = ddl::force_row_security(name, new.force_row_security);
        steps.push(cx.exclusive_only(&id, name, sql));
    }
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps.extend(cx.privileges(&id, &GrantedOn::table(name), &old.acl, &new.acl));
    steps
}

/// Makes a table a partition.
pub(super) fn attach(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let table = cx.new.tables.get(name);
    let Some(of) = table.and_then(|table| table.partition_of.as_ref()) else {
        return Vec::new();
    };
    let id = ObjectId::Table(name.clone());
    let step = Step::new(&id, ddl::attach_partition(name, of));
    let step = cx.lock_attached(step, name, &of.parent);
    let work = cx.work_of_attaching(name, of);
    if !cx.is_kept(name) {
        return vec![step.work(work)];
    }
    let refused = format!("rows of {name} outside of the bound make it fail");
    // A partition that gets another bound is not to be missing while its rows are checked.
    let was_partition = cx
        .old
        .tables
        .get(name)
        .is_some_and(|old| old.partition_of.is_some());
    let has_default = cx.default_partition(&of.parent).is_some();
    let check = bound::check(cx.new, of);
    let check = check.filter(|_| cx.is_online(name) && !was_partition && !has_default);
    let Some(check) = check else {
        return vec![step.work(work).caution(refused)];
    };
    // The server reads no row where a validated CHECK implies the bound.
    let bound = generated_name(&name.name, "bound", "check");
    let add = ddl::add_constraint(name, &bound, &check, false);
    vec![
        cx.exclusive(&id, name, add),
        cx.validate(&id, name, &bound).caution(refused),
        step,
        cx.exclusive(&id, name, ddl::drop_constraint(name, &bound)),
    ]
}

/// Makes a partition a table of its own, before others take over its bound.
pub(super) fn detach(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let Some(old) = cx.old.tables.get(name) else {
        return Vec::new();
    };
    let Some(of) = old.partition_of.as_ref().filter(|_| cx.is_moved(name)) else {
        return Vec::new();
    };
    vec![detached(cx, name, &of.parent)]
}

fn detached(cx: &Context<'_>, name: &Name, parent: &Name) -> Step {
    let id = ObjectId::Table(name.clone());
    let step = Step::new(&id, ddl::detach_partition(name, parent, false));
    cx.lock_detached(step, name, parent)
}

/// What names an index, and so follows all indexes.
pub(super) fn finish(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let Some(new) = cx.new.tables.get(name) else {
        return Vec::new();
    };
    let old = cx.old.tables.get(name).filter(|_| cx.is_kept(name));
    let id = ObjectId::Table(name.clone());
    let mut steps = Vec::new();
    let is_remade = |index: &str| {
        let of_table = ObjectId::Constraint(name.clone(), index.to_owned());
        let of_schema = ObjectId::Index(Name::new(&name.schema, index));
        cx.fate(&of_table).is_created() || cx.fate(&of_schema).is_created()
    };
    let identity = old
        .map(|table| table.replica_identity.clone())
        .unwrap_or_default();
    let is_lost =
        matches!(&new.replica_identity, ReplicaIdentity::Index(index) if is_remade(index));
    if identity != new.replica_identity || is_lost {
        let sql = ddl::replica_identity(name, &new.replica_identity);
        steps.push(cx.exclusive_only(&id, name, sql));
    }
    let cluster = old.and_then(|table| table.cluster_on.as_ref());
    let is_lost = new.cluster_on.as_deref().is_some_and(is_remade);
    if cluster != new.cluster_on.as_ref() || is_lost {
        let sql = ddl::cluster_on(name, new.cluster_on.as_deref());
        steps.push(cx.beside_writes(&id, name, sql));
    }
    // The partitions of a partitioned table that was created again have their rows.
    if old.is_none()
        && cx
            .old
            .tables
            .get(name)
            .is_some_and(|old| old.partition_by.is_some())
    {
        let identities = new.columns.iter().filter_map(|column| {
            let identity = column.identity.as_ref()?;
            Some(column::continue_identity(cx, name, &column.name, identity))
        });
        steps.extend(identities);
    }
    steps
}
