//! Enumerated, domain, composite and range types.

use ormlite_core::schema::registry::generated_name;

use super::context::{self, Context, steps};
use super::database;
use super::fate::Fate;
use super::graph::{Action, Graph};
use super::inherit;
use super::step::{LockMode, Step, Work};
use crate::ddl::{self, GrantedOn, LabelPlace};
use crate::model::{
    Attribute, Composite, Domain, DomainCheck, EnumType, Name, ObjectId, Type, TypeKind,
};

pub(super) fn compare(old: &Type, new: &Type) -> Fate {
    let is_kept = match (&old.kind, &new.kind) {
        (TypeKind::Enum(old), TypeKind::Enum(new)) => is_subsequence(&old.labels, &new.labels),
        (TypeKind::Domain(old), TypeKind::Domain(new)) => {
            (&old.base, &old.collation) == (&new.base, &new.collation)
        }
        (TypeKind::Composite(old), TypeKind::Composite(new)) => keeps_attributes(old, new),
        (TypeKind::Range(old), TypeKind::Range(new)) if old == new => true,
        // Its functions keep their names, so that there is no room for another one.
        (TypeKind::Range(_), TypeKind::Range(_)) => return Fate::Recreated,
        _ => false,
    };
    match (is_kept, old == new) {
        (_, true) => Fate::Kept,
        (true, false) => Fate::Altered,
        (false, false) => Fate::Retyped,
    }
}

fn is_subsequence(old: &[String], new: &[String]) -> bool {
    let mut rest = new.iter();
    old.iter().all(|label| rest.any(|other| other == label))
}

/// Whether attributes are only added at the end, dropped, or changed in their comment.
fn keeps_attributes(old: &Composite, new: &Composite) -> bool {
    let kept = old
        .attributes
        .iter()
        .filter(|own| new.attributes.iter().any(|new| new.name == own.name));
    let kept: Vec<_> = kept
        .map(|own| (&own.name, &own.ty, &own.collation))
        .collect();
    let others = new
        .attributes
        .iter()
        .map(|own| (&own.name, &own.ty, &own.collation));
    others.take(kept.len()).eq(kept.iter().copied())
}

pub(super) fn create(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let Some(ty) = cx.new.types.get(name) else {
        return Vec::new();
    };
    let id = ObjectId::Type(name.clone());
    let mut ty = ty.clone();
    if let TypeKind::Domain(domain) = &mut ty.kind
        && domain.not_null
        && cx.fate(&id) == Fate::Retyped
        && cx.options.server_version >= 170_000
    {
        // The type that it replaces has the name that the server would choose.
        let implied = generated_name(&name.name, "", "not_null");
        domain.not_null_name.get_or_insert(implied);
    }
    let mut statements = ddl::create_type(name, &ty);
    if let TypeKind::Domain(domain) = &ty.kind {
        let checks = domain.checks.iter();
        statements.extend(checks.flat_map(|(check, it)| ddl::add_domain_check(name, check, it)));
    }
    for statement in database::privileges_of_new(cx, &id) {
        if !statements.contains(&statement) {
            statements.push(statement);
        }
    }
    steps(&id, statements)
}

/// The name of a type while its successor is made.
fn put_aside(name: &Name) -> Name {
    name.beside(generated_name(&name.name, "", "old"))
}

/// Renames the type, creates the new one in its place, and drops the old one when no column has it.
pub(super) fn replace(cx: &Context<'_>, graph: &mut Graph, name: &Name) {
    let Some(old) = cx.old.types.get(name) else {
        return;
    };
    let id = ObjectId::Type(name.clone());
    let aside = put_aside(name);
    let rename = ddl::rename(ddl::kind_of_type(&old.kind), name, &aside.name);
    graph.add(Action::Alter, id.clone(), [Step::new(&id, rename)]);
    graph.add(Action::Alter, id, create(cx, name));
    let drop_id = ObjectId::Type(aside.clone());
    let mut step = Step::new(&drop_id, ddl::drop_type(&aside, &old.kind));
    if let (TypeKind::Enum(old), Some(TypeKind::Enum(new))) =
        (&old.kind, cx.new.types.get(name).map(|ty| &ty.kind))
    {
        let removed = old
            .labels
            .iter()
            .filter(|label| !new.labels.contains(label));
        let removed: Vec<_> = removed.map(String::as_str).collect();
        if !removed.is_empty() {
            step = step.caution(format!(
                "rows with a removed label make it fail: {}",
                removed.join(", ")
            ));
        }
    }
    graph.add(Action::Drop, drop_id, [step]);
}

/// The operation that drops the old type of a replaced one.
pub(super) fn old_type(name: &Name) -> ObjectId {
    ObjectId::Type(put_aside(name))
}

pub(super) fn alter(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.types.get(name), cx.new.types.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Type(name.clone());
    let mut steps: Vec<Step> = match (&old.kind, &new.kind) {
        (TypeKind::Enum(old), TypeKind::Enum(new)) => labels(name, old, new)
            .into_iter()
            // A label cannot be used in the transaction that adds it.
            .map(|sql| Step::new(&id, sql).on_its_own())
            .collect(),
        (TypeKind::Domain(old), TypeKind::Domain(new)) => domain(cx, name, old, new),
        (TypeKind::Composite(old), TypeKind::Composite(new)) => composite(cx, name, old, new),
        _ => Vec::new(),
    };
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps.extend(cx.privileges(&id, &GrantedOn::ty(name), &old.acl, &new.acl));
    steps
}

fn labels(name: &Name, old: &EnumType, new: &EnumType) -> Vec<String> {
    let mut statements = Vec::new();
    let mut before: Option<&String> = None;
    for label in &new.labels {
        if !old.labels.contains(label) {
            let place = match (before, old.labels.first()) {
                (Some(before), _) => LabelPlace::After(before),
                (None, Some(first)) => LabelPlace::Before(first),
                (None, None) => LabelPlace::Last,
            };
            statements.push(ddl::add_label(name, label, place));
        }
        before = Some(label);
    }
    statements
}

fn domain(cx: &Context<'_>, domain: &Name, old: &Domain, new: &Domain) -> Vec<Step> {
    let id = ObjectId::Type(domain.clone());
    let same = |one: &DomainCheck, other: &DomainCheck| {
        one.expression == other.expression && (one.not_valid || !other.not_valid)
    };
    let mut statements = Vec::new();
    for (name, check) in &old.checks {
        if !new.checks.get(name).is_some_and(|new| same(check, new)) {
            statements.push(ddl::drop_domain_check(domain, name));
        }
    }
    if old.default != new.default {
        statements.push(ddl::set_domain_default(domain, new.default.as_deref()));
    }
    let mut steps = steps(&id, statements);
    // The rows of all columns of the domain are checked.
    let tables = cx.tables_with_domain(domain);
    let checks_rows = |step: Step| match tables.is_empty() {
        true => step,
        false => {
            let lock = |step, table| cx.lock(step, table, LockMode::Share);
            tables.iter().fold(step, lock).work(Work::Scan)
        }
    };
    if old.not_null != new.not_null {
        let step = Step::new(&id, ddl::set_domain_not_null(domain, new.not_null));
        steps.push(match new.not_null {
            true => checks_rows(step),
            false => step,
        });
    }
    for (name, check) in &new.checks {
        let Some(before) = old.checks.get(name).filter(|old| same(old, check)) else {
            let added = context::steps(&id, ddl::add_domain_check(domain, name, check));
            steps.extend(added.into_iter().enumerate().map(|(at, step)| {
                match at == 0 && !check.not_valid {
                    true => checks_rows(step),
                    false => step,
                }
            }));
            continue;
        };
        if before.not_valid && !check.not_valid {
            let step = Step::new(&id, ddl::validate_domain_check(domain, name));
            steps.push(checks_rows(step));
        }
        let target = ddl::domain_check_object(domain, name);
        steps.extend(cx.comment_on(&id, &target, &before.comment, &check.comment));
    }
    steps
}

fn composite(cx: &Context<'_>, ty: &Name, old: &Composite, new: &Composite) -> Vec<Step> {
    let id = ObjectId::Type(ty.clone());
    // Tables of the type have its attributes as columns.
    let tables = cx.old.of_type(ty).into_iter();
    let tables: Vec<_> = tables.filter(|own| inherit::keeps_type(cx, own)).collect();
    let cascade = !tables.is_empty();
    let on_tables = |sql: String| {
        let lock = |step, table| cx.lock_tree(step, table, LockMode::AccessExclusive);
        tables.iter().fold(Step::new(&id, sql), lock)
    };
    fn find<'a>(composite: &'a Composite, name: &str) -> Option<&'a Attribute> {
        composite.attributes.iter().find(|own| own.name == name)
    }
    let mut steps = Vec::new();
    for attribute in old
        .attributes
        .iter()
        .filter(|own| find(new, &own.name).is_none())
    {
        let step = on_tables(ddl::drop_attribute(ty, &attribute.name, cascade));
        steps.push(step.loses(format!(
            "the attribute {} of {}",
            attribute.name,
            ty.quoted()
        )));
    }
    for attribute in new
        .attributes
        .iter()
        .filter(|own| find(old, &own.name).is_none())
    {
        steps.push(on_tables(ddl::add_attribute(ty, attribute, cascade)));
    }
    for attribute in &new.attributes {
        let before = find(old, &attribute.name).and_then(|own| own.comment.clone());
        let target = ddl::column_object(ty, &attribute.name);
        steps.extend(cx.comment_on(&id, &target, &before, &attribute.comment));
    }
    steps
}
