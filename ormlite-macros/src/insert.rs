//! `#[derive(Insert)]`: a struct of the columns of an insert.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::diagnostics::{Diagnostics, compile_errors};
use crate::mapped::{Kind, Mapped, on_field, on_struct};
use crate::structure::{at_span, place};

const KIND: Kind = Kind {
    derive: "Insert",
    attribute: "insert",
    on_struct: on_struct("#[insert(..)]"),
    on_field: on_field(
        "#[insert(..)]",
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
    let insert = Mapped::parse(input, &KIND, &mistakes);
    if let Some(insert) = &insert {
        insert.need_table(&KIND, &mistakes);
        insert.columns_differ(&mistakes);
    }
    let errors = mistakes.finish();
    let code = insert
        .as_ref()
        .and_then(|insert| expand(insert, errors.is_empty()));
    let errors = compile_errors(&errors);
    quote!(#errors #code)
}

fn expand(insert: &Mapped, sound: bool) -> Option<TokenStream> {
    let (ident, p, table) = (&insert.ident, &insert.private, insert.table.as_ref()?);
    let constants: Vec<_> = insert
        .fields
        .iter()
        .map(|field| field.constant(table, p))
        .collect();
    let values = insert
        .fields
        .iter()
        .zip(&constants)
        .map(|(field, constant)| {
            let value = field.value();
            let (span, p) = (field.span(), at_span(p, field.span()));
            quote_spanned! {span=>
                if __at == #constant.index() {
                    return #p::field_of_column(#constant, &#value);
                }
            }
        });
    // A missing required column is named by the constant's panic.
    let check = sound.then(|| {
        let span = place(ident.span());
        let p = at_span(p, span);
        quote_spanned! {span=>
            const _: () = #p::check_insert::<#table>(&[#(#constants.index()),*]);
        }
    });
    Some(quote! {
        #[automatically_derived]
        impl #p::Insertable<#table> for #ident {
            fn columns() -> #p::Vec<#p::u16> {
                #p::vec![#(#constants.index()),*]
            }
        }
        #[automatically_derived]
        impl #p::Fields for #ident {
            fn value(&self, __at: #p::u16) -> &dyn #p::AnyValue {
                #(#values)*
                #p::no_column(__at)
            }
        }
        #check
    })
}
