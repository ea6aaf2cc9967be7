//! Comparisons, and functions that handle NULL.

use crate::ast::{Node, Precedence};
use crate::expr::list::InList;
use crate::expr::{Base, Expr, Expression, Null, Operand, Same};
use crate::schema::{Column, Source};
use crate::types::{Bind, NotNullScope, Nullability, Of, Or, Scalar, Value};
use crate::typing::Coalesced;

/// Comparisons, for every expression.
///
/// A comparison with a nullable operand can be NULL, so it is an `Option<bool>`. A filter keeps the
/// rows for which it is true. An `Option` is not an operand, since `= NULL` is never true: use
/// [`is_null`](Self::is_null) or [`is_not_distinct_from`](Self::is_not_distinct_from).
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, number: String, floor: i32, note: Option<String> }
/// let query = Room::query()
///     .filter(Room::number.eq("101"))
///     .filter(Room::id.ne(7).and(Room::id.lt(9)).and(Room::id.le(8)).and(Room::id.gt(0)))
///     .filter(Room::floor.ge(1))
///     .filter(Room::floor.between(1, 3))
///     .select(Room::id);
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "id" FROM "rooms" WHERE "number" = $1 "#,
///         r#"AND "id" <> $2 AND "id" < $3 AND "id" <= $4 AND "id" > $5 "#,
///         r#"AND "floor" >= $6 AND "floor" BETWEEN $7 AND $8"#,
///     ),
/// );
///
/// let query = Room::query()
///     .filter(Room::floor.not_between(4, 5))
///     .filter(Room::number.in_(["101", "102"])) // one array, however long the list
///     .filter(Room::number.not_in(["103"]))
///     .filter(Room::note.is_null().or(Room::note.is_not_null()))
///     .select(Room::id);
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "id" FROM "rooms" WHERE "floor" NOT BETWEEN $1 AND $2 "#,
///         r#"AND "number" = ANY($3) AND "number" <> ALL($4) "#,
///         r#"AND ("note" IS NULL OR "note" IS NOT NULL)"#,
///     ),
/// );
///
/// let note: Option<String> = None;
/// let query = Room::query()
///     .filter(Room::note.is_not_distinct_from(note))
///     .filter(Room::note.is_distinct_from("none"))
///     .select((
///         Room::note.coalesce("none"), // String
///         Room::number.nullif(""),     // Option<String>
///         Room::floor.greatest(1),
///         Room::floor.least(9),
///     ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT coalesce("note", $1), nullif("number", $2), greatest("floor", $3::integer), "#,
///         r#"least("floor", $4::integer) FROM "rooms" "#,
///         r#"WHERE "note" IS NOT DISTINCT FROM $5 AND "note" IS DISTINCT FROM $6"#,
///     ),
/// );
/// # }
/// ```
pub trait CompareMethods: Expression {
    /// Equal: `self = other`.
    fn eq<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, "=", other)
    }

    /// Not equal: `self <> other`.
    fn ne<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, "<>", other)
    }

    /// Less: `self < other`.
    fn lt<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, "<", other)
    }

    /// Less or equal: `self <= other`.
    fn le<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, "<=", other)
    }

    /// Greater: `self > other`.
    fn gt<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, ">", other)
    }

    /// Greater or equal: `self >= other`.
    fn ge<R: Operand<Base<Self>>>(self, other: R) -> Same<Self, R, bool> {
        compare(self, ">=", other)
    }

    /// Within a range, both bounds included: `self BETWEEN low AND high`.
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

    /// Outside of a range: `self NOT BETWEEN low AND high`.
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

    /// Equal to an element of a list or a row of a query.
    ///
    /// A list of values is bound as one array: `self = ANY($1)`. A query of one column becomes
    /// `self IN (SELECT ..)`.
    fn in_<L: InList<Base<Self>>>(
        self,
        list: L,
    ) -> Expr<L::With<Self::Scope>, Of<Or<Null<Self>, L::Nullable>, bool>> {
        Expr::new(list.contains(self.into_node(), false))
    }

    /// Not equal to any element of a list or row of a query.
    ///
    /// A list of values is bound as one array: `self <> ALL($1)`. A query of one column becomes
    /// `self NOT IN (SELECT ..)`, which is never true if the query returns a NULL.
    fn not_in<L: InList<Base<Self>>>(
        self,
        list: L,
    ) -> Expr<L::With<Self::Scope>, Of<Or<Null<Self>, L::Nullable>, bool>> {
        Expr::new(list.contains(self.into_node(), true))
    }

    /// NULL: `self IS NULL`.
    fn is_null(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(postfix(self, "IS NULL"))
    }

    /// Not NULL: `self IS NOT NULL`.
    fn is_not_null(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(postfix(self, "IS NOT NULL"))
    }

    /// Not equal, with NULL as a value like any other: `self IS DISTINCT FROM other`.
    ///
    /// It takes an `Option` too.
    fn is_distinct_from<R: MaybeOperand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<NotNullScope<R::With<Self::Scope>>, bool> {
        Expr::new(is(self, "IS DISTINCT FROM", other.into_operand()))
    }

    /// Equal, with NULL as a value like any other: `self IS NOT DISTINCT FROM other`.
    ///
    /// It takes an `Option` too.
    fn is_not_distinct_from<R: MaybeOperand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<NotNullScope<R::With<Self::Scope>>, bool> {
        Expr::new(is(self, "IS NOT DISTINCT FROM", other.into_operand()))
    }

    /// Replaces NULL by `fallback`: `coalesce(self, fallback)`.
    ///
    /// The result is not an `Option` if the fallback cannot be NULL.
    fn coalesce<R: Operand<Base<Self>>>(
        self,
        fallback: R,
    ) -> Expr<Coalesced<Self::Scope, Null<Self>, R::Scope, R::Nullable>, Base<Self>> {
        Expr::new(Node::call(
            "coalesce",
            vec![self.into_node(), fallback.into_operand()],
        ))
    }

    /// Is NULL if both are equal, otherwise `self`: `nullif(self, other)`.
    fn nullif<R: Operand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<R::With<Self::Scope>, Option<Base<Self>>> {
        Expr::new(Node::call(
            "nullif",
            vec![self.into_node(), other.into_operand()],
        ))
    }

    /// Returns the greater of both, ignoring NULL: `greatest(self, other)`.
    ///
    /// The result is NULL only if both are.
    fn greatest<R: Operand<Base<Self>>>(
        self,
        other: R,
    ) -> Expr<Coalesced<Self::Scope, Null<Self>, R::Scope, R::Nullable>, Base<Self>> {
        Expr::new(Node::call(
            "greatest",
            vec![self.into_node(), other.into_operand()],
        ))
    }

    /// Returns the lesser of both, ignoring NULL: `least(self, other)`.
    ///
    /// The result is NULL only if both are.
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

/// The right side of `IS [NOT] DISTINCT FROM`: an [`Operand`], or an `Option` of a Rust value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with a value of type `{V}`",
    label = "expected a `{V}`, an `Option<{V}>` or an expression of that type"
)]
pub trait MaybeOperand<V> {
    /// The scope of an expression over `S` and the operand.
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
