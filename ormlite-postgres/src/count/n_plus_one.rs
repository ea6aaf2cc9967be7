//! Warns of N+1: the same query again and again from one call site.

use ormlite_core::Statement;

use crate::count::call_site::CallSite;

/// Warns if a scope has counted a statement `threshold` times from the same call site.
pub(super) struct Rule {
    threshold: Option<u32>,
    reached: Option<u32>,
}

impl Rule {
    pub(super) fn new(threshold: Option<u32>) -> Self {
        Self {
            threshold,
            reached: None,
        }
    }

    /// A scope has counted the statement so many times.
    pub(super) fn counted(&mut self, times: u64) {
        // Only at this number, so once per scope. If two scopes reach it together, there is one
        // warning.
        let at_threshold = |threshold: &u32| u64::from(*threshold) == times;
        self.reached = self.reached.or(self.threshold.filter(at_threshold));
    }

    pub(super) fn warn(self, statement: &Statement) {
        if let Some(times) = self.reached {
            warn(statement, times);
        }
    }
}

fn warn(statement: &Statement, times: u32) {
    tracing::warn!(
        target: "ormlite::n_plus_one",
        {
            db.query.text = &*statement.traced_sql(),
            db.collection.name = statement.table,
            call_site = %CallSite(statement.location),
            count = times,
        },
        "the same query {times} times from one call site: {}",
        remedy(statement.kind.command())
    );
}

fn remedy(operation: &str) -> &'static str {
    match operation {
        "SELECT" => "load the rows by one query: `.with(..)` on the query, or `load(&rows, ..)`",
        "INSERT" => "insert the rows by one statement: `insert_many(rows)`",
        _ => "change the rows by one statement with a filter",
    }
}
