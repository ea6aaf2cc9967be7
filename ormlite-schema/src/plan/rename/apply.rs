//! A catalog as the server has it after a rename.

use std::collections::BTreeSet;

use super::change::Change;
use super::text::{Names, rewrite};
use super::walk::{self, Kind};
use crate::ddl;
use crate::model::{
    Catalog, ConstraintKind, Identity, Name, NotNull, ObjectId, ReplicaIdentity, Table, TypeKind,
};

/// Makes a rename in a catalog.
pub(in crate::plan) fn apply(catalog: &mut Catalog, change: &Change, server: u32) {
    match change {
        Change::Schema { from, to } => schema(catalog, from, to),
        Change::Relation { from, to } => {
            keep_generated_names(catalog, server, |catalog| {
                object(catalog, &[Kind::Relation], from, to);
            });
        }
        Change::Sequence { from, to } => object(catalog, &[Kind::Sequence], from, to),
        Change::Type { from, to } => object(catalog, &[Kind::Type], from, to),
        Change::Column { of, from, to } => {
            keep_generated_names(catalog, server, |catalog| column(catalog, of, from, to));
        }
        Change::Label { ty, from, to } => label(catalog, ty, from, to),
        Change::Constraint { table, from, to } => constraint(catalog, table, from, to),
        Change::Index { from, to } => index(catalog, from, to),
    }
}

struct InSchema<'a> {
    from: &'a str,
    to: &'a str,
    /// Whether a table has the name, so that a name before a point can be that of the table.
    is_table: bool,
    objects: BTreeSet<String>,
}

impl Names for InSchema<'_> {
    fn names(&self, parts: &[String], _: bool) -> Option<Vec<String>> {
        let [schema, object, ..] = parts else {
            return None;
        };
        let is_schema = *schema == self.from && (!self.is_table || self.objects.contains(object));
        is_schema.then(|| with_first(self.to, parts))
    }
}

fn with_first(first: &str, parts: &[String]) -> Vec<String> {
    let rest = parts.iter().skip(1).cloned();
    [first.to_owned()].into_iter().chain(rest).collect()
}

fn schema(catalog: &mut Catalog, from: &str, to: &str) {
    let mut objects = BTreeSet::new();
    let mut is_table = false;
    walk::names(catalog, &mut |kind, name| {
        is_table |= kind == Kind::Relation && name.name == from;
        if name.schema == from {
            objects.insert(name.name.clone());
            to.clone_into(&mut name.schema);
        }
    });
    let names = InSchema {
        from,
        to,
        is_table,
        objects,
    };
    walk::texts(catalog, &mut |text| rewrite(text, &names));
    let renamed = |name: &mut String| {
        if name == from {
            to.clone_into(name);
        }
    };
    walk::rekey(&mut catalog.schemas, &mut |name| renamed(name));
    let extensions = catalog.extensions.values_mut();
    extensions
        .filter_map(|extension| extension.schema.as_mut())
        .for_each(renamed);
    for publication in catalog.publications.values_mut() {
        publication.schemas.iter_mut().for_each(renamed);
        publication.schemas.sort();
    }
    walk::rekey(&mut catalog.default_privileges, &mut |target| {
        target.schema.iter_mut().for_each(renamed);
    });
    catalog.dependencies.change(&mut |object| {
        if let ObjectId::Schema(name) = object {
            renamed(name);
        }
    });
    sort_publications(catalog);
}

struct Object<'a> {
    from: &'a Name,
    to: &'a Name,
    /// Whether columns can be qualified by the name alone.
    is_relation: bool,
}

impl Names for Object<'_> {
    fn names(&self, parts: &[String], is_call: bool) -> Option<Vec<String>> {
        match parts {
            [schema, name, rest @ ..]
                if *schema == self.from.schema && *name == self.from.name && !is_call =>
            {
                let own = [self.to.schema.clone(), self.to.name.clone()];
                Some(own.into_iter().chain(rest.iter().cloned()).collect())
            }
            [name, _] if self.is_relation && *name == self.from.name => {
                Some(with_first(&self.to.name, parts))
            }
            _ => None,
        }
    }
}

/// Renames an object, or moves it to another schema.
fn object(catalog: &mut Catalog, kinds: &[Kind], from: &Name, to: &Name) {
    let is_relation = kinds.contains(&Kind::Relation);
    if is_relation && from.schema != to.schema {
        move_parts(catalog, from, &to.schema);
    }
    walk::names(catalog, &mut |kind, name| {
        if kinds.contains(&kind) && name == from {
            *name = to.clone();
        }
    });
    let names = Object {
        from,
        to,
        is_relation,
    };
    walk::texts(catalog, &mut |text| rewrite(text, &names));
    sort_publications(catalog);
}

/// Moves the indexes and sequences of a table to its new schema.
fn move_parts(catalog: &mut Catalog, table: &Name, schema: &str) {
    let owned: Vec<_> = catalog
        .sequences
        .iter()
        .filter(|(_, sequence)| {
            sequence
                .owned_by
                .as_ref()
                .is_some_and(|(of, _)| of == table)
        })
        .map(|(name, _)| name.clone())
        .collect();
    for sequence in owned {
        let to = Name::new(schema, &sequence.name);
        object(catalog, &[Kind::Sequence], &sequence, &to);
    }
    let of_table = catalog.tables.get(table).map(|table| &table.indexes);
    let of_view = catalog.views.get(table).map(|view| &view.indexes);
    let indexes: BTreeSet<_> = of_table
        .or(of_view)
        .into_iter()
        .flat_map(|indexes| indexes.keys())
        .map(|index| table.beside(index))
        .collect();
    walk::names(catalog, &mut |kind, name| {
        if kind == Kind::Index && indexes.contains(name) {
            schema.clone_into(&mut name.schema);
        }
    });
}

/// Lets the sequences of identity columns, and from PostgreSQL 18 on the constraints `NOT NULL`, keep
/// their names, although the model leaves those out that follow from the table and the column.
fn keep_generated_names(catalog: &mut Catalog, server: u32, change: impl FnOnce(&mut Catalog)) {
    let has_not_null = server >= 180_000;
    each_column(catalog, |table, column, identity, not_null| {
        if let Some(identity) = identity {
            identity.sequence = Some(ddl::identity_sequence(table, column, identity).name);
        }
        if let Some(not_null) = not_null.as_mut().filter(|_| has_not_null) {
            not_null.name = Some(ddl::not_null_name(table, column, not_null));
        }
    });
    change(catalog);
    each_column(catalog, |table, column, identity, not_null| {
        if let Some(identity) = identity {
            let name = identity.sequence.take();
            let default = ddl::identity_sequence(table, column, identity).name;
            identity.sequence = name.filter(|name| *name != default);
        }
        if let Some(not_null) = not_null {
            let name = not_null.name.take();
            let default = ddl::not_null_name(table, column, not_null);
            not_null.name = name.filter(|name| *name != default);
        }
    });
}

fn each_column(
    catalog: &mut Catalog,
    mut change: impl FnMut(&Name, &str, Option<&mut Identity>, &mut Option<NotNull>),
) {
    for (name, table) in &mut catalog.tables {
        for column in &mut table.columns {
            let identity = column.identity.as_mut();
            change(name, &column.name, identity, &mut column.not_null);
        }
    }
}

struct OfTable<'a> {
    from: &'a str,
    to: &'a str,
}

impl Names for OfTable<'_> {
    fn names(&self, parts: &[String], is_call: bool) -> Option<Vec<String>> {
        match parts {
            [name] if name == self.from && !is_call => Some(vec![self.to.to_owned()]),
            // `OLD` and `NEW` of a trigger, or the table itself.
            [of, name] if name == self.from && !is_call => {
                Some(vec![of.clone(), self.to.to_owned()])
            }
            _ => None,
        }
    }
}

fn column(catalog: &mut Catalog, of: &Name, from: &str, to: &str) {
    let tables = match catalog.types.get_mut(of).map(|ty| &mut ty.kind) {
        Some(TypeKind::Composite(composite)) => {
            let attributes = composite.attributes.iter_mut();
            attributes
                .filter(|attribute| attribute.name == from)
                .for_each(|attribute| to.clone_into(&mut attribute.name));
            catalog.of_type(of)
        }
        _ => catalog.descendants(of),
    };
    let renamed = |name: &mut String| {
        if name == from {
            to.clone_into(name);
        }
    };
    for name in &tables {
        if let Some(table) = catalog.tables.get_mut(name) {
            column_of(table, from, to);
        }
    }
    for table in catalog.tables.values_mut() {
        for constraint in table.constraints.values_mut() {
            if let ConstraintKind::ForeignKey(key) = &mut constraint.kind
                && tables.contains(&key.table)
            {
                key.referenced.iter_mut().for_each(renamed);
            }
        }
    }
    let names = OfTable { from, to };
    for sequence in catalog.sequences.values_mut() {
        if let Some((table, column)) = &mut sequence.owned_by
            && tables.contains(table)
        {
            renamed(column);
        }
    }
    for statistics in catalog.statistics.values_mut() {
        if tables.contains(&statistics.table) {
            rewrite(&mut statistics.definition, &names);
        }
    }
    for publication in catalog.publications.values_mut() {
        let published = publication.tables.iter_mut();
        for published in published.filter(|published| tables.contains(&published.table)) {
            let columns = published.columns.iter_mut().flatten();
            columns.for_each(renamed);
            let filter = published.filter.iter_mut();
            filter.for_each(|filter| rewrite(filter, &names));
        }
    }
    catalog.dependencies.change(&mut |object| {
        if let ObjectId::Column(table, column) | ObjectId::Default(table, column) = object
            && (tables.contains(table) || table == of)
        {
            renamed(column);
        }
    });
}

/// Renames a column within its table.
pub(in crate::plan) fn column_of(table: &mut Table, from: &str, to: &str) {
    walk::columns(table, &mut |name| {
        if name == from {
            to.clone_into(name);
        }
    });
    let names = OfTable { from, to };
    if let Some(by) = &mut table.partition_by {
        rewrite(&mut by.key, &names);
    }
    walk::texts_of_rows(table, &mut |text| {
        // A name in a subquery can be a column of another table.
        if !text.contains("SELECT") {
            rewrite(text, &names);
        }
    });
}

struct Labels<'a> {
    ty: &'a Name,
    from: &'a str,
    to: &'a str,
}

impl Names for Labels<'_> {
    fn names(&self, _: &[String], _: bool) -> Option<Vec<String>> {
        None
    }

    fn label(&self, label: &str, ty: &[String]) -> Option<String> {
        let is_type = matches!(ty, [schema, name]
            if *schema == self.ty.schema && *name == self.ty.name);
        (is_type && label == self.from).then(|| self.to.to_owned())
    }
}

fn label(catalog: &mut Catalog, ty: &Name, from: &str, to: &str) {
    if let Some(TypeKind::Enum(labels)) = catalog.types.get_mut(ty).map(|ty| &mut ty.kind) {
        let labels = labels.labels.iter_mut().filter(|label| *label == from);
        labels.for_each(|label| to.clone_into(label));
    }
    let names = Labels { ty, from, to };
    walk::texts(catalog, &mut |text| rewrite(text, &names));
    bounds(catalog, ty, from, to);
}

/// The bounds of list partitions name labels without their type.
fn bounds(catalog: &mut Catalog, ty: &Name, from: &str, to: &str) {
    let has_type = |table: &Table| {
        table
            .columns
            .iter()
            .any(|column| column.ty == ty.to_string())
    };
    let (from, to) = (ddl::literal(from), ddl::literal(to));
    let partitions = catalog.tables.values_mut().filter(|table| has_type(table));
    for of in partitions.filter_map(|table| table.partition_of.as_mut()) {
        of.bound = of.bound.replace(&from, &to);
    }
}

fn constraint(catalog: &mut Catalog, table: &Name, from: &str, to: &str) {
    for name in catalog.descendants(table) {
        let Some(def) = catalog.tables.get_mut(&name) else {
            continue;
        };
        let is_own = name == *table;
        // Checks alone are renamed with that of the table that they come from.
        let constraint = def.constraints.get(from);
        let is_renamed =
            constraint.is_some_and(|it| is_own || (it.inherited && it.is_inheritable()));
        if !is_renamed {
            continue;
        }
        if let Some(constraint) = def.constraints.remove(from) {
            def.constraints.insert(to.to_owned(), constraint);
        }
        choices(def, from, to);
        catalog.dependencies.change(&mut |object| {
            if let ObjectId::Constraint(table, constraint) = object
                && *table == name
                && constraint == from
            {
                to.clone_into(constraint);
            }
        });
    }
}

/// What names an index or the constraint that has it.
fn choices(table: &mut Table, from: &str, to: &str) {
    if let ReplicaIdentity::Index(index) = &mut table.replica_identity
        && index == from
    {
        to.clone_into(index);
    }
    if table.cluster_on.as_deref() == Some(from) {
        table.cluster_on = Some(to.to_owned());
    }
}

fn index(catalog: &mut Catalog, from: &Name, to: &Name) {
    let tables = catalog.tables.iter_mut();
    for (_, table) in tables.filter(|(name, _)| name.schema == from.schema) {
        if let Some(index) = table.indexes.remove(&from.name) {
            table.indexes.insert(to.name.clone(), index);
            choices(table, &from.name, &to.name);
        }
    }
    let views = catalog.views.iter_mut();
    for (_, view) in views.filter(|(name, _)| name.schema == from.schema) {
        if let Some(index) = view.indexes.remove(&from.name) {
            view.indexes.insert(to.name.clone(), index);
            let cluster_on = view.cluster_on.as_mut();
            let cluster_on = cluster_on.filter(|cluster| **cluster == from.name);
            cluster_on
                .into_iter()
                .for_each(|cluster| cluster.clone_from(&to.name));
        }
    }
    walk::names(catalog, &mut |kind, name| {
        if kind == Kind::Index && name == from {
            *name = to.clone();
        }
    });
}

fn sort_publications(catalog: &mut Catalog) {
    for publication in catalog.publications.values_mut() {
        publication
            .tables
            .sort_by(|one, other| one.table.cmp(&other.table));
    }
}
