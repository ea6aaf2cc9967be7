//! Where the names of objects and SQL text occur in a catalog.

use std::collections::BTreeMap;

use crate::model::{
    Catalog, Column, Constraint, ConstraintKind, Index, IndexElement, IndexOn, Name, ObjectId,
    Policy, Rule, Table, Trigger, TypeKind, View,
};

/// The kinds of objects whose names are looked up apart from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A table, view or materialized view.
    Relation,
    Sequence,
    Type,
    Index,
    Routine,
    Statistics,
}

/// Changes the keys of a map.
pub(super) fn rekey<K: Ord, V>(map: &mut BTreeMap<K, V>, change: &mut dyn FnMut(&mut K)) {
    let old = std::mem::take(map);
    map.extend(old.into_iter().map(|(mut key, value)| {
        change(&mut key);
        (key, value)
    }));
}

/// Each place of a catalog that names an object of a schema.
pub(super) fn names(catalog: &mut Catalog, change: &mut dyn FnMut(Kind, &mut Name)) {
    rekey(&mut catalog.types, &mut |name| change(Kind::Type, name));
    rekey(&mut catalog.sequences, &mut |name| {
        change(Kind::Sequence, name);
    });
    for sequence in catalog.sequences.values_mut() {
        if let Some((table, _)) = &mut sequence.owned_by {
            change(Kind::Relation, table);
        }
    }
    rekey(&mut catalog.routines, &mut |signature| {
        change(Kind::Routine, &mut signature.name);
    });
    rekey(&mut catalog.tables, &mut |name| {
        change(Kind::Relation, name);
    });
    for table in catalog.tables.values_mut() {
        let of = table.partition_of.iter_mut().map(|of| &mut of.parent);
        for parent in of.chain(&mut table.inherits) {
            change(Kind::Relation, parent);
        }
        if let Some(ty) = &mut table.of_type {
            change(Kind::Type, ty);
        }
        for constraint in table.constraints.values_mut() {
            if let ConstraintKind::ForeignKey(key) = &mut constraint.kind {
                change(Kind::Relation, &mut key.table);
            }
            if let Some(parent) = &mut constraint.index_attached_to {
                change(Kind::Index, parent);
            }
        }
        for index in table.indexes.values_mut() {
            if let Some(parent) = &mut index.attached_to {
                change(Kind::Index, parent);
            }
        }
    }
    rekey(&mut catalog.views, &mut |name| change(Kind::Relation, name));
    rekey(&mut catalog.statistics, &mut |name| {
        change(Kind::Statistics, name);
    });
    for statistics in catalog.statistics.values_mut() {
        change(Kind::Relation, &mut statistics.table);
    }
    for trigger in catalog.event_triggers.values_mut() {
        change(Kind::Routine, &mut trigger.function);
    }
    for publication in catalog.publications.values_mut() {
        for published in &mut publication.tables {
            change(Kind::Relation, &mut published.table);
        }
    }
    catalog.dependencies.change(&mut |object| match object {
        ObjectId::Type(name) => change(Kind::Type, name),
        ObjectId::Routine(signature) => change(Kind::Routine, &mut signature.name),
        ObjectId::Sequence(name) => change(Kind::Sequence, name),
        ObjectId::Index(name) => change(Kind::Index, name),
        ObjectId::Statistics(name) => change(Kind::Statistics, name),
        ObjectId::Table(name)
        | ObjectId::View(name)
        | ObjectId::Column(name, _)
        | ObjectId::Default(name, _)
        | ObjectId::Constraint(name, _)
        | ObjectId::Trigger(name, _)
        | ObjectId::Rule(name, _)
        | ObjectId::Policy(name, _) => change(Kind::Relation, name),
        ObjectId::Schema(_)
        | ObjectId::Extension(_)
        | ObjectId::EventTrigger(_)
        | ObjectId::Publication(_)
        | ObjectId::Other(..) => {}
    });
}

/// Each text of a catalog: types, expressions, definitions.
pub(super) fn texts(catalog: &mut Catalog, change: &mut dyn FnMut(&mut String)) {
    for ty in catalog.types.values_mut() {
        texts_of_type(&mut ty.kind, change);
    }
    rekey(&mut catalog.routines, &mut |signature| {
        change(&mut signature.arguments);
    });
    for routine in catalog.routines.values_mut() {
        change(&mut routine.definition);
        change(&mut routine.arguments);
        routine.returns.iter_mut().for_each(&mut *change);
    }
    for table in catalog.tables.values_mut() {
        if let Some(by) = &mut table.partition_by {
            change(&mut by.key);
        }
        if let Some(of) = &mut table.partition_of {
            change(&mut of.bound);
        }
        texts_of_columns(&mut table.columns, change);
        texts_of_rows(table, change);
        texts_of_rules(&mut table.rules, change);
    }
    for view in catalog.views.values_mut() {
        texts_of_view(view, change);
    }
    for statistics in catalog.statistics.values_mut() {
        change(&mut statistics.definition);
    }
    for publication in catalog.publications.values_mut() {
        for published in &mut publication.tables {
            published.filter.iter_mut().for_each(&mut *change);
        }
    }
    for other in &mut catalog.others {
        change(&mut other.identity);
        other.definition.iter_mut().for_each(&mut *change);
    }
    catalog.dependencies.change(&mut |object| match object {
        ObjectId::Routine(signature) => change(&mut signature.arguments),
        ObjectId::Other(_, identity) => change(identity),
        _ => {}
    });
}

fn texts_of_type(kind: &mut TypeKind, change: &mut dyn FnMut(&mut String)) {
    match kind {
        TypeKind::Enum(_) => {}
        TypeKind::Domain(domain) => {
            change(&mut domain.base);
            let texts = domain.collation.iter_mut().chain(&mut domain.default);
            texts.for_each(&mut *change);
            for check in domain.checks.values_mut() {
                change(&mut check.expression);
            }
        }
        TypeKind::Composite(composite) => {
            for attribute in &mut composite.attributes {
                change(&mut attribute.ty);
                attribute.collation.iter_mut().for_each(&mut *change);
            }
        }
        TypeKind::Range(range) => {
            change(&mut range.subtype);
            let texts = range.opclass.iter_mut().chain(&mut range.collation);
            let texts = texts.chain(&mut range.canonical);
            texts.chain(&mut range.subtype_diff).for_each(change);
        }
    }
}

fn texts_of_columns(columns: &mut [Column], change: &mut dyn FnMut(&mut String)) {
    for column in columns {
        change(&mut column.ty);
        let texts = column.collation.iter_mut().chain(&mut column.default);
        texts.for_each(&mut *change);
    }
}

fn texts_of_view(view: &mut View, change: &mut dyn FnMut(&mut String)) {
    change(&mut view.definition);
    texts_of_columns(&mut view.columns, change);
    texts_of_indexes(&mut view.indexes, change);
    texts_of_triggers(&mut view.triggers, change);
    texts_of_rules(&mut view.rules, change);
}

/// The texts of a table that are about one row of it, so that a name in them can be a column.
pub(super) fn texts_of_rows(table: &mut Table, change: &mut dyn FnMut(&mut String)) {
    for column in &mut table.columns {
        if let Some(generated) = &mut column.generated {
            change(&mut generated.expression);
        }
    }
    for constraint in table.constraints.values_mut() {
        texts_of_constraint(constraint, change);
    }
    texts_of_indexes(&mut table.indexes, change);
    texts_of_triggers(&mut table.triggers, change);
    for Policy { using, check, .. } in table.policies.values_mut() {
        using.iter_mut().chain(check).for_each(&mut *change);
    }
}

fn texts_of_constraint(constraint: &mut Constraint, change: &mut dyn FnMut(&mut String)) {
    match &mut constraint.kind {
        ConstraintKind::Check { expression, .. } => change(expression),
        ConstraintKind::Exclude(exclude) => {
            for element in &mut exclude.elements {
                texts_of_element(&mut element.element, change);
                change(&mut element.with);
            }
            exclude.filter.iter_mut().for_each(change);
        }
        ConstraintKind::Other { definition } => change(definition),
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_) => {}
    }
}

fn texts_of_indexes(indexes: &mut BTreeMap<String, Index>, change: &mut dyn FnMut(&mut String)) {
    for index in indexes.values_mut() {
        for element in &mut index.elements {
            texts_of_element(element, change);
        }
        index.filter.iter_mut().for_each(&mut *change);
    }
}

fn texts_of_element(element: &mut IndexElement, change: &mut dyn FnMut(&mut String)) {
    if let IndexOn::Expression(expression) = &mut element.on {
        change(expression);
    }
    let texts = element.collation.iter_mut().chain(&mut element.opclass);
    texts.for_each(change);
}

fn texts_of_triggers(
    triggers: &mut BTreeMap<String, Trigger>,
    change: &mut dyn FnMut(&mut String),
) {
    for trigger in triggers.values_mut() {
        change(&mut trigger.definition);
    }
}

fn texts_of_rules(rules: &mut BTreeMap<String, Rule>, change: &mut dyn FnMut(&mut String)) {
    for rule in rules.values_mut() {
        change(&mut rule.definition);
    }
}

/// Each place of a table that names one of its own columns. The names in texts are apart.
pub(super) fn columns(table: &mut Table, change: &mut dyn FnMut(&mut String)) {
    for column in &mut table.columns {
        change(&mut column.name);
    }
    for constraint in table.constraints.values_mut() {
        match &mut constraint.kind {
            ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
                let columns = key.columns.iter_mut().chain(&mut key.include);
                columns.for_each(&mut *change);
            }
            ConstraintKind::ForeignKey(key) => {
                let columns = key.columns.iter_mut().chain(&mut key.on_delete_columns);
                columns.for_each(&mut *change);
            }
            ConstraintKind::Exclude(exclude) => {
                exclude.include.iter_mut().for_each(&mut *change);
                let elements = exclude.elements.iter_mut();
                let elements = elements.map(|element| &mut element.element);
                elements.for_each(|element| column_of(element, change));
            }
            ConstraintKind::Check { .. } | ConstraintKind::Other { .. } => {}
        }
    }
    for index in table.indexes.values_mut() {
        index.include.iter_mut().for_each(&mut *change);
        let elements = index.elements.iter_mut();
        elements.for_each(|element| column_of(element, change));
    }
}

fn column_of(element: &mut IndexElement, change: &mut dyn FnMut(&mut String)) {
    if let IndexOn::Column(column) = &mut element.on {
        change(column);
    }
}
