//! The locks of statements on tables that existed before the plan, as PostgreSQL takes them.

use std::collections::{BTreeMap, BTreeSet};

use super::above;
use super::constraint;
use super::context::{Context, Moment, is_type};
use super::side::Side;
use super::step::{LockMode, Step, Work};
use crate::ddl;
use crate::model::{
    Catalog, ConstraintKind, ForeignKey, Name, ObjectId, PartitionOf, Publication, Table, TypeKind,
};

/// The bound of the default partition.
const DEFAULT: &str = "DEFAULT";

impl Context<'_> {
    /// Adds a lock, if the table existed before the plan.
    pub(super) fn lock(&self, step: Step, table: &Name, mode: LockMode) -> Step {
        match self.is_lockable(table) {
            true => step.locks(table, mode),
            false => step,
        }
    }

    /// Adds a lock that the table gets because it inherits from another one, or is its partition.
    fn lock_below(&self, step: Step, of: &Name, table: &Name, mode: LockMode) -> Step {
        match self.is_lockable(table) {
            true => step.locks_below(of, table, mode),
            false => step,
        }
    }

    fn is_lockable(&self, table: &Name) -> bool {
        self.is_kept(table) || (self.moment == Moment::Before && self.is_dropped(table))
    }

    /// Adds a lock on a table and on all that inherit from it, which are its partitions if it is
    /// partitioned.
    pub(super) fn lock_tree(&self, step: Step, table: &Name, mode: LockMode) -> Step {
        let tree = self.tree(table).into_iter();
        tree.fold(step, |step, own| match own == *table {
            true => self.lock(step, &own, mode),
            false => self.lock_below(step, table, &own, mode),
        })
    }

    /// Adds the locks of adding or dropping a part that tables inherit: `passes` says whether it is
    /// done in a table in the same way. Where it is not, the server leaves those below alone.
    pub(super) fn lock_inheriting(
        &self,
        step: Step,
        table: &Name,
        passes: impl Fn(&Name) -> bool,
    ) -> Step {
        let mut step = self.lock(step, table, LockMode::AccessExclusive);
        let mut rest = vec![table];
        while let Some(parent) = rest.pop() {
            let tables = self.side().tables.iter();
            let children = tables.filter(|(_, child)| child.parents().any(|of| of == parent));
            for (child, _) in children {
                step = self.lock_below(step, table, child, LockMode::AccessExclusive);
                if passes(child) {
                    rest.push(child);
                }
            }
        }
        step
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
        if let Some(default) = self.default_partition(parent).filter(|own| *own != name) {
            for own in self.tree(default) {
                step = self.lock_below(step, parent, &own, LockMode::AccessExclusive);
            }
        }
        // The triggers of its foreign keys become those of the partitioned table.
        for key in self.foreign_keys(parent) {
            let mode = match constraint::has_key(self, name, key) {
                true => LockMode::AccessExclusive,
                false => LockMode::ShareRowExclusive,
            };
            step = self.lock_partitions(step, &key.table, mode);
        }
        for table in self.referencing(parent) {
            step = self.lock(step, table, LockMode::ShareRowExclusive);
        }
        step
    }

    /// Adds the locks of detaching a partition, which reads the tables whose foreign keys refer to
    /// the partitioned table.
    pub(super) fn lock_detached(&self, step: Step, name: &Name, parent: &Name) -> Step {
        let mode = LockMode::AccessExclusive;
        let step = self.lock(self.lock(step, name, mode), parent, mode);
        let mut step = self.lock_default_partition(step, parent);
        let referencing = self.referencing(parent);
        let mut has_keys = !referencing.is_empty();
        // The foreign keys of the partitioned table get triggers of the partition.
        let constraints = self.side().tables.get(name).map(|table| &table.constraints);
        for constraint in constraints.into_iter().flat_map(|all| all.values()) {
            if let ConstraintKind::ForeignKey(key) = &constraint.kind
                && constraint.inherited
                && !above::goes_before_detaching(self, name, constraint)
            {
                step = self.lock_partitions(step, &key.table, LockMode::ShareRowExclusive);
                has_keys = true;
            }
        }
        if has_keys {
            step = self.lock_tree(step, name, mode);
        }
        for table in referencing {
            step = self.lock(step, table, mode).work(Work::Scan);
            step = step.caution(format!(
                "rows of {table} that refer to those of {name} make it fail"
            ));
        }
        step
    }

    /// Adds the lock on the default partition, whose bound changes when another one comes or goes.
    pub(super) fn lock_default_partition(&self, step: Step, parent: &Name) -> Step {
        match self.default_partition(parent) {
            Some(default) => self.lock_below(step, parent, default, LockMode::AccessExclusive),
            None => step,
        }
    }

    /// The foreign keys of a partitioned table that exist before and after the plan.
    fn foreign_keys<'s>(&'s self, partitioned: &'s Name) -> impl Iterator<Item = &'s ForeignKey> {
        let table = self.side().tables.get(partitioned).into_iter();
        let constraints = table.flat_map(|table| &table.constraints);
        constraints.filter_map(|(name, constraint)| match &constraint.kind {
            ConstraintKind::ForeignKey(key) if self.is_kept_constraint(partitioned, name) => {
                Some(key)
            }
            _ => None,
        })
    }

    /// The tables whose foreign keys refer to a partitioned table, or to one that it is a partition
    /// of, before and after the plan. Keys of partitions are those of the partitioned table.
    pub(super) fn referencing<'s>(&'s self, partitioned: &Name) -> BTreeSet<&'s Name> {
        let side = self.side();
        let mut referencing = BTreeSet::new();
        let mut next = Some(partitioned);
        while let Some(name) = next {
            if self.is_dropped(name) {
                break;
            }
            for (of, table) in &side.tables {
                let mut keys = table.constraints.iter();
                let refers = keys.any(|(constraint, def)| match &def.kind {
                    ConstraintKind::ForeignKey(key) if !def.inherited => {
                        key.table == *name && self.is_kept_constraint(of, constraint)
                    }
                    _ => false,
                });
                if refers {
                    referencing.insert(of);
                }
            }
            let table = side.tables.get(name);
            next = table.and_then(|table| Some(&table.partition_of.as_ref()?.parent));
        }
        referencing
    }

    fn is_kept_constraint(&self, table: &Name, constraint: &str) -> bool {
        let fate = self.fate(&ObjectId::Constraint(table.clone(), constraint.to_owned()));
        !fate.is_dropped() && !fate.is_created() && self.is_kept(table)
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
        // A foreign key of the partitioned table that it does not have yet is checked.
        let mut keys = self.foreign_keys(&of.parent);
        let has_keys = keys.any(|key| !constraint::has_key(self, name, key));
        match (has_rows && (is_bounded || has_keys)) || has_default {
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

/// Leaves the locks that steps take in their order: a table that is dropped is locked by none of those
/// that follow, and one that leaves its parent by none of those that lock it below that.
pub(super) fn settle(steps: &mut [Step], old: &Catalog, new: &Catalog) {
    let parents = |table: &Table| table.parents().cloned().collect::<BTreeSet<_>>();
    // A partition is created as a table of its own.
    let of_new = |name: &Name| -> BTreeSet<Name> {
        let table = new.tables.get(name).into_iter();
        table.flat_map(|table| table.inherits.clone()).collect()
    };
    let tables = old.tables.iter();
    let mut tree: Tree = tables
        .map(|(name, table)| (name.clone(), parents(table)))
        .collect();
    for name in new.tables.keys() {
        tree.entry(name.clone()).or_insert_with(|| of_new(name));
    }
    let mut dropped = BTreeSet::new();
    for step in steps {
        let below = std::mem::take(&mut step.below);
        step.locks.retain(|lock| {
            let parent = below.get(&lock.table);
            let is_below = parent.is_none_or(|of| is_below(&tree, &lock.table, of));
            is_below && !dropped.contains(&lock.table)
        });
        let ObjectId::Table(name) = &step.object else {
            continue;
        };
        let is = |sql: String| step.sql == sql;
        let of = |side: &Catalog| side.tables.get(name)?.partition_of.clone();
        let (left, joined) = (of(old), of(new));
        let own = tree.entry(name.clone()).or_default();
        if is(ddl::drop_table(name)) {
            *own = of_new(name);
            dropped.insert(name.clone());
        } else if let Some(of) = left
            && is(ddl::detach_partition(name, &of.parent, false))
        {
            own.remove(&of.parent);
        } else if let Some(of) = joined
            && is(ddl::attach_partition(name, &of))
        {
            own.insert(of.parent);
        } else {
            own.retain(|parent| !is(ddl::set_inheritance(name, parent, false)));
            let inherits = of_new(name).into_iter();
            own.extend(inherits.filter(|parent| is(ddl::set_inheritance(name, parent, true))));
        }
    }
}

/// The parent tables of each table.
type Tree = BTreeMap<Name, BTreeSet<Name>>;

/// Whether a table inherits from another one, or is its partition, directly or not.
fn is_below(tree: &Tree, table: &Name, of: &Name) -> bool {
    let mut parents = tree.get(table).into_iter().flatten();
    parents.any(|parent| parent == of || is_below(tree, parent, of))
}
