//! Loading by a statement for each relation to many: one after another, each for all rows of the
//! one above it.

use std::sync::Arc;

use crate::ast::{
    ErasedBox, Gives, Keys, Loader, Node, RelatedNode, SelectNode, types, width, with_columns,
};
use crate::decode::{Level, RowBuffer, RowSink, RowTree, Slot, decode_row, group, too_many};
use crate::error::Error;
use crate::exec::{BoxFuture, Executor, Statement};
use crate::load::collect::fetch;
use crate::load::{keys, single_statement};
use crate::sql;

/// By a statement for each relation to many.
pub(crate) static PER_LEVEL: Loader = Loader {
    load: load_all,
    statements,
    single_statement: single_statement::where_possible,
};

fn load_all<'a>(
    db: Box<dyn Executor + 'a>,
    node: ErasedBox<SelectNode>,
    sink: Arc<dyn RowSink>,
) -> BoxFuture<'a, u64> {
    Box::pin(async move {
        let rows = fetch(&*db, sql::select(&own(&node))).await?;
        let count = rows.len() as u64;
        let tree = load(&*db, Level::new(rows, 0), &node).await?;
        sink.rows(Box::new(tree));
        Ok(count)
    })
}

/// Loads the relations of the query whose rows are there.
async fn load(db: &dyn Executor, root: Level, node: &SelectNode) -> Result<RowTree, Error> {
    let mut tree = RowTree { levels: vec![root] };
    load_beneath(db, &mut tree, vec![node]).await?;
    Ok(tree)
}

/// Loads the relations of the last levels of a tree, which have the rows of these queries.
pub(super) async fn load_beneath(
    db: &dyn Executor,
    tree: &mut RowTree,
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
                        keys::of_rows(&level.rows, level.start + column, types(related))?;
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
    tree: &mut RowTree,
    related: &RelatedNode,
    keys: Keys,
    key_of_row: Vec<Option<u32>>,
) -> Result<Slot, Error> {
    let (level, starts, members) = match keys.count {
        0 => (Level::new(RowBuffer::default(), 0), vec![0], Vec::new()),
        count => {
            let rows = fetch(db, statement(related, &keys)).await?;
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

/// The statements that load a query and its relations, without the keys.
fn statements(node: &SelectNode) -> Vec<Statement> {
    let mut statements = vec![sql::select(&own(node))];
    let mut nodes = vec![node];
    let mut at = 0;
    while at < nodes.len() {
        for (related, _) in slots(nodes[at]).flatten() {
            statements.push(statement(related, &keys::none(types(related))));
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
            Node::Related(related) if related.gives == Gives::Rows => Some(None),
            _ => None,
        };
        column += width(selected);
        slot
    })
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

fn statement(related: &RelatedNode, keys: &Keys) -> Statement {
    let query = own(&related.query);
    let width = query.columns.iter().map(width).sum();
    sql::related_to_keys(&related.link, &query, width, keys)
}

/// The number of the key that each row was found by, counted from 0.
fn numbers(rows: &RowBuffer, count: usize) -> Result<Vec<u32>, Error> {
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
