//! An expression over one table by `.into()`, which the compiler proposes where expressions of one table
//! with different types come together.

use crate::expr::Expr;
use crate::types::{NotNull, NotNullScope, Value};
use crate::typing::{Coalesced, Only, Own, TableScope};

/// Not for every scope: `From<Self> for Self` is the standard library's.
macro_rules! over_one_table {
    ($([$($generic:ident),*] $scope:ty;)*) => { $(
        /// As [`scoped`](Expr::scoped) gives it.
        impl<T, V: Value, $($generic),*> From<Expr<$scope, V>> for Expr<TableScope<T>, V>
        where
            $scope: Only<T> + Own<Null = NotNull>,
        {
            fn from(expr: Expr<$scope, V>) -> Self {
                Expr::new(expr.node)
            }
        }
    )* };
}
over_one_table! {
    [] ();
    [A, B] (A, B);
    [S] NotNullScope<S>;
    [A, M, B, N] Coalesced<A, M, B, N>;
}
