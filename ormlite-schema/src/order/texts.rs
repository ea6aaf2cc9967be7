//! What steps need by the names that occur in their texts.

use std::collections::BTreeMap;

use super::graph::Graph;
use super::mention::{Mention, in_literals, mentions};
use super::step::Step;
use crate::model::{Catalog, ConstraintKind, Index, IndexElement, IndexOn, ObjectId, TypeKind};

/// The objects of a catalog by their names without schemas.
struct Named<'a> {
    catalog: &'a Catalog,
    objects: BTreeMap<&'a str, Vec<(&'a str, ObjectId)>>,
}

/// Adds what steps need by their texts.
pub(super) fn needs(catalog: &Catalog, graph: &mut Graph) {
    let named = Named::new(catalog);
    for (step, object, texts) in texts(catalog) {
        for text in texts {
            for mention in mentions(text) {
                named.add(graph, &step, object.as_ref(), &mention, false);
            }
            for mention in in_literals(text) {
                named.add(graph, &step, object.as_ref(), &mention, true);
            }
        }
    }
}

impl<'a> Named<'a> {
    fn new(catalog: &'a Catalog) -> Self {
        let mut objects: BTreeMap<&str, Vec<(&str, ObjectId)>> = BTreeMap::new();
        let mut add = |schema: &'a str, name: &'a str, object: ObjectId| {
            objects.entry(name).or_default().push((schema, object));
        };
        for name in catalog.types.keys() {
            add(&name.schema, &name.name, ObjectId::Type(name.clone()));
        }
        for name in catalog.sequences.keys() {
            add(&name.schema, &name.name, ObjectId::Sequence(name.clone()));
        }
        for name in catalog.tables.keys() {
            add(&name.schema, &name.name, ObjectId::Table(name.clone()));
        }
        for name in catalog.views.keys() {
            add(&name.schema, &name.name, ObjectId::View(name.clone()));
        }
        for signature in catalog.routines.keys() {
            let name = &signature.name;
            add(
                &name.schema,
                &name.name,
                ObjectId::Routine(signature.clone()),
            );
        }
        Self { catalog, objects }
    }

    fn add(
        &self,
        graph: &mut Graph,
        step: &Step,
        object: Option<&ObjectId>,
        mention: &Mention,
        in_literal: bool,
    ) {
        // A range type names its functions and does not call them.
        let names_functions = matches!(step, Step::Create(ObjectId::Type(_)));
        let objects = self.objects.get(&*mention.name).into_iter().flatten();
        for (schema, needed) in objects {
            let is_in_schema = match &mention.schema {
                Some(of) => of == schema || schema.is_empty(),
                None => true,
            };
            let fits = match needed {
                ObjectId::Routine(_) => !in_literal && (mention.is_call || names_functions),
                ObjectId::Sequence(_) => true,
                _ => !in_literal,
            };
            if !is_in_schema || !fits {
                continue;
            }
            match object {
                Some(object) => graph.object_needs(self.catalog, object, needed),
                None => graph.step_needs(step, &Step::Create(needed.clone())),
            }
        }
    }
}

/// A step, the object that it creates, and its texts.
type Texts<'a> = (Step, Option<ObjectId>, Vec<&'a str>);

fn texts(catalog: &Catalog) -> Vec<Texts<'_>> {
    let mut all: Vec<Texts<'_>> = Vec::new();
    type_texts(catalog, &mut all);
    table_texts(catalog, &mut all);
    for (signature, routine) in &catalog.routines {
        let object = ObjectId::Routine(signature.clone());
        all.push(of(object, vec![&routine.definition]));
    }
    for (name, view) in &catalog.views {
        all.push(of(ObjectId::View(name.clone()), vec![&view.definition]));
        for (index_name, index) in &view.indexes {
            all.push(of(
                ObjectId::Index(name.beside(index_name)),
                index_texts(index),
            ));
        }
        for (trigger, it) in &view.triggers {
            let object = ObjectId::Trigger(name.clone(), trigger.clone());
            all.push(of(object, vec![&it.definition]));
        }
        for (rule, it) in &view.rules {
            let object = ObjectId::Rule(name.clone(), rule.clone());
            all.push(of(object, vec![&it.definition]));
        }
    }
    for (name, statistics) in &catalog.statistics {
        let object = ObjectId::Statistics(name.clone());
        all.push(of(object, vec![&statistics.definition]));
    }
    for (name, publication) in &catalog.publications {
        let filters = publication
            .tables
            .iter()
            .filter_map(|it| it.filter.as_deref());
        let object = ObjectId::Publication(name.clone());
        all.push(of(object, filters.collect()));
    }
    for other in &catalog.others {
        let object = ObjectId::Other(other.kind.clone(), other.identity.clone());
        all.push(of(
            object,
            other.definition.as_deref().into_iter().collect(),
        ));
    }
    all
}

fn of(object: ObjectId, texts: Vec<&str>) -> Texts<'_> {
    (Step::Create(object.clone()), Some(object), texts)
}

fn type_texts<'a>(catalog: &'a Catalog, all: &mut Vec<Texts<'a>>) {
    for (name, ty) in &catalog.types {
        let create = Step::Create(ObjectId::Type(name.clone()));
        let texts: Vec<&str> = match &ty.kind {
            TypeKind::Enum(_) => Vec::new(),
            TypeKind::Domain(domain) => {
                let checks = domain.checks.values().map(|check| &*check.expression);
                all.push((Step::DomainChecks(name.clone()), None, checks.collect()));
                let default = domain.default.as_deref();
                [&*domain.base].into_iter().chain(default).collect()
            }
            TypeKind::Composite(composite) => {
                let attributes = composite.attributes.iter();
                attributes.map(|attribute| &*attribute.ty).collect()
            }
            TypeKind::Range(range) => {
                // Names of functions, without calls of them.
                let functions = [&range.canonical, &range.subtype_diff];
                let functions = functions.into_iter().flatten().map(|name| &**name);
                functions.chain([&*range.subtype]).collect()
            }
        };
        all.push((create, None, texts));
    }
}

fn table_texts<'a>(catalog: &'a Catalog, all: &mut Vec<Texts<'a>>) {
    for (name, table) in &catalog.tables {
        let types = table.columns.iter().map(|column| &*column.ty);
        let key = table.partition_by.as_ref().map(|by| &*by.key);
        all.push(of(
            ObjectId::Table(name.clone()),
            types.chain(key).collect(),
        ));
        for column in &table.columns {
            let generated = column.generated.as_ref().map(|it| &*it.expression);
            let texts = generated.into_iter().chain(column.default.as_deref());
            let object = ObjectId::Default(name.clone(), column.name.clone());
            all.push(of(object, texts.collect()));
        }
        for (constraint_name, constraint) in &table.constraints {
            let texts: Vec<&str> = match &constraint.kind {
                ConstraintKind::Check { expression, .. } => vec![expression],
                ConstraintKind::Exclude(exclude) => {
                    let elements = exclude.elements.iter().map(|it| &it.element);
                    let expressions = elements.filter_map(expression);
                    expressions.chain(exclude.filter.as_deref()).collect()
                }
                ConstraintKind::Other { definition } => vec![definition],
                _ => continue,
            };
            let object = ObjectId::Constraint(name.clone(), constraint_name.clone());
            all.push(of(object, texts));
        }
        for (index_name, index) in &table.indexes {
            all.push(of(
                ObjectId::Index(name.beside(index_name)),
                index_texts(index),
            ));
        }
        for (trigger, it) in &table.triggers {
            let object = ObjectId::Trigger(name.clone(), trigger.clone());
            all.push(of(object, vec![&it.definition]));
        }
        for (rule, it) in &table.rules {
            let object = ObjectId::Rule(name.clone(), rule.clone());
            all.push(of(object, vec![&it.definition]));
        }
        for (policy, it) in &table.policies {
            let object = ObjectId::Policy(name.clone(), policy.clone());
            let texts = [it.using.as_deref(), it.check.as_deref()];
            all.push(of(object, texts.into_iter().flatten().collect()));
        }
    }
}

fn index_texts(index: &Index) -> Vec<&str> {
    let expressions = index.elements.iter().filter_map(expression);
    expressions.chain(index.filter.as_deref()).collect()
}

fn expression(element: &IndexElement) -> Option<&str> {
    match &element.on {
        IndexOn::Expression(expression) => Some(expression),
        IndexOn::Column(_) => None,
    }
}
