//! Steps of the creation of a catalog, and their stages.

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

impl Step {
    /// Steps are in the order of their stages where they do not need each other.
    pub(super) fn stage(&self) -> u8 {
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
                ObjectId::Column(..) | ObjectId::Default(..) => 9,
                ObjectId::Constraint(..) => 10,
                ObjectId::Index(_) => 11,
                // Foreign keys have a later stage, which the constraint itself decides.
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

/// Whether a range type has a canonical function, which needs the type before it is defined.
pub(super) fn is_range_with_function(catalog: &Catalog, name: &Name) -> bool {
    let ty = catalog.types.get(name);
    matches!(ty.map(|ty| &ty.kind), Some(TypeKind::Range(range)) if range.canonical.is_some())
}
