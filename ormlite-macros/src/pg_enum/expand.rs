//! The generated code of an enum.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::model::{PgEnum, number};
use super::storage::Storage;
use crate::sql_name::SqlName;
use crate::structure::{self, at_span, place};

pub(super) fn expand(parsed: &PgEnum) -> TokenStream {
    let p = structure::private(parsed.krate.as_ref());
    let (ident, name) = (&parsed.ident, parsed.name());
    let schema = match &parsed.schema {
        Some(schema) => quote!(#p::Some(#schema)),
        None => quote!(#p::None),
    };
    let labels = parsed.variants.iter().map(|variant| &variant.label);
    let variants: Vec<_> = parsed
        .variants
        .iter()
        .map(|variant| &variant.ident)
        .collect();
    let indexes = (0..variants.len()).map(Literal::usize_unsuffixed);
    // A variant that was removed after a mistake has no index.
    let rest = parsed.mistaken.then(|| quote!(_ => loop {},));
    let (storage, checked) = (storage(parsed, &p), !parsed.unchecked);
    let (ty, codes) = (value_type(&parsed.storage, &p), code_checks(parsed, &p));
    let index = quote!(match self { #(Self::#variants => #indexes,)* #rest });
    quote! {
        #[automatically_derived]
        impl #p::PgEnum for #ident {
            const DESC: &'static #p::EnumDesc = &#p::EnumDesc {
                schema: #schema,
                name: #name,
                labels: &[#(#labels),*],
                storage: #storage,
                checked: #checked,
            };
            const ALL: &'static [Self] = &[#(Self::#variants),*];
            fn index(&self) -> #p::usize { #index }
        }
        #[automatically_derived]
        impl #p::Value for #ident {
            type Inner = Self;
            type Nullable = #p::NotNull;
            const TYPE: &'static #p::SqlType = #ty;
            const COLUMN: #p::ColumnType =
                #p::ColumnType::of_enum(Self::TYPE, <Self as #p::PgEnum>::DESC);
            fn accepts(__ty: &#p::Type) -> #p::bool {
                #p::accepts_enum(<Self as #p::PgEnum>::DESC, __ty)
            }
            fn decode(
                _: &#p::Type,
                __raw: #p::Option<&[#p::u8]>,
            ) -> #p::Result<Self, #p::CodecError> {
                #p::decode_enum(__raw)
            }
            fn encode(
                &self,
                __ty: &#p::Type,
                __out: &mut #p::BytesMut,
            ) -> #p::Result<#p::IsNull, #p::CodecError> {
                #p::encode_enum(self, __ty, __out)
            }
        }
        #[automatically_derived]
        impl #p::Element for #ident {}
        #codes
    }
}

/// The registration of the previous names, if there are any.
pub(super) fn renames(parsed: &PgEnum) -> Option<TokenStream> {
    let p = structure::private(parsed.krate.as_ref());
    let (r, ident) = (quote!(#p::registry), &parsed.ident);
    let was = parsed.was.as_ref();
    let was = was.map(|name| quote!(was: #p::Some(#name),));
    let labels = parsed.variants.iter().filter_map(|variant| {
        let (label, was) = (&variant.label, variant.was.as_ref()?);
        Some(quote!((#label, #was)))
    });
    let labels: Vec<_> = labels.collect();
    let labels = (!labels.is_empty()).then(|| quote!(labels: &[#(#labels),*],));
    (was.is_some() || labels.is_some()).then(|| {
        quote! {
            #p::register! { #ident => #r::EnumRenameDef {
                #was
                #labels
                ..#r::EnumRenameDef::of::<#ident>()
            } }
        }
    })
}

/// `EnumStorage::Text("text")`.
fn storage(parsed: &PgEnum, p: &TokenStream) -> TokenStream {
    match &parsed.storage {
        Storage::Type | Storage::Mistaken => quote!(#p::EnumStorage::Type),
        Storage::Text(sql, _) => quote!(#p::EnumStorage::Text(#sql)),
        Storage::Number(SqlName { name, .. }) => {
            let variants = parsed.variants.iter().map(|variant| &variant.ident);
            quote! {
                #p::EnumStorage::Number {
                    sql_type: #name,
                    codes: &[#(Self::#variants as #p::i64),*],
                }
            }
        }
    }
}

/// The type that values are bound as.
fn value_type(storage: &Storage, p: &TokenStream) -> TokenStream {
    let rust = match storage {
        Storage::Type | Storage::Mistaken => {
            return quote!(&#p::SqlType::Enum(<Self as #p::PgEnum>::DESC));
        }
        Storage::Text(..) => "String",
        Storage::Number(name) => match name.name {
            "smallint" => "i16",
            "integer" => "i32",
            _ => "i64",
        },
    };
    let rust = Ident::new(rust, Span::call_site());
    quote!(<#p::#rust as #p::Value>::TYPE)
}

/// The compile-time check of codes that are expressions.
fn code_checks(parsed: &PgEnum, p: &TokenStream) -> TokenStream {
    let Storage::Number(SqlName { name, .. }) = &parsed.storage else {
        return TokenStream::new();
    };
    let ident = &parsed.ident;
    let coded = parsed.variants.iter().filter_map(|variant| {
        let code = variant.code.as_ref()?;
        number(code).is_none().then_some((&variant.ident, code))
    });
    coded
        .map(|(variant, code)| {
            let span = place(code.span());
            let p = at_span(p, span);
            quote_spanned! {span=>
                const _: () = #p::fits_code(#ident::#variant as #p::i128, #name);
            }
        })
        .collect()
}
