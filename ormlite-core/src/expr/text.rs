//! Text: patterns, cases, lengths and pieces.

use crate::ast::{Node, Precedence};
use crate::expr::{Base, Binary, Expr, Expression, Operand, Unary};
use crate::types::{Bind, Scalar, Value};

/// A type that is text to SQL: `String`, and newtypes around it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text to SQL",
    note = "convert it first: `.cast::<String>()`"
)]
pub trait Textual: Scalar {}
impl Textual for String {}

/// An expression over text and a text operand.
type WithText<E, R, V> = Binary<E, R, String, V>;

/// Text functions, on every expression of type `String`.
pub trait TextMethods: Expression<Value: Value<Inner: Textual>> {
    /// `self LIKE pattern`: `%` stands for any text, `_` for one character, `\` quotes either.
    fn like<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "LIKE", Precedence::Range, pattern.into_operand())
    }

    /// `self NOT LIKE pattern`
    fn not_like<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "NOT LIKE", Precedence::Range, pattern.into_operand())
    }

    /// `self ILIKE pattern`: [`like`](Self::like), upper and lower case being the same.
    fn ilike<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "ILIKE", Precedence::Range, pattern.into_operand())
    }

    /// `self NOT ILIKE pattern`
    fn not_ilike<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "NOT ILIKE", Precedence::Range, pattern.into_operand())
    }

    /// `self LIKE 'text%'`, with `%`, `_` and `\` of the text meaning themselves.
    fn starts_with(self, text: impl AsRef<str>) -> Unary<Self, bool> {
        like_text(self, "LIKE", "", text.as_ref(), "%")
    }

    /// `self LIKE '%text'`, with `%`, `_` and `\` of the text meaning themselves.
    fn ends_with(self, text: impl AsRef<str>) -> Unary<Self, bool> {
        like_text(self, "LIKE", "%", text.as_ref(), "")
    }

    /// `self LIKE '%text%'`, with `%`, `_` and `\` of the text meaning themselves.
    fn contains_text(self, text: impl AsRef<str>) -> Unary<Self, bool> {
        like_text(self, "LIKE", "%", text.as_ref(), "%")
    }

    /// `self ILIKE '%text%'`: [`contains_text`](Self::contains_text) in any case.
    fn icontains_text(self, text: impl AsRef<str>) -> Unary<Self, bool> {
        like_text(self, "ILIKE", "%", text.as_ref(), "%")
    }

    /// `self ~ pattern`: matches a POSIX regular expression.
    fn matches<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "~", Precedence::Operator, pattern.into_operand())
    }

    /// `self ~* pattern`: matches in any case.
    fn imatches<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "~*", Precedence::Operator, pattern.into_operand())
    }

    /// `self || other`
    fn concat<R: Operand<String>>(self, other: R) -> WithText<Self, R, String> {
        infix(
            self,
            "||",
            Precedence::Operator,
            other.into_operand().typed(),
        )
    }

    /// `lower(self)`
    fn lower(self) -> Unary<Self, String> {
        call(self, "lower", vec![])
    }

    /// `upper(self)`
    fn upper(self) -> Unary<Self, String> {
        call(self, "upper", vec![])
    }

    /// `initcap(self)`: the first letter of each word in upper case.
    fn initcap(self) -> Unary<Self, String> {
        call(self, "initcap", vec![])
    }

    /// `length(self)`: the number of characters.
    fn length(self) -> Unary<Self, i32> {
        call(self, "length", vec![])
    }

    /// `btrim(self)`: without spaces at both ends.
    fn trim(self) -> Unary<Self, String> {
        call(self, "btrim", vec![])
    }

    /// `left(self, count)`: the first characters.
    fn left(self, count: i32) -> Unary<Self, String> {
        call(self, "left", vec![bound(count)])
    }

    /// `right(self, count)`: the last characters.
    fn right(self, count: i32) -> Unary<Self, String> {
        call(self, "right", vec![bound(count)])
    }

    /// `substr(self, start, count)`: a piece, the first character being number 1.
    fn substring(self, start: i32, count: i32) -> Unary<Self, String> {
        call(self, "substr", vec![bound(start), bound(count)])
    }

    /// `replace(self, from, to)`: every occurrence of a text replaced.
    fn replace(self, from: impl Into<String>, to: impl Into<String>) -> Unary<Self, String> {
        call(self, "replace", vec![bound(from.into()), bound(to.into())])
    }

    /// `split_part(self, delimiter, n)`: the `n`th piece, from 1.
    fn split_part(self, delimiter: impl Into<String>, n: i32) -> Unary<Self, String> {
        call(self, "split_part", vec![bound(delimiter.into()), bound(n)])
    }

    /// `strpos(self, text)`: where a text starts, from 1; 0 where it does not occur.
    fn position(self, text: impl Into<String>) -> Unary<Self, i32> {
        call(self, "strpos", vec![bound(text.into())])
    }
}

impl<E: Expression<Value: Value<Inner: Textual>>> TextMethods for E {}

fn bound<V: Value>(value: V) -> Node {
    Node::bind(Bind::new(value))
}

fn infix<E: Expression, S, V>(
    left: E,
    op: &'static str,
    precedence: Precedence,
    right: Node,
) -> Expr<S, V> {
    Expr::new(Node::infix(op, precedence, left.into_node(), right))
}

fn call<E: Expression, S, V>(operand: E, name: &'static str, more: Vec<Node>) -> Expr<S, V> {
    let mut args = vec![operand.into_node()];
    args.extend(more);
    Expr::new(Node::call(name, args))
}

/// `LIKE` with the text's own `%`, `_` and `\` quoted.
fn like_text<E: Expression>(
    operand: E,
    op: &'static str,
    before: &str,
    text: &str,
    after: &str,
) -> Unary<E, bool>
where
    Base<E>: Textual,
{
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push_str(before);
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push_str(after);
    infix(operand, op, Precedence::Range, bound(pattern))
}
