//! Comparisons: `=`, `<>`, `<`, `BETWEEN`, `IN`, `IS NULL`, `IS DISTINCT FROM`, `coalesce`.

use crate::ast::{Node, Precedence};
use crate::expr::list::InList;
use crate::expr::{Base, Expr, Expression, Null, Operand, Same};
use crate::schema::{Column, Source};
use crate::types::{Bind, NotNullScope, Nullability, Of, Or, Scalar, Value};
use crate::typing::Coalesced;

/// Comparisons, on every expression.
pub trait CompareMethods: Expression {
    /// `self = other`
    fn eq<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, "=", other)
    }

    /// `self <> other`
    fn ne<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, "<>", other)
    }

    /// `self < other`
    fn lt<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, "<", other)
    }

    /// `self <= other`
    fn le<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, "<=", other)
    }

    /// `self > other`
    fn gt<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, ">", other)
    }

    /// `self >= other`
    fn ge<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, ">=", other)
    }

    /// `self BETWEEN low AND high`, both ends included.
    fn between<L: Operand<Base<Self>>, H: Operand<Base<Self>>>(
        self,
        low: L,
        high: H,
    ) -> Expr<
        H::With<L::With<Self::Scope>>,
        Of<Or<Null<Self>, <L::Nullable as Nullability>::Or<H::Nullable>>, bool>,
    > {
        Expr::new(between(
            false,
            self,
            low.into_operand(),
            high.into_operand(),
        ))
    }

    /// `self NOT BETWEEN low AND high`
    fn not_between<L: Operand<Base<Self>>, H: Operand<Base<Self>>>(
        self,
        low: L,
        high: H,
    ) -> Expr<
        H::With<L::With<Self::Scope>>,
        Of<Or<Null<Self>, <L::Nullable as Nullability>::Or<H::Nullable>>, bool>,
    > {
        Expr::new(between(true, self, low.into_operand(), high.into_operand()))
    }

    /// `self = ANY($1)` for a list of values, which is bound as one array; `self IN (SELECT ..)`
    /// for a query of one column.
    fn in_<L: InList<Base<Self>>>(
        self,
        list: L,
    ) -> Expr<L::With<Self::Scope>, Of<Or<Null<Self>, L::Nullable>, bool>> {
        Expr::new(list.contains(self.into_node(), false))
    }

    /// `self <> ALL($1)` for a list of values; `self NOT IN (SELECT ..)` for a query of one column.
    fn not_in<L: InList<Base<Self>>>(
        self,
        list: L,
    ) -> Expr<L::With<Self::Scope>, Of<Or<Null<Self>, L::Nullable>, bool>> {
        Expr::new(list.contains(self.into_node(), true))
    }

    /// `self IS NULL`
    fn is_null(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(postfix(self, "IS NULL"))
    }

    /// `self IS NOT NULL`
    fn is_not_null(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(postfix(self, "IS NOT NULL"))
    }

    /// `self IS DISTINCT FROM other`: unequal, where NULL equals NULL. Takes an `Option` too.
    fn is_distinct_from<R: MaybeOperand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<NotNullScope<R::With<Self::Scope>>, bool> {
        Expr::new(is(self, "IS DISTINCT FROM", other.into_operand()))
    }

    /// `self IS NOT DISTINCT FROM other`: equal, where NULL equals NULL. Takes an `Option` too.
    fn is_not_distinct_from<R: MaybeOperand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<NotNullScope<R::With<Self::Scope>>, bool> {
        Expr::new(is(self, "IS NOT DISTINCT FROM", other.into_operand()))
    }

    /// `coalesce(self, fallback)`: the fallback where this is NULL.
    ///
    /// With a fallback that is never NULL, the result is not an `Option`.
    fn coalesce<R: Operand<Base<Self>>>(
        self,
        fallback: R,
    ) -> Expr<Coalesced<Self::Scope, Null<Self>, R::Scope, R::Nullable>, Base<Self>> {
        Expr::new(Node::call(
            "coalesce",
            vec![self.into_node(), fallback.into_operand()],
        ))
    }

    /// `nullif(self, other)`: NULL where this equals the other.
    fn nullif<R: Operand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<R::With<Self::Scope>, Option<Base<Self>>> {
        Expr::new(Node::call(
            "nullif",
            vec![self.into_node(), other.into_operand()],
        ))
    }

    /// `greatest(self, other)`: the greater of both; NULL only where both are.
    fn greatest<R: Operand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<Coalesced<Self::Scope, Null<Self>, R::Scope, R::Nullable>, Base<Self>> {
        Expr::new(Node::call(
            "greatest",
            vec![self.into_node(), other.into_operand()],
        ))
    }

    /// `least(self, other)`: the lesser of both; NULL only where both are.
    fn least<R: Operand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<Coalesced<Self::Scope, Null<Self>, R::Scope, R::Nullable>, Base<Self>> {
        Expr::new(Node::call(
            "least",
            vec![self.into_node(), other.into_operand()],
        ))
    }
}

impl<E: Expression> CompareMethods for E {}

/// An [`Operand`] or an `Option` of a value: what a comparison that knows NULL takes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with a value of type `{V}`",
    label = "expected a `{V}`, an `Option<{V}>` or an expression of that type"
)]
pub trait MaybeOperand<V> {
    /// The scope of an expression over `S` and this.
    type With<S>;
    #[doc(hidden)]
    fn into_operand(self) -> Node;
}

macro_rules! every_operand {
    ($([$($generics:tt)*] $value:ty, $operand:ty;)*) => { $(
        impl<$($generics)*> MaybeOperand<$value> for $operand {
            type With<S> = <$operand as Operand<$value>>::With<S>;
            fn into_operand(self) -> Node {
                Operand::into_operand(self)
            }
        }
    )* };
}
every_operand! {
    [V: Scalar] V, V;
    ['a, V: Scalar] V, &'a V;
    ['a] String, &'a str;
    [T: Source, V: Scalar, W: Value<Inner = V>] V, Column<T, W>;
    [U, V: Scalar, W: Value<Inner = V>] V, Expr<U, W>;
}

impl<V: Scalar> MaybeOperand<V> for Option<V> {
    type With<S> = S;
    fn into_operand(self) -> Node {
        Node::bind(Bind::new(self))
    }
}

fn compare<E: Expression, R: Operand<Base<E>>>(
    left: E,
    op: &'static str,
    right: R,
) -> Same<E, R, bool> {
    Expr::new(Node::infix(
        op,
        Precedence::Comparison,
        left.into_node(),
        right.into_operand(),
    ))
}

fn is<E: Expression>(left: E, op: &'static str, right: Node) -> Node {
    Node::infix(op, Precedence::Is, left.into_node(), right)
}

fn postfix<E: Expression>(operand: E, op: &'static str) -> Node {
    operand.into_node().is(op)
}

fn between<E: Expression>(not: bool, operand: E, low: Node, high: Node) -> Node {
    operand.into_node().between(not, low, high)
}
