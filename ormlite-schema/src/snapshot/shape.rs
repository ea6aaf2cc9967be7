//! Which parts of a catalog are lines of their own, and the words that their lines begin with.
//!
//! It knows the names of fields as serde has them, and no type of the model: a field that the model
//! gets is a line without a word here.

/// How a value is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// On one line, as JSON or text.
    Value,
    /// A line for the object, and those of its fields. Fields that are not listed are values.
    Fields(&'static [Field]),
    /// A map: each by its name.
    Named(&'static Shape),
    /// A list of objects in an order: each by the field of this name. `after` has the name of the
    /// one before it.
    Ordered(&'static str, &'static Shape),
    /// A list of objects, sorted by the field of this name.
    Sorted(&'static str, &'static Shape),
    /// A list of texts in an order.
    Labels,
    /// Privileges.
    Grants,
}

/// A field that is not written as one value.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name.
    pub(super) key: &'static str,
    /// The word on its lines.
    pub(super) word: &'static str,
    pub(super) shape: Shape,
}

const fn field(key: &'static str, word: &'static str, shape: Shape) -> Field {
    Field { key, word, shape }
}

use Shape::{Fields, Grants, Labels, Named, Ordered, Sorted};

/// The version of the format that this crate writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

pub(super) const CATALOG: Shape = Fields(&[
    field("schemas", "schema", Named(&WITH_ACL)),
    field("extensions", "extension", Named(&PLAIN)),
    field("types", "type", Named(&TYPE)),
    field("sequences", "sequence", Named(&WITH_ACL)),
    field("routines", "routine", Named(&WITH_ACL)),
    field("tables", "table", Named(&RELATION)),
    field("views", "view", Named(&RELATION)),
    field("statistics", "statistics", Named(&PLAIN)),
    field("event_triggers", "event_trigger", Named(&PLAIN)),
    field("publications", "publication", Named(&PUBLICATION)),
    field("default_privileges", "default_privileges", Named(&Grants)),
    // By kind and identity.
    field("others", "other", Named(&Named(&WITH_ACL))),
]);

const PLAIN: Shape = Fields(&[]);

const ACL: Field = field("acl", "acl", Grants);

const WITH_ACL: Shape = Fields(&[ACL]);

const TYPE: Shape = Fields(&[
    field("enum", "enum", Fields(&[field("labels", "label", Labels)])),
    field(
        "domain",
        "domain",
        Fields(&[field("checks", "check", Named(&PLAIN))]),
    ),
    field(
        "composite",
        "composite",
        Fields(&[field("attributes", "attribute", Ordered("name", &PLAIN))]),
    ),
    field("range", "range", PLAIN),
    ACL,
]);

/// A table or view.
const RELATION: Shape = Fields(&[
    field("columns", "column", Ordered("name", &WITH_ACL)),
    field("constraints", "constraint", Named(&PLAIN)),
    field("indexes", "index", Named(&PLAIN)),
    field("triggers", "trigger", Named(&PLAIN)),
    field("rules", "rule", Named(&PLAIN)),
    field("policies", "policy", Named(&PLAIN)),
    ACL,
]);

const PUBLICATION: Shape = Fields(&[field("tables", "table", Sorted("table", &PLAIN))]);

impl Shape {
    /// The fields that are not written as one value.
    pub(super) fn listed(self) -> &'static [Field] {
        match self {
            Self::Fields(fields) => fields,
            _ => &[],
        }
    }
}
