//! `#[derive(Row)]`: the result of a projection, selected field by field.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use crate::args::Grammar;
use crate::diagnostics::{Diagnostics, compile_errors};
use crate::mapped::{Kind, Mapped, on_field};
use crate::structure;

const KIND: Kind = Kind {
    derive: "Row",
    attribute: "row",
    on_struct: Grammar {
        of: "#[row(..)]",
        first: None,
        keys: &[
            ("select", "select = CardColumns"),
            ("table", "table = Room"),
            ("crate", "crate = some::path"),
        ],
        repeated: &[],
    },
    on_field: on_field(
        "#[row(..)]",
        &[
            ("column", "column = Room::number"),
            ("rename", "rename = number"),
        ],
    ),
};

/// The derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return syn::Error::to_compile_error(&error),
    };
    let mistakes = Diagnostics::new();
    let row = Mapped::parse(input, &KIND, &mistakes);
    if let Some(row) = &row {
        columns_have_a_table(row, &mistakes);
    }
    let errors = compile_errors(&mistakes.finish());
    let code = row.as_ref().map(expand);
    quote!(#errors #code)
}

/// A field can only name another column if the struct names its table.
fn columns_have_a_table(row: &Mapped, mistakes: &Diagnostics) {
    let renamed = row
        .fields
        .iter()
        .filter(|field| field.column != field.ident);
    for field in renamed.filter(|_| row.table.is_none()) {
        mistakes.on(
            &field.column,
            "the table of the column is missing: `#[row(table = Room)]` on the struct",
        );
    }
}

fn expand(row: &Mapped) -> TokenStream {
    let (ident, vis, p) = (&row.ident, &row.vis, &row.private);
    let select = match &row.select {
        Some(select) => select.clone(),
        None => format_ident!("Select{}", ident.unraw(), span = ident.span()),
    };
    let fields: Vec<_> = row.fields.iter().map(|field| &field.ident).collect();
    let params: Vec<_> = numbered("__S", fields.len());
    let indexes: Vec<_> = numbered("__I", fields.len());
    let values: Vec<_> = numbered("__", fields.len());
    let index = indexes
        .iter()
        .rev()
        .fold(quote!(()), |rest, index| quote!((#index, #rest)));
    // A separate bound, not `Output = ..`, so that a mismatch is reported by `Fills`.
    let types = row.fields.iter().map(|field| &field.ty);
    let members = row.fields.iter().zip(&params).map(|(field, param)| {
        let (name, vis) = (&field.ident, &field.vis);
        let text = format!(" The expression of `{name}`.");
        let docs = structure::documented(&field.docs, vis, &text);
        quote!(#docs #vis #name: #param)
    });
    let docs = format!(" The selection of a [`{ident}`]: an expression for each field.");
    let columns = row.table.as_ref().map(|table| columns(row, table, &select));
    quote! {
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #select<#(#params),*> { #(#members,)* }
        #[automatically_derived]
        impl<__Q, #(#indexes,)* #(#params: #p::Selection<__Q, #indexes>),*>
            #p::Selection<__Q, (#p::RowIndex, #index)> for #select<#(#params),*>
        where
            #(<#params as #p::Selection<__Q, #indexes>>::Output: #p::Fills<#types>,)*
        {
            type Output = #ident;
            fn push(self, __columns: &mut #p::Vec<#p::Node>) {
                #(<#params as #p::Selection<__Q, #indexes>>::push(self.#fields, __columns);)*
            }
            fn read(__row: &mut #p::Reader<'_>) -> #p::Option<#ident> {
                match (#(<#params as #p::Selection<__Q, #indexes>>::read(__row),)*) {
                    (#(#p::Some(#values),)*) => #p::Some(#ident {
                        #(#fields: #p::Fills::fill(#values)),*
                    }),
                    _ => #p::None,
                }
            }
        }
        #columns
    }
}

/// `Card::columns()`: the columns of the table with the names of the fields.
fn columns(row: &Mapped, table: &syn::Path, select: &Ident) -> TokenStream {
    let (ident, vis, p) = (&row.ident, &row.vis, &row.private);
    let types = row.fields.iter().map(|field| &field.ty);
    let fields = row.fields.iter().map(|field| {
        let (name, column) = (&field.ident, &field.column);
        // A column of another type is reported at the field's type.
        let span = structure::span_of(&field.ty);
        let constant = quote_spanned!(span=> <<#table as #p::Table>::Columns>::#column);
        quote!(#name: #constant)
    });
    quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            /// The selection of the columns with the names of the fields.
            #vis const fn columns() -> #select<#(#p::Column<#table, #types>),*> {
                #select { #(#fields),* }
            }
        }
    }
}

fn numbered(prefix: &str, count: usize) -> Vec<Ident> {
    (0..count).map(|at| format_ident!("{prefix}{at}")).collect()
}
