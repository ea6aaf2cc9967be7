//! Dependencies between objects, from which the order of statements follows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::name::{Name, Part, Signature};

/// An object of a catalog.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectId {
    /// A schema.
    Schema(String),
    /// An extension, which stands for its members too.
    Extension(String),
    /// A type, or the array of it, or the multirange of a range.
    Type(Name),
    /// A function or procedure.
    Routine(Signature),
    /// A sequence.
    Sequence(Name),
    /// A table or its row type.
    Table(Name),
    /// A column of a table.
    Column(Name, String),
    /// The default or the generation expression of a column.
    Default(Name, String),
    /// A constraint of a table, or the index that it owns.
    Constraint(Name, String),
    /// An index.
    Index(Name),
    /// A view or its row type.
    View(Name),
    /// A trigger of a table or view.
    Trigger(Name, String),
    /// A rule of a table or view.
    Rule(Name, String),
    /// A policy of a table.
    Policy(Name, String),
    /// Extended statistics.
    Statistics(Name),
    /// An event trigger.
    EventTrigger(String),
    /// A publication.
    Publication(String),
    /// An [`Other`](super::Other), by its kind and identity.
    Other(String, String),
}

impl ObjectId {
    /// The table that the object is a part of: it is dropped with it. `None` for an object that is
    /// part of no other, and for an index, whose name does not say it. The owner of a part of a
    /// view is a table of that name.
    pub fn owner(&self) -> Option<ObjectId> {
        match self {
            Self::Default(table, column) => Some(Self::Column(table.clone(), column.clone())),
            Self::Column(table, _)
            | Self::Constraint(table, _)
            | Self::Trigger(table, _)
            | Self::Rule(table, _)
            | Self::Policy(table, _) => Some(Self::Table(table.clone())),
            _ => None,
        }
    }
}

/// For messages: `table core.rooms`, `column core.rooms.id`.
impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema(name) => write!(f, "schema {}", Part(name)),
            Self::Extension(name) => write!(f, "extension {}", Part(name)),
            Self::Type(name) => write!(f, "type {name}"),
            Self::Routine(signature) => write!(f, "routine {signature}"),
            Self::Sequence(name) => write!(f, "sequence {name}"),
            Self::Table(name) => write!(f, "table {name}"),
            Self::Column(table, name) => write!(f, "column {table}.{}", Part(name)),
            Self::Default(table, name) => write!(f, "default of {table}.{}", Part(name)),
            Self::Constraint(table, name) => write!(f, "constraint {} on {table}", Part(name)),
            Self::Index(name) => write!(f, "index {name}"),
            Self::View(name) => write!(f, "view {name}"),
            Self::Trigger(of, name) => write!(f, "trigger {} on {of}", Part(name)),
            Self::Rule(of, name) => write!(f, "rule {} on {of}", Part(name)),
            Self::Policy(table, name) => write!(f, "policy {} on {table}", Part(name)),
            Self::Statistics(name) => write!(f, "statistics {name}"),
            Self::EventTrigger(name) => write!(f, "event trigger {}", Part(name)),
            Self::Publication(name) => write!(f, "publication {}", Part(name)),
            Self::Other(kind, identity) => write!(f, "{kind} {identity}"),
        }
    }
}

/// Which object needs which others.
///
/// What the structure of the model says is left out: a table needs its schema, an index its table, a
/// sequence the table that owns it. The types of columns are named by text, and so are here.
///
/// Dependencies do not count when catalogs are compared: two that differ in nothing else are equal.
#[derive(Debug, Clone, Default, Eq, Serialize, Deserialize)]
#[serde(
    from = "Vec<(ObjectId, BTreeSet<ObjectId>)>",
    into = "Vec<(ObjectId, BTreeSet<ObjectId>)>"
)]
pub struct Dependencies(BTreeMap<ObjectId, BTreeSet<ObjectId>>);

impl Dependencies {
    /// Adds that an object needs another one.
    pub fn add(&mut self, object: ObjectId, needs: ObjectId) {
        if object != needs {
            self.0.entry(object).or_default().insert(needs);
        }
    }

    /// What an object needs.
    pub fn of(&self, object: &ObjectId) -> impl Iterator<Item = &ObjectId> {
        self.0.get(object).into_iter().flatten()
    }

    /// Whether there are none, as in a catalog that no server has described.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Changes the objects, on both sides.
    pub(crate) fn change(&mut self, change: &mut dyn FnMut(&mut ObjectId)) {
        let old = std::mem::take(&mut self.0);
        for (mut object, needed) in old {
            change(&mut object);
            for mut other in needed {
                change(&mut other);
                self.add(object.clone(), other);
            }
        }
    }

    /// All of them: objects, each with what it needs.
    pub fn iter(&self) -> impl Iterator<Item = (&ObjectId, &BTreeSet<ObjectId>)> {
        self.0.iter()
    }
}

impl PartialEq for Dependencies {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl From<Vec<(ObjectId, BTreeSet<ObjectId>)>> for Dependencies {
    fn from(list: Vec<(ObjectId, BTreeSet<ObjectId>)>) -> Self {
        Self(list.into_iter().collect())
    }
}

impl From<Dependencies> for Vec<(ObjectId, BTreeSet<ObjectId>)> {
    fn from(dependencies: Dependencies) -> Self {
        dependencies.0.into_iter().collect()
    }
}
