//! The locks of statements on tables that existed before the plan, as PostgreSQL takes them.

use std::collections::BTreeSet;

use super::context::{Context, Moment, is_type};
use super::side::Side;
use super::step::{LockMode, Step, Work};
use crate::ddl;
use crate::model::{ConstraintKind, Name, ObjectId, PartitionOf, Publication, TypeKind};

/// The bound of the default partition.
const DEFAULT: &str = "DEFAULT";

impl Context<'_> {
    /// Adds a lock, if the table existed before the plan.
    pub(super) fn lock(&self, step: Step, table: &Name, mode: LockMode) -> Step {
        match self.is_kept(table) || (self.moment == Moment::Before && self.is_dropped(table)) {
            true => step.locks(table, mode),
            false => step,
        }
    }

    /// Adds a lock on a table and on all that inherit from it, which are its partitions if it is
    /// partitioned.
    pub(super) fn lock_tree(&self, step: Step, table: &Name, mode: LockMode) -> Step {
        let tree = self.tree(table);
        tree.iter()
            .fold(step, |step, table| self.lock(step, table, mode))
    }

    /// Adds a lock on a table and on its partitions.
    pub(super) fn lock_partitions(&self, step: Step, table: &Name, mode: LockMode) -> Step {
        match self.is_partitioned(table) {
            true => self.lock_tree(step, table, mode),
            false => self.lock(step, table, mode),
        }
    }

    /// A statement that takes an `ACCESS EXCLUSIVE` lock on a table and on all that inherit from it.
    pub(super) fn exclusive(&self, id: &ObjectId, table: &Name, sql: String) -> Step {
        self.lock_tree(Step::new(id, sql), table, LockMode::AccessExclusive)
    }

    /// A statement that takes an `ACCESS EXCLUSIVE` lock on a table alone.
    pub(super) fn exclusive_only(&self, id: &ObjectId, table: &Name, sql: String) -> Step {
        self.lock(Step::new(id, sql), table, LockMode::AccessExclusive)
    }

    /// A statement beside which a table is read and written.
    pub(super) fn beside_writes(&self, id: &ObjectId, table: &Name, sql: String) -> Step {
        self.lock(Step::new(id, sql), table, LockMode::ShareUpdateExclusive)
    }

    /// The catalog of the moment.
    fn side(&self) -> &Side<'_> {
        match self.moment {
            Moment::Before => self.old,
            Moment::After => self.new,
        }
    }

    pub(super) fn is_partitioned(&self, table: &Name) -> bool {
        let of_table = self.side().tables.get(table);
        of_table.is_some_and(|table| table.partition_by.is_some())
    }

    /// A table and all that inherit from it.
    pub(super) fn tree(&self, table: &Name) -> BTreeSet<Name> {
        self.side().descendants(table)
    }

    /// The default partition of a table.
    pub(super) fn default_partition(&self, parent: &Name) -> Option<&Name> {
        let tables = self.side().tables.iter();
        let mut defaults = tables.filter(|(_, table)| {
            let of = table.partition_of.as_ref();
            of.is_some_and(|of| of.parent == *parent && of.bound == DEFAULT)
        });
        defaults.next().map(|(name, _)| name)
    }

    /// Adds the locks of attaching a partition.
    pub(super) fn lock_attached(&self, step: Step, name: &Name, parent: &Name) -> Step {
        let step = self.lock_tree(step, name, LockMode::AccessExclusive);
        let mut step = self.lock(step, parent, LockMode::ShareUpdateExclusive);
        // It must have no rows of the new partition.
        let default = self.default_partition(parent);
        // One that is moved is attached last.
        if let Some(default) = default.filter(|own| *own != name && !self.is_moved(own)) {
            step = self.lock_tree(step, default, LockMode::AccessExclusive);
        }
        step
    }

    /// The tables and materialized views that have a column of a domain, or of a domain over it.
    pub(super) fn tables_with_domain(&self, domain: &Name) -> Vec<Name> {
        let catalog = self.side();
        let mut domains = vec![domain];
        let mut at = 0;
        while let Some(base) = domains.get(at).copied() {
            let over = catalog.types.iter().filter(|(_, ty)| {
                matches!(&ty.kind, TypeKind::Domain(domain) if is_type(base, &domain.base))
            });
            domains.extend(over.map(|(name, _)| name));
            at += 1;
        }
        let is_of = |ty: &str| domains.iter().any(|domain| is_type(domain, ty));
        let tables = catalog.tables.iter();
        let tables = tables.filter(|(_, table)| table.partition_by.is_none());
        let tables = tables.map(|(name, table)| (name, &table.columns));
        let views = catalog.views.iter().filter(|(_, view)| view.materialized);
        let views = views.map(|(name, view)| (name, &view.columns));
        tables
            .chain(views)
            .filter(|(_, columns)| columns.iter().any(|column| is_of(&column.ty)))
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// Adds the locks of dropping the foreign keys of a table with it. One to a table that is
    /// dropped, too, is dropped before.
    pub(super) fn lock_referenced(&self, mut step: Step, name: &Name) -> Step {
        let table = self.old.tables.get(name);
        for constraint in table
            .into_iter()
            .flat_map(|table| table.constraints.values())
        {
            // The triggers of the referenced table are those of the partitioned one.
            if let ConstraintKind::ForeignKey(key) = &constraint.kind
                && !constraint.inherited
                && !self.is_dropped(&key.table)
            {
                step = self.lock_partitions(step, &key.table, LockMode::AccessExclusive);
            }
        }
        step
    }

    /// The work of attaching a partition: its rows have to be within the bound, and those of the
    /// default partition outside of it.
    pub(super) fn work_of_attaching(&self, name: &Name, of: &PartitionOf) -> Work {
        let tables = self.new.tables.iter();
        let mut siblings = tables.filter(|(own, table)| {
            let other = table.partition_of.as_ref();
            *own != name && other.is_some_and(|other| other.parent == of.parent)
        });
        let is_bounded = of.bound != DEFAULT || siblings.next().is_some();
        let default = self.default_partition(&of.parent);
        let has_default = default.is_some_and(|default| {
            default != name && self.is_kept(default) && !self.is_moved(default)
        });
        let has_rows = self.tree(name).iter().any(|table| self.is_kept(table));
        match (has_rows && is_bounded) || has_default {
            true => Work::Scan,
            false => Work::Catalog,
        }
    }

    /// Adds the lock on the table that a foreign table is a partition of.
    pub(super) fn lock_parent(&self, step: Step, foreign: &ObjectId) -> Step {
        let side = self.side();
        let ObjectId::Other(kind, identity) = foreign else {
            return step;
        };
        let definition = side
            .other(kind, identity)
            .and_then(|it| it.definition.as_ref());
        if !definition.is_some_and(|it| it.contains(" PARTITION OF ")) {
            return step;
        }
        let parents = side.needs.needed(foreign);
        parents.fold(step, |step, parent| match parent {
            ObjectId::Table(parent) => self.lock(step, parent, LockMode::AccessExclusive),
            _ => step,
        })
    }

    /// Adds the locks of changing which tables a publication has.
    pub(super) fn lock_published(&self, mut step: Step, publication: &Publication) -> Step {
        for published in &publication.tables {
            step = self.lock(step, &published.table, LockMode::ShareUpdateExclusive);
        }
        step
    }
}

/// A table that a step has dropped is locked by none of those that follow.
pub(super) fn forget_dropped(steps: &mut [Step]) {
    let mut dropped = BTreeSet::new();
    for step in steps {
        step.locks.retain(|lock| !dropped.contains(&lock.table));
        if let ObjectId::Table(name) = &step.object
            && step.sql == ddl::drop_table(name)
        {
            dropped.insert(name.clone());
        }
    }
}
