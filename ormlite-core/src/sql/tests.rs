//! What the typed surface does not make yet: set operations, and sources with names of their own.

use std::sync::Arc;

use super::select;
use crate::ast::{
    Body, CteNode, ErasedBox, NamedSource, Node, QueryNode, SetOperationNode, SetOperator,
    SourceNode, WithNode,
};
use crate::schema::TableDesc;
use crate::types::Bind;

static ROOMS: TableDesc = TableDesc {
    schema: Some("core"),
    name: "rooms",
    columns: &["id", "floor"],
    roles: "rr",
    key: &[0],
    references: &[],
};

fn rooms() -> QueryNode {
    QueryNode::from(SourceNode::table(&ROOMS))
}

fn limited() -> QueryNode {
    let mut query = rooms();
    query.limit = Some(Bind::new(5_i64));
    query
}

fn union(all: bool, left: QueryNode, right: QueryNode) -> QueryNode {
    QueryNode::of(Body::SetOperation(ErasedBox::new(SetOperationNode {
        operator: SetOperator::Union,
        all,
        left,
        right,
    })))
}

fn named(name: &str, columns: &[&str]) -> SourceNode {
    SourceNode::Named(Arc::new(NamedSource {
        name: name.to_owned().into(),
        columns: columns.iter().map(|name| name.to_string().into()).collect(),
    }))
}

const ROWS: &str = r#"SELECT "id", "floor" FROM "core"."rooms""#;

#[test]
fn operands_stand_in_parentheses_where_something_is_theirs_alone() {
    let nested = || union(false, rooms(), rooms());
    for (query, text) in [
        (
            union(false, rooms(), rooms()),
            format!("{ROWS} UNION {ROWS}"),
        ),
        (
            union(true, rooms(), rooms()),
            format!("{ROWS} UNION ALL {ROWS}"),
        ),
        (
            union(true, limited(), rooms()),
            format!("({ROWS} LIMIT $1) UNION ALL {ROWS}"),
        ),
        (
            union(false, rooms(), limited()),
            format!("{ROWS} UNION ({ROWS} LIMIT $1)"),
        ),
        (
            union(true, rooms(), nested()),
            format!("{ROWS} UNION ALL ({ROWS} UNION {ROWS})"),
        ),
    ] {
        assert_eq!(select(&query).sql, text);
    }
    let mut query = nested();
    query.limit = Some(Bind::new(1_i64));
    query.offset = Some(Bind::new(2_i64));
    let text = format!("{ROWS} UNION {ROWS} LIMIT $1 OFFSET $2");
    assert_eq!(select(&query).sql, text);
}

#[test]
fn a_common_table_expression_is_a_source_of_its_own_name() {
    let name = String::from("some \"rooms\"");
    let source = named(&name, &["id", "level"]);
    let mut query = QueryNode::from(source.clone());
    query.select_mut().columns = vec![Node::Column { source, index: 1 }];
    query.with = Some(Arc::new(WithNode {
        tables: vec![CteNode {
            name: name.into(),
            columns: vec!["id".into(), "level".into()],
            query: rooms(),
        }],
        order: Vec::new(),
    }));
    let text = format!(
        r#"WITH RECURSIVE "some ""rooms"""("id", "level") AS ({ROWS}) SELECT "level" FROM "some ""rooms""""#
    );
    assert_eq!(select(&query).sql, text);
}

#[test]
fn a_name_without_a_schema_is_that_of_the_common_table_expression() {
    static UNQUALIFIED: TableDesc = TableDesc {
        schema: None,
        ..ROOMS
    };
    let cte = named("rooms", &["id"]);
    for (other, same) in [
        (SourceNode::table(&UNQUALIFIED), true),
        (SourceNode::table(&ROOMS), false),
        (named("rooms", &[]), true),
        (named("floors", &["id"]), false),
    ] {
        assert_eq!((cte.is(&other), other.is(&cte)), (same, same), "{other:?}");
    }
}
