//! The steps of a walk, as a source that queries can select, filter and order by.

use crate::decode::Reader;
use crate::schema::Removed;
use crate::schema::{Column, NoKey, Table, TableDesc};
use crate::types::{AnyValue, Fields};

/// The step by which a walk came to a row: a source beside the table in the queries that
/// [`RecursiveQuery::query`](crate::recursive::RecursiveQuery::query) makes, and in no other.
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
/// // How many categories there are on each level.
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
    /// How many references lie between the row and the nearest one where the walk started: 0 for a
    /// row where it started, 1 for a child or a parent of such a row.
    pub depth: i32,
}

#[allow(
    non_upper_case_globals,
    reason = "a column is called like its field, as with derived tables"
)]
impl Step {
    /// How many references lie between the row and the nearest one where the walk started.
    pub const depth: Column<Self, i32> = Column::at(0);
}

/// The name of the common table expression that joins a query with its walk.
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
