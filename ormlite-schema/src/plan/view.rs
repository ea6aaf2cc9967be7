//! Views and materialized views.

use super::context::Context;
use super::fate::Fate;
use super::step::{LockMode, Step};
use crate::ddl::{self, GrantedOn};
use crate::model::{Name, ObjectId, View};

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
        columns
            .map(|column| {
                (
                    column.name.clone(),
                    column.ty.clone(),
                    column.collation.clone(),
                )
            })
            .collect()
    };
    !old.columns.is_empty() && of(new).starts_with(&of(old))
}

pub(super) fn alter(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.views.get(name), cx.new.views.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::View(name.clone());
    let own = name.quoted();
    let kind = match new.materialized {
        true => "MATERIALIZED VIEW",
        false => "VIEW",
    };
    let mut steps = Vec::new();
    let change = |sql: &str| {
        let step = Step::new(&id, format!("ALTER {kind} {own} {sql}"));
        cx.lock(step, name, LockMode::AccessExclusive)
    };
    if old.definition != new.definition || old.check_option != new.check_option {
        let step = Step::new(&id, ddl::replace_view(name, new));
        steps.push(cx.lock(step, name, LockMode::AccessExclusive));
    } else {
        for sql in ddl::change_options(kind, name, &old.options, &new.options) {
            steps.push(cx.lock(Step::new(&id, sql), name, LockMode::AccessExclusive));
        }
    }
    if old.tablespace != new.tablespace {
        let tablespace = new.tablespace.as_deref().unwrap_or("pg_default");
        steps.push(change(&format!("SET TABLESPACE {}", cx.quoted(tablespace))));
    }
    for column in &new.columns {
        let before = old.columns.iter().find(|own| own.name == column.name);
        let quoted = cx.quoted(&column.name);
        let default = before.and_then(|own| own.default.as_ref());
        if default != column.default.as_ref() {
            steps.push(change(&match &column.default {
                Some(default) => format!("ALTER COLUMN {quoted} SET DEFAULT {default}"),
                None => format!("ALTER COLUMN {quoted} DROP DEFAULT"),
            }));
        }
        if before.and_then(|own| own.comment.as_ref()) != column.comment.as_ref() {
            let target = format!("COLUMN {own}.{quoted}");
            steps.push(cx.comment(&id, &target, column.comment.as_deref()));
        }
        let acl = before.and_then(|own| own.acl.clone());
        let on = GrantedOn::column(name, &column.name);
        steps.extend(cx.privileges(&id, &on, &acl, &column.acl));
    }
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &format!("{kind} {own}"), new.comment.as_deref()));
    }
    steps.extend(cx.privileges(&id, &GrantedOn::table(name), &old.acl, &new.acl));
    steps
}
