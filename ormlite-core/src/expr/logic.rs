//! Logic: `AND`, `OR`, `NOT`, and the same over lists of predicates.

use crate::ast::{Node, Precedence};
use crate::expr::{Expr, Expression, Null};
use crate::types::{NotNullScope, Nullability, Of, Or, Value};
use crate::typing::Boolean;

/// A predicate over the scopes of two, NULL where either may be.
type Both<A, B> =
    Expr<(<A as Expression>::Scope, <B as Expression>::Scope), Of<Or<Null<A>, Null<B>>, bool>>;

/// Logic, on every predicate.
pub trait LogicMethods: Expression<Value: Boolean> {
    /// `self AND other`
    fn and<R: Expression<Value: Boolean>>(self, other: R) -> Both<Self, R> {
        Expr::new(self.into_node().and_also(other.into_node()))
    }

    /// `self OR other`
    fn or<R: Expression<Value: Boolean>>(self, other: R) -> Both<Self, R> {
        Expr::new(Node::infix(
            "OR",
            Precedence::Or,
            self.into_node(),
            other.into_node(),
        ))
    }

    /// `self IS TRUE`: false where the predicate is NULL.
    fn is_true(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(truth(self, "IS TRUE"))
    }

    /// `self IS FALSE`: false where the predicate is NULL.
    fn is_false(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(truth(self, "IS FALSE"))
    }

    /// `self IS NOT TRUE`: true where the predicate is NULL.
    fn is_not_true(self) -> Expr<NotNullScope<Self::Scope>, bool> {
        Expr::new(truth(self, "IS NOT TRUE"))
    }
}

impl<E: Expression<Value: Boolean>> LogicMethods for E {}

fn truth<E: Expression>(operand: E, op: &'static str) -> Node {
    operand.into_node().is(op)
}

/// `NOT predicate`
pub fn not<E: Expression<Value: Boolean>>(predicate: E) -> Expr<E::Scope, E::Value> {
    Expr::new(predicate.into_node().negated())
}

impl<S, V: Boolean> std::ops::Not for Expr<S, V> {
    type Output = Self;
    fn not(self) -> Self {
        not(self)
    }
}

/// Several predicates: an array or a `Vec` of one type, or a tuple of up to 16 of any.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of predicates",
    note = "give an array or a `Vec` of predicates of one type, or a tuple of predicates of different types"
)]
pub trait Predicates {
    /// The tables they use.
    type Scope;
    /// `bool`, or `Option<bool>` where one of them may be NULL.
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

/// All of the predicates: `a AND b AND ..`, and `TRUE` for an empty list.
pub fn all<P: Predicates>(predicates: P) -> Expr<P::Scope, P::Value> {
    Expr::new(Node::joined(
        predicates.into_nodes(),
        "AND",
        Precedence::And,
        "TRUE",
    ))
}

/// Any of the predicates: `a OR b OR ..`, and `FALSE` for an empty list.
pub fn any<P: Predicates>(predicates: P) -> Expr<P::Scope, P::Value> {
    Expr::new(Node::joined(
        predicates.into_nodes(),
        "OR",
        Precedence::Or,
        "FALSE",
    ))
}
