//! Rendering of nodes that no typed query makes: set operations, and named sources.

use std::sync::Arc;

use super::select;
use crate::ast::{
    Body, CteNode, Definition, ErasedBox, JoinKind, JoinNode, NamedSource, Node, QueryNode,
    SetOperationNode, SetOperator, SourceNode, WithNode,
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

fn operation(operator: SetOperator, all: bool, left: QueryNode, right: QueryNode) -> QueryNode {
    QueryNode::of(Body::SetOperation(ErasedBox::new(SetOperationNode {
        operator,
        all,
        left,
        right,
    })))
}

fn union(all: bool, left: QueryNode, right: QueryNode) -> QueryNode {
    operation(SetOperator::Union, all, left, right)
}

fn defined(name: &str, columns: &[&str], definition: Definition) -> SourceNode {
    SourceNode::Named(Arc::new(NamedSource {
        name: name.to_owned().into(),
        columns: columns.iter().map(|name| name.to_string().into()).collect(),
        definition,
    }))
}

/// A common table expression under its own name.
fn named(name: &str, columns: &[&str]) -> SourceNode {
    defined(name, columns, Definition::Cte(name.to_owned().into()))
}

fn with(name: &str, columns: &[&str], query: QueryNode) -> Option<Arc<WithNode>> {
    Some(Arc::new(WithNode {
        tables: vec![CteNode {
            name: name.to_owned().into(),
            columns: columns.iter().map(|name| name.to_string().into()).collect(),
            query,
        }],
        order: Vec::new(),
    }))
}

fn column(source: &SourceNode, index: u16) -> Node {
    Node::Column {
        source: source.clone(),
        index,
    }
}

const ROWS: &str = r#"SELECT "id", "floor" FROM "core"."rooms""#;

#[test]
fn operands_with_their_own_limit_are_in_parentheses() {
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
    for (operator, keyword) in [
        (SetOperator::Intersect, "INTERSECT"),
        (SetOperator::Except, "EXCEPT"),
    ] {
        let query = operation(operator, false, rooms(), rooms());
        assert_eq!(select(&query).sql, format!("{ROWS} {keyword} {ROWS}"));
    }
    let mut query = nested();
    query.limit = Some(Bind::new(1_i64));
    query.offset = Some(Bind::new(2_i64));
    let text = format!("{ROWS} UNION {ROWS} LIMIT $1 OFFSET $2");
    assert_eq!(select(&query).sql, text);
}

#[test]
fn a_common_table_expression_is_a_source() {
    let name = "some \"rooms\"";
    let mut query = QueryNode::from(named(name, &["id", "level"]));
    query.select_mut().columns = vec![column(&named(name, &["id", "level"]), 1)];
    query.with = with(name, &["id", "level"], rooms());
    let text = format!(
        r#"WITH RECURSIVE "some ""rooms"""("id", "level") AS ({ROWS}) SELECT "level" FROM "some ""rooms""""#
    );
    assert_eq!(select(&query).sql, text);

    let alias = defined("r", &["id", "level"], Definition::Cte(name.into()));
    let mut query = QueryNode::from(alias);
    query.with = with(name, &["id", "level"], rooms());
    let text = format!(
        r#"WITH RECURSIVE "some ""rooms"""("id", "level") AS ({ROWS}) SELECT "id", "level" FROM "some ""rooms""" AS "r""#
    );
    assert_eq!(select(&query).sql, text);
}

#[test]
fn sources_are_defined_where_they_are_joined() {
    let series = || {
        let bounds = [1_i32, 9].map(|bound| Node::bind(Bind::new(bound)));
        Node::call("generate_series", bounds.into())
    };
    let above = || {
        let mut query = rooms();
        let (floor, level) = (column(&query.select().from, 1), column(&levels(), 0));
        query.select_mut().filter = Some(Node::equal(floor, level));
        ErasedBox::new(query)
    };
    fn levels() -> SourceNode {
        named("levels", &["level"])
    }
    let row = |id: i32, floor: i32| [id, floor].map(|value| Node::bind(Bind::new(value))).into();
    let inner = r#"SELECT "rooms"."id", "rooms"."floor" FROM "core"."rooms""#;
    for (definition, text) in [
        (
            Definition::Query(ErasedBox::new(limited())),
            format!(r#"({inner} LIMIT $1) AS "t"("a", "b")"#),
        ),
        (
            Definition::Lateral(above()),
            format!(
                r#"LATERAL ({inner} WHERE "rooms"."floor" = "levels"."level") AS "t"("a", "b")"#
            ),
        ),
        (
            Definition::Function(series()),
            r#"generate_series($1::integer, $2::integer) AS "t"("a", "b")"#.to_owned(),
        ),
        (
            Definition::Values(vec![row(1, 2), row(3, 4)]),
            r#"(VALUES ($1, $2), ($3, $4)) AS "t"("a", "b")"#.to_owned(),
        ),
    ] {
        let source = defined("t", &["a", "b"], definition);
        let mut query = QueryNode::from(levels());
        query.with = with("levels", &["level"], rooms());
        query.select_mut().columns = vec![column(&source, 1)];
        query.select_mut().joins = vec![JoinNode {
            kind: JoinKind::Cross,
            source,
            on: None,
        }];
        let text = format!(
            r#"WITH RECURSIVE "levels"("level") AS ({ROWS}) SELECT "t"."b" FROM "levels" CROSS JOIN {text}"#
        );
        let statement = select(&query);
        assert!(statement.invalid.is_none(), "{:?}", statement.invalid);
        assert_eq!(statement.sql, text);
    }
}

#[test]
fn derived_tables_count_as_nested() {
    let derived = |query: QueryNode| {
        let query = Definition::Query(ErasedBox::new(query));
        QueryNode::from(defined("t", &["id", "floor"], query))
    };
    let nested = |times: usize| (0..times).fold(rooms(), |query, _| derived(query));
    let exists = |times| Node::exists(ErasedBox::new(nested(times)));
    assert!(matches!(exists(20), Node::Exists(_)));
    assert!(matches!(exists(100), Node::Invalid(_)));
}

static UNQUALIFIED: TableDesc = TableDesc {
    schema: None,
    ..ROOMS
};

#[test]
fn a_source_is_known_by_its_name_or_by_its_table() {
    let cte = named("rooms", &["id"]);
    for (other, same) in [
        (SourceNode::table(&UNQUALIFIED), false),
        (SourceNode::table(&ROOMS), false),
        (named("rooms", &[]), true),
        (named("floors", &["id"]), false),
    ] {
        assert_eq!((cte.is(&other), other.is(&cte)), (same, same), "{other:?}");
    }
}

#[test]
fn names_that_the_server_would_take_for_another_source_are_refused() {
    let unqualified = || QueryNode::from(SourceNode::table(&UNQUALIFIED));
    let hidden = |mut query: QueryNode| {
        query.with = with("rooms", &["id", "floor"], rooms());
        query
    };
    static HALLS: TableDesc = TableDesc {
        name: "halls",
        ..ROOMS
    };
    let within = |inner: QueryNode| {
        let mut query = QueryNode::from(SourceNode::table(&HALLS));
        query.select_mut().filter = Some(Node::exists(ErasedBox::new(inner)));
        query
    };
    let nested = hidden(within(unqualified()));
    let undefined = QueryNode::from(named("floors", &["id"]));
    for (query, error) in [
        (hidden(unqualified()), Some("hides it")),
        (nested, Some("hides it")),
        (hidden(rooms()), None),
        (within(hidden(rooms())), None),
        // The name is that of the sub-select alone.
        (union(true, hidden(rooms()), unqualified()), None),
        (undefined, Some("which this query does not have")),
    ] {
        let invalid = select(&query).invalid.map(|invalid| invalid.to_string());
        match error {
            Some(error) => assert!(
                invalid.as_ref().is_some_and(|text| text.contains(error)),
                "{invalid:?}"
            ),
            None => assert_eq!(invalid, None),
        }
    }
}
