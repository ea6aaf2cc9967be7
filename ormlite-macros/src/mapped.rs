//! A struct whose fields are columns of a table: what `Row`, `Patch` and `Insert` share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, DeriveInput, Path, Type, Visibility};

use crate::args::{Grammar, Keyed};
use crate::diagnostics::Diagnostics;
use crate::structure;

/// The name of a derive, and its attribute.
pub(crate) struct Kind {
    pub(crate) derive: &'static str,
    pub(crate) attribute: &'static str,
    /// The keys of the attribute on the struct and on a field.
    pub(crate) on_struct: Grammar,
    pub(crate) on_field: Grammar,
}

/// The struct.
pub(crate) struct Mapped {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) private: TokenStream,
    pub(crate) table: Option<Path>,
    pub(crate) select: Option<Ident>,
    pub(crate) fields: Vec<Field>,
}

/// A field and its column constant.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) ty: Type,
    pub(crate) column: Ident,
}

/// The keys of a field's attribute: its column, by path or by name.
pub(crate) const fn on_field(
    of: &'static str,
    keys: &'static [(&'static str, &'static str); 2],
) -> Grammar {
    Grammar {
        of,
        first: None,
        keys,
        repeated: &[],
    }
}

/// The keys of a struct's attribute that only names a table.
pub(crate) const fn on_struct(of: &'static str) -> Grammar {
    Grammar {
        of,
        first: None,
        keys: &[("table", "table = Room"), ("crate", "crate = some::path")],
        repeated: &[],
    }
}

impl Mapped {
    pub(crate) fn parse(input: DeriveInput, kind: &Kind, mistakes: &Diagnostics) -> Option<Self> {
        let (mut table, mut select, mut krate) = (None, None, None);
        for arg in kind
            .on_struct
            .attributes(kind.attribute, &input.attrs, mistakes)
        {
            match arg.name().as_str() {
                "table" => table = arg.path(mistakes),
                "select" => select = arg.ident(mistakes),
                _ => krate = arg.path(mistakes),
            }
        }
        let (ident, vis) = (input.ident.clone(), input.vis.clone());
        let fields: Vec<_> = structure::named_fields(input, kind.derive, mistakes)?
            .into_iter()
            .filter_map(|field| {
                let ident = field.ident?;
                let options = kind
                    .on_field
                    .attributes(kind.attribute, &field.attrs, mistakes);
                let renamed = options
                    .iter()
                    .filter_map(|arg| column(arg, mistakes))
                    .next();
                Some(Field {
                    column: renamed.unwrap_or_else(|| ident.clone()),
                    ident,
                    vis: field.vis,
                    docs: structure::docs(field.attrs),
                    ty: field.ty,
                })
            })
            .collect();
        Some(Self {
            ident,
            vis,
            private: structure::private(krate.as_ref()),
            table,
            select,
            fields,
        })
    }

    /// Reports a missing table.
    pub(crate) fn need_table(&self, kind: &Kind, mistakes: &Diagnostics) {
        if self.table.is_none() {
            mistakes.on(
                &self.ident,
                format_args!(
                    "the table is missing: `#[{}(table = Room)]`",
                    kind.attribute
                ),
            );
        }
    }

    /// No two fields have the same column.
    pub(crate) fn columns_differ(&self, mistakes: &Diagnostics) {
        for (at, field) in self.fields.iter().enumerate() {
            let column = field.column.unraw();
            if let Some(first) = self.fields[..at]
                .iter()
                .find(|f| f.column.unraw() == column)
            {
                mistakes.on(
                    &field.column,
                    format_args!(
                        "the field `{}` already has the column `{column}`; remove one",
                        first.ident
                    ),
                );
            }
        }
    }
}

impl Field {
    /// The constant of the column.
    pub(crate) fn constant(&self, table: &Path, p: &TokenStream) -> TokenStream {
        let column = &self.column;
        quote!(<<#table as #p::Table>::Columns>::#column)
    }

    /// Where a type that differs from the column's is reported.
    pub(crate) fn span(&self) -> Span {
        structure::place(structure::span_of(&self.ty))
    }

    /// `self.field`, at the field's type, so that a wrong type is reported there.
    pub(crate) fn value(&self) -> TokenStream {
        let span = self.span();
        let (mut this, mut field) = (Ident::new("self", span), self.ident.clone());
        this.set_span(span);
        field.set_span(span);
        quote_spanned!(span=> #this.#field)
    }
}

/// `column = Room::number` or `rename = number`: the last segment.
fn column(arg: &Keyed, mistakes: &Diagnostics) -> Option<Ident> {
    let path = arg.path(mistakes)?;
    path.segments.last().map(|segment| segment.ident.clone())
}
