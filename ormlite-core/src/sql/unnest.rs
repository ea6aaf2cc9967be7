//! [`Unnest`]: how several arrays of one length become rows.

use crate::ast::KeyColumn;

/// How several arrays of one length become rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unnest {
    /// `unnest(a, b)`
    Together,
    /// `(SELECT unnest(a), unnest(b))`: a composite value is one column there. In `FROM unnest(a, b)` its
    /// fields are columns, and NULL cannot be told from a value whose fields are NULL.
    Each,
}

impl Unnest {
    pub(super) fn of(has_composites: bool) -> Self {
        match has_composites {
            true => Self::Each,
            false => Self::Together,
        }
    }

    pub(super) fn of_keys(keys: &[KeyColumn]) -> Self {
        let mut types = keys.iter().map(|key| key.values.sql_type());
        Self::of(types.any(|ty| ty.is_composite()))
    }

    /// What is before the first array.
    pub(super) fn start(self) -> &'static str {
        match self {
            Self::Together => "unnest(",
            Self::Each => "(SELECT unnest(",
        }
    }

    /// What is between two arrays.
    pub(super) fn separator(self) -> &'static str {
        match self {
            Self::Together => ", ",
            Self::Each => "), unnest(",
        }
    }
}
