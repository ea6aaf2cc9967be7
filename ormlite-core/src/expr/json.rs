//! JSON documents: fields, paths, containment.

use serde_json::Value as Document;

use crate::ast::{Node, Precedence};
use crate::expr::{Expr, Expression, Unary};
use crate::types::{Bind, Json, Scalar, Value};

/// A type stored as `jsonb`: [`Json<T>`] or a [`serde_json::Value`].
#[diagnostic::on_unimplemented(message = "`{Self}` is not a JSON document")]
pub trait JsonDocument: Scalar {}
impl JsonDocument for Document {}
impl<T> JsonDocument for Json<T> where Json<T>: Scalar {}

/// Functions of JSON documents.
pub trait JsonMethods: Expression<Value: Value<Inner: JsonDocument>> {
    /// `self ->> key`: a field as text; NULL where it is missing.
    fn field_text(self, key: impl Into<String>) -> Expr<Self::Scope, Option<String>> {
        infix(self, "->>", bound(key.into()))
    }

    /// `self -> key`: a field as a document; NULL where it is missing.
    fn field(self, key: impl Into<String>) -> Expr<Self::Scope, Option<Document>> {
        infix(self, "->", bound(key.into()))
    }

    /// `self -> index`: an element as a document, from 0; NULL where it is missing.
    fn item(self, index: i32) -> Expr<Self::Scope, Option<Document>> {
        infix(self, "->", bound(index))
    }

    /// `self #>> path`: the text at a path of keys; NULL where it is missing.
    fn path_text<P: Into<String>>(
        self,
        path: impl IntoIterator<Item = P>,
    ) -> Expr<Self::Scope, Option<String>> {
        let path: Vec<String> = path.into_iter().map(P::into).collect();
        infix(self, "#>>", bound(path))
    }

    /// `self @> document`: holds every field and element of the document.
    fn json_contains(self, document: Document) -> Unary<Self, bool> {
        infix(self, "@>", bound(document))
    }

    /// `self ? key`: has the key at its top.
    fn has_key(self, key: impl Into<String>) -> Unary<Self, bool> {
        infix(self, "?", bound(key.into()))
    }

    /// `self || document`: the document's fields put over these.
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
