//! `==` and `<` on columns and expressions: an error that names the method.
//!
//! The comparison operators of Rust return a `bool`, so they cannot make an SQL expression. They are
//! implemented with a bound that no type satisfies, whose error message names the method to call.

use std::cmp::Ordering;

use crate::expr::{CompareMethods, Expr, Operand, Same};
use crate::schema::{Column, Source};
use crate::types::Value;

/// The right side of a comparison operator on a column or an expression. No type implements it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`==`, `!=`, `<` and `>` compare in Rust, and a column or an expression is compared in SQL",
    label = "not an SQL operator",
    note = "call the method: `.eq(..)`, `.ne(..)`, `.lt(..)`, `.le(..)`, `.gt(..)` or `.ge(..)`"
)]
pub trait ComparedInRust {}

impl<T, V, R: ComparedInRust> PartialEq<R> for Column<T, V> {
    fn eq(&self, _: &R) -> bool {
        false
    }
}

impl<T, V, R: ComparedInRust> PartialOrd<R> for Column<T, V> {
    fn partial_cmp(&self, _: &R) -> Option<Ordering> {
        None
    }
}

impl<S, V, R: ComparedInRust> PartialEq<R> for Expr<S, V> {
    fn eq(&self, _: &R) -> bool {
        false
    }
}

impl<S, V, R: ComparedInRust> PartialOrd<R> for Expr<S, V> {
    fn partial_cmp(&self, _: &R) -> Option<Ordering> {
        None
    }
}

/// Inherent methods for references to columns: on those, method lookup would find `PartialEq` and
/// `PartialOrd` before [`CompareMethods`].
macro_rules! by_reference {
    ($($method:ident)*) => {
        impl<T: Source, V: Value> Column<T, V> {
            $(
                #[doc(hidden)]
                pub fn $method<R: Operand<V::Inner>>(&self, other: R) -> Same<Self, R, bool> {
                    CompareMethods::$method(*self, other)
                }
            )*
        }
    };
}
by_reference!(eq ne lt le gt ge);
