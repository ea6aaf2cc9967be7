//! Tables: what is theirs and not that of a column, constraint or other part.

use std::collections::BTreeSet;

use super::context::{Context, alter_table};
use super::step::{LockMode, Step, Work};
use crate::ddl::{self, GrantedOn};
use crate::model::{Name, ObjectId, Persistence, ReplicaIdentity, Table};

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
    let step = Step::new(&id, ddl::drop_table(name)).loses(format!("the table {name}"));
    let mut step = cx.lock(step, name, LockMode::AccessExclusive);
    if let Some(of) = &table.partition_of {
        step = cx.lock(step, &of.parent, LockMode::AccessExclusive);
    }
    for constraint in table.constraints.values() {
        if let crate::model::ConstraintKind::ForeignKey(key) = &constraint.kind {
            step = cx.lock(step, &key.table, LockMode::AccessExclusive);
        }
    }
    vec![step]
}

pub(super) fn alter(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.tables.get(name), cx.new.tables.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Table(name.clone());
    let own = name.quoted();
    let mut steps = Vec::new();
    let change = |sql: &str| alter_table(cx, name, &id, sql);
    if old.partition_of != new.partition_of
        && let Some(of) = &new.partition_of
    {
        let step = Step::new(&id, ddl::attach_partition(name, of));
        let step = cx.lock(step, name, LockMode::AccessExclusive);
        let step = cx.lock(step, &of.parent, LockMode::ShareUpdateExclusive);
        let refused = format!("rows of {name} outside of the bound make it fail");
        steps.push(step.work(Work::Scan).caution(refused));
    }
    let inherits = |table: &Table| table.inherits.iter().cloned().collect::<BTreeSet<_>>();
    for parent in inherits(old).difference(&inherits(new)) {
        steps.push(change(&format!("NO INHERIT {}", parent.quoted())));
    }
    for parent in inherits(new).difference(&inherits(old)) {
        steps.push(change(&format!("INHERIT {}", parent.quoted())));
    }
    if old.of_type != new.of_type {
        steps.push(change(&match &new.of_type {
            Some(ty) => format!("OF {}", ty.quoted()),
            None => "NOT OF".to_owned(),
        }));
    }
    if old.persistence != new.persistence {
        steps.push(
            change(match new.persistence {
                Persistence::Logged => "SET LOGGED",
                Persistence::Unlogged => "SET UNLOGGED",
            })
            .work(Work::Rewrite),
        );
    }
    if old.access_method != new.access_method {
        let method = new.access_method.as_deref().unwrap_or("heap");
        steps.push(change(&format!("SET ACCESS METHOD {}", cx.quoted(method))).work(Work::Rewrite));
    }
    if old.tablespace != new.tablespace {
        let tablespace = new.tablespace.as_deref().unwrap_or("pg_default");
        steps
            .push(change(&format!("SET TABLESPACE {}", cx.quoted(tablespace))).work(Work::Rewrite));
    }
    for sql in ddl::change_options("TABLE", name, &old.options, &new.options) {
        let step = Step::new(&id, sql);
        steps.push(cx.lock(step, name, LockMode::ShareUpdateExclusive));
    }
    if old.row_security != new.row_security {
        steps.push(change(match new.row_security {
            true => "ENABLE ROW LEVEL SECURITY",
            false => "DISABLE ROW LEVEL SECURITY",
        }));
    }
    if old.force_row_security != new.force_row_security {
        steps.push(change(match new.force_row_security {
            true => "FORCE ROW LEVEL SECURITY",
            false => "NO FORCE ROW LEVEL SECURITY",
        }));
    }
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &format!("TABLE {own}"), new.comment.as_deref()));
    }
    steps.extend(cx.privileges(&id, &GrantedOn::table(name), &old.acl, &new.acl));
    steps
}

/// Makes a partition a table of its own, before others take over its bound.
pub(super) fn detach(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.tables.get(name), cx.new.tables.get(name)) else {
        return Vec::new();
    };
    let of = old
        .partition_of
        .as_ref()
        .filter(|_| old.partition_of != new.partition_of);
    let Some(of) = of else {
        return Vec::new();
    };
    let id = ObjectId::Table(name.clone());
    let step = Step::new(&id, ddl::detach_partition(name, &of.parent, false));
    let step = cx.lock(step, name, LockMode::AccessExclusive);
    vec![cx.lock(step, &of.parent, LockMode::AccessExclusive)]
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
        let sql = match &new.replica_identity {
            ReplicaIdentity::Default => "DEFAULT".to_owned(),
            ReplicaIdentity::Nothing => "NOTHING".to_owned(),
            ReplicaIdentity::Full => "FULL".to_owned(),
            ReplicaIdentity::Index(index) => format!("USING INDEX {}", cx.quoted(index)),
        };
        steps.push(alter_table(
            cx,
            name,
            &id,
            &format!("REPLICA IDENTITY {sql}"),
        ));
    }
    let cluster = old.and_then(|table| table.cluster_on.as_ref());
    let is_lost = new.cluster_on.as_deref().is_some_and(is_remade);
    if cluster != new.cluster_on.as_ref() || is_lost {
        let sql = match &new.cluster_on {
            Some(index) => format!("CLUSTER ON {}", cx.quoted(index)),
            None => "SET WITHOUT CLUSTER".to_owned(),
        };
        let step = Step::new(&id, alter_table(cx, name, &id, &sql).sql);
        steps.push(cx.lock(step, name, LockMode::ShareUpdateExclusive));
    }
    steps
}
