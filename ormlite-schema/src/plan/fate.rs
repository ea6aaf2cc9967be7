//! What becomes of each object: kept, changed, dropped, created, or dropped and created again.

use std::collections::BTreeMap;

use crate::model::ObjectId;

/// What becomes of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is the same in both catalogs.
    Kept,
    /// It is changed in place.
    Altered,
    /// Its type is changed in place: that of a column, or a type that is replaced under its name.
    /// What uses it has to make way.
    Retyped,
    /// It is only in the new catalog.
    Created,
    /// It is only in the old catalog.
    Dropped,
    /// It is dropped and created again.
    Recreated,
}

impl Fate {
    pub(super) fn is_dropped(self) -> bool {
        matches!(self, Self::Dropped | Self::Recreated)
    }

    pub(super) fn is_created(self) -> bool {
        matches!(self, Self::Created | Self::Recreated)
    }
}

/// The fates of all objects of two catalogs.
#[derive(Debug, Default)]
pub(super) struct Fates(BTreeMap<ObjectId, Fate>);

impl Fates {
    pub(super) fn set(&mut self, object: ObjectId, fate: Fate) {
        self.0.insert(object, fate);
    }

    pub(super) fn get(&self, object: &ObjectId) -> Fate {
        self.0.get(object).copied().unwrap_or(Fate::Kept)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&ObjectId, Fate)> {
        self.0.iter().map(|(object, fate)| (object, *fate))
    }
}
