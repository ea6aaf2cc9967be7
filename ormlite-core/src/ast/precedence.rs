//! Precedence and associativity of operators.

/// The precedence of an operator in PostgreSQL, lowest first.
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
    /// all other operators
    Operator,
    /// `+`, `-`
    Sum,
    /// `*`, `/`, `%`
    Product,
    /// unary `-`
    Sign,
    /// a column, a call, a parameter: never in parentheses
    Atom,
}

impl Precedence {
    /// Whether the operator associates to the left: `a op b op c` is `(a op b) op c`.
    pub(super) fn groups_to_the_left(self) -> bool {
        matches!(
            self,
            Self::Or | Self::And | Self::Operator | Self::Sum | Self::Product
        )
    }

    /// Whether the operator is associative: `a op (b op c)` needs no parentheses.
    pub(crate) fn is_associative(self) -> bool {
        matches!(self, Self::Or | Self::And)
    }
}
