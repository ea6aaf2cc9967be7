//! What the planner of each family of objects needs to know.

use std::collections::BTreeSet;

use super::fate::{Fate, Fates};
use super::options::{Options, Style};
use super::side::Side;
use super::step::{LockMode, Step, Work};
use crate::ddl::{self, GrantedOn};
use crate::model::{Acl, Name, ObjectId};

/// When a statement runs: tables that are dropped exist as long as objects are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// Before the tables of the plan are created, changed and dropped.
    Before,
    /// After that.
    After,
}

#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) old: &'a Side<'a>,
    pub(super) new: &'a Side<'a>,
    pub(super) fates: &'a Fates,
    /// The parts of dropped tables that are dropped before them.
    pub(super) dropped_apart: &'a BTreeSet<ObjectId>,
    /// The parts of new tables that are created after them.
    pub(super) created_apart: &'a BTreeSet<ObjectId>,
    pub(super) options: &'a Options,
    pub(super) moment: Moment,
}

impl Context<'_> {
    pub(super) fn fate(&self, object: &ObjectId) -> Fate {
        self.fates.get(object)
    }

    /// Whether a table or materialized view exists before and after the plan, with its rows.
    pub(super) fn is_kept(&self, table: &Name) -> bool {
        let is_kept = |id: ObjectId, exists: bool| {
            exists && !self.fate(&id).is_created() && !self.fate(&id).is_dropped()
        };
        is_kept(
            ObjectId::Table(table.clone()),
            self.old.tables.contains_key(table),
        ) || is_kept(
            ObjectId::View(table.clone()),
            self.old.views.contains_key(table),
        )
    }

    /// Whether a table is made a partition, is no partition any more, has another bound, or is that
    /// of a partitioned table that is created again. While the plan changes its parts, it is a table
    /// of its own.
    pub(super) fn is_moved(&self, table: &Name) -> bool {
        let (old, new) = (self.old.tables.get(table), self.new.tables.get(table));
        let is_moved = old.zip(new).is_some_and(|(old, new)| {
            let of = old.partition_of.as_ref();
            old.partition_of != new.partition_of || of.is_some_and(|of| self.is_dropped(&of.parent))
        });
        is_moved && self.is_kept(table)
    }

    /// Whether other sessions are to go on reading and writing the table.
    pub(super) fn is_online(&self, table: &Name) -> bool {
        self.options.style == Style::Online && self.is_kept(table)
    }

    /// Whether a table or view is dropped, for good or to be created again.
    pub(super) fn is_dropped(&self, table: &Name) -> bool {
        self.fate(&ObjectId::Table(table.clone())).is_dropped()
            || self.fate(&ObjectId::View(table.clone())).is_dropped()
    }

    /// The `USING` expression that the caller gives for a change of a column's type.
    pub(super) fn using(&self, table: &Name, column: &str) -> Option<&str> {
        let key = (table.clone(), column.to_owned());
        self.options.using.get(&key).map(String::as_str)
    }

    /// The value that the caller gives for the rows of a column.
    pub(super) fn fill(&self, table: &Name, column: &str) -> Option<&str> {
        let key = (table.clone(), column.to_owned());
        self.options.fill.get(&key).map(String::as_str)
    }

    /// Whether a type, or the element type of an array, is replaced under its name.
    pub(super) fn is_replaced(&self, ty: &str) -> bool {
        let ty = ty.trim_end_matches("[]");
        let replaced = self.fates.iter().filter(|(_, fate)| *fate == Fate::Retyped);
        replaced
            .filter_map(|(object, _)| match object {
                ObjectId::Type(name) => Some(name),
                _ => None,
            })
            .any(|name| is_type(name, ty))
    }

    /// Checks the rows that were stored before a constraint that is `NOT VALID`, those of tables
    /// that inherit it, too.
    pub(super) fn validate(&self, id: &ObjectId, table: &Name, constraint: &str) -> Step {
        let step = self.validate_only(id, table, constraint);
        self.lock_tree(step, table, LockMode::ShareUpdateExclusive)
    }

    /// The same for a constraint that no other table inherits.
    pub(super) fn validate_only(&self, id: &ObjectId, table: &Name, constraint: &str) -> Step {
        let sql = ddl::validate_constraint(table, constraint);
        let step = self.beside_writes(id, table, sql);
        step.work(Work::Scan).on_its_own()
    }

    /// Changes the comment of an object.
    pub(super) fn comment(
        &self,
        id: &ObjectId,
        old: &Option<String>,
        new: &Option<String>,
    ) -> Option<Step> {
        self.comment_on(id, &ddl::object_name(self.new, id)?, old, new)
    }

    /// Changes the comment of what is named with its kind.
    pub(super) fn comment_on(
        &self,
        id: &ObjectId,
        target: &str,
        old: &Option<String>,
        new: &Option<String>,
    ) -> Option<Step> {
        let step = || Step::new(id, ddl::comment_on(target, new.as_deref()));
        (old != new).then(|| match id {
            ObjectId::Table(name) | ObjectId::Column(name, _) | ObjectId::View(name) => {
                self.lock(step(), name, LockMode::ShareUpdateExclusive)
            }
            _ => step(),
        })
    }

    /// The grants and revocations that lead from one list of privileges to another.
    pub(super) fn privileges(
        &self,
        id: &ObjectId,
        on: &GrantedOn,
        old: &Option<Acl>,
        new: &Option<Acl>,
    ) -> Vec<Step> {
        match old == new {
            true => Vec::new(),
            false => steps(id, ddl::change_privileges(on, old.as_ref(), new.as_ref())),
        }
    }
}

/// Statements that take no lock on a table.
pub(super) fn steps(id: &ObjectId, statements: impl IntoIterator<Item = String>) -> Vec<Step> {
    statements
        .into_iter()
        .map(|sql| Step::new(id, sql))
        .collect()
}

/// Whether a type is written as a text.
pub(super) fn is_type(name: &Name, text: &str) -> bool {
    name.to_string() == text || name.quoted() == text || name.name == text
}
