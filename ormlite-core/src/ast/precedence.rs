//! How tightly operators bind, and which of them group.

/// How tightly an operator binds, loosest first (PostgreSQL's own order).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precedence {
    /// `OR`
    Or,
    /// `AND`
    And,
    /// `NOT`
    Not,
    /// `IS NULL`, `IS DISTINCT FROM`
    Is,
    /// `=`, `<`, ...
    Comparison,
    /// `BETWEEN`, `IN`, `LIKE`
    Range,
    /// every operator without a place of its own
    Operator,
    /// `+`, `-`
    Sum,
    /// `*`, `/`, `%`
    Product,
    /// `-` before an operand
    Sign,
    /// a name, a call, a parameter: never in parentheses
    Atom,
}

impl Precedence {
    /// Whether `a op b op c` is read as `(a op b) op c`.
    pub(super) fn groups_to_the_left(self) -> bool {
        matches!(
            self,
            Self::Or | Self::And | Self::Operator | Self::Sum | Self::Product
        )
    }

    /// Whether `a op (b op c)` is the same, so that it needs no parentheses.
    pub(crate) fn is_associative(self) -> bool {
        matches!(self, Self::Or | Self::And)
    }
}
