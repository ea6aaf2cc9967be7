//! Triggers, rules, policies and extended statistics of tables and views.

use super::context::Context;
use super::step::{LockMode, Step, Work};
use super::view;
use crate::ddl;
use crate::model::{Enabled, Name, ObjectId};

/// Adds the locks of the statements that create an object. The first one creates it, the second one
/// may say whether a trigger or rule is enabled, the others are comments and privileges.
pub(super) fn lock_created(cx: &Context<'_>, object: &ObjectId, step: Step, at: usize) -> Step {
    let is_first = at == 0;
    let enables =
        |enabled: Option<Enabled>| is_first || (at == 1 && enabled != Some(Enabled::Origin));
    match object {
        ObjectId::Trigger(table, name) => {
            match enables(cx.new.trigger(table, name).map(|trigger| trigger.enabled)) {
                true => cx.lock_partitions(step, table, LockMode::ShareRowExclusive),
                false => step,
            }
        }
        ObjectId::Rule(table, name) => {
            match enables(cx.new.rule(table, name).map(|rule| rule.enabled)) {
                true => cx.lock(step, table, LockMode::AccessExclusive),
                false => step,
            }
        }
        ObjectId::Policy(table, _) if is_first => cx.lock(step, table, LockMode::AccessExclusive),
        ObjectId::Statistics(name) if is_first => match cx.new.statistics.get(name) {
            Some(of) => cx.lock(step, &of.table, LockMode::ShareUpdateExclusive),
            None => step,
        },
        ObjectId::Table(name) if is_first => {
            let table = cx.new.tables.get(name);
            let parents = table.into_iter().flat_map(|table| &table.inherits);
            parents.fold(step, |step, parent| {
                cx.lock(step, parent, LockMode::ShareUpdateExclusive)
            })
        }
        ObjectId::Publication(name) if is_first => match cx.new.publications.get(name) {
            Some(publication) => cx.lock_published(step, publication),
            None => step,
        },
        ObjectId::Other(..) if is_first => cx.lock_parent(step, object),
        ObjectId::View(name) if is_first => match view::reads_tables(cx, name) {
            true => step.work(Work::Scan),
            false => step,
        },
        _ => step,
    }
}

/// Adds the lock that dropping an object takes on the table that it is of.
pub(super) fn lock_dropped(cx: &Context<'_>, object: &ObjectId, step: Step) -> Step {
    match object {
        ObjectId::Other(..) => cx.lock_parent(step, object),
        ObjectId::Rule(table, _) | ObjectId::Policy(table, _) | ObjectId::View(table) => {
            cx.lock(step, table, LockMode::AccessExclusive)
        }
        ObjectId::Statistics(name) => match cx.old.statistics.get(name) {
            Some(of) => cx.lock(step, &of.table, LockMode::ShareUpdateExclusive),
            None => step,
        },
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
        _ => {
            let step = Step::new(&id, ddl::drop_trigger(table, name));
            vec![cx.lock_partitions(step, table, LockMode::AccessExclusive)]
        }
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
        .then(|| cx.exclusive_only(&id, table, ddl::enable_rule(table, name, new.enabled)));
    let comment = cx.comment(&id, &old.comment, &new.comment);
    enabled.into_iter().chain(comment).collect()
}

pub(super) fn alter_policy(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.policy(table, name), cx.new.policy(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Policy(table.clone(), name.to_owned());
    let is_changed = (&old.roles, &old.using, &old.check) != (&new.roles, &new.using, &new.check);
    let change =
        is_changed.then(|| cx.exclusive_only(&id, table, ddl::alter_policy(table, name, new)));
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
