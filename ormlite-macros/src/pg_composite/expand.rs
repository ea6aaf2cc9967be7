//! The generated code of a composite type.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::model::PgComposite;
use crate::stored;
use crate::structure::{self, call_of, value_of};

pub(super) fn expand(parsed: &PgComposite) -> TokenStream {
    let p = structure::private(parsed.krate.as_ref());
    let (ident, name) = (&parsed.ident, parsed.name());
    let schema = match &parsed.schema {
        Some(schema) => quote!(#p::Some(#schema)),
        None => quote!(#p::None),
    };
    // After a mistake that has been reported, the field has the type within.
    let fields: Vec<_> = (parsed.fields.iter())
        .filter(|field| !structure::within_option(&field.ty).is_some_and(structure::is_option))
        .collect();
    let value = quote!(#p::Value);
    let described = fields.iter().map(|field| {
        let (name, of) = (field.name(), value_of(&field.ty, &value));
        let sql_type = field.sql_type.as_ref().map(stored::sql_type);
        quote!(#of::COLUMN.field(#name) #sql_type)
    });
    let takes = fields
        .iter()
        .map(|field| call_of(&field.ty, &value, "take", &quote!(__row)));
    let erased = fields.iter().map(|field| {
        let (of, ident) = (value_of(&field.ty, &value), &field.ident);
        quote!(#of::erased(&self.#ident))
    });
    let names = parsed.fields.iter().map(|field| &field.ident);
    let values: Vec<_> = (0..fields.len())
        .map(|at| format_ident!("__{at}"))
        .collect();
    // A field that was left out after a mistake has no value.
    let built = match fields.len() == parsed.fields.len() {
        true => quote!(#p::Some(Self { #(#names: #values),* })),
        false => quote!({
            #(let _ = #values;)*
            loop {}
        }),
    };
    let checks = fields.iter().filter_map(|field| {
        let sql = field.sql_type.as_ref()?;
        stored::fits(&field.ty, sql, &p)
    });
    quote! {
        #[automatically_derived]
        impl #p::PgComposite for #ident {
            const DESC: &'static #p::CompositeDesc = &#p::CompositeDesc {
                schema: #schema,
                name: #name,
                fields: &[#(#described),*],
            };
        }
        #[automatically_derived]
        impl #p::Value for #ident {
            type Inner = Self;
            type Nullable = #p::NotNull;
            const TYPE: &'static #p::SqlType =
                &#p::SqlType::Composite(<Self as #p::PgComposite>::DESC);
            fn decode(
                __ty: &#p::Type,
                __raw: #p::Option<&[#p::u8]>,
            ) -> #p::Result<Self, #p::CodecError> {
                #p::decode_composite(__ty, __raw, |__row| match (#(#takes,)*) {
                    (#(#p::Some(#values),)*) => #built,
                    _ => #p::None,
                })
            }
            fn encode(
                &self,
                __ty: &#p::Type,
                __out: &mut #p::BytesMut,
            ) -> #p::Result<#p::IsNull, #p::CodecError> {
                let __values: &[&dyn #p::AnyValue] = &[#(#erased),*];
                #p::encode_composite(<Self as #p::PgComposite>::DESC, __values, __ty, __out)
            }
        }
        #[automatically_derived]
        impl #p::Element for #ident {}
        #(#checks)*
    }
}
