//! [`Oid`] and [`Address`]: objects as the system catalogs refer to them.

use serde::{Deserialize, Deserializer, de};

/// An object in its catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Oid(pub(super) u32);

/// The server writes OIDs as strings into JSON.
impl<'de> Deserialize<'de> for Oid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(de::Error::custom)
    }
}

/// The OIDs of the catalog that an object is in, and of the object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Address {
    pub(super) class: Oid,
    pub(super) oid: Oid,
}

impl Address {
    pub(super) fn is_constraint(self) -> bool {
        self.class == PG_CONSTRAINT.0
    }
}

/// The catalogs, by OIDs that are the same in every version.
macro_rules! classes {
    ($($class:ident = $oid:literal),* $(,)?) => {$(
        pub(super) const $class: Class = Class(Oid($oid));
    )*};
}

/// A system catalog.
#[derive(Clone, Copy)]
pub(super) struct Class(Oid);

impl Class {
    /// The object of an OID in this catalog.
    pub(super) const fn at(self, oid: Oid) -> Address {
        Address { class: self.0, oid }
    }
}

classes! {
    PG_TYPE = 1247,
    PG_PROC = 1255,
    PG_CLASS = 1259,
    PG_ATTRDEF = 2604,
    PG_CONSTRAINT = 2606,
    PG_NAMESPACE = 2615,
    PG_REWRITE = 2618,
    PG_TRIGGER = 2620,
    PG_EXTENSION = 3079,
    PG_POLICY = 3256,
    PG_STATISTIC_EXT = 3381,
    PG_EVENT_TRIGGER = 3466,
    PG_PUBLICATION = 6104,
    PG_PUBLICATION_REL = 6106,
}
