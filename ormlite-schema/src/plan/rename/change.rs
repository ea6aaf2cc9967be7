//! One rename, and the statement that makes it.

use std::collections::BTreeSet;

use crate::ddl;
use crate::model::{Catalog, Constraint, Name, ObjectId};
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

impl Change {
    /// The statements, for a catalog that has the old name.
    pub(super) fn steps(&self, catalog: &Catalog) -> Vec<Step> {
        match self {
            Self::Schema { from, to } => {
                let id = ObjectId::Schema(to.clone());
                let step = Step::new(&id, ddl::rename_schema(from, to));
                vec![breaking(catalog, &[from], step)]
            }
            Self::Relation { from, to } => relation(catalog, from, to),
            Self::Sequence { from, to } => {
                let id = ObjectId::Sequence(to.clone());
                moved("SEQUENCE", from, to)
                    .into_iter()
                    .map(|sql| Step::new(&id, sql))
                    .collect()
            }
            Self::Type { from, to } => {
                let Some(ty) = catalog.types.get(from) else {
                    return Vec::new();
                };
                let id = ObjectId::Type(to.clone());
                let moved = moved(ddl::kind_of_type(&ty.kind), from, to);
                moved
                    .into_iter()
                    .map(|sql| breaking(catalog, &[&from.name], Step::new(&id, sql)))
                    .collect()
            }
            Self::Column { of, from, to } => vec![column(catalog, of, from, to)],
            Self::Label { ty, from, to } => {
                let id = ObjectId::Type(ty.clone());
                let step = Step::new(&id, ddl::rename_label(ty, from, to));
                vec![breaking(catalog, &[&ty.name], step)]
            }
            Self::Constraint { table, from, to } => {
                let id = ObjectId::Constraint(table.clone(), to.clone());
                let step = Step::new(&id, ddl::rename_constraint(table, from, to));
                let constraint = catalog.constraint(table, from);
                let tables = match constraint.is_some_and(Constraint::is_inheritable) {
                    true => catalog.descendants(table),
                    false => [table.clone()].into(),
                };
                vec![exclusive(step, &tables)]
            }
            Self::Index { from, to } => {
                let id = ObjectId::Index(to.clone());
                vec![Step::new(&id, ddl::rename("INDEX", from, &to.name))]
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

fn relation(catalog: &Catalog, from: &Name, to: &Name) -> Vec<Step> {
    let view = catalog.views.get(from);
    let (kind, id) = match view {
        None => ("TABLE", ObjectId::Table(to.clone())),
        Some(view) => (ddl::kind_of_view(view), ObjectId::View(to.clone())),
    };
    let mut name = from.clone();
    let mut steps = Vec::new();
    for (sql, after) in [
        (from.schema != to.schema).then(|| {
            let after = Name::new(&to.schema, &from.name);
            (ddl::set_schema(kind, from, &to.schema), after)
        }),
        (from.name != to.name).then(|| {
            let before = Name::new(&to.schema, &from.name);
            (ddl::rename(kind, &before, &to.name), to.clone())
        }),
    ]
    .into_iter()
    .flatten()
    {
        let step = Step::new(&id, sql).locks(&name, LockMode::AccessExclusive);
        steps.push(breaking(catalog, &[&from.name], step));
        name = after;
    }
    steps
}

/// `SET SCHEMA` and `RENAME`, whichever is needed.
fn moved(kind: &str, from: &Name, to: &Name) -> Vec<String> {
    let moved = (from.schema != to.schema).then(|| ddl::set_schema(kind, from, &to.schema));
    let before = Name::new(&to.schema, &from.name);
    let renamed = (from.name != to.name).then(|| ddl::rename(kind, &before, &to.name));
    moved.into_iter().chain(renamed).collect()
}

fn column(catalog: &Catalog, of: &Name, from: &str, to: &str) -> Step {
    let id = ObjectId::Column(of.clone(), to.to_owned());
    if catalog.types.contains_key(of) {
        // Tables of the type have its attributes as columns.
        let step = Step::new(&id, ddl::rename_attribute(of, from, to));
        let typed = catalog.tables.iter();
        let typed = typed.filter(|(_, table)| table.of_type.as_ref() == Some(of));
        let step = exclusive(step, &typed.map(|(name, _)| name.clone()).collect());
        return breaking(catalog, &[&of.name, from], step);
    }
    let step = Step::new(&id, ddl::rename_column(of, from, to));
    let step = exclusive(step, &catalog.descendants(of));
    breaking(catalog, &[&of.name, from], step)
}
