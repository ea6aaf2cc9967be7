//! [`Domains`]: which folder of a snapshot an object is in.

use std::collections::BTreeMap;

use crate::model::Name;

/// The domains of a snapshot: a folder each. One per schema, unless it is said otherwise.
///
/// ```
/// use ormlite_schema::model::Name;
/// use ormlite_schema::snapshot::Domains;
///
/// let domains = Domains::new()
///     .schemas("money", ["billing", "ledger"])
///     .tables("housekeeping", [Name::new("core", "cleanings")]);
/// assert_eq!(domains.of(&Name::new("ledger", "entries")), "money");
/// assert_eq!(domains.of(&Name::new("core", "cleanings")), "housekeeping");
/// assert_eq!(domains.of(&Name::new("core", "rooms")), "core");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Domains {
    schemas: BTreeMap<String, String>,
    tables: BTreeMap<Name, String>,
}

impl Domains {
    /// One per schema.
    pub fn new() -> Self {
        Self::default()
    }

    /// A domain of these schemas.
    pub fn schemas<S: Into<String>>(
        mut self,
        domain: &str,
        schemas: impl IntoIterator<Item = S>,
    ) -> Self {
        let of_domain = schemas
            .into_iter()
            .map(|schema| (schema.into(), domain.to_owned()));
        self.schemas.extend(of_domain);
        self
    }

    /// A domain of these tables, views, types, sequences and routines, whatever their schemas are.
    pub fn tables(mut self, domain: &str, tables: impl IntoIterator<Item = Name>) -> Self {
        let of_domain = tables.into_iter().map(|table| (table, domain.to_owned()));
        self.tables.extend(of_domain);
        self
    }

    /// The domain of an object.
    pub fn of<'a>(&'a self, object: &'a Name) -> &'a str {
        match self.tables.get(object) {
            Some(domain) => domain,
            None => self.of_schema(&object.schema),
        }
    }

    /// The domain of a schema.
    pub fn of_schema<'a>(&'a self, schema: &'a str) -> &'a str {
        self.schemas.get(schema).map_or(schema, String::as_str)
    }
}
