//! The objects of a database, owned and canonical: two catalogs are equal if the databases that
//! they describe have the same objects.
//!
//! A [`Catalog`] comes from one of three sources: the linked tables of a program, a live database,
//! or a snapshot in a file. What the model has no type for is kept as [`Other`]: it is never
//! dropped silently.
//!
//! Expressions, such as defaults and conditions, are SQL text. The server writes expressions in its
//! own form (`rate >= (0)::numeric` for `rate >= 0`), so the expressions of two catalogs are
//! comparable if both come from a server, or neither.
//!
//! Owners are not part of the model. Roles and tablespaces are objects of the server, not of a
//! database; their names occur in [`Acl`]s, policies and tables.

mod column;
mod constraint;
mod default;
mod dependency;
mod index;
mod name;
mod other;
mod persistence;
mod privilege;
mod routine;
mod sequence;
mod table;
mod table_rule;
mod types;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use self::column::{
    Column, Generated, GeneratedKind, Identity, IdentityKind, NotNull, Storage,
};
pub use self::constraint::{
    Constraint, ConstraintKind, Exclude, ExcludeElement, ForeignKey, ForeignKeyAction, Key, Match,
    Timing,
};
pub use self::dependency::{Dependencies, ObjectId};
pub use self::index::{Index, IndexElement, IndexOn, Nulls};
pub use self::name::{Name, Signature};
pub(crate) use self::name::{identifiers, is_plain, schema_of};
pub use self::other::{EventTrigger, Extension, Other, Publication, PublishedTable, Schema};
pub use self::persistence::Persistence;
pub use self::privilege::{Acl, DefaultPrivileges, Grant, Grantee, PrivilegeTarget};
pub use self::routine::{Routine, RoutineKind};
pub use self::sequence::{Sequence, SequenceOptions};
pub use self::table::{PartitionBy, PartitionOf, PartitionStrategy, ReplicaIdentity, Table};
pub use self::table_rule::{Enabled, Policy, PolicyCommand, Rule, Statistics, Trigger};
pub use self::types::{
    Attribute, Composite, Domain, DomainCheck, EnumType, RangeType, Type, TypeKind,
};
pub use self::view::{CheckOption, View};

/// Indexes by their names, each with the table or materialized view that it is of.
pub type Indexes<'a> = BTreeMap<Name, (&'a Name, &'a Index)>;

/// All objects of a database, or those of some of its schemas.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Catalog {
    /// The schemas, without those of the system.
    pub schemas: BTreeMap<String, Schema>,
    /// The extensions. Their members are not part of the catalog.
    pub extensions: BTreeMap<String, Extension>,
    /// Enumerated, domain, composite and range types.
    pub types: BTreeMap<Name, Type>,
    /// Sequences, without those of identity columns.
    pub sequences: BTreeMap<Name, Sequence>,
    /// Functions and procedures, without aggregates.
    pub routines: BTreeMap<Signature, Routine>,
    /// Tables, partitioned tables and partitions.
    pub tables: BTreeMap<Name, Table>,
    /// Views and materialized views.
    pub views: BTreeMap<Name, View>,
    /// Extended statistics.
    pub statistics: BTreeMap<Name, Statistics>,
    /// Event triggers.
    pub event_triggers: BTreeMap<String, EventTrigger>,
    /// Publications.
    pub publications: BTreeMap<String, Publication>,
    /// The privileges that objects get when they are created.
    pub default_privileges: DefaultPrivileges,
    /// Objects of other kinds.
    pub others: Vec<Other>,
    /// Which object needs which others, as the server's catalog has it.
    pub dependencies: Dependencies,
}

impl Catalog {
    /// The column of a table.
    pub fn column(&self, table: &Name, column: &str) -> Option<&Column> {
        self.tables.get(table)?.column(column)
    }

    /// The constraint of a table.
    pub fn constraint(&self, table: &Name, constraint: &str) -> Option<&Constraint> {
        self.tables.get(table)?.constraints.get(constraint)
    }

    /// The policy of a table.
    pub fn policy(&self, table: &Name, policy: &str) -> Option<&Policy> {
        self.tables.get(table)?.policies.get(policy)
    }

    /// The trigger of a table or view.
    pub fn trigger(&self, of: &Name, trigger: &str) -> Option<&Trigger> {
        let of_table = || self.tables.get(of)?.triggers.get(trigger);
        let of_view = || self.views.get(of)?.triggers.get(trigger);
        of_table().or_else(of_view)
    }

    /// The rule of a table or view.
    pub fn rule(&self, of: &Name, rule: &str) -> Option<&Rule> {
        let of_table = || self.tables.get(of)?.rules.get(rule);
        let of_view = || self.views.get(of)?.rules.get(rule);
        of_table().or_else(of_view)
    }

    /// The object of another kind, by its kind and identity.
    pub fn other(&self, kind: &str, identity: &str) -> Option<&Other> {
        let mut others = self.others.iter();
        others.find(|other| other.kind == kind && other.identity == identity)
    }

    /// A table, its partitions and the tables that inherit from it, at any depth.
    pub fn descendants(&self, table: &Name) -> BTreeSet<Name> {
        let mut found = BTreeSet::from([table.clone()]);
        let mut rest = vec![table.clone()];
        while let Some(parent) = rest.pop() {
            for (name, table) in &self.tables {
                let is_child = table.parents().any(|of| *of == parent);
                if is_child && found.insert(name.clone()) {
                    rest.push(name.clone());
                }
            }
        }
        found
    }

    /// The tables of a composite type: `CREATE TABLE .. OF`.
    pub fn of_type(&self, ty: &Name) -> BTreeSet<Name> {
        let tables = self.tables.iter();
        let tables = tables.filter(|(_, table)| table.of_type.as_ref() == Some(ty));
        tables.map(|(name, _)| name.clone()).collect()
    }

    /// All indexes.
    pub fn indexes(&self) -> Indexes<'_> {
        let of_tables = self.tables.iter().map(|(of, table)| (of, &table.indexes));
        let of_views = self.views.iter().map(|(of, view)| (of, &view.indexes));
        let of_each = of_tables.chain(of_views);
        of_each
            .flat_map(|(of, indexes)| {
                let named = indexes.iter();
                named.map(move |(name, index)| (of.beside(name), (of, index)))
            })
            .collect()
    }
}
