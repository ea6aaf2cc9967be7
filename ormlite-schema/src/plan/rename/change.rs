//! One rename, and the statement that makes it.

use std::collections::BTreeSet;

use crate::ddl;
use crate::model::{Catalog, Constraint, Name, ObjectId, TypeKind};
use crate::order::mention::names_in_bodies;
use crate::plan::step::{LockMode, Step};

/// One rename.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plan) enum Change {
    Schema {
        from: String,
        to: String,
    },
    /// A table, a view or a materialized view.
    Relation {
        from: Name,
        to: Name,
    },
    Sequence {
        from: Name,
        to: Name,
    },
    Type {
        from: Name,
        to: Name,
    },
    /// A column of a table or an attribute of a composite type.
    Column {
        of: Name,
        from: String,
        to: String,
    },
    Label {
        ty: Name,
        from: String,
        to: String,
    },
    Constraint {
        table: Name,
        from: String,
        to: String,
    },
    Index {
        from: Name,
        to: Name,
    },
}

/// One of the names of a [`Change`].
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    Old,
    New,
}

impl End {
    fn of<'a, T: ?Sized>(self, from: &'a T, to: &'a T) -> &'a T {
        match self {
            Self::Old => from,
            Self::New => to,
        }
    }
}

impl Change {
    /// Whether a catalog has an object of this kind under the old or the new name.
    pub(super) fn is_in(&self, catalog: &Catalog, end: End) -> bool {
        match self {
            Self::Schema { from, to } => catalog.schemas.contains_key(end.of(from, to)),
            Self::Relation { from, to } => {
                let name = end.of(from, to);
                catalog.tables.contains_key(name) || catalog.views.contains_key(name)
            }
            Self::Sequence { from, to } => catalog.sequences.contains_key(end.of(from, to)),
            Self::Type { from, to } => catalog.types.contains_key(end.of(from, to)),
            Self::Column { of, from, to } => {
                let name = end.of(from, to);
                match catalog.types.get(of).map(|ty| &ty.kind) {
                    Some(TypeKind::Composite(composite)) => {
                        let mut attributes = composite.attributes.iter();
                        attributes.any(|attribute| attribute.name == *name)
                    }
                    _ => catalog.column(of, name).is_some(),
                }
            }
            Self::Label { ty, from, to } => match catalog.types.get(ty).map(|ty| &ty.kind) {
                Some(TypeKind::Enum(labels)) => labels.labels.contains(end.of(from, to)),
                _ => false,
            },
            Self::Constraint { table, from, to } => {
                catalog.constraint(table, end.of(from, to)).is_some()
            }
            Self::Index { from, to } => catalog.indexes().contains_key(end.of(from, to)),
        }
    }

    /// The schema that the object is moved to.
    pub(super) fn to_schema(&self) -> Option<&str> {
        match self {
            Self::Relation { from, to } | Self::Sequence { from, to } | Self::Type { from, to }
                if from.schema != to.schema =>
            {
                Some(&to.schema)
            }
            _ => None,
        }
    }

    /// The object under its new name, as it is in a catalog that has the old or the new one.
    pub(super) fn object(&self, catalog: &Catalog) -> ObjectId {
        match self {
            Self::Schema { to, .. } => ObjectId::Schema(to.clone()),
            Self::Relation { from, to } => {
                let is_view = [from, to]
                    .into_iter()
                    .any(|name| catalog.views.contains_key(name));
                match is_view {
                    true => ObjectId::View(to.clone()),
                    false => ObjectId::Table(to.clone()),
                }
            }
            Self::Sequence { to, .. } => ObjectId::Sequence(to.clone()),
            Self::Type { to, .. } => ObjectId::Type(to.clone()),
            Self::Column { of, to, .. } => ObjectId::Column(of.clone(), to.clone()),
            Self::Label { ty, .. } => ObjectId::Type(ty.clone()),
            Self::Constraint { table, to, .. } => ObjectId::Constraint(table.clone(), to.clone()),
            Self::Index { to, .. } => ObjectId::Index(to.clone()),
        }
    }

    /// The statements, for a catalog that has the old name.
    pub(super) fn steps(&self, catalog: &Catalog) -> Vec<Step> {
        let id = &self.object(catalog);
        match self {
            Self::Schema { from, to } => {
                let step = Step::new(id, ddl::rename_schema(from, to));
                vec![breaking(catalog, &[from], step)]
            }
            Self::Relation { from, to } => {
                let kind = catalog.views.get(from).map_or("TABLE", ddl::kind_of_view);
                let steps = moved(kind, from, to).into_iter().map(|(name, sql)| {
                    let step = Step::new(id, sql).locks(&name, LockMode::AccessExclusive);
                    breaking(catalog, &[&from.name], step)
                });
                steps.collect()
            }
            Self::Sequence { from, to } => {
                let moved = moved("SEQUENCE", from, to).into_iter();
                moved.map(|(_, sql)| Step::new(id, sql)).collect()
            }
            Self::Type { from, to } => {
                let ty = catalog.types.get(from);
                let kind = ty.map_or("TYPE", |ty| ddl::kind_of_type(&ty.kind));
                let moved = moved(kind, from, to).into_iter();
                moved
                    .map(|(_, sql)| breaking(catalog, &[&from.name], Step::new(id, sql)))
                    .collect()
            }
            Self::Column { of, from, to } => {
                let is_attribute = catalog.types.contains_key(of);
                let (sql, tables) = match is_attribute {
                    true => (ddl::rename_attribute(of, from, to), catalog.of_type(of)),
                    false => (ddl::rename_column(of, from, to), catalog.descendants(of)),
                };
                let step = exclusive(Step::new(id, sql), &tables);
                vec![breaking(catalog, &[&of.name, from], step)]
            }
            Self::Label { ty, from, to } => {
                let step = Step::new(id, ddl::rename_label(ty, from, to));
                vec![breaking(catalog, &[&ty.name], step)]
            }
            Self::Constraint { table, from, to } => {
                let step = Step::new(id, ddl::rename_constraint(table, from, to));
                let constraint = catalog.constraint(table, from);
                let tables = match constraint.is_some_and(Constraint::is_inheritable) {
                    true => catalog.descendants(table),
                    false => [table.clone()].into(),
                };
                vec![exclusive(step, &tables)]
            }
            Self::Index { from, to } => {
                vec![Step::new(id, ddl::rename("INDEX", from, &to.name))]
            }
        }
    }
}

fn exclusive(step: Step, tables: &BTreeSet<Name>) -> Step {
    let lock = |step: Step, table| step.locks(table, LockMode::AccessExclusive);
    tables.iter().fold(step, lock)
}

/// Programs that run still use the old name, and so do functions whose bodies are text.
fn breaking(catalog: &Catalog, names: &[&str], step: Step) -> Step {
    let routines = catalog.routines.iter();
    let found = routines.filter(|(_, routine)| {
        let found = names_in_bodies(&routine.definition);
        names.iter().all(|name| found.contains(*name))
    });
    let found: Vec<_> = found.map(|(name, _)| name.to_string()).collect();
    let bodies = match &found[..] {
        [] => String::new(),
        found => format!("; the bodies of {} have that name", found.join(", ")),
    };
    step.breaks(format!("statements that use the old name fail{bodies}"))
}

/// `SET SCHEMA` and `RENAME`, whichever is needed, each with the name that the object has then.
fn moved(kind: &str, from: &Name, to: &Name) -> Vec<(Name, String)> {
    let between = Name::new(&to.schema, &from.name);
    let moved =
        (from.schema != to.schema).then(|| (from.clone(), ddl::set_schema(kind, from, &to.schema)));
    let sql = ddl::rename(kind, &between, &to.name);
    let renamed = (from.name != to.name).then_some((between, sql));
    moved.into_iter().chain(renamed).collect()
}
