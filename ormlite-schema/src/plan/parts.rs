//! Triggers, rules, policies and extended statistics of tables and views.

use super::context::Context;
use super::graph::Action;
use super::step::{LockMode, Step};
use crate::ddl;
use crate::model::{Enabled, Name, ObjectId};

/// Adds the lock that creating or dropping an object takes on the table that it is of.
pub(super) fn lock(cx: &Context<'_>, action: Action, object: &ObjectId, step: Step) -> Step {
    match object {
        ObjectId::Trigger(table, _) if action == Action::Create => {
            cx.lock(step, table, LockMode::ShareRowExclusive)
        }
        ObjectId::Trigger(table, _) | ObjectId::Rule(table, _) | ObjectId::Policy(table, _) => {
            cx.lock(step, table, LockMode::AccessExclusive)
        }
        ObjectId::Statistics(name) => {
            let statistics = cx.new.statistics.get(name).or(cx.old.statistics.get(name));
            match statistics {
                Some(of) => cx.lock(step, &of.table, LockMode::ShareUpdateExclusive),
                None => step,
            }
        }
        ObjectId::View(name) if action == Action::Drop => {
            cx.lock(step, name, LockMode::AccessExclusive)
        }
        _ => step,
    }
}

pub(super) fn drop_trigger(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let id = ObjectId::Trigger(table.clone(), name.to_owned());
    match cx.old.trigger(table, name) {
        // It is that of the partitioned table, and fires as that does again.
        Some(trigger) if trigger.inherited => {
            vec![enable_trigger(cx, table, name, Enabled::Origin)]
        }
        _ => vec![cx.exclusive(&id, table, ddl::drop_trigger(table, name))],
    }
}

fn enable_trigger(cx: &Context<'_>, table: &Name, name: &str, enabled: Enabled) -> Step {
    let id = ObjectId::Trigger(table.clone(), name.to_owned());
    let step = Step::new(&id, ddl::enable_trigger(table, name, enabled));
    cx.lock(step, table, LockMode::ShareRowExclusive)
}

pub(super) fn alter_trigger(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.trigger(table, name), cx.new.trigger(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Trigger(table.clone(), name.to_owned());
    let enabled =
        (old.enabled != new.enabled).then(|| enable_trigger(cx, table, name, new.enabled));
    let comment = cx.comment(&id, &old.comment, &new.comment);
    enabled.into_iter().chain(comment).collect()
}

pub(super) fn alter_rule(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.rule(table, name), cx.new.rule(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Rule(table.clone(), name.to_owned());
    let enabled = (old.enabled != new.enabled)
        .then(|| cx.exclusive(&id, table, ddl::enable_rule(table, name, new.enabled)));
    let comment = cx.comment(&id, &old.comment, &new.comment);
    enabled.into_iter().chain(comment).collect()
}

pub(super) fn alter_policy(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.policy(table, name), cx.new.policy(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Policy(table.clone(), name.to_owned());
    let is_changed = (&old.roles, &old.using, &old.check) != (&new.roles, &new.using, &new.check);
    let change = is_changed.then(|| cx.exclusive(&id, table, ddl::alter_policy(table, name, new)));
    let comment = cx.comment(&id, &old.comment, &new.comment);
    change.into_iter().chain(comment).collect()
}

pub(super) fn alter_statistics(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.statistics.get(name), cx.new.statistics.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Statistics(name.clone());
    let target = (old.target != new.target).then(|| {
        let target = new.target.unwrap_or(-1);
        Step::new(&id, ddl::statistics_target(name, target))
    });
    let comment = cx.comment(&id, &old.comment, &new.comment);
    target.into_iter().chain(comment).collect()
}
