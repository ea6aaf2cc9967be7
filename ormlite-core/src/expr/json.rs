//! `jsonb` operators.

use serde_json::Value as Document;

use crate::ast::{Node, Precedence};
use crate::expr::{Expr, Expression, Unary};
use crate::types::{Bind, Json, Scalar, Value};

/// A type stored as `jsonb`: [`Json<T>`] or a [`serde_json::Value`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a JSON document",
    note = "the types of `jsonb` are `serde_json::Value` and `Json<T>`"
)]
pub trait JsonDocument: Scalar {}
impl JsonDocument for Document {}
impl<T> JsonDocument for Json<T> where Json<T>: Scalar {}

/// `jsonb` operators, for expressions of the types [`Json<T>`] and [`serde_json::Value`].
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::*, query::*, serde_json::{json, Value}};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, extras: Value }
/// let query = Room::query()
///     .filter(Room::extras.json_contains(json!({"sea": true})))
///     .filter(Room::extras.has_key("beds"))
///     .select((
///         Room::extras.field_text("view"),         // Option<String>
///         Room::extras.field("beds"),              // Option<Value>
///         Room::extras.item(0),                    // Option<Value>
///         Room::extras.path_text(["beds", "0"]),   // Option<String>
///         Room::extras.json_merge(json!({"a": 1})) // Value
///     ));
/// assert_eq!(
///     query.to_sql().sql,
///     concat!(
///         r#"SELECT "extras" ->> $1::text, "extras" -> $2::text, "extras" -> $3::integer, "#,
///         r#""extras" #>> $4::text[], "extras" || $5::jsonb FROM "rooms" "#,
///         r#"WHERE "extras" @> $6::jsonb AND "extras" ? $7::text"#,
///     ),
/// );
/// # }
/// ```
pub trait JsonMethods: Expression<Value: Value<Inner: JsonDocument>> {
    /// Returns a field as text: `self ->> key`. It is NULL if the field does not exist.
    fn field_text(self, key: impl Into<String>) -> Expr<Self::Scope, Option<String>> {
        infix(self, "->>", bound(key.into()))
    }

    /// Returns a field as a document: `self -> key`. It is NULL if the field does not exist.
    fn field(self, key: impl Into<String>) -> Expr<Self::Scope, Option<Document>> {
        infix(self, "->", bound(key.into()))
    }

    /// Returns an array element, counted from 0, as a document: `self -> index`.
    ///
    /// It is NULL if the element does not exist.
    fn item(self, index: i32) -> Expr<Self::Scope, Option<Document>> {
        infix(self, "->", bound(index))
    }

    /// Returns the value at a path of keys and indexes as text: `self #>> path`.
    ///
    /// It is NULL if the value does not exist.
    fn path_text<P: Into<String>>(
        self,
        path: impl IntoIterator<Item = P>,
    ) -> Expr<Self::Scope, Option<String>> {
        let path: Vec<String> = path.into_iter().map(P::into).collect();
        infix(self, "#>>", bound(path))
    }

    /// Tests whether the document contains every field and element of `document`:
    /// `self @> document`.
    fn json_contains(self, document: Document) -> Unary<Self, bool> {
        infix(self, "@>", bound(document))
    }

    /// Tests whether the document has a key at its top level: `self ? key`.
    fn has_key(self, key: impl Into<String>) -> Unary<Self, bool> {
        infix(self, "?", bound(key.into()))
    }

    /// Merges two documents; the fields of `document` win: `self || document`.
    fn json_merge(self, document: Document) -> Unary<Self, Document> {
        infix(self, "||", bound(document))
    }
}

impl<E: Expression<Value: Value<Inner: JsonDocument>>> JsonMethods for E {}

fn bound<V: Value>(value: V) -> Node {
    Node::bind(Bind::new(value)).typed()
}

fn infix<E: Expression, S, V>(left: E, op: &'static str, right: Node) -> Expr<S, V> {
    Expr::new(Node::infix(
        op,
        Precedence::Operator,
        left.into_node(),
        right,
    ))
}
