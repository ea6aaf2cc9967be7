//! What the objects of a catalog need: from its dependencies and from its structure.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Catalog, Column, ConstraintKind, ForeignKey, Index, IndexOn, Name, ObjectId, Rule, Table,
    Trigger, TypeKind, View,
};
use crate::order::mention::{in_literals, mentions};

/// Which objects an object needs, and which need it.
#[derive(Debug, Default)]
pub(super) struct Needs {
    needed: BTreeMap<ObjectId, BTreeSet<ObjectId>>,
    users: BTreeMap<ObjectId, BTreeSet<ObjectId>>,
}

impl Needs {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut needs = Self::default();
        for (object, others) in catalog.dependencies.iter() {
            for other in others {
                needs.add(column_of(catalog, object), column_of(catalog, other));
            }
        }
        let mut structure = Structure {
            catalog,
            // The server knows what texts mention.
            reads_texts: catalog.dependencies.is_empty(),
            needs,
        };
        structure.read();
        structure.needs
    }

    fn add(&mut self, object: ObjectId, needs: ObjectId) {
        // A table does not need its parts. The server has its identity column so: by the sequence.
        let is_part = needs.owner().as_ref() == Some(&object);
        if object != needs && !is_part {
            self.users
                .entry(needs.clone())
                .or_default()
                .insert(object.clone());
            self.needed.entry(object).or_default().insert(needs);
        }
    }

    /// All objects, each with what it needs.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&ObjectId, &BTreeSet<ObjectId>)> {
        self.needed.iter()
    }

    /// What an object needs.
    pub(super) fn needed(&self, object: &ObjectId) -> impl Iterator<Item = &ObjectId> {
        self.needed.get(object).into_iter().flatten()
    }

    /// The objects that need an object.
    pub(super) fn users(&self, object: &ObjectId) -> impl Iterator<Item = &ObjectId> {
        self.users.get(object).into_iter().flatten()
    }
}

/// The column for its generation expression, which is no object of its own here.
fn column_of(catalog: &Catalog, object: &ObjectId) -> ObjectId {
    match object {
        ObjectId::Default(table, name) => {
            let column = catalog.column(table, name);
            match column.is_some_and(|column| column.generated.is_some()) {
                true => ObjectId::Column(table.clone(), name.clone()),
                false => object.clone(),
            }
        }
        other => other.clone(),
    }
}

struct Structure<'a> {
    catalog: &'a Catalog,
    reads_texts: bool,
    needs: Needs,
}

impl Structure<'_> {
    fn read(&mut self) {
        let catalog = self.catalog;
        for (name, extension) in &catalog.extensions {
            if let Some(schema) = &extension.schema {
                self.in_schema(ObjectId::Extension(name.clone()), schema);
            }
        }
        for (name, ty) in &catalog.types {
            let id = ObjectId::Type(name.clone());
            self.in_schema(id.clone(), &name.schema);
            match &ty.kind {
                TypeKind::Enum(_) => {}
                TypeKind::Domain(domain) => {
                    self.text(&id, &domain.base);
                    self.text(&id, domain.default.as_deref().unwrap_or_default());
                    for check in domain.checks.values() {
                        self.text(&id, &check.expression);
                    }
                }
                TypeKind::Composite(composite) => {
                    for attribute in &composite.attributes {
                        self.text(&id, &attribute.ty);
                    }
                }
                TypeKind::Range(range) => self.text(&id, &range.subtype),
            }
        }
        for name in catalog.sequences.keys() {
            self.in_schema(ObjectId::Sequence(name.clone()), &name.schema);
        }
        for (signature, routine) in &catalog.routines {
            let id = ObjectId::Routine(signature.clone());
            self.in_schema(id.clone(), &signature.name.schema);
            self.text(&id, &routine.definition);
        }
        for (name, table) in &catalog.tables {
            self.table(name, table);
        }
        for (name, view) in &catalog.views {
            self.view(name, view);
        }
        for (name, statistics) in &catalog.statistics {
            let id = ObjectId::Statistics(name.clone());
            self.in_schema(id.clone(), &name.schema);
            self.needs
                .add(id.clone(), ObjectId::Table(statistics.table.clone()));
            self.columns_in(&id, &statistics.table, &statistics.definition);
        }
        for (name, trigger) in &catalog.event_triggers {
            let id = ObjectId::EventTrigger(name.clone());
            let routines = catalog.routines.keys();
            for routine in routines.filter(|routine| routine.name == trigger.function) {
                self.needs
                    .add(id.clone(), ObjectId::Routine(routine.clone()));
            }
        }
        for (name, publication) in &catalog.publications {
            let id = ObjectId::Publication(name.clone());
            for published in &publication.tables {
                self.needs
                    .add(id.clone(), ObjectId::Table(published.table.clone()));
            }
            for schema in &publication.schemas {
                self.in_schema(id.clone(), schema);
            }
        }
    }

    fn in_schema(&mut self, object: ObjectId, schema: &str) {
        self.needs.add(object, ObjectId::Schema(schema.to_owned()));
    }

    fn table(&mut self, name: &Name, table: &Table) {
        let id = ObjectId::Table(name.clone());
        self.in_schema(id.clone(), &name.schema);
        for parent in table.parents() {
            self.needs.add(id.clone(), ObjectId::Table(parent.clone()));
        }
        if let Some(ty) = &table.of_type {
            self.needs.add(id.clone(), ObjectId::Type(ty.clone()));
        }
        for column in &table.columns {
            self.column(&id, name, column);
            for parent in table.parents().filter(|_| column.inherited) {
                let id = ObjectId::Column(name.clone(), column.name.clone());
                self.columns(&id, parent, [&column.name]);
            }
        }
        for (constraint, def) in &table.constraints {
            let of = ObjectId::Constraint(name.clone(), constraint.clone());
            self.needs.add(of.clone(), id.clone());
            match &def.kind {
                ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
                    self.columns(&of, name, key.columns.iter().chain(&key.include));
                }
                ConstraintKind::Check { expression, .. } => {
                    self.text(&of, expression);
                    self.columns_in(&of, name, expression);
                }
                ConstraintKind::ForeignKey(key) => {
                    self.columns(&of, name, &key.columns);
                    self.foreign_key(&of, key);
                }
                ConstraintKind::Exclude(exclude) => {
                    self.columns(&of, name, &exclude.include);
                    for element in &exclude.elements {
                        self.element(&of, name, &element.element.on);
                    }
                    self.columns_in(&of, name, exclude.filter.as_deref().unwrap_or_default());
                }
                ConstraintKind::Other { definition } => self.columns_in(&of, name, definition),
            }
        }
        self.indexes(&id, name, &table.indexes);
        self.rules(&id, name, &table.triggers, &table.rules);
        for (policy, def) in &table.policies {
            let of = ObjectId::Policy(name.clone(), policy.clone());
            self.needs.add(of.clone(), id.clone());
            for text in def.using.iter().chain(&def.check) {
                self.text(&of, text);
                self.columns_in(&of, name, text);
            }
        }
    }

    fn column(&mut self, table: &ObjectId, name: &Name, column: &Column) {
        let id = ObjectId::Column(name.clone(), column.name.clone());
        self.needs.add(id.clone(), table.clone());
        self.text(&id, &column.ty);
        if let Some(generated) = &column.generated {
            self.text(&id, &generated.expression);
            self.columns_in(&id, name, &generated.expression);
        }
        if let Some(default) = &column.default {
            let of = ObjectId::Default(name.clone(), column.name.clone());
            self.needs.add(of.clone(), id);
            self.text(&of, default);
            self.sequences_in(&of, default);
        }
    }

    fn foreign_key(&mut self, id: &ObjectId, key: &ForeignKey) {
        self.needs
            .add(id.clone(), ObjectId::Table(key.table.clone()));
        self.columns(id, &key.table, &key.referenced);
        let Some(target) = self.catalog.tables.get(&key.table) else {
            return;
        };
        let referenced: BTreeSet<_> = key.referenced.iter().collect();
        let is_key = |columns: &[String]| columns.iter().collect::<BTreeSet<_>>() == referenced;
        for (name, constraint) in &target.constraints {
            if let ConstraintKind::PrimaryKey(of) | ConstraintKind::Unique(of) = &constraint.kind
                && is_key(&of.columns)
            {
                let of = ObjectId::Constraint(key.table.clone(), name.clone());
                self.needs.add(id.clone(), of);
            }
        }
        for (name, index) in &target.indexes {
            let columns = index.elements.iter().map(|element| match &element.on {
                IndexOn::Column(column) => column.clone(),
                IndexOn::Expression(_) => String::new(),
            });
            if index.unique && is_key(&columns.collect::<Vec<_>>()) {
                let of = ObjectId::Index(Name::new(&key.table.schema, name));
                self.needs.add(id.clone(), of);
            }
        }
    }

    fn indexes(&mut self, id: &ObjectId, name: &Name, indexes: &BTreeMap<String, Index>) {
        for (index, def) in indexes {
            let of = ObjectId::Index(Name::new(&name.schema, index));
            self.needs.add(of.clone(), id.clone());
            for element in &def.elements {
                self.element(&of, name, &element.on);
            }
            self.columns(&of, name, &def.include);
            if let Some(filter) = &def.filter {
                self.text(&of, filter);
                self.columns_in(&of, name, filter);
            }
            if let Some(parent) = &def.attached_to {
                self.needs.add(of, ObjectId::Index(parent.clone()));
            }
        }
    }

    fn element(&mut self, id: &ObjectId, table: &Name, on: &IndexOn) {
        match on {
            IndexOn::Column(column) => self.columns(id, table, [column]),
            IndexOn::Expression(expression) => {
                self.text(id, expression);
                self.columns_in(id, table, expression);
            }
        }
    }

    fn rules(
        &mut self,
        id: &ObjectId,
        name: &Name,
        triggers: &BTreeMap<String, Trigger>,
        rules: &BTreeMap<String, Rule>,
    ) {
        for (trigger, def) in triggers {
            let of = ObjectId::Trigger(name.clone(), trigger.clone());
            self.needs.add(of.clone(), id.clone());
            self.text(&of, &def.definition);
        }
        for (rule, def) in rules {
            let of = ObjectId::Rule(name.clone(), rule.clone());
            self.needs.add(of.clone(), id.clone());
            self.text(&of, &def.definition);
        }
    }

    fn view(&mut self, name: &Name, view: &View) {
        let id = ObjectId::View(name.clone());
        self.in_schema(id.clone(), &name.schema);
        self.text(&id, &view.definition);
        self.indexes(&id, name, &view.indexes);
        self.rules(&id, name, &view.triggers, &view.rules);
    }

    fn columns<'c>(
        &mut self,
        id: &ObjectId,
        table: &Name,
        columns: impl IntoIterator<Item = &'c String>,
    ) {
        for column in columns {
            let column = ObjectId::Column(table.clone(), column.clone());
            self.needs.add(id.clone(), column);
        }
    }

    /// The columns of the object's own table that an expression names: there is no other table that
    /// they could be of.
    fn columns_in(&mut self, id: &ObjectId, table: &Name, text: &str) {
        let Some(def) = self.catalog.tables.get(table) else {
            return;
        };
        let mut found = BTreeSet::new();
        for mention in mentions(text) {
            if def.column(&mention.name).is_some() {
                found.insert(mention.name);
            }
        }
        self.columns(id, table, &found);
    }

    /// The objects that a text names, where the server does not tell.
    fn text(&mut self, id: &ObjectId, text: &str) {
        if !self.reads_texts {
            return;
        }
        let catalog = self.catalog;
        let mut found = BTreeSet::new();
        for mention in mentions(text) {
            let schema = mention.schema.as_deref();
            let is = |other: &&Name| {
                other.name == mention.name && schema.is_none_or(|schema| schema == other.schema)
            };
            let types = catalog.types.keys().filter(is);
            found.extend(types.cloned().map(ObjectId::Type));
            let tables = catalog.tables.keys().filter(is);
            found.extend(tables.cloned().map(ObjectId::Table));
            let views = catalog.views.keys().filter(is);
            found.extend(views.cloned().map(ObjectId::View));
            let routines = catalog.routines.keys().filter(|routine| is(&&routine.name));
            found.extend(routines.cloned().map(ObjectId::Routine));
        }
        for other in found {
            self.needs.add(id.clone(), other);
        }
    }

    /// The sequences of `nextval('..')`.
    fn sequences_in(&mut self, id: &ObjectId, default: &str) {
        for mention in in_literals(default) {
            let is = |name: &&Name| {
                let schema = mention.schema.as_deref();
                name.name == mention.name && schema.is_none_or(|schema| schema == name.schema)
            };
            let sequences = self.catalog.sequences.keys().filter(is);
            for name in sequences {
                self.needs.add(id.clone(), ObjectId::Sequence(name.clone()));
            }
        }
    }
}
