//! What a catalog has, and what is better done otherwise.
//!
//! ```
//! use ormlite_schema::advice::Advisor;
//! # let catalog = ormlite_schema::Catalog::default();
//!
//! let advice = Advisor::new().without("char_column")?.advise(&catalog);
//! for finding in &advice.findings {
//!     println!("{finding}");
//! }
//! # Ok::<(), ormlite_schema::advice::UnknownRule>(())
//! ```
//!
//! Each [`Rule`] is a file, with a page beside it that says why. A rule is silent where it is not
//! sure: a finding that is wrong costs more than one that is missing. What partitions have from their parent is reported for the
//! parent alone.

mod char_column;
mod column_types;
mod constraint_not_validated;
mod counts;
mod facts;
mod finding;
mod foreign_key_without_index;
mod invalid_index;
mod json_column;
mod money_column;
mod narrow_key;
mod narrow_sequence;
mod policy_text;
mod policy_without_index;
mod policy_without_row_security;
mod redundant_index;
mod row_security_without_policy;
mod rule;
mod schema_with_many_tables;
mod serial_column;
mod setting_in_policy;
mod table_without_primary_key;
#[cfg(test)]
mod testing;
mod timestamp_column;
mod unlogged_table;
mod view_without_security_invoker;

use std::collections::BTreeSet;
use std::fmt;

pub use self::counts::{Counts, SchemaCounts};
use self::facts::Facts;
pub use self::finding::{Finding, Severity};
pub use self::rule::Rule;
use crate::Catalog;

/// All rules, by severity and name.
pub static RULES: [Rule; 20] = [
    foreign_key_without_index::RULE,
    invalid_index::RULE,
    policy_without_row_security::RULE,
    table_without_primary_key::RULE,
    view_without_security_invoker::RULE,
    constraint_not_validated::RULE,
    money_column::RULE,
    narrow_sequence::RULE,
    policy_without_index::RULE,
    row_security_without_policy::RULE,
    setting_in_policy::RULE,
    timestamp_column::RULE,
    unlogged_table::RULE,
    char_column::RULE,
    json_column::RULE,
    narrow_key::RULE,
    redundant_index::PREFIX,
    redundant_index::RULE,
    schema_with_many_tables::RULE,
    serial_column::RULE,
];

/// Gives advice by all [`RULES`] but those that are switched off.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Advisor {
    without: BTreeSet<&'static str>,
}

/// What an [`Advisor`] says of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// How many tables and columns there are.
    pub counts: Counts,
    /// The findings, by severity, rule and object.
    pub findings: Vec<Finding>,
}

impl Advisor {
    /// All rules.
    pub fn new() -> Self {
        Self::default()
    }

    /// Switches a rule off.
    ///
    /// # Errors
    ///
    /// There is no rule of this name.
    pub fn without(mut self, rule: &str) -> Result<Self, UnknownRule> {
        let known = RULES.iter().find(|known| known.name == rule);
        let known = known.ok_or_else(|| UnknownRule(rule.to_owned()))?;
        self.without.insert(known.name);
        Ok(self)
    }

    /// Counts the objects of a catalog, and checks them.
    pub fn advise(&self, catalog: &Catalog) -> Advice {
        let facts = Facts::new(catalog);
        let mut findings = Vec::new();
        for rule in RULES
            .iter()
            .filter(|rule| !self.without.contains(rule.name))
        {
            let found = (rule.check)(&facts).into_iter();
            findings.extend(found.map(|found| Finding {
                rule: rule.name,
                severity: rule.severity,
                object: found.object,
                why: found.why,
                remedy: found.remedy,
            }));
        }
        findings.sort_by(|a, b| {
            let key = |it: &Finding| (it.severity, it.rule);
            key(a).cmp(&key(b)).then_with(|| a.object.cmp(&b.object))
        });
        Advice {
            counts: Counts::of(catalog),
            findings,
        }
    }
}

/// A name that is not that of a [`Rule`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule(String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
        let names = names.join("`, `");
        write!(f, "there is no rule `{}`; the rules are `{names}`", self.0)
    }
}

impl std::error::Error for UnknownRule {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_names_and_pages_of_their_own() {
        let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
        for rule in &RULES {
            let title = format!("# {}\n", rule.name);
            assert!(rule.page.starts_with(&title), "{}", rule.name);
        }
    }

    #[test]
    fn rules_are_sorted_by_severity_and_name() {
        assert!(RULES.is_sorted_by_key(|rule| (rule.severity, rule.name)));
    }

    #[test]
    fn a_rule_is_switched_off_by_its_name() {
        let table =
            serde_json::json!({"tables": {"s.t": {"columns": [{"name": "a", "type": "json"}]}}});
        let catalog: Catalog = serde_json::from_value(table).unwrap();
        let rules = |advisor: &Advisor| {
            let findings = advisor.advise(&catalog).findings;
            findings.iter().map(|it| it.rule).collect::<Vec<_>>()
        };
        let all = Advisor::new();
        assert_eq!(rules(&all), ["table_without_primary_key", "json_column"]);
        let fewer = all.without("json_column").unwrap();
        assert_eq!(rules(&fewer), ["table_without_primary_key"]);
        let error = Advisor::new().without("jsno").unwrap_err().to_string();
        assert!(
            error.contains("no rule `jsno`") && error.contains("`json_column`"),
            "{error}"
        );
    }
}
