//! The statements: one function for each kind, which renders it and sets its kind and table.

use crate::ast::{
    DeleteNode, InsertNode, Keys, LevelPlans, LinkNode, PartitionBound, QueryNode,
    ReplaceLinksNode, UpdateNode,
};
use crate::exec::{Statement, StatementKind};
use crate::schema::TableDesc;
use crate::sql::related::KeySource;
use crate::sql::renderer::Renderer;

pub(crate) fn select(node: &QueryNode) -> Statement {
    let mut renderer = Renderer::new();
    renderer.query(node);
    renderer.finish(kind(node), node.table_name())
}

/// Counts the rows of a query: `SELECT count(*)`.
pub(crate) fn count(node: &QueryNode) -> Statement {
    let mut renderer = Renderer::new();
    renderer.count(node);
    renderer.finish(kind(node), node.table_name())
}

/// Tests whether a query returns a row: `SELECT EXISTS (query)`.
pub(crate) fn exists(node: &QueryNode) -> Statement {
    let mut renderer = Renderer::new();
    renderer.push("SELECT EXISTS (");
    renderer.query(node);
    renderer.push(")");
    renderer.finish(kind(node), node.table_name())
}

/// Selects the rows of a relation for many keys. Each row has the number of its key before its own
/// `width` columns.
pub(crate) fn select_by_keys(
    link: &LinkNode,
    query: &QueryNode,
    width: usize,
    keys: &Keys,
) -> Statement {
    let mut renderer = Renderer::new();
    let keys = KeySource::bound(keys, query);
    renderer.select_by_keys(link, query, width, &keys);
    renderer.finish(kind(query), query.table_name())
}

/// Selects a query and its relations as levels.
pub(crate) fn levels(levels: &LevelPlans<'_>) -> Statement {
    let mut renderer = Renderer::new();
    renderer.levels(levels);
    renderer.finish(kind(levels.root()), levels.root().table_name())
}

pub(crate) fn insert(node: &InsertNode, returning: bool) -> Statement {
    let mut renderer = Renderer::new();
    renderer.insert(node, returning);
    renderer.finish(StatementKind::Insert, node.table.name)
}

pub(crate) fn update(node: &UpdateNode, returning: bool) -> Statement {
    let mut renderer = Renderer::new();
    renderer.update(node, returning);
    renderer.finish(StatementKind::Update, node.table.name)
}

/// Replaces the links of a junction: a delete and an insert as one statement.
pub(crate) fn replace_links(node: &ReplaceLinksNode) -> Statement {
    let mut renderer = Renderer::new();
    renderer.replace_links(node);
    renderer.finish(StatementKind::Update, node.table.name)
}

pub(crate) fn delete(node: &DeleteNode, returning: bool) -> Statement {
    let mut renderer = Renderer::new();
    renderer.delete(node, returning);
    renderer.finish(StatementKind::Delete, node.table.name)
}

/// Computes the rows of a materialized view anew.
pub(crate) fn refresh(view: &'static TableDesc, concurrently: bool) -> Statement {
    let mut renderer = Renderer::new();
    renderer.refresh(view, concurrently);
    renderer.finish(StatementKind::Other, view.name)
}

/// Selects the bound of a new partition as SQL text, and the columns of the partition key.
pub(crate) fn partition_bound(
    table: &'static TableDesc,
    width: usize,
    bound: &PartitionBound,
) -> Statement {
    let mut renderer = Renderer::new();
    renderer.partition_bound(table, width, bound);
    renderer.finish(StatementKind::Select, table.name)
}

/// Creates a partition, of a bound as SQL text.
pub(crate) fn create_partition(table: &'static TableDesc, name: &str, bound: &str) -> Statement {
    let mut renderer = Renderer::new();
    renderer.create_partition(table, name, bound);
    renderer.finish(StatementKind::Other, table.name)
}

/// Detaches a partition.
pub(crate) fn detach_partition(
    table: &'static TableDesc,
    name: &str,
    concurrently: bool,
) -> Statement {
    let mut renderer = Renderer::new();
    renderer.detach_partition(table, name, concurrently);
    renderer.finish(StatementKind::Other, table.name)
}

/// Lists the partitions of a table.
pub(crate) fn partitions(table: &'static TableDesc) -> Statement {
    let mut renderer = Renderer::new();
    renderer.partitions(table);
    renderer.finish(StatementKind::Select, table.name)
}

fn kind(query: &QueryNode) -> StatementKind {
    match query.lock {
        Some(_) => StatementKind::LockingSelect,
        None => StatementKind::Select,
    }
}
