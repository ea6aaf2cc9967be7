//! Facts that follow from the attributes: one method per fact.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Attribute, LitStr, Path};

use super::attr::View;
use super::attr::reference::Target;
use super::model::{Column, Partition, PartitionElement, Reference, Table};
use crate::sql_name::SqlName;
use crate::{names, structure};

/// The associated functions of a table. A column constant with such a name would hide the function.
const FUNCTIONS: [&str; 9] = [
    "query",
    "find",
    "insert",
    "insert_many",
    "update",
    "delete",
    "purge",
    "row",
    "decode",
];

impl Table {
    /// The name in the database.
    pub(crate) fn name(&self) -> String {
        match &self.attr.name {
            Some(name) => name.value(),
            None => names::snake_case(&self.ident.unraw().to_string()) + "s",
        }
    }

    pub(crate) fn is_view(&self) -> bool {
        self.attr.view.is_some()
    }

    /// The text of `COMMENT ON TABLE`: the given one, or with `comments` the doc comment.
    pub(crate) fn comment(&self) -> Option<String> {
        self.comment_from(self.attr.comment.as_ref(), &self.docs)
    }

    /// The text of `COMMENT ON COLUMN`.
    pub(crate) fn comment_of(&self, column: &Column) -> Option<String> {
        self.comment_from(column.attr.comment.as_ref(), &column.docs)
    }

    fn comment_from(&self, given: Option<&LitStr>, docs: &[Attribute]) -> Option<String> {
        let documented = || self.attr.comments.as_ref().and(structure::doc_text(docs));
        given.map(LitStr::value).or_else(documented)
    }

    pub(crate) fn is_materialized(&self) -> bool {
        self.attr.view.as_ref().is_some_and(View::is_materialized)
    }

    /// Whether a constant or accessor with this name would hide a function of this table.
    pub(crate) fn hides_function(&self, ident: &Ident) -> bool {
        let name = ident.unraw().to_string();
        let of_partitioned = ["create_partition", "detach_partition", "partitions"];
        hides_function(ident)
            || (self.is_materialized() && name == "refresh")
            || (self.partition.is_some() && of_partitioned.contains(&&*name))
    }

    /// Whether the table has a `soft_delete` column.
    pub(crate) fn soft_deletes(&self) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|column| column.role() == Role::SoftDelete)
    }

    /// The type that has the column constants.
    pub(crate) fn columns_type(&self) -> &Ident {
        self.attr.columns.as_ref().unwrap_or(&self.ident)
    }

    /// The struct of the required columns: `NewRoom`.
    pub(crate) fn new_type(&self) -> Ident {
        match &self.attr.new {
            Some(name) => name.clone(),
            None => quote::format_ident!("New{}", self.ident.unraw(), span = self.ident.span()),
        }
    }

    /// The foreign keys and relations with an accessor, in the order of their descriptions.
    pub(crate) fn relations(&self) -> impl Iterator<Item = (&Reference, &Ident)> {
        self.references
            .iter()
            .filter_map(|reference| Some((reference, reference.accessor.as_ref()?)))
    }

    /// The index, among the [`relations`](Self::relations), of the one with this name or with this
    /// column.
    pub(crate) fn relation_at(&self, name: &Ident) -> Option<usize> {
        let name = name.unraw();
        let called = self
            .relations()
            .position(|(_, accessor)| accessor.unraw() == name);
        let of_column = || {
            self.relations().position(|(reference, _)| {
                matches!(reference.columns[..], [at] if self.columns[at].ident.unraw() == name)
            })
        };
        called.or_else(of_column)
    }

    /// The referenced type and its columns, unless the reference is a string.
    pub(crate) fn target<'a>(&self, reference: &'a Reference) -> Option<(Path, &'a [Ident])> {
        match &reference.target {
            Target::Table { path, columns } => Some((self.with_self_replaced(path), columns)),
            Target::Text { .. } => None,
        }
    }

    /// A path to a table, with `Self` replaced by this table: not all code is in its impl.
    pub(crate) fn with_self_replaced(&self, path: &Path) -> Path {
        let mut path = path.clone();
        if path.is_ident("Self")
            && let Some(segment) = path.segments.first_mut()
        {
            let span = segment.ident.span();
            segment.ident = self.ident.clone();
            segment.ident.set_span(span);
        }
        path
    }

    /// Whether the referenced row may be missing: the key may be NULL, or there is no foreign key.
    pub(crate) fn may_be_missing(&self, reference: &Reference) -> bool {
        let mut columns = reference.columns.iter().map(|at| &self.columns[*at]);
        reference.name.is_none() || columns.any(Column::is_nullable)
    }

    /// Whether no two rows refer to the same row: the columns of the reference are unique.
    pub(crate) fn is_one_to_one(&self, reference: &Reference) -> bool {
        let uniques = self.uniques.iter().map(|unique| &unique.columns);
        let mut lists = uniques.chain([&self.key]);
        lists.any(|list| same(list, &reference.columns))
    }

    /// The two relations that this table links as a junction table, by their indexes: those of
    /// `junction(..)`, or those that form the primary key.
    pub(crate) fn junction(&self) -> Option<[usize; 2]> {
        let Some((_, names)) = &self.attr.junction else {
            return self.primary_key_references();
        };
        let [near, far] = &names[..] else {
            return None;
        };
        let pair = [self.relation_at(near)?, self.relation_at(far)?];
        self.differ(pair).then_some(pair)
    }

    /// The only two relations that make up the primary key and neither of which is all of it.
    fn primary_key_references(&self) -> Option<[usize; 2]> {
        let sides = self.relations().enumerate().filter(|(_, (reference, _))| {
            reference.when.is_none() && !same(&reference.columns, &self.key)
        });
        let sides: Vec<_> = sides.map(|(at, (reference, _))| (at, reference)).collect();
        let mut pairs = Vec::new();
        for (nth, (far_at, far)) in sides.iter().enumerate() {
            for (near_at, near) in &sides[..nth] {
                let columns = [&near.columns[..], &far.columns].concat();
                let pair = [*near_at, *far_at];
                if same(&columns, &self.key) && self.differ(pair) {
                    pairs.push(pair);
                }
            }
        }
        match pairs[..] {
            [pair] => Some(pair),
            _ => None,
        }
    }

    /// Whether two relations refer to different types, according to their paths.
    pub(crate) fn differ(&self, pair: [usize; 2]) -> bool {
        let path = |at| {
            let (reference, _) = self.relations().nth(at)?;
            let (path, _) = self.target(reference)?;
            Some(path.to_token_stream().to_string())
        };
        path(pair[0]) != path(pair[1])
    }

    /// What already has the name of an accessor: a column, a function, or one of `accessors`.
    pub(crate) fn name_taken(&self, name: &Ident, accessors: &[&Ident]) -> Option<&'static str> {
        let is_called = |other: &Ident| other.unraw() == name.unraw();
        let columns_beside = self.attr.columns.is_none();
        if columns_beside && self.columns.iter().any(|column| is_called(&column.ident)) {
            Some("a column")
        } else if self.hides_function(name) {
            Some("a function of the table")
        } else if accessors.iter().any(|accessor| is_called(accessor)) {
            Some("another accessor")
        } else {
            None
        }
    }

    /// The columns that an insert must give.
    pub(crate) fn required(&self) -> impl Iterator<Item = (usize, &Column)> {
        let columns = self.columns.iter().enumerate();
        columns.filter(|(_, column)| column.role() == Role::Required)
    }
}

/// Whether a constant or accessor with this name would hide a function of every table.
pub(crate) fn hides_function(ident: &Ident) -> bool {
    FUNCTIONS.contains(&ident.unraw().to_string().as_str())
}

/// Whether two lists have the same elements, in any order.
fn same(a: &[usize], b: &[usize]) -> bool {
    a.iter().all(|at| b.contains(at)) && b.iter().all(|at| a.contains(at))
}

/// Where the value of a column comes from: `ColumnRole` in the generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Required,
    Plain,
    UuidV7,
    Generated,
    CreatedAt,
    UpdatedAt,
    SoftDelete,
    Version,
}

impl Role {
    /// Its letter in `TableDesc::roles`.
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Required => 'r',
            Self::Plain => '-',
            Self::UuidV7 => 'k',
            Self::Generated => 'g',
            Self::CreatedAt => 'c',
            Self::UpdatedAt => 'u',
            Self::SoftDelete => 'd',
            Self::Version => 'v',
        }
    }
}

impl Column {
    /// The name in the database.
    pub(crate) fn name(&self) -> String {
        match &self.attr.rename {
            Some(name) => name.value(),
            None => self.ident.unraw().to_string(),
        }
    }

    /// Where a mistake in the name is reported.
    pub(crate) fn name_span(&self) -> Span {
        self.attr
            .rename
            .as_ref()
            .map_or(self.ident.span(), |name| name.span())
    }

    pub(crate) fn is_nullable(&self) -> bool {
        structure::is_option(&self.ty)
    }

    pub(crate) fn role(&self) -> Role {
        let attr = &self.attr;
        let always = attr
            .identity
            .as_ref()
            .is_some_and(|identity| !identity.by_default);
        if attr.generated.is_some() || always {
            Role::Generated
        } else if attr.created_at.is_some() {
            Role::CreatedAt
        } else if attr.updated_at.is_some() {
            Role::UpdatedAt
        } else if attr.soft_delete.is_some() {
            Role::SoftDelete
        } else if attr.version.is_some() {
            Role::Version
        } else if attr
            .default
            .as_ref()
            .is_some_and(|default| default.sql.is_none())
        {
            Role::UuidV7
        } else if self.is_nullable() || self.has_default() {
            Role::Plain
        } else {
            Role::Required
        }
    }

    /// Whether the server fills the column if an insert leaves it out.
    pub(crate) fn has_default(&self) -> bool {
        self.attr.default.is_some() || self.attr.identity.is_some() || self.is_serial()
    }

    /// The type of `sql_type`, if it is built in.
    pub(crate) fn known_type(&self) -> Option<SqlName> {
        SqlName::parse(&self.attr.sql_type.as_ref()?.value())
    }

    /// `sql_type = "bigserial"` and similar types, which have a default.
    pub(crate) fn is_serial(&self) -> bool {
        const SERIAL: [&str; 6] = [
            "serial",
            "bigserial",
            "smallserial",
            "serial2",
            "serial4",
            "serial8",
        ];
        self.attr
            .sql_type
            .as_ref()
            .is_some_and(|sql| SERIAL.contains(&sql.value().trim().to_lowercase().as_str()))
    }

    /// The name of the accessor: the given one, or that of the field without `_id`.
    pub(crate) fn accessor(&self, target: &Target) -> Option<Ident> {
        if let Target::Text { .. } = target {
            return None;
        }
        if self.attr.relation.is_some() {
            return self.attr.relation.clone();
        }
        let field = self.ident.unraw().to_string();
        names::identifier(field.strip_suffix("_id")?, self.ident.span())
    }
}

impl Target {
    /// The first token of the reference.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Table { path, .. } => path
                .segments
                .last()
                .map_or_else(Span::call_site, |segment| segment.ident.span()),
            Self::Text { text, .. } => text.span(),
        }
    }
}

impl Partition {
    /// The columns of the key, as they are written, and their indexes.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (&Ident, usize)> {
        self.elements.iter().filter_map(|element| match element {
            PartitionElement::Column(ident, at) => Some((ident, *at)),
            PartitionElement::Expression(_) => None,
        })
    }
}

impl PartitionElement {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Column(ident, _) => ident.span(),
            Self::Expression(sql) => sql.span(),
        }
    }
}
