//! [`Rule`]: what is checked, and why.

use super::facts::Facts;
use super::finding::Severity;
use crate::model::ObjectId;

/// A rule, by its name and what it finds.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The name, such as `foreign_key_without_index`.
    pub name: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// Why, with an example, in Markdown.
    pub page: &'static str,
    pub(super) check: fn(&Facts<'_>) -> Vec<Found>,
}

/// A [`Finding`](super::Finding) without what its rule says.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) object: ObjectId,
    pub(super) why: String,
    pub(super) remedy: String,
}
