//! The strategy with one statement per level: a statement for the query, then one for each to-many relation,
//! which selects the rows of all parent rows by their keys.

use std::sync::Arc;

use crate::ast::{
    ErasedBox, Gives, Keys, Loader, Node, QueryNode, RelatedNode, types, width, with_columns,
};
use crate::decode::{Level, RowBuffer, RowSink, RowTree, Slot, decode_row, group, too_many_rows};
use crate::error::Error;
use crate::exec::{BoxFuture, Executor, Statement};
use crate::load::collect::fetch;
use crate::load::{keys, single_statement};
use crate::sql;

/// Loads each to-many relation by a statement of its own.
pub(crate) static PER_LEVEL: Loader = Loader {
    load,
    statements,
    single_statement: single_statement::loader_for,
};

fn load<'a>(
    db: Box<dyn Executor + 'a>,
    node: ErasedBox<QueryNode>,
    sink: Arc<dyn RowSink>,
) -> BoxFuture<'a, u64> {
    Box::pin(async move {
        let rows = fetch(&*db, sql::select(&with_key_columns(&node))).await?;
        let count = rows.len() as u64;
        let mut tree = RowTree {
            levels: vec![Level::new(rows, 0)],
        };
        load_relations(&*db, &mut tree, vec![&node]).await?;
        sink.rows(Box::new(tree));
        Ok(count)
    })
}

/// Loads the relations of `nodes`, and their relations in turn. The last levels of the tree are the rows
/// of `nodes`.
pub(super) async fn load_relations(
    db: &dyn Executor,
    tree: &mut RowTree,
    mut nodes: Vec<&QueryNode>,
) -> Result<(), Error> {
    let first = tree.levels.len() - nodes.len();
    let mut at = 0;
    while at < nodes.len() {
        for slot in slots(nodes[at]) {
            let parent = first + at;
            let slot = match slot {
                None => None,
                Some((related, column)) => {
                    let level = &tree.levels[parent];
                    let (keys, key_of_row) =
                        keys::of_rows(&level.rows, level.start + column, types(related))?;
                    nodes.push(&related.query);
                    Some(load_relation(db, tree, related, keys, key_of_row).await?)
                }
            };
            tree.levels[parent].slots.push(slot);
        }
        at += 1;
    }
    Ok(())
}

/// Loads the rows of a relation that have these keys, and appends them to the tree as a level.
pub(super) async fn load_relation(
    db: &dyn Executor,
    tree: &mut RowTree,
    related: &RelatedNode,
    keys: Keys,
    key_of_row: Vec<Option<u32>>,
) -> Result<Slot, Error> {
    let (level, starts, members) = match keys.count {
        0 => (Level::new(RowBuffer::default(), 0), vec![0], Vec::new()),
        count => {
            let rows = fetch(db, statement(related, &keys)).await?;
            let (starts, members) = group(&key_numbers(&rows, count)?, count);
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

/// Returns the statements that load a query and its relations, without keys.
fn statements(node: &QueryNode) -> Vec<Statement> {
    let mut statements = vec![sql::select(&with_key_columns(node))];
    let mut nodes = vec![node];
    let mut at = 0;
    while at < nodes.len() {
        for (related, _) in slots(nodes[at]).flatten() {
            statements.push(statement(related, &keys::empty(types(related))));
            nodes.push(&related.query);
        }
        at += 1;
    }
    statements
}

/// Returns the to-many relations that a query selects, each with the index of its first key column;
/// `None` for a relation that the statement itself loads.
fn slots(node: &QueryNode) -> impl Iterator<Item = Option<(&RelatedNode, usize)>> {
    let mut column = 0;
    node.select().columns.iter().filter_map(move |selected| {
        let at = column;
        let slot = match selected {
            Node::Related(related) if related.is_splittable() => {
                column += related.link.outer().count();
                return Some(Some((&**related, at)));
            }
            Node::Related(related) if related.gives == Gives::Rows => Some(None),
            _ => None,
        };
        column += width(selected);
        slot
    })
}

/// Replaces each relation that has a statement of its own by the columns of its key.
fn with_key_columns(node: &QueryNode) -> QueryNode {
    let columns = node
        .select()
        .columns
        .iter()
        .flat_map(|selected| match selected {
            Node::Related(related) if related.is_splittable() => {
                let source = related.link.outer.clone();
                let key = related.link.outer();
                key.map(|index| Node::Column {
                    source: source.clone(),
                    index,
                })
                .collect()
            }
            other => vec![other.clone()],
        });
    with_columns(node, columns.collect())
}

fn statement(related: &RelatedNode, keys: &Keys) -> Statement {
    let query = with_key_columns(&related.query);
    let width = query.select().columns.iter().map(width).sum();
    sql::select_by_keys(&related.link, &query, width, keys)
}

/// Returns the number of each row's key, counted from 0.
fn key_numbers(rows: &RowBuffer, count: usize) -> Result<Vec<u32>, Error> {
    let all = 0..rows.len();
    u32::try_from(all.len()).map_err(|_| too_many_rows())?;
    let number = |at| {
        let number: i64 = decode_row(&rows.row(at), |row| row.take())?;
        let number = usize::try_from(number - 1).ok().filter(|at| *at < count);
        number
            .map(|at| at as u32)
            .ok_or_else(|| Error::missing_column(0))
    };
    all.map(number).collect()
}
