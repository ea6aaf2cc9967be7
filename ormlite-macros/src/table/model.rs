//! The model of a table.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, LitStr, Type, Visibility};

use super::attr::index::Element;
use super::attr::reference::{Actions, Target, Timing};
use super::attr::relation::Extensions;
use super::attr::{ColumnAttr, TableAttr};

/// A struct with `#[derive(Table)]`.
pub(crate) struct Table {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) attr: TableAttr,
    pub(crate) columns: Vec<Column>,
    /// The columns of the primary key, in its order.
    pub(crate) key: Vec<usize>,
    pub(crate) key_name: Option<Name>,
    pub(crate) uniques: Vec<Unique>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) checks: Vec<Check>,
    pub(crate) excludes: Vec<Exclude>,
    pub(crate) references: Vec<Reference>,
    pub(crate) partition: Option<Partition>,
}

/// A field.
pub(crate) struct Column {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) ty: Type,
    pub(crate) attr: ColumnAttr,
    /// Whether the column constant is not generated, after a mistake in its name.
    pub(crate) hidden: bool,
}

/// The name of a constraint or an index.
pub(crate) struct Name {
    pub(crate) text: String,
    /// Where it was given, or what it was generated for.
    pub(crate) span: Span,
    pub(crate) given: bool,
}

/// A unique constraint.
pub(crate) struct Unique {
    pub(crate) name: Name,
    pub(crate) columns: Vec<usize>,
    pub(crate) nulls_not_distinct: bool,
    pub(crate) timing: Timing,
}

/// An index.
pub(crate) struct Index {
    pub(crate) name: Name,
    pub(crate) unique: bool,
    pub(crate) nulls_not_distinct: bool,
    pub(crate) method: Option<Ident>,
    pub(crate) elements: Vec<IndexElement>,
    pub(crate) include: Vec<usize>,
    pub(crate) filter: Option<LitStr>,
    pub(crate) with: Option<LitStr>,
}

/// A column or an expression in an index.
pub(crate) struct IndexElement {
    pub(crate) column: Option<usize>,
    pub(crate) written: Element,
}

/// A check constraint.
pub(crate) struct Check {
    /// The name of the constraint; `None` for a relation without a foreign key.
    pub(crate) name: Name,
    pub(crate) sql: LitStr,
}

/// An exclusion constraint.
pub(crate) struct Exclude {
    pub(crate) name: Name,
    pub(crate) elements: LitStr,
    pub(crate) method: Option<Ident>,
    pub(crate) filter: Option<LitStr>,
    pub(crate) timing: Timing,
}

/// A foreign key, or a relation without one.
pub(crate) struct Reference {
    /// The constraint's; `None` for a relation without a foreign key.
    pub(crate) name: Option<Name>,
    pub(crate) columns: Vec<usize>,
    pub(crate) target: Target,
    pub(crate) actions: Actions,
    pub(crate) timing: Timing,
    /// The given name of the accessor.
    pub(crate) relation: Option<Ident>,
    /// The name of the accessor, if it has one.
    pub(crate) accessor: Option<Ident>,
    /// The `when(..)` condition of the relation.
    pub(crate) when: Option<Condition>,
    /// The methods it adds to the referenced type.
    pub(crate) extensions: Extensions,
}

/// A column, and the value for which a relation applies.
pub(crate) struct Condition {
    pub(crate) column: usize,
    pub(crate) value: TokenStream,
}

/// How a partitioned table distributes its rows.
pub(crate) struct Partition {
    pub(crate) key: Ident,
    pub(crate) strategy: Ident,
    pub(crate) elements: Vec<PartitionElement>,
}

/// A column or an expression of a partition key.
pub(crate) enum PartitionElement {
    Column(Ident, usize),
    Expression(LitStr),
}
