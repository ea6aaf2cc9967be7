//! Numbers as the generated code writes them.

use proc_macro2::Literal;

/// A number as the generated code writes it.
pub(super) fn index(at: usize) -> Literal {
    Literal::usize_unsuffixed(at)
}

pub(super) fn indexes(columns: &[usize]) -> impl Iterator<Item = Literal> {
    columns.iter().map(|at| index(*at))
}
