//! The steps of a catalog, and what they need by the structure of the model.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Graph;
use super::step::{Step, is_range_with_function};
use crate::model::{
    Catalog, Constraint, ConstraintKind, Index, Name, ObjectId, ReplicaIdentity, Table, TypeKind,
};

/// All steps, each with its stage and its rank in it: foreign keys come after all other parts of tables.
pub(super) fn steps(catalog: &Catalog) -> BTreeSet<(u8, u8, Step)> {
    let mut steps: Vec<Step> = Vec::new();
    let mut create = |object: ObjectId| steps.push(Step::Create(object));
    for name in catalog.schemas.keys() {
        create(ObjectId::Schema(name.clone()));
    }
    for name in catalog.extensions.keys() {
        create(ObjectId::Extension(name.clone()));
    }
    for name in catalog.types.keys() {
        create(ObjectId::Type(name.clone()));
    }
    for name in catalog.sequences.keys() {
        create(ObjectId::Sequence(name.clone()));
    }
    for signature in catalog.routines.keys() {
        create(ObjectId::Routine(signature.clone()));
    }
    for name in catalog.statistics.keys() {
        create(ObjectId::Statistics(name.clone()));
    }
    for name in catalog.event_triggers.keys() {
        create(ObjectId::EventTrigger(name.clone()));
    }
    for name in catalog.publications.keys() {
        create(ObjectId::Publication(name.clone()));
    }
    for other in &catalog.others {
        create(ObjectId::Other(other.kind.clone(), other.identity.clone()));
    }
    for (name, table) in &catalog.tables {
        steps.extend(table_steps(name, table));
    }
    for (name, view) in &catalog.views {
        steps.push(Step::Create(ObjectId::View(name.clone())));
        steps.extend(view.indexes.keys().map(|index| index_step(name, index)));
        steps.extend(
            view.triggers
                .keys()
                .map(|it| Step::Create(ObjectId::Trigger(name.clone(), it.clone()))),
        );
        steps.extend(
            view.rules
                .keys()
                .map(|it| Step::Create(ObjectId::Rule(name.clone(), it.clone()))),
        );
        if view.cluster_on.is_some() {
            steps.push(Step::IndexChoices(name.clone()));
        }
        if view.materialized {
            steps.push(Step::Refresh(name.clone()));
        }
    }
    for (name, sequence) in &catalog.sequences {
        steps.extend(
            sequence
                .owned_by
                .as_ref()
                .map(|_| Step::OwnedBy(name.clone())),
        );
    }
    for (name, ty) in &catalog.types {
        match &ty.kind {
            TypeKind::Domain(domain) if !domain.checks.is_empty() => {
                steps.push(Step::DomainChecks(name.clone()));
            }
            TypeKind::Range(_) if is_range_with_function(catalog, name) => {
                steps.push(Step::Shell(name.clone()));
            }
            _ => {}
        }
    }
    let staged = steps
        .into_iter()
        .map(|step| (stage(catalog, &step), rank(&step), step));
    staged.collect()
}

/// The order of objects of other kinds. What the statement of one names is not known.
fn rank(step: &Step) -> u8 {
    let Step::Create(ObjectId::Other(kind, _)) = step else {
        return 0;
    };
    let kinds = [
        "collation",
        "type",
        "access method",
        "operator family",
        "operator",
        "operator class",
        "aggregate",
        "foreign-data wrapper",
        "server",
        "user mapping",
        "foreign table",
        "text search parser",
        "text search template",
        "text search dictionary",
        "text search configuration",
    ];
    (1..)
        .zip(kinds)
        .find(|(_, name)| name == kind)
        .map_or(u8::MAX, |(rank, _)| rank)
}

/// The stage of a step: a foreign key is created when all tables have their keys.
fn stage(catalog: &Catalog, step: &Step) -> u8 {
    if let Step::Create(ObjectId::Constraint(table, name)) = step {
        let table = catalog.tables.get(table);
        let constraint = table.and_then(|table| table.constraints.get(name));
        if constraint.is_some_and(is_foreign_key) {
            return Step::IndexChoices(Name::new("", "")).stage();
        }
    }
    step.stage()
}

fn table_steps(name: &Name, table: &Table) -> Vec<Step> {
    let mut steps = vec![Step::Create(ObjectId::Table(name.clone()))];
    for column in &table.columns {
        if column.default.is_some() || column.generated.is_some() {
            let default = ObjectId::Default(name.clone(), column.name.clone());
            steps.push(Step::Create(default));
        }
    }
    for (constraint_name, constraint) in &table.constraints {
        if !comes_with_parent(table, constraint) {
            let constraint_id = ObjectId::Constraint(name.clone(), constraint_name.clone());
            if is_attached_key(table, constraint) {
                steps.push(Step::AttachIndex(constraint_id.clone()));
            }
            steps.push(Step::Create(constraint_id));
        }
    }
    for (index_name, index) in &table.indexes {
        steps.push(index_step(name, index_name));
        if index.attached_to.is_some() {
            steps.push(Step::AttachIndex(ObjectId::Index(name.beside(index_name))));
        }
    }
    let of_table = |make: fn(Name, String) -> ObjectId, part: &String| {
        Step::Create(make(name.clone(), part.clone()))
    };
    steps.extend(
        table
            .triggers
            .keys()
            .map(|it| of_table(ObjectId::Trigger, it)),
    );
    steps.extend(table.rules.keys().map(|it| of_table(ObjectId::Rule, it)));
    steps.extend(
        table
            .policies
            .keys()
            .map(|it| of_table(ObjectId::Policy, it)),
    );
    if table.partition_of.is_some() {
        steps.push(Step::Attach(name.clone()));
    }
    if table.cluster_on.is_some() || matches!(table.replica_identity, ReplicaIdentity::Index(_)) {
        steps.push(Step::IndexChoices(name.clone()));
    }
    steps
}

/// Whether the constraint of a parent makes that of the table: all by `INHERITS`, foreign keys by
/// `ATTACH PARTITION` too.
pub(crate) fn comes_with_parent(table: &Table, constraint: &Constraint) -> bool {
    table.comes_by_inheritance(constraint.inherited)
        || (constraint.inherited && is_foreign_key(constraint))
}

fn is_foreign_key(constraint: &Constraint) -> bool {
    matches!(constraint.kind, ConstraintKind::ForeignKey(_))
}

pub(crate) fn is_attached_key(table: &Table, constraint: &Constraint) -> bool {
    let is_attached = constraint.inherited || constraint.index_attached_to.is_some();
    table.partition_of.is_some() && is_attached && constraint.has_index()
}

/// The index of the partitioned table that the index of a partition's key is attached to: that of a
/// key of the same name, or an index.
pub(crate) fn parent_key(catalog: &Catalog, table: &Name, constraint: &str) -> Option<Name> {
    let table = catalog.tables.get(table)?;
    let constraint = table.constraints.get(constraint)?;
    if let Some(index) = &constraint.index_attached_to {
        return Some(index.clone());
    }
    let parent_name = &table.partition_of.as_ref()?.parent;
    let parent = catalog.tables.get(parent_name)?;
    let same = |parent: &Constraint| match (&parent.kind, &constraint.kind) {
        (ConstraintKind::PrimaryKey(a), ConstraintKind::PrimaryKey(b))
        | (ConstraintKind::Unique(a), ConstraintKind::Unique(b)) => a.columns == b.columns,
        (ConstraintKind::Exclude(a), ConstraintKind::Exclude(b)) => a.elements == b.elements,
        _ => false,
    };
    let mut all = parent.constraints.iter();
    let (name, _) = all.find(|(_, parent)| same(parent))?;
    Some(parent_name.beside(name))
}

fn index_step(on: &Name, index: &str) -> Step {
    Step::Create(ObjectId::Index(on.beside(index)))
}

/// Adds what steps need by the structure of the model.
pub(super) fn needs(catalog: &Catalog, graph: &mut Graph) {
    let schema = |name: &str| Step::Create(ObjectId::Schema(name.to_owned()));
    for (name, extension) in &catalog.extensions {
        if let Some(needed) = &extension.schema {
            let extension = Step::Create(ObjectId::Extension(name.clone()));
            graph.step_needs(&extension, &schema(needed));
        }
    }
    for name in catalog.types.keys() {
        let create = Step::Create(ObjectId::Type(name.clone()));
        let shell = Step::Shell(name.clone());
        graph.step_needs(&create, &schema(&name.schema));
        graph.step_needs(&shell, &schema(&name.schema));
        graph.step_needs(&create, &shell);
        graph.step_needs(&Step::DomainChecks(name.clone()), &create);
    }
    for (name, sequence) in &catalog.sequences {
        let create = Step::Create(ObjectId::Sequence(name.clone()));
        graph.step_needs(&create, &schema(&name.schema));
        if let Some((table, _)) = &sequence.owned_by {
            let owned = Step::OwnedBy(name.clone());
            graph.step_needs(&owned, &create);
            graph.step_needs(&owned, &Step::Create(ObjectId::Table(table.clone())));
        }
    }
    for signature in catalog.routines.keys() {
        let create = Step::Create(ObjectId::Routine(signature.clone()));
        graph.step_needs(&create, &schema(&signature.name.schema));
    }
    for (name, statistics) in &catalog.statistics {
        let create = Step::Create(ObjectId::Statistics(name.clone()));
        graph.step_needs(&create, &schema(&name.schema));
        graph.object_needs(
            catalog,
            &ObjectId::Statistics(name.clone()),
            &ObjectId::Table(statistics.table.clone()),
        );
    }
    for (name, publication) in &catalog.publications {
        let create = Step::Create(ObjectId::Publication(name.clone()));
        for table in &publication.tables {
            let table = ObjectId::Table(table.table.clone());
            graph.step_needs(&create, &Step::Create(table));
        }
    }
    for (name, trigger) in &catalog.event_triggers {
        let create = Step::Create(ObjectId::EventTrigger(name.clone()));
        for signature in catalog.routines.keys() {
            if signature.name == trigger.function {
                let routine = Step::Create(ObjectId::Routine(signature.clone()));
                graph.step_needs(&create, &routine);
            }
        }
    }
    for other in &catalog.others {
        // An identity begins with the schema, where the kind has one.
        let create = ObjectId::Other(other.kind.clone(), other.identity.clone());
        for name in catalog.schemas.keys() {
            let start = other.identity.trim_start_matches('"');
            if start
                .strip_prefix(&**name)
                .is_some_and(|rest| rest.starts_with(['.', '"']))
            {
                graph.step_needs(&Step::Create(create.clone()), &schema(name));
            }
        }
    }
    let tree = partitions(catalog);
    for (name, table) in &catalog.tables {
        let create = Step::Create(ObjectId::Table(name.clone()));
        graph.step_needs(&create, &schema(&name.schema));
        table_needs(catalog, &tree, graph, name, table);
    }
    for (name, view) in &catalog.views {
        let create = Step::Create(ObjectId::View(name.clone()));
        graph.step_needs(&create, &schema(&name.schema));
        let choices = Step::IndexChoices(name.clone());
        for index in view.indexes.keys() {
            graph.step_needs(&index_step(name, index), &create);
            graph.step_needs(&choices, &index_step(name, index));
        }
        for trigger in view.triggers.keys() {
            let trigger = ObjectId::Trigger(name.clone(), trigger.clone());
            graph.step_needs(&Step::Create(trigger), &create);
        }
        for rule in view.rules.keys() {
            let rule = ObjectId::Rule(name.clone(), rule.clone());
            graph.step_needs(&Step::Create(rule), &create);
        }
        graph.step_needs(&Step::Refresh(name.clone()), &create);
    }
}

fn table_needs(
    catalog: &Catalog,
    tree: &Partitions<'_>,
    graph: &mut Graph,
    name: &Name,
    table: &Table,
) {
    let create = Step::Create(ObjectId::Table(name.clone()));
    let attach = Step::Attach(name.clone());
    for parent in &table.inherits {
        graph.step_needs(&create, &Step::Create(ObjectId::Table(parent.clone())));
    }
    if let Some(ty) = &table.of_type {
        graph.step_needs(&create, &Step::Create(ObjectId::Type(ty.clone())));
    }
    graph.step_needs(&attach, &create);
    for column in &table.columns {
        let default = ObjectId::Default(name.clone(), column.name.clone());
        graph.step_needs(&Step::Create(default), &create);
    }
    let parent = table.partition_of.as_ref().map(|of| &of.parent);
    if let Some(parent) = parent {
        graph.step_needs(&attach, &Step::Create(ObjectId::Table(parent.clone())));
    }
    let choices = Step::IndexChoices(name.clone());
    for (constraint_name, constraint) in &table.constraints {
        let id = ObjectId::Constraint(name.clone(), constraint_name.clone());
        let step = Step::Create(id.clone());
        graph.step_needs(&step, &create);
        graph.step_needs(&choices, &step);
        if constraint.has_index() {
            indexed(tree, graph, name, &step);
            let attach_index = Step::AttachIndex(id);
            graph.step_needs(&attach_index, &step);
            graph.step_needs(&choices, &attach_index);
            if let (Some(parent), Some(of)) = (parent, parent_key(catalog, name, constraint_name)) {
                let key = ObjectId::Constraint(parent.clone(), of.name.clone());
                graph.step_needs(&attach_index, &Step::Create(key));
                graph.step_needs(&attach_index, &Step::Create(ObjectId::Index(of)));
            }
        }
        match &constraint.kind {
            // A partition has the checks of its parent before it is attached.
            ConstraintKind::Check { .. } => graph.step_needs(&attach, &step),
            ConstraintKind::ForeignKey(key) => foreign_key(catalog, tree, graph, &step, &key.table),
            _ => {}
        }
    }
    if let Some(parent_name) = parent
        && let Some(parent) = catalog.tables.get(parent_name)
    {
        for (constraint, of) in &parent.constraints {
            if let ConstraintKind::Check { .. } = of.kind {
                let check = ObjectId::Constraint(parent_name.clone(), constraint.clone());
                graph.step_needs(&attach, &Step::Create(check));
            }
        }
    }
    for (index_name, index) in &table.indexes {
        let step = index_step(name, index_name);
        graph.step_needs(&step, &create);
        graph.step_needs(&choices, &step);
        indexed(tree, graph, name, &step);
        attached(catalog, graph, name, index_name, index);
        let attach = Step::AttachIndex(ObjectId::Index(name.beside(index_name)));
        graph.step_needs(&choices, &attach);
    }
    let parts = (table
        .triggers
        .keys()
        .map(|it| (ObjectId::Trigger as fn(_, _) -> _, it)))
    .chain(
        table
            .rules
            .keys()
            .map(|it| (ObjectId::Rule as fn(_, _) -> _, it)),
    )
    .chain(
        table
            .policies
            .keys()
            .map(|it| (ObjectId::Policy as fn(_, _) -> _, it)),
    );
    for (make, part) in parts {
        graph.step_needs(&Step::Create(make(name.clone(), part.clone())), &create);
    }
    for (trigger, it) in &table.triggers {
        if let Some(parent) = parent.filter(|_| it.inherited) {
            let step = Step::Create(ObjectId::Trigger(name.clone(), trigger.clone()));
            let of = ObjectId::Trigger(parent.clone(), trigger.clone());
            graph.step_needs(&step, &Step::Create(of));
            graph.step_needs(&step, &attach);
        }
    }
}

/// An index of a partition tree is created when the tree is complete: attaching a partition later
/// would create the indexes of the partition under names of the server's choice.
fn indexed(tree: &Partitions<'_>, graph: &mut Graph, name: &Name, step: &Step) {
    graph.step_needs(step, &Step::Attach(name.clone()));
    for partition in tree.get(name).into_iter().flatten() {
        graph.step_needs(step, &Step::Attach((*partition).clone()));
    }
}

/// Partitions by the tables that they are of.
type Partitions<'a> = BTreeMap<&'a Name, Vec<&'a Name>>;

fn partitions(catalog: &Catalog) -> Partitions<'_> {
    let mut partitions = Partitions::new();
    for (name, table) in &catalog.tables {
        if let Some(of) = &table.partition_of {
            partitions.entry(&of.parent).or_default().push(name);
        }
    }
    partitions
}

fn attached(catalog: &Catalog, graph: &mut Graph, table: &Name, name: &str, index: &Index) {
    let Some(of) = &index.attached_to else {
        return;
    };
    let attach = Step::AttachIndex(ObjectId::Index(table.beside(name)));
    graph.step_needs(&attach, &index_step(table, name));
    graph.step_needs(&attach, &Step::Create(ObjectId::Index(of.clone())));
    let parent = catalog
        .tables
        .get(table)
        .and_then(|table| table.partition_of.as_ref());
    if let Some(parent) = parent {
        let of = ObjectId::Constraint(parent.parent.clone(), of.name.clone());
        graph.step_needs(&attach, &Step::Create(of));
    }
}

/// A foreign key needs a unique index of the referenced table, and that of each of its partitions.
fn foreign_key(
    catalog: &Catalog,
    tree: &Partitions<'_>,
    graph: &mut Graph,
    step: &Step,
    target: &Name,
) {
    let mut open = vec![target];
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        graph.step_needs(step, &Step::Create(ObjectId::Table(name.clone())));
        let Some(table) = catalog.tables.get(name).filter(|_| seen.insert(name)) else {
            continue;
        };
        for (constraint, of) in &table.constraints {
            if of.has_index() {
                let id = ObjectId::Constraint(name.clone(), constraint.clone());
                graph.step_needs(step, &Step::AttachIndex(id.clone()));
                graph.step_needs(step, &Step::Create(id));
            }
        }
        for (index, of) in &table.indexes {
            if of.unique {
                let id = ObjectId::Index(name.beside(index));
                graph.step_needs(step, &Step::AttachIndex(id.clone()));
                graph.step_needs(step, &Step::Create(id));
            }
        }
        open.extend(tree.get(name).into_iter().flatten().copied());
    }
}

/// The steps that can be part of another one, with that: defaults and constraints of tables.
pub(super) fn parts(catalog: &Catalog) -> Vec<(Step, Step)> {
    let mut parts = Vec::new();
    for (name, table) in &catalog.tables {
        let create = Step::Create(ObjectId::Table(name.clone()));
        for column in &table.columns {
            let default = ObjectId::Default(name.clone(), column.name.clone());
            parts.push((create.clone(), Step::Create(default)));
        }
        for (constraint_name, constraint) in &table.constraints {
            if table.can_declare(constraint) {
                let id = ObjectId::Constraint(name.clone(), constraint_name.clone());
                parts.push((create.clone(), Step::Create(id)));
            }
        }
    }
    parts
}
