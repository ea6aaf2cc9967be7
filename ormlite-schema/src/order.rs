//! The order in which the objects of a catalog can be created, and in the reverse be dropped.
//!
//! It follows from what the structure of the model says (an index needs its table), and from
//! [`Catalog::dependencies`]. A catalog without dependencies, such as one of linked tables, is
//! ordered by the names that occur in the texts of views, functions and expressions.
//!
//! Parts of a table that need something which needs the table are created apart from it: a default
//! that calls a function whose argument is a row of the table. What remains of circles is cut at a
//! view, which has a placeholder with its columns until what it needs is there.

mod graph;
mod mention;
mod structure;
mod texts;

use self::graph::Graph;
pub(crate) use self::structure::parent_key;
use crate::model::{Catalog, Name, ObjectId, TypeKind};

/// A step of the creation of a catalog.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Declares a range type that its canonical function needs.
    Shell(Name),
    /// Creates an object. A default or constraint with a step of its own is not part of
    /// `CREATE TABLE`.
    Create(ObjectId),
    /// Creates a view with the columns of another one, which replaces it later.
    Placeholder(Name),
    /// Adds the checks of a domain.
    DomainChecks(Name),
    /// Sets the column that a sequence is dropped with.
    OwnedBy(Name),
    /// Attaches a partition.
    Attach(Name),
    /// Attaches the index of a partition, or of a constraint of it, to that of the partitioned
    /// table.
    AttachIndex(ObjectId),
    /// Sets the replica identity and the index to cluster by of a table or materialized view.
    IndexChoices(Name),
    /// Stores the rows of a materialized view.
    Refresh(Name),
}

/// Returns the steps that create all objects of a catalog, in their order. It is the same for
/// catalogs that are equal and have the same dependencies.
pub fn creation_order(catalog: &Catalog) -> Vec<Step> {
    let mut graph = Graph::new(structure::steps(catalog));
    structure::needs(catalog, &mut graph);
    if catalog.dependencies.is_empty() {
        texts::needs(catalog, &mut graph);
    } else {
        for (object, needed) in catalog.dependencies.iter() {
            for needed in needed {
                graph.object_needs(catalog, object, needed);
            }
        }
    }
    for (whole, part) in structure::parts(catalog) {
        graph.join(&whole, &part);
    }
    graph.order(|step| has_placeholder(catalog, step))
}

/// Whether a step creates a view whose columns are known.
fn has_placeholder(catalog: &Catalog, step: &Step) -> Option<Step> {
    let Step::Create(ObjectId::View(name)) = step else {
        return None;
    };
    let view = catalog.views.get(name)?;
    let known = !view.materialized && !view.columns.is_empty();
    known.then(|| Step::Placeholder(name.clone()))
}

impl Step {
    /// Steps are in the order of their stages where they do not need each other.
    fn stage(&self) -> u8 {
        match self {
            Self::Shell(_) => 2,
            Self::Create(object) => match object {
                ObjectId::Extension(_) => 0,
                ObjectId::Schema(_) => 1,
                ObjectId::Type(_) => 2,
                ObjectId::Sequence(_) => 4,
                ObjectId::Routine(_) => 5,
                ObjectId::Other(..) => 6,
                ObjectId::Table(_) => 7,
                ObjectId::Default(..) => 9,
                ObjectId::Constraint(..) => 10,
                ObjectId::Index(_) => 11,
                // Foreign keys are told apart by what they need.
                ObjectId::View(_) => 14,
                ObjectId::Statistics(_) => 15,
                ObjectId::Rule(..) => 16,
                ObjectId::Trigger(..) => 17,
                ObjectId::Policy(..) => 18,
                ObjectId::Publication(_) => 20,
                ObjectId::EventTrigger(_) => 21,
            },
            Self::DomainChecks(_) => 3,
            Self::Attach(_) => 8,
            Self::OwnedBy(_) => 9,
            Self::AttachIndex(_) => 12,
            Self::IndexChoices(_) => 13,
            Self::Placeholder(_) => 14,
            Self::Refresh(_) => 19,
        }
    }
}

/// Whether a domain or range has what needs a step of its own.
fn is_range_with_function(catalog: &Catalog, name: &Name) -> bool {
    let ty = catalog.types.get(name);
    matches!(ty.map(|ty| &ty.kind), Some(TypeKind::Range(range)) if range.canonical.is_some())
}
