//! `#[derive(Value)]`: a newtype that is stored as its field, or as a domain over its type.

mod domain;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, Member, Type};

use self::domain::Domain;
use crate::args::Grammar;
use crate::diagnostics::{Diagnostics, compile_errors};
use crate::structure;

const VALUE: Grammar = Grammar {
    of: "#[value(..)]",
    first: None,
    keys: &[
        ("domain", "domain` or `domain = \"email\""),
        ("schema", "schema = \"core\""),
        ("sql_type", "sql_type = \"varchar(320)\""),
        ("check", "check = \"VALUE > 0\""),
        ("default", "default = \"0\""),
        ("not_null", "not_null"),
        ("crate", "crate = some::path"),
    ],
    repeated: &["check"],
};

/// The derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mistakes = Diagnostics::new();
    let args = VALUE.attributes("value", &input.attrs, &mistakes);
    let (of_crate, of_domain): (Vec<_>, Vec<_>) =
        args.into_iter().partition(|arg| arg.name() == "crate");
    let krate = of_crate.iter().find_map(|arg| arg.path(&mistakes));
    let domain = Domain::parse(&of_domain, &input.ident, &mistakes);
    let p = structure::private(krate.as_ref());
    structure::no_generics(&input, "Value", &mistakes);
    let field = only_field(&input, &mistakes);
    if let Some((_, ty)) = &field {
        wraps_no_option(ty, &mistakes);
    }
    let errors = mistakes.finish();
    if errors.is_empty() {
        return field
            .map(|(member, ty)| expand(&input, &member, &ty, domain.as_ref(), &p))
            .unwrap_or_default();
    }
    compile_errors(&errors)
}

/// The one field.
fn only_field(input: &DeriveInput, mistakes: &Diagnostics) -> Option<(Member, Type)> {
    let fields = match &input.data {
        Data::Struct(data) => &data.fields,
        Data::Enum(data) => {
            mistakes.on(
                data.enum_token,
                "`Value` can only be derived for a struct of one field; derive `PgEnum` for an enum type",
            );
            return None;
        }
        Data::Union(data) => {
            mistakes.on(
                data.union_token,
                "`Value` can only be derived for a struct of one field",
            );
            return None;
        }
    };
    let remedy = format!("write `struct {}(Inner);`", input.ident);
    let mut all = fields.members().zip(fields);
    let Some((member, field)) = all.next() else {
        mistakes.on(
            &input.ident,
            format_args!("`Value` needs one field to wrap; {remedy}"),
        );
        return None;
    };
    for (_, extra) in all {
        let message = format!("`Value` wraps one field; remove this one: {remedy}");
        mistakes.on(extra, message);
    }
    if let Fields::Unit = fields {
        return None;
    }
    Some((member, field.ty.clone()))
}

/// A nullable column has an `Option` of its own.
fn wraps_no_option(ty: &Type, mistakes: &Diagnostics) {
    if structure::is_option(ty) {
        mistakes.on(
            ty,
            "a value is never NULL; wrap the inner type, and make the column an `Option` of this type",
        );
    }
}

fn expand(
    input: &DeriveInput,
    member: &Member,
    ty: &Type,
    domain: Option<&Domain>,
    p: &TokenStream,
) -> TokenStream {
    let ident = &input.ident;
    let value = quote!(#p::Value);
    let inner = structure::value_of(ty, &value);
    let described = domain.map(|domain| domain.expand(ident, ty, p));
    let types = match domain {
        Some(_) => quote! {
            const TYPE: &'static #p::SqlType = &#p::SqlType::Domain(<Self as #p::PgDomain>::DESC);
        },
        None => quote! {
            const TYPE: &'static #p::SqlType = #inner::TYPE;
            const COLUMN: #p::ColumnType = #inner::COLUMN;
        },
    };
    let decode = structure::call_of(ty, &value, "decode_inner", &quote!(__ty, __raw));
    // PostgreSQL has no type for an array of arrays.
    let element = quote! {
        #[automatically_derived]
        impl #p::Element for #ident where for<'__a> #p::Within<'__a, #ty>: #p::ElementWithin {}
    };
    quote! {
        #[automatically_derived]
        impl #p::Value for #ident {
            type Inner = Self;
            type Nullable = #p::NotNull;
            #types
            fn accepts(__ty: &#p::Type) -> #p::bool {
                #inner::accepts(__ty)
            }
            fn decode(
                __ty: &#p::Type,
                __raw: #p::Option<&[#p::u8]>,
            ) -> #p::Result<Self, #p::CodecError> {
                match #decode {
                    #p::Ok(__0) => #p::Ok(Self { #member: __0 }),
                    #p::Err(__error) => #p::Err(__error),
                }
            }
            fn encode(
                &self,
                __ty: &#p::Type,
                __out: &mut #p::BytesMut,
            ) -> #p::Result<#p::IsNull, #p::CodecError> {
                #inner::encode(&self.#member, __ty, __out)
            }
            fn elements(&self) -> #p::Option<#p::Vec<#p::Bind>> {
                #inner::elements(&self.#member)
            }
        }
        #element
        #described
    }
}
