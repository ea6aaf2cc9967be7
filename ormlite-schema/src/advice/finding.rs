//! [`Finding`]: an object that a rule is about.

use std::fmt;

use crate::model::ObjectId;

/// What is better done otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the [`Rule`](super::Rule).
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The object.
    pub object: ObjectId,
    /// What is wrong with it.
    pub why: String,
    /// What to do.
    pub remedy: String,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Rows are exposed or slow to delete, or an object does not do what it is for.
    High,
    /// It costs in time.
    Medium,
    /// Another form is better in new tables.
    Low,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        })
    }
}

/// On one line.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rule,
            severity,
            object,
            why,
            remedy,
        } = self;
        write!(f, "{severity}: {object}: {why}; {remedy} [{rule}]")
    }
}
