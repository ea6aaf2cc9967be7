//! The plan of a query and its relations to many as levels: which columns each has, and how its rows name
//! the row of the level above that they belong to.

use std::ops::Range;

use crate::ast::link::{Gives, LinkNode};
use crate::ast::source::SourceNode;
use crate::ast::tree::{Body, Node, QueryNode, RelatedNode, SelectNode};
use crate::decode::RowDecoders;
use crate::types::{SqlType, Type};

/// A query and its relations to many: the query first, each relation after that which it is of.
pub(crate) struct LevelPlans<'a>(Vec<LevelPlan<'a>>);

/// One level of the statement.
///
/// Its columns are its own number, where it has one; the number of the row above, where it is named
/// by that; and those that its query selects.
pub(crate) struct LevelPlan<'a> {
    /// Its query, without the relations beneath.
    pub(crate) query: QueryNode,
    /// How many columns the query selects.
    pub(crate) selected: usize,
    /// What its rows belong to; the query itself has nothing above.
    pub(crate) above: Option<Above<'a>>,
    /// Whether its rows are numbered, for those beneath to name them by.
    pub(crate) is_numbered: bool,
    /// The relations to many that it selects; `None` for those that are records in a column.
    pub(crate) below: Vec<Option<Below<'a>>>,
    /// The columns before its own in the rows of the statement.
    pub(crate) start: usize,
}

/// What the rows of a level belong to.
pub(crate) struct Above<'a> {
    pub(crate) link: &'a LinkNode,
    /// The level that has the rows they belong to.
    pub(crate) level: usize,
    /// The columns that the link compares, among those that the query there selects.
    pub(crate) columns: Vec<usize>,
    pub(crate) by: ParentKey,
    /// Whether the first column that the query selects is there for the link alone.
    pub(crate) is_added: bool,
}

/// A relation to many of a level's.
pub(crate) struct Below<'a> {
    pub(crate) related: &'a RelatedNode,
    /// How many columns stand in its place: those that the link compares, unless others are the same.
    pub(crate) width: usize,
    pub(crate) level: usize,
}

/// How a row names the one it belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParentKey {
    /// By its own column of the link, which has the same bytes: rows are asked for by
    /// `= ANY(ARRAY(SELECT key ..))`, for which the server uses an index as for bound keys. A join
    /// it plans by what it guesses of the number of keys, and may read the whole table for a few.
    Key,
    /// By the other's number, beneath which it was asked for: where the key has several columns or may
    /// be equal in other bytes, and where rows are limited beneath each. The server looks up the rows
    /// of each row above, as it does for arrays.
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
                    let level = LevelPlan::beneath(at, &levels[at], related);
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

    /// The level of a relation of the level `over`, which is the one of that number.
    fn beneath(number: usize, over: &LevelPlan<'_>, related: &'a RelatedNode) -> Self {
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

    /// Whether it has relations of its own beneath.
    pub(crate) fn is_above(&self) -> bool {
        self.below.iter().any(Option::is_some)
    }

    /// How many columns stand before those that its query selects.
    pub(crate) fn before(&self) -> usize {
        let above = self.above.as_ref();
        let is_named = above.is_some_and(|above| above.by == ParentKey::Number);
        usize::from(self.is_numbered) + usize::from(is_named)
    }

    /// How many columns it has.
    pub(crate) fn width(&self) -> usize {
        self.before() + self.selected
    }
}

/// Where a column of a source stands among selected ones, if it does.
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
        let beneath_each = query.limit.is_some() || query.offset.is_some();
        match types(related)[..] {
            [ty] if !beneath_each && is_equal_by_bytes(ty) => Self::Key,
            _ => Self::Number,
        }
    }
}

/// Whether values of the type are equal where their bytes are, and only there. Texts are not: they
/// may be `char(n)` on one side, `citext`, or of a collation of its own; an enum may be kept as one.
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
    match ty {
        SqlType::Builtin { ty, .. } => TYPES.contains(ty),
        _ => false,
    }
}

/// How many columns the levels have together, without those that connect them.
pub(crate) fn columns(node: &QueryNode) -> usize {
    let of_each = node.select().columns.iter().map(|column| match column {
        Node::Related(related) if related.is_splittable() => columns(&related.query),
        other => width(other),
    });
    of_each.sum()
}

/// How many columns of a result a selected node is.
pub(crate) fn width(node: &Node) -> usize {
    match node {
        Node::Row(source) => source.width(),
        _ => 1,
    }
}

/// The query with other columns. They may have trees beneath, which are not copied.
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

/// The types of the columns that a relation's link compares, in the query around it.
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
