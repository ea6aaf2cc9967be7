//! The plan of a query and its relations to many as levels: the columns of each level, and how its
//! rows refer to their parent row in the level above.

use std::ops::Range;

use crate::ast::tree::SourceNode;
use crate::ast::tree::{Body, Node, QueryNode, RelatedNode, SelectNode};
use crate::ast::tree::{Gives, LinkNode};
use crate::decode::RowDecoders;
use crate::types::{SqlType, Type};

/// A query and its relations to many: the query first, each relation after its parent.
pub(crate) struct LevelPlans<'a>(Vec<LevelPlan<'a>>);

/// One level.
///
/// Its columns are the row's own number, if its rows are numbered; the number of the parent row, if
/// rows refer to their parent by number; and the columns that its query selects.
pub(crate) struct LevelPlan<'a> {
    /// Its query, without the relations to many.
    pub(crate) query: QueryNode,
    /// How many columns the query selects.
    pub(crate) selected: usize,
    /// The level of the parent rows; `None` for the query itself.
    pub(crate) above: Option<Above<'a>>,
    /// Whether its rows are numbered, so that child rows can refer to them by number.
    pub(crate) is_numbered: bool,
    /// The relations to many that it selects; `None` for one that is an array of records.
    pub(crate) below: Vec<Option<Below<'a>>>,
    /// The number of columns before its own in the result of the statement.
    pub(crate) start: usize,
}

/// The parent rows of a level.
pub(crate) struct Above<'a> {
    pub(crate) link: &'a LinkNode,
    /// The number of their level.
    pub(crate) level: usize,
    /// The positions of the link's columns among those that the query of that level selects.
    pub(crate) columns: Vec<usize>,
    pub(crate) by: ParentKey,
    /// Whether the first selected column was added for the link.
    pub(crate) is_added: bool,
}

/// A relation to many of a level.
pub(crate) struct Below<'a> {
    pub(crate) related: &'a RelatedNode,
    /// The number of columns added for it: those of the link that are not selected anyway.
    pub(crate) width: usize,
    pub(crate) level: usize,
}

/// How a row refers to its parent row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParentKey {
    /// By its own column of the link, whose bytes are those of the parent's column. Rows are selected
    /// by `= ANY(ARRAY(SELECT key ..))`, for which the server uses an index as for bound keys. For a
    /// join it would estimate the number of keys, and could scan the whole table for a few.
    Key,
    /// By the number of the parent row: if the key has several columns, if equal keys can have
    /// different bytes, or if there is a limit per parent. The server looks up the rows for each
    /// parent row, as it does for arrays of records.
    Number,
}

impl<'a> LevelPlans<'a> {
    pub(crate) fn of(node: &'a QueryNode) -> Self {
        let mut levels = vec![LevelPlan::new(node)];
        let mut at = 0;
        while at < levels.len() {
            for below in 0..levels[at].below.len() {
                let next = levels.len();
                if let Some(below) = &mut levels[at].below[below] {
                    below.level = next;
                    let related = below.related;
                    let level = LevelPlan::child(at, &levels[at], related);
                    levels[at].is_numbered |= ParentKey::of(related) == ParentKey::Number;
                    levels.push(level);
                }
            }
            at += 1;
        }
        let mut start = 1;
        for level in &mut levels {
            level.start = start;
            start += level.width();
        }
        Self(levels)
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, LevelPlan<'a>> {
        self.0.iter()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The query itself.
    pub(crate) fn root(&self) -> &QueryNode {
        &self.0[0].query
    }

    pub(crate) fn get(&self, level: usize) -> &LevelPlan<'a> {
        &self.0[level]
    }

    /// The columns of each level, in the rows of the statement.
    pub(crate) fn columns(&self) -> Vec<Range<usize>> {
        let of_level = |level: &LevelPlan<'_>| level.start..level.start + level.width();
        self.iter().map(of_level).collect()
    }
}

impl<'a> LevelPlan<'a> {
    fn new(node: &'a QueryNode) -> Self {
        let (mut columns, mut below) =
            (Vec::with_capacity(node.select().columns.len()), Vec::new());
        for column in &node.select().columns {
            match column {
                Node::Related(related) if related.is_splittable() => {
                    let source = related.link.outer.clone();
                    let before = columns.len();
                    let keys = related.link.outer();
                    let keys =
                        keys.filter(|at| place(&node.select().columns, &source, *at).is_none());
                    columns.extend(keys.map(|index| Node::Column {
                        source: source.clone(),
                        index,
                    }));
                    below.push(Some(Below {
                        related,
                        width: columns.len() - before,
                        level: 0,
                    }));
                }
                other => {
                    if let Node::Related(related) = other
                        && related.gives == Gives::Rows
                    {
                        below.push(None);
                    }
                    columns.push(other.clone());
                }
            }
        }
        Self {
            selected: columns.iter().map(width).sum(),
            query: with_columns(node, columns),
            above: None,
            is_numbered: false,
            below,
            start: 0,
        }
    }

    /// The level of a relation of the level `over`, whose number is `number`.
    fn child(number: usize, over: &LevelPlan<'_>, related: &'a RelatedNode) -> Self {
        let mut level = Self::new(&related.query);
        let link = &related.link;
        let columns = link.outer().map(|index| {
            let column = place(&over.query.select().columns, &link.outer, index);
            column.expect("the level above selects the columns of the link")
        });
        let (source, by) = (link.inner.clone(), ParentKey::of(related));
        let index = link.inner_columns[0];
        let is_added =
            by == ParentKey::Key && place(&level.query.select().columns, &source, index).is_none();
        if is_added {
            let column = Node::Column { source, index };
            level.query.select_mut().columns.insert(0, column);
            level.selected += 1;
        }
        level.above = Some(Above {
            link,
            level: number,
            columns: columns.collect(),
            by,
            is_added,
        });
        level
    }

    /// Whether it is the parent of other levels.
    pub(crate) fn is_above(&self) -> bool {
        self.below.iter().any(Option::is_some)
    }

    /// The number of columns before those that its query selects.
    pub(crate) fn before(&self) -> usize {
        let above = self.above.as_ref();
        let is_named = above.is_some_and(|above| above.by == ParentKey::Number);
        usize::from(self.is_numbered) + usize::from(is_named)
    }

    /// The number of its columns.
    pub(crate) fn width(&self) -> usize {
        self.before() + self.selected
    }
}

/// The position of a column among selected columns.
pub(crate) fn place(columns: &[Node], source: &SourceNode, index: u16) -> Option<usize> {
    let mut at = 0;
    for column in columns {
        match column {
            Node::Row(row) if row.is(source) => return Some(at + usize::from(index)),
            Node::Column {
                source: of,
                index: own,
            } if of.is(source) && *own == index => return Some(at),
            other => at += width(other),
        }
    }
    None
}

impl ParentKey {
    fn of(related: &RelatedNode) -> Self {
        let query = &related.query;
        let per_parent = query.limit.is_some() || query.offset.is_some();
        match types(related)[..] {
            [ty] if !per_parent && is_equal_by_bytes(ty) => Self::Key,
            _ => Self::Number,
        }
    }
}

/// Whether two values of the type are equal exactly if their bytes are. Texts are not: one side can
/// be `char(n)`, `citext` or of a nondeterministic collation; an enum can be stored as text.
fn is_equal_by_bytes(ty: &SqlType) -> bool {
    const TYPES: &[Type] = &[
        Type::UUID,
        Type::INT8,
        Type::INT4,
        Type::INT2,
        Type::OID,
        Type::BOOL,
        Type::DATE,
        Type::TIME,
        Type::TIMESTAMP,
        Type::TIMESTAMPTZ,
        Type::BYTEA,
    ];
    match ty.undomained() {
        SqlType::Builtin { ty, .. } => TYPES.contains(ty),
        _ => false,
    }
}

/// The number of columns of all levels, without those that connect them.
pub(crate) fn columns(node: &QueryNode) -> usize {
    let of_each = node.select().columns.iter().map(|column| match column {
        Node::Related(related) if related.is_splittable() => columns(&related.query),
        other => width(other),
    });
    of_each.sum()
}

/// The number of result columns of a selected node.
pub(crate) fn width(node: &Node) -> usize {
    match node {
        Node::Row(source) => source.width(),
        _ => 1,
    }
}

/// The query with other columns. The old ones can contain whole trees, which are not copied.
pub(crate) fn with_columns(node: &QueryNode, columns: Vec<Node>) -> QueryNode {
    let select = node.select();
    QueryNode {
        with: node.with.clone(),
        body: Body::Select(SelectNode {
            columns,
            distinct: select.distinct.clone(),
            from: select.from.clone(),
            joins: select.joins.clone(),
            filter: select.filter.clone(),
            group_by: select.group_by.clone(),
            having: select.having.clone(),
            deleted: select.deleted,
            outer: select.outer.clone(),
        }),
        order_by: node.order_by.clone(),
        limit: node.limit.clone(),
        offset: node.offset.clone(),
        lock: node.lock,
        keyed: node.keyed,
        at_most: node.at_most,
        loading: node.loading,
        decoders: RowDecoders::default(),
        any_order: node.any_order,
        depth: node.depth,
    }
}

/// The types of the link's columns in the outer query.
pub(crate) fn types(related: &RelatedNode) -> Vec<&'static SqlType> {
    let types = (related.link.outer_types)();
    related
        .link
        .outer()
        .map(|at| types[usize::from(at)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Value;

    #[test]
    fn only_types_whose_equal_values_have_equal_bytes_are_compared_by_them() {
        let compared = [i64::TYPE, bool::TYPE, uuid::Uuid::TYPE, Option::<i16>::TYPE];
        assert!(compared.into_iter().all(is_equal_by_bytes));
        let others = [
            String::TYPE,
            f64::TYPE,
            Vec::<i32>::TYPE,
            crate::types::Interval::TYPE,
        ];
        assert!(!others.into_iter().any(is_equal_by_bytes));
    }
}
