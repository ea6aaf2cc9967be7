//! Triggers, rules, policies and extended statistics of tables and views.

use ormlite_core::schema::registry::quoted;

use super::context::Context;
use super::step::{LockMode, Step};
use crate::ddl;
use crate::model::{Catalog, Name, ObjectId};

/// Adds the lock that creating or dropping an object takes on the table that it is of.
pub(super) fn lock(cx: &Context<'_>, object: &ObjectId, step: Step) -> Step {
    match object {
        ObjectId::Trigger(table, _) if step.sql.starts_with("CREATE") => {
            cx.lock(step, table, LockMode::ShareRowExclusive)
        }
        ObjectId::Trigger(table, _) | ObjectId::Rule(table, _) | ObjectId::Policy(table, _) => {
            cx.lock(step, table, LockMode::AccessExclusive)
        }
        ObjectId::Statistics(name) => {
            let of = |catalog: &Catalog| Some(catalog.statistics.get(name)?.table.clone());
            match of(cx.new).or_else(|| of(cx.old)) {
                Some(table) => cx.lock(step, &table, LockMode::ShareUpdateExclusive),
                None => step,
            }
        }
        ObjectId::View(name) if step.sql.starts_with("DROP") => {
            cx.lock(step, name, LockMode::AccessExclusive)
        }
        _ => step,
    }
}

pub(super) fn alter_trigger(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.trigger(table, name), cx.new.trigger(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Trigger(table.clone(), name.to_owned());
    let mut steps = Vec::new();
    if old.enabled != new.enabled {
        let step = Step::new(&id, ddl::enable_trigger(table, name, new.enabled));
        steps.push(cx.lock(step, table, LockMode::ShareRowExclusive));
    }
    if old.comment != new.comment {
        let target = format!("TRIGGER {} ON {}", quoted(name), table.quoted());
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps
}

pub(super) fn alter_rule(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.rule(table, name), cx.new.rule(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Rule(table.clone(), name.to_owned());
    let mut steps = Vec::new();
    if old.enabled != new.enabled {
        let step = Step::new(&id, ddl::enable_rule(table, name, new.enabled));
        steps.push(cx.lock(step, table, LockMode::AccessExclusive));
    }
    if old.comment != new.comment {
        let target = format!("RULE {} ON {}", quoted(name), table.quoted());
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps
}

pub(super) fn alter_policy(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.policy(table, name), cx.new.policy(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Policy(table.clone(), name.to_owned());
    let mut steps = Vec::new();
    if (&old.roles, &old.using, &old.check) != (&new.roles, &new.using, &new.check) {
        let step = Step::new(&id, ddl::alter_policy(table, name, new));
        steps.push(cx.lock(step, table, LockMode::AccessExclusive));
    }
    if old.comment != new.comment {
        let target = format!("POLICY {} ON {}", quoted(name), table.quoted());
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps
}

pub(super) fn alter_statistics(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.statistics.get(name), cx.new.statistics.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Statistics(name.clone());
    let mut steps = Vec::new();
    if old.target != new.target {
        let sql = ddl::statistics_target(name, new.target.unwrap_or(-1));
        steps.push(Step::new(&id, sql));
    }
    if old.comment != new.comment {
        let target = format!("STATISTICS {}", name.quoted());
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps
}
