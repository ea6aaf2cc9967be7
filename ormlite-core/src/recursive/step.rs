//! `Step`: the steps of a recursive query, as a source that queries can select, filter and order
//! by.

use crate::decode::Reader;
use crate::schema::Removed;
use crate::schema::{Column, NoKey, Table, TableDesc};
use crate::types::{AnyValue, Fields};

/// The step by which a recursive query reached a row. It is a source next to the table in the
/// queries that [`RecursiveQuery::query`](crate::recursive::RecursiveQuery::query) returns, and in no
/// other.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, expr::{CompareMethods, count}, query::TableQuery, uuid::Uuid};
/// # #[derive(Table)]
/// # #[table(name = "categories", crate = ormlite_core)]
/// # struct Category {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     #[column(references = Category::id)]
/// #     parent_id: Option<Uuid>,
/// # }
/// use ormlite_core::recursive::Step;
///
/// # fn example(id: Uuid) {
/// // The number of categories of each depth.
/// let levels = Category::find(id)
///     .descendants(Category::parent)
///     .query()
///     .group_by(Step::depth)
///     .select((Step::depth, count())); // (i32, i64)
/// # let _ = levels.to_sql();
/// # }
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The number of foreign keys between the row and the nearest row of the starting query: 0 for
    /// a row of the starting query, 1 for its child or parent.
    pub depth: i32,
}

#[allow(
    non_upper_case_globals,
    reason = "a column is called like its field, as with derived tables"
)]
impl Step {
    /// The number of foreign keys between the row and the nearest row of the starting query.
    pub const depth: Column<Self, i32> = Column::at(0);
}

/// The name of the recursive common table expression.
pub(super) const NAME: &str = "walk";

#[diagnostic::do_not_recommend]
impl Table for Step {
    const DESC: &'static TableDesc = &TableDesc {
        schema: None,
        name: NAME,
        columns: &["depth"],
        roles: "",
        key: &[],
        references: &[],
    };
    type Columns = Self;
    type Key = NoKey;
    type Deletion = Removed;
    const IS_CTE: bool = true;

    fn decode(row: &mut Reader<'_>) -> Option<Self> {
        let depth = row.take()?;
        Some(Self { depth })
    }
}

impl Fields for Step {
    fn value(&self, _: u16) -> &dyn AnyValue {
        &self.depth
    }
}
