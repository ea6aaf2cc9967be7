//! `From` for expressions over one table: `.into()` is what the compiler suggests where a `Vec` gets
//! expressions of different types.

use crate::expr::Expr;
use crate::types::{NotNull, NotNullScope, Value};
use crate::typing::{Coalesced, Only, Own, TableScope};

/// There is no blanket impl for all scopes, since it would overlap `From<T> for T`.
macro_rules! over_one_table {
    ($([$($generic:ident),*] $scope:ty;)*) => { $(
        /// Converts like [`scoped`](Expr::scoped).
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
