//! Enumerated, domain, composite and range types.

use ormlite_core::schema::registry::{generated_name, quoted};

use super::context::Context;
use super::fate::Fate;
use super::graph::{Action, Graph};
use super::step::Step;
use crate::ddl::{self, GrantedOn, LabelPlace};
use crate::model::{Composite, Domain, DomainCheck, EnumType, Name, ObjectId, Type, TypeKind};

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
    let mut statements = ddl::create_type(name, ty);
    if let TypeKind::Domain(domain) = &ty.kind {
        let checks = domain.checks.iter();
        statements.extend(checks.flat_map(|(check, it)| ddl::add_domain_check(name, check, it)));
    }
    statements
        .into_iter()
        .map(|sql| Step::new(&id, sql))
        .collect()
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
    let rename = format!(
        "ALTER {} RENAME TO {}",
        ddl::type_object(name, &old.kind),
        quoted(&aside.name)
    );
    let mut steps = vec![Step::new(&id, rename)];
    steps.extend(create(cx, name));
    graph.add(Action::Alter, id.clone(), steps);
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
    let own = name.quoted();
    let mut steps: Vec<Step> = match (&old.kind, &new.kind) {
        (TypeKind::Enum(old), TypeKind::Enum(new)) => labels(name, old, new)
            .into_iter()
            // A label cannot be used in the transaction that adds it.
            .map(|sql| Step::new(&id, sql).on_its_own())
            .collect(),
        (TypeKind::Domain(old), TypeKind::Domain(new)) => domain(&id, &own, old, new),
        (TypeKind::Composite(old), TypeKind::Composite(new)) => {
            let mut tables = cx.old.tables.values();
            let cascade = match tables.any(|table| table.of_type.as_ref() == Some(name)) {
                true => " CASCADE",
                false => "",
            };
            composite(&id, &own, old, new, cascade)
        }
        _ => Vec::new(),
    };
    let target = ddl::type_object(name, &new.kind);
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
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

fn domain(id: &ObjectId, own: &str, old: &Domain, new: &Domain) -> Vec<Step> {
    let change = |sql: String| Step::new(id, format!("ALTER DOMAIN {own} {sql}"));
    let same = |one: &DomainCheck, other: &DomainCheck| {
        one.expression == other.expression && (one.not_valid || !other.not_valid)
    };
    let mut steps = Vec::new();
    for (name, check) in &old.checks {
        if !new.checks.get(name).is_some_and(|new| same(check, new)) {
            steps.push(change(format!("DROP CONSTRAINT {}", quoted(name))));
        }
    }
    match (&old.default, &new.default) {
        (old, Some(new)) if old.as_ref() != Some(new) => {
            steps.push(change(format!("SET DEFAULT {new}")));
        }
        (Some(_), None) => steps.push(change("DROP DEFAULT".to_owned())),
        _ => {}
    }
    match (old.not_null, new.not_null) {
        (false, true) => steps.push(change("SET NOT NULL".to_owned())),
        (true, false) => steps.push(change("DROP NOT NULL".to_owned())),
        _ => {}
    }
    for (name, check) in &new.checks {
        let before = old.checks.get(name).filter(|old| same(old, check));
        match before {
            None => {
                let not_valid = if check.not_valid { " NOT VALID" } else { "" };
                let expression = &check.expression;
                let sql = format!(
                    "ADD CONSTRAINT {} CHECK ({expression}){not_valid}",
                    quoted(name)
                );
                steps.push(change(sql));
            }
            Some(old) if old.not_valid && !check.not_valid => {
                steps.push(change(format!("VALIDATE CONSTRAINT {}", quoted(name))));
            }
            Some(_) => {}
        }
        if before.and_then(|old| old.comment.as_ref()) != check.comment.as_ref() {
            let target = format!("CONSTRAINT {} ON DOMAIN {own}", quoted(name));
            let sql = ddl::comment_on(&target, check.comment.as_deref());
            steps.push(Step::new(id, sql));
        }
    }
    steps
}

fn composite(
    id: &ObjectId,
    own: &str,
    old: &Composite,
    new: &Composite,
    cascade: &str,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let has =
        |composite: &Composite, name: &str| composite.attributes.iter().any(|own| own.name == name);
    for attribute in old.attributes.iter().filter(|own| !has(new, &own.name)) {
        let sql = format!(
            "ALTER TYPE {own} DROP ATTRIBUTE {}{cascade}",
            quoted(&attribute.name)
        );
        steps.push(Step::new(id, sql).loses(format!("the attribute {} of {own}", attribute.name)));
    }
    for attribute in new.attributes.iter().filter(|own| !has(old, &own.name)) {
        let sql = format!(
            "ALTER TYPE {own} ADD ATTRIBUTE {}{cascade}",
            ddl::attribute_definition(attribute)
        );
        steps.push(Step::new(id, sql));
    }
    for attribute in &new.attributes {
        let before = old.attributes.iter().find(|own| own.name == attribute.name);
        if before.and_then(|own| own.comment.as_ref()) != attribute.comment.as_ref() {
            let target = format!("COLUMN {own}.{}", quoted(&attribute.name));
            steps.push(Step::new(
                id,
                ddl::comment_on(&target, attribute.comment.as_deref()),
            ));
        }
    }
    steps
}
