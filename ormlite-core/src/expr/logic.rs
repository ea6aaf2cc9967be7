//! `AND`, `OR`, `NOT` and the truth tests.

use crate::ast::{Node, Precedence};
use crate::expr::{Expr, Expression, Null};
use crate::types::{NotNullScope, Nullability, Of, Or, Value};
use crate::typing::Boolean;

/// A predicate over the scopes of `A` and `B`. It is an `Option<bool>` if either can be NULL.
type Both<A, B> =
    Expr<(<A as Expression>::Scope, <B as Expression>::Scope), Of<Or<Null<A>, Null<B>>, bool>>;

/// Boolean operators, for every predicate.
///
/// They follow SQL's three-valued logic: `NULL AND false` is false, `NULL OR true` is true, and
/// otherwise the result with a NULL is NULL.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, floor: i32, free: Option<bool> }
/// let query = Room::query()
///     .filter(Room::floor.eq(1).and(Room::id.gt(9)).or(Room::floor.eq(2)))
///     .select((Room::free.is_true(), Room::free.is_false(), Room::free.is_not_true()));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "free" IS TRUE, "free" IS FALSE, "free" IS NOT TRUE FROM "rooms" "#,
///         r#"WHERE "floor" = $1 AND "id" > $2 OR "floor" = $3"#,
///     ),
/// );
/// # }
/// ```
pub trait LogicMethods: Expression<Value: Boolean> {
    /// True if both are true: `self AND other`.
    fn and<R: Expression<Value: Boolean>>(self, other: R) -> Both<Self, R> {
        Expr::new(self.into_node().and_also(other.into_node()))
    }

    /// True if either is true: `self OR other`.
    fn or<R: Expression<Value: Boolean>>(self, other: R) -> Both<Self, R> {
        Expr::new(Node::infix(
            "OR",
            Precedence::Or,
            self.into_node(),
            other.into_node(),
        ))
    }

    /// True if the predicate is true, false if it is false or NULL: `self IS TRUE`.
    fn is_true(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(truth(self, "IS TRUE"))
    }

    /// True if the predicate is false, false if it is true or NULL: `self IS FALSE`.
    fn is_false(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(truth(self, "IS FALSE"))
    }

    /// True if the predicate is false or NULL, false if it is true: `self IS NOT TRUE`.
    fn is_not_true(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(truth(self, "IS NOT TRUE"))
    }
}

impl<E: Expression<Value: Boolean>> LogicMethods for E {}

fn truth<E: Expression>(operand: E, op: &'static str) -> Node {
    operand.into_node().is(op)
}

/// Negates a predicate: `NOT predicate`. NULL stays NULL.
///
/// The operator `!` does the same for an [`Expr`].
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, floor: i32, free: bool }
/// let query = Room::query().filter(not(Room::free)).filter(!Room::floor.eq(1)).select(Room::id);
/// assert_eq!(
///     query.to_sql().sql,
///     r#"SELECT "id" FROM "rooms" WHERE NOT "free" AND NOT "floor" = $1"#,
/// );
/// # }
/// ```
pub fn not<E: Expression<Value: Boolean>>(predicate: E) -> Expr<E::Scope, E::Value> {
    Expr::new(predicate.into_node().negated())
}

impl<S, V: Boolean> std::ops::Not for Expr<S, V> {
    type Output = Self;
    fn not(self) -> Self {
        not(self)
    }
}

/// A list of predicates: an array or a `Vec` of one type, or a tuple of up to 16 of any types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of predicates",
    note = "give an array or a `Vec` of predicates of one type, or a tuple of predicates of different types"
)]
pub trait Predicates {
    /// The tables that the predicates use.
    type Scope;
    /// `bool`, or `Option<bool>` if one of the predicates can be NULL.
    type Value: Boolean;
    #[doc(hidden)]
    fn into_nodes(self) -> Vec<Node>;
}

impl<E: Expression<Value: Boolean>, const N: usize> Predicates for [E; N] {
    type Scope = E::Scope;
    type Value = E::Value;
    fn into_nodes(self) -> Vec<Node> {
        self.into_iter().map(E::into_node).collect()
    }
}

impl<E: Expression<Value: Boolean>> Predicates for Vec<E> {
    type Scope = E::Scope;
    type Value = E::Value;
    fn into_nodes(self) -> Vec<Node> {
        self.into_iter().map(E::into_node).collect()
    }
}

macro_rules! predicates_of_tuple {
    (@scope $a:ident) => { $a::Scope };
    (@scope $a:ident $($b:ident)+) => { ($a::Scope, predicates_of_tuple!(@scope $($b)+)) };
    (@null $a:ident) => { <$a::Value as Value>::Nullable };
    (@null $a:ident $($b:ident)+) => {
        <<$a::Value as Value>::Nullable as Nullability>::Or<predicates_of_tuple!(@null $($b)+)>
    };
    ($($($name:ident)+;)*) => { $(
        impl<$($name: Expression<Value: Boolean>),+> Predicates for ($($name,)+)
        where
            Of<predicates_of_tuple!(@null $($name)+), bool>: Boolean,
        {
            type Scope = predicates_of_tuple!(@scope $($name)+);
            type Value = Of<predicates_of_tuple!(@null $($name)+), bool>;
            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn into_nodes(self) -> Vec<Node> {
                let ($($name,)+) = self;
                vec![$($name.into_node()),+]
            }
        }
    )* };
}
predicates_of_tuple! {
    A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H;
    A B C D E F G H I; A B C D E F G H I J; A B C D E F G H I J K; A B C D E F G H I J K L;
    A B C D E F G H I J K L M; A B C D E F G H I J K L M N; A B C D E F G H I J K L M N O;
    A B C D E F G H I J K L M N O P;
}

/// Combines predicates with `AND`: `a AND b AND ..`. An empty list is `TRUE`.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, number: String, floor: i32 }
/// let query = Room::query()
///     .filter(any([Room::number.like("1%"), Room::number.like("2%")]))
///     .filter(all((Room::floor.gt(0), Room::number.ne(""))))
///     .select(Room::id);
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "id" FROM "rooms" WHERE ("number" LIKE $1 OR "number" LIKE $2) "#,
///         r#"AND "floor" > $3 AND "number" <> $4"#,
///     ),
/// );
/// # }
/// ```
pub fn all<P: Predicates>(predicates: P) -> Expr<P::Scope, P::Value> {
    Expr::new(Node::joined(
        predicates.into_nodes(),
        "AND",
        Precedence::And,
        "TRUE",
    ))
}

/// Combines predicates with `OR`: `a OR b OR ..`. An empty list is `FALSE`.
///
/// [`all`] has an example.
pub fn any<P: Predicates>(predicates: P) -> Expr<P::Scope, P::Value> {
    Expr::new(Node::joined(
        predicates.into_nodes(),
        "OR",
        Precedence::Or,
        "FALSE",
    ))
}
