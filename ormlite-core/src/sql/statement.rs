//! Whole statements.

use crate::ast::{
    DeleteNode, InsertNode, Keys, LevelPlans, LinkNode, ReplaceLinksNode, SelectNode, UpdateNode,
};
use crate::exec::Statement;
use crate::sql::related::KeySource;
use crate::sql::renderer::Renderer;

pub(crate) fn select(node: &SelectNode) -> Statement {
    let mut renderer = Renderer::new();
    renderer.select(node);
    renderer.finish("SELECT", node.from.table.name)
}

/// `SELECT count(*)` of the query's rows.
pub(crate) fn count(node: &SelectNode) -> Statement {
    let mut renderer = Renderer::new();
    renderer.count(node);
    renderer.finish("SELECT", node.from.table.name)
}

/// `SELECT EXISTS (query)`
pub(crate) fn exists(node: &SelectNode) -> Statement {
    let mut renderer = Renderer::new();
    renderer.push("SELECT EXISTS (");
    renderer.select(node);
    renderer.push(")");
    renderer.finish("SELECT", node.from.table.name)
}

/// The rows of a relation for many keys at once, each with the number of its key before its own
/// `width` columns.
pub(crate) fn related_to_keys(
    link: &LinkNode,
    query: &SelectNode,
    width: usize,
    keys: &Keys,
) -> Statement {
    let mut renderer = Renderer::new();
    let keys = KeySource::bound(keys, query);
    renderer.related_to_keys(link, query, width, &keys);
    renderer.finish("SELECT", query.from.table.name)
}

/// A query and its relations as the levels of one statement.
pub(crate) fn levels(levels: &LevelPlans<'_>) -> Statement {
    let mut renderer = Renderer::new();
    renderer.levels(levels);
    renderer.finish("SELECT", levels.root().from.table.name)
}

pub(crate) fn insert(node: &InsertNode, returning: bool) -> Statement {
    let mut renderer = Renderer::new();
    renderer.insert(node, returning);
    renderer.finish("INSERT", node.table.name)
}

pub(crate) fn update(node: &UpdateNode, returning: bool) -> Statement {
    let mut renderer = Renderer::new();
    renderer.update(node, returning);
    renderer.finish("UPDATE", node.table.name)
}

/// Two writes to one table.
pub(crate) fn replace_links(node: &ReplaceLinksNode) -> Statement {
    let mut renderer = Renderer::new();
    renderer.replace_links(node);
    renderer.finish("UPDATE", node.table.name)
}

pub(crate) fn delete(node: &DeleteNode, returning: bool) -> Statement {
    let mut renderer = Renderer::new();
    renderer.delete(node, returning);
    renderer.finish("DELETE", node.table.name)
}
