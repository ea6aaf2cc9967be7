//! Loading by a statement for each relation to many: one after another, each for all rows of the
//! one above it.

use std::sync::Arc;

use super::{Kept, Keys, Level, Slot, Split, Tree, group, too_many, united};
use crate::decode::{RowSink, decode_row};
use crate::error::Error;
use crate::executor::{BoxFuture, Executor, Statement};
use crate::node::{Heap, Node, RelatedNode, SelectNode};
use crate::render::{self, Renderer};
use crate::value::SqlType;

/// By a statement for each relation to many.
pub(crate) static SPLIT: Split = Split {
    write: Renderer::related,
    load: split,
    statements,
    united: united::where_possible,
};

fn split<'a>(
    db: Box<dyn Executor + 'a>,
    node: Heap<SelectNode>,
    sink: Arc<dyn RowSink>,
) -> BoxFuture<'a, u64> {
    Box::pin(async move {
        let rows = Kept::fetch(&*db, render::select(&own(&node))).await?;
        let count = rows.len() as u64;
        let tree = load(&*db, Level::new(rows, 0), &node).await?;
        sink.rows(Box::new(tree));
        Ok(count)
    })
}

/// Loads the relations of the query whose rows are there.
async fn load(db: &dyn Executor, root: Level, node: &SelectNode) -> Result<Tree, Error> {
    let mut tree = Tree { levels: vec![root] };
    load_beneath(db, &mut tree, vec![node]).await?;
    Ok(tree)
}

/// Loads the relations of the last levels of a tree, which have the rows of these queries.
pub(super) async fn load_beneath(
    db: &dyn Executor,
    tree: &mut Tree,
    mut nodes: Vec<&SelectNode>,
) -> Result<(), Error> {
    let first = tree.levels.len() - nodes.len();
    let mut at = 0;
    while at < nodes.len() {
        for slot in slots(nodes[at]) {
            let of = first + at;
            let slot = match slot {
                None => None,
                Some((related, column)) => {
                    let level = &tree.levels[of];
                    let (keys, of_row) =
                        Keys::of_rows(&level.rows, level.start + column, types(related))?;
                    nodes.push(&related.query);
                    Some(load_slot(db, tree, related, keys, of_row).await?)
                }
            };
            tree.levels[of].slots.push(slot);
        }
        at += 1;
    }
    Ok(())
}

/// Loads the rows of a relation that belong to keys, as a level of their own.
pub(super) async fn load_slot(
    db: &dyn Executor,
    tree: &mut Tree,
    related: &RelatedNode,
    keys: Keys,
    key_of_row: Vec<Option<u32>>,
) -> Result<Slot, Error> {
    let (level, starts, members) = match keys.count {
        0 => (Level::new(Kept::default(), 0), vec![0], Vec::new()),
        count => {
            let rows = Kept::fetch(db, statement(related, &keys)).await?;
            let (starts, members) = group(&numbers(&rows, count)?, count);
            (Level::new(rows, 1), starts, members)
        }
    };
    tree.levels.push(level);
    Ok(Slot {
        width: keys.columns.len(),
        key_of_row,
        starts,
        members,
        level: tree.levels.len() - 1,
    })
}

impl Level {
    pub(super) fn new(rows: Kept, start: usize) -> Self {
        Self {
            rows,
            start,
            slots: Vec::new(),
        }
    }
}

/// The statements that load a query and its relations, without the keys.
fn statements(node: &SelectNode) -> Vec<Statement> {
    let mut statements = vec![render::select(&own(node))];
    let mut nodes = vec![node];
    let mut at = 0;
    while at < nodes.len() {
        for (related, _) in slots(nodes[at]).flatten() {
            statements.push(statement(related, &Keys::none(types(related))));
            nodes.push(&related.query);
        }
        at += 1;
    }
    statements
}

/// The relations to many that a query selects, and the column where the key of each starts; `None`
/// for those that stay in the statement.
fn slots(node: &SelectNode) -> impl Iterator<Item = Option<(&RelatedNode, usize)>> {
    let mut column = 0;
    node.columns.iter().filter_map(move |selected| {
        let at = column;
        let slot = match selected {
            Node::Related(related) if related.is_splittable() => {
                column += related.link.outer().count();
                return Some(Some((&**related, at)));
            }
            Node::Related(related) if related.gives == crate::node::Gives::Rows => Some(None),
            _ => None,
        };
        column += width(selected);
        slot
    })
}

/// How many columns of a result a selected node is.
pub(crate) fn width(node: &Node) -> usize {
    match node {
        Node::Row(source) => source.table.columns.len(),
        _ => 1,
    }
}

/// The query with keys in the place of the relations that are loaded for themselves.
fn own(node: &SelectNode) -> SelectNode {
    let columns = node.columns.iter().flat_map(|selected| match selected {
        Node::Related(related) if related.is_splittable() => {
            let source = related.link.outer;
            let key = related.link.outer();
            key.map(|index| Node::Column { source, index }).collect()
        }
        other => vec![other.clone()],
    });
    with_columns(node, columns.collect())
}

/// The query with other columns. They may have trees beneath, which are not copied.
pub(super) fn with_columns(node: &SelectNode, columns: Vec<Node>) -> SelectNode {
    SelectNode {
        columns,
        distinct: node.distinct.clone(),
        from: node.from,
        joins: node.joins.clone(),
        filter: node.filter.clone(),
        group_by: node.group_by.clone(),
        having: node.having.clone(),
        order_by: node.order_by.clone(),
        limit: node.limit.clone(),
        offset: node.offset.clone(),
        lock: node.lock,
        deleted: node.deleted,
        outer: node.outer.clone(),
        keyed: node.keyed,
        at_most: node.at_most,
        loading: node.loading,
        parts: Vec::new(),
        with: node.with.clone(),
        any_order: node.any_order,
        depth: node.depth,
    }
}

fn statement(related: &RelatedNode, keys: &Keys) -> Statement {
    let query = own(&related.query);
    let width = query.columns.iter().map(width).sum();
    render::related_to_keys(&related.link, &query, width, keys)
}

pub(super) fn types(related: &RelatedNode) -> Vec<&'static SqlType> {
    let types = (related.link.outer_types)();
    related
        .link
        .outer()
        .map(|at| types[usize::from(at)])
        .collect()
}

/// The number of the key that each row was found by, counted from 0.
fn numbers(rows: &Kept, count: usize) -> Result<Vec<u32>, Error> {
    let all = 0..rows.len();
    u32::try_from(all.len()).map_err(|_| too_many())?;
    let number = |at| {
        let number: i64 = decode_row(&rows.row(at), |row| row.take())?;
        let number = usize::try_from(number - 1).ok().filter(|at| *at < count);
        number
            .map(|at| at as u32)
            .ok_or_else(|| Error::missing_column(0))
    };
    all.map(number).collect()
}
