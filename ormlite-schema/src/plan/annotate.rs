//! The text of a plan for people who review it: what a step does stands before its statement.

use std::fmt::Write as _;

use super::Plan;
use super::step::{Step, TableLock, Transaction, Work};

impl Plan {
    /// The statements as a script, like [`sql`](Self::sql). A step that does more than change the
    /// catalog has a comment before it: its locks, what it does while it holds them, whether it has
    /// a transaction of its own, what it deletes, why it can fail, and which programs it breaks.
    ///
    /// ```
    /// use ormlite_schema::model::{Catalog, Column, Name, Table};
    /// use ormlite_schema::plan::{Options, plan};
    ///
    /// let mut old = Catalog::default();
    /// let number = Column { name: "number".into(), ty: "text".into(), ..Column::default() };
    /// let rooms = Table { columns: vec![number], ..Table::default() };
    /// old.tables.insert(Name::new("core", "rooms"), rooms);
    ///
    /// let mut new = old.clone();
    /// new.tables.get_mut(&Name::new("core", "rooms")).unwrap().columns.clear();
    ///
    /// assert_eq!(
    ///     plan(&old, &new, &Options::default()).annotated_sql(),
    ///     "-- deletes the column core.rooms.number; locks core.rooms ACCESS EXCLUSIVE\n\
    ///      ALTER TABLE \"core\".\"rooms\" DROP COLUMN \"number\";\n"
    /// );
    /// ```
    pub fn annotated_sql(&self) -> String {
        let settings = self.settings().iter().map(|sql| format!("{sql};\n"));
        let mut script: String = settings.collect();
        for step in &self.steps {
            if let Some(annotation) = step.annotation() {
                let _ = writeln!(script, "-- {annotation}");
            }
            let _ = writeln!(script, "{};", step.sql);
        }
        script
    }
}

impl Step {
    /// What it does, in one line, if that is more than to change the catalog.
    pub fn annotation(&self) -> Option<String> {
        let work = match self.work {
            Work::Catalog => None,
            Work::Backfill => Some("writes rows in batches"),
            Work::Scan => Some("reads all rows"),
            Work::IndexBuild => Some("builds an index"),
            Work::Rewrite => Some("writes all rows anew"),
        };
        let transaction = match self.transaction {
            Transaction::Shared => None,
            Transaction::Own => Some("has a transaction of its own"),
            Transaction::None => Some("runs outside of a transaction"),
        };
        let loses = self.loses.as_ref().map(|what| format!("deletes {what}"));
        let is_plain = work.is_none() && transaction.is_none() && loses.is_none();
        if is_plain && self.caution.is_none() && self.breaks.is_none() {
            return None;
        }
        let lock = |lock: &TableLock| format!("locks {} {}", lock.table, lock.mode);
        let facts = loses.into_iter().chain(self.locks.iter().map(lock));
        let facts = facts.chain(work.map(str::to_owned));
        let facts = facts.chain(transaction.map(str::to_owned));
        let reasons = self.caution.iter().chain(&self.breaks).cloned();
        let facts: Vec<_> = facts.chain(reasons).collect();
        // A name can have any character in it, and a comment ends with its line.
        Some(facts.join("; ").replace(['\n', '\r'], " "))
    }
}
