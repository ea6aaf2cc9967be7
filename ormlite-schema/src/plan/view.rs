//! Views and materialized views.

use std::collections::BTreeSet;

use super::context::Context;
use super::fate::Fate;
use super::settings;
use super::step::Step;
use crate::ddl::{self, GrantedOn};
use crate::model::{Column, Name, ObjectId, View};

pub(super) fn compare(old: &View, new: &View) -> Fate {
    let rest = |view: &View| View {
        indexes: Default::default(),
        triggers: Default::default(),
        rules: Default::default(),
        ..view.clone()
    };
    if rest(old) == rest(new) {
        return Fate::Kept;
    }
    let is_redefined = old.definition != new.definition;
    let is_stored = old.materialized || new.materialized;
    let is_replaceable = !is_stored && extends(old, new);
    let is_other = old.materialized != new.materialized
        || (is_redefined && !is_replaceable)
        || (is_stored && old.access_method != new.access_method);
    match is_other {
        true => Fate::Recreated,
        false => Fate::Altered,
    }
}

/// Whether the new view has the columns of the old one, and others only after them.
fn extends(old: &View, new: &View) -> bool {
    let of = |view: &View| -> Vec<_> {
        let columns = view.columns.iter();
        let shape = |it: &Column| (it.name.clone(), it.ty.clone(), it.collation.clone());
        columns.map(shape).collect()
    };
    !old.columns.is_empty() && of(new).starts_with(&of(old))
}

/// Whether the creation of a materialized view reads tables that existed before the plan.
pub(super) fn reads_tables(cx: &Context<'_>, name: &Name) -> bool {
    let mut rest = vec![ObjectId::View(name.clone())];
    let view = cx.new.views.get(name);
    let is_filled = view.is_some_and(|view| view.materialized);
    let mut seen = BTreeSet::new();
    while let Some(object) = rest.pop().filter(|_| is_filled) {
        let is_stored = match &object {
            ObjectId::Table(_) => true,
            ObjectId::View(own) => cx.new.views.get(own).is_some_and(|view| view.materialized),
            _ => false,
        };
        if let ObjectId::Table(own) | ObjectId::View(own) = &object
            && is_stored
            && cx.is_kept(own)
        {
            return true;
        }
        if is_stored && object != ObjectId::View(name.clone()) {
            continue;
        }
        if seen.insert(object.clone()) {
            rest.extend(cx.new.needs.needed(&object).cloned());
        }
    }
    false
}

pub(super) fn alter(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.views.get(name), cx.new.views.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::View(name.clone());
    let kind = ddl::kind_of_view(new);
    let mut steps = Vec::new();
    if old.definition != new.definition || old.check_option != new.check_option {
        steps.push(cx.exclusive_only(&id, name, ddl::replace_view(name, new)));
    } else {
        let changes = ddl::change_options(kind, name, &old.options, &new.options);
        steps.extend(changes.into_iter().map(|sql| match new.materialized {
            true => cx.beside_writes(&id, name, sql),
            false => cx.exclusive_only(&id, name, sql),
        }));
    }
    if old.tablespace != new.tablespace {
        let sql = ddl::set_tablespace(kind, name, new.tablespace.as_deref());
        steps.push(cx.exclusive_only(&id, name, sql));
    }
    // Those of the view revoke those of its columns.
    let of_view = GrantedOn::table(name);
    steps.extend(cx.privileges(&id, &of_view, &old.acl, &new.acl));
    let none = Column::default();
    for column in &new.columns {
        let before = old.columns.iter().find(|own| own.name == column.name);
        let before = before.unwrap_or(&none);
        if before.default != column.default {
            let sql = ddl::set_default(name, &column.name, column.default.as_deref());
            steps.push(cx.exclusive_only(&id, name, sql));
        }
        if new.materialized {
            steps.extend(settings::settings(cx, name, before, column));
        }
        let target = ddl::column_object(name, &column.name);
        steps.extend(cx.comment_on(&id, &target, &before.comment, &column.comment));
        let on = GrantedOn::column(name, &column.name);
        steps.extend(cx.privileges(&id, &on, &before.acl, &column.acl));
    }
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps
}

/// What names an index, and so follows all indexes.
pub(super) fn finish(cx: &Context<'_>, name: &Name) -> Option<Step> {
    let (id, new) = (ObjectId::View(name.clone()), cx.new.views.get(name)?);
    let old = cx.old.views.get(name).filter(|_| cx.is_kept(name));
    let before = old.and_then(|view| view.cluster_on.as_ref());
    let after = new.cluster_on.as_deref();
    let is_remade = |index: &str| cx.fate(&ObjectId::Index(name.beside(index))).is_created();
    let is_changed = before.map(String::as_str) != after || after.is_some_and(is_remade);
    is_changed.then(|| cx.beside_writes(&id, name, ddl::cluster_on(name, after)))
}
