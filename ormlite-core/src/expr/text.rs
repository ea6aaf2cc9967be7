//! Text operators and functions.

use crate::ast::{Node, Precedence};
use crate::expr::{Base, Binary, Expr, Expression, Operand, Unary};
use crate::types::{Bind, Scalar, Value};

/// A text type: `String`, and newtypes of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a text type",
    note = "convert the expression first: `.cast::<String>()`"
)]
pub trait Textual: Scalar {}
impl Textual for String {}

/// An expression of the type `V` over the text `E` and the text operand `R`.
type WithText<E, R, V> = Binary<E, R, String, V>;

/// Text operators and functions, for expressions of text types.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, number: String, name: String }
/// let query = Room::query()
///     .filter(Room::number.like("1%").and(Room::number.not_like("%9")))
///     .filter(Room::name.ilike("%suite%").and(Room::name.not_ilike("%old%")))
///     .filter(Room::name.matches("^S").and(Room::name.imatches("^s")))
///     .select(Room::id);
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "id" FROM "rooms" WHERE "number" LIKE $1 AND "number" NOT LIKE $2 "#,
///         r#"AND "name" ILIKE $3 AND "name" NOT ILIKE $4 AND "name" ~ $5 AND "name" ~* $6"#,
///     ),
/// );
///
/// // These escape `%`, `_` and `\` in their argument.
/// let query = Room::query()
///     .filter(Room::name.starts_with("50%").or(Room::name.ends_with("off")))
///     .filter(Room::name.contains_text("_"))
///     .filter(Room::name.icontains_text("sea"))
///     .select(Room::id);
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "id" FROM "rooms" WHERE ("name" LIKE $1 OR "name" LIKE $2) "#,
///         r#"AND "name" LIKE $3 AND "name" ILIKE $4"#,
///     ),
/// );
///
/// let query = Room::query().select((
///     Room::number.concat(" ").concat(Room::name),
///     Room::name.lower(),
///     Room::name.upper(),
///     Room::name.initcap(),
///     Room::name.trim(),
///     Room::name.replace("a", "b"),
///     Room::name.split_part(" ", 1),
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "number" || $1::text || "name", lower("name"), upper("name"), "#,
///         r#"initcap("name"), btrim("name"), replace("name", $2, $3), "#,
///         r#"split_part("name", $4, $5::integer) FROM "rooms""#,
///     ),
/// );
///
/// let query = Room::query().select((
///     Room::name.length(),
///     Room::name.position("sea"),
///     Room::name.left(3),
///     Room::name.right(3),
///     Room::name.substring(2, 3),
/// ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT length("name"), strpos("name", $1), left("name", $2::integer), "#,
///         r#"right("name", $3::integer), substr("name", $4::integer, $5::integer) FROM "rooms""#,
///     ),
/// );
/// # }
/// ```
pub trait TextMethods: Expression<Value: Value<Inner: Textual>> {
    /// Matches a pattern: `self LIKE pattern`.
    ///
    /// `%` matches any text, `_` one character, and `\` escapes either.
    fn like<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "LIKE", Precedence::Range, pattern.into_operand())
    }

    /// Does not match a pattern: `self NOT LIKE pattern`.
    fn not_like<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "NOT LIKE", Precedence::Range, pattern.into_operand())
    }

    /// Matches a pattern case-insensitively: `self ILIKE pattern`.
    fn ilike<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "ILIKE", Precedence::Range, pattern.into_operand())
    }

    /// Does not match a pattern case-insensitively: `self NOT ILIKE pattern`.
    fn not_ilike<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "NOT ILIKE", Precedence::Range, pattern.into_operand())
    }

    /// Starts with a text: `self LIKE 'text%'`, with `%`, `_` and `\` in the text escaped.
    fn starts_with(self, text: impl AsRef<str>) -> Unary<Self, bool> {
        like_text(self, "LIKE", "", text.as_ref(), "%")
    }

    /// Ends with a text: `self LIKE '%text'`, with `%`, `_` and `\` in the text escaped.
    fn ends_with(self, text: impl AsRef<str>) -> Unary<Self, bool> {
        like_text(self, "LIKE", "%", text.as_ref(), "")
    }

    /// Contains a text: `self LIKE '%text%'`, with `%`, `_` and `\` in the text escaped.
    fn contains_text(self, text: impl AsRef<str>) -> Unary<Self, bool> {
        like_text(self, "LIKE", "%", text.as_ref(), "%")
    }

    /// Contains a text, case-insensitively: `self ILIKE '%text%'`, with `%`, `_` and `\` in the
    /// text escaped.
    fn icontains_text(self, text: impl AsRef<str>) -> Unary<Self, bool> {
        like_text(self, "ILIKE", "%", text.as_ref(), "%")
    }

    /// Matches a POSIX regular expression: `self ~ pattern`.
    fn matches<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "~", Precedence::Operator, pattern.into_operand())
    }

    /// Matches a POSIX regular expression case-insensitively: `self ~* pattern`.
    fn imatches<R: Operand<String>>(self, pattern: R) -> WithText<Self, R, bool> {
        infix(self, "~*", Precedence::Operator, pattern.into_operand())
    }

    /// Concatenates two texts: `self || other`.
    fn concat<R: Operand<String>>(self, other: R) -> WithText<Self, R, String> {
        infix(
            self,
            "||",
            Precedence::Operator,
            other.into_operand().typed(),
        )
    }

    /// Converts to lower case: `lower(self)`.
    fn lower(self) -> Unary<Self, String> {
        call(self, "lower", vec![])
    }

    /// Converts to upper case: `upper(self)`.
    fn upper(self) -> Unary<Self, String> {
        call(self, "upper", vec![])
    }

    /// Converts the first letter of each word to upper case, the others to lower case:
    /// `initcap(self)`.
    fn initcap(self) -> Unary<Self, String> {
        call(self, "initcap", vec![])
    }

    /// Returns the number of characters: `length(self)`.
    fn length(self) -> Unary<Self, i32> {
        call(self, "length", vec![])
    }

    /// Removes spaces from both ends: `btrim(self)`.
    fn trim(self) -> Unary<Self, String> {
        call(self, "btrim", vec![])
    }

    /// Returns the first `count` characters: `left(self, count)`.
    ///
    /// A negative count returns all but the last `-count`.
    fn left(self, count: i32) -> Unary<Self, String> {
        call(self, "left", vec![bound(count)])
    }

    /// Returns the last `count` characters: `right(self, count)`.
    ///
    /// A negative count returns all but the first `-count`.
    fn right(self, count: i32) -> Unary<Self, String> {
        call(self, "right", vec![bound(count)])
    }

    /// Returns `count` characters from the position `start`: `substr(self, start, count)`.
    ///
    /// The first character has the position 1.
    ///
    /// # Errors
    ///
    /// The query fails if the count is negative.
    fn substring(self, start: i32, count: i32) -> Unary<Self, String> {
        call(self, "substr", vec![bound(start), bound(count)])
    }

    /// Replaces every occurrence of a text: `replace(self, from, to)`.
    fn replace(self, from: impl Into<String>, to: impl Into<String>) -> Unary<Self, String> {
        call(self, "replace", vec![bound(from.into()), bound(to.into())])
    }

    /// Splits at a delimiter and returns the `n`th field, counted from 1:
    /// `split_part(self, delimiter, n)`.
    ///
    /// # Errors
    ///
    /// The query fails if `n` is 0.
    fn split_part(self, delimiter: impl Into<String>, n: i32) -> Unary<Self, String> {
        call(self, "split_part", vec![bound(delimiter.into()), bound(n)])
    }

    /// Returns the position of a text, counted from 1, or 0 if it does not occur:
    /// `strpos(self, text)`.
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

/// `LIKE` with `%`, `_` and `\` of the text escaped.
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
