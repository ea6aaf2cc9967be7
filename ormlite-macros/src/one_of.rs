//! `#[derive(OneOf)]`: an enum of the rows of several relations, of which a row has one.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Fields, Meta, Path, Type, Variant};

use crate::args::Grammar;
use crate::diagnostics::{Diagnostics, compile_errors};
use crate::structure;

const ENUM: Grammar = Grammar {
    of: "#[one_of(..)]",
    first: None,
    keys: &[
        ("table", "table = Comment"),
        ("crate", "crate = some::path"),
    ],
    repeated: &[],
};

/// An enum with the derive.
struct OneOf {
    table: Option<Path>,
    private: TokenStream,
    variants: Vec<Alternative>,
}

/// A variant and its relation.
struct Alternative {
    ident: Ident,
    payload: Type,
    relation: TokenStream,
}

/// The derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mistakes = Diagnostics::new();
    structure::no_generics(&input, "OneOf", &mistakes);
    let sound = input.generics.params.is_empty();
    let parsed = OneOf::parse(&input, &mistakes);
    let errors = compile_errors(&mistakes.finish());
    let code = parsed
        .filter(|_| sound)
        .and_then(|parsed| expand(&input, &parsed));
    quote!(#errors #code)
}

impl OneOf {
    fn parse(input: &DeriveInput, mistakes: &Diagnostics) -> Option<Self> {
        let (mut table, mut krate, mut said) = (None, None, false);
        for arg in ENUM.attributes("one_of", &input.attrs, mistakes) {
            match arg.name().as_str() {
                "table" => (table, said) = (arg.path(mistakes), true),
                _ => krate = arg.path(mistakes),
            }
        }
        let variants = variants(input, mistakes)?;
        if !said {
            mistakes.on(
                &input.ident,
                "the table of the relations is missing: `#[one_of(table = Comment)]`",
            );
        }
        Some(Self {
            table,
            private: structure::private(krate.as_ref()),
            variants,
        })
    }
}

/// The variants without a mistake.
fn variants(input: &DeriveInput, mistakes: &Diagnostics) -> Option<Vec<Alternative>> {
    let data = match &input.data {
        Data::Enum(data) => data,
        Data::Struct(data) => {
            mistakes.on(
                data.struct_token,
                "`OneOf` can only be derived for an enum; derive `Row` for a projection",
            );
            return None;
        }
        Data::Union(data) => {
            mistakes.on(data.union_token, "`OneOf` can only be derived for an enum");
            return None;
        }
    };
    if data.variants.is_empty() {
        let ident = &input.ident;
        mistakes.on(
            ident,
            format_args!("`{ident}` has no variants, and `OneOf` needs one"),
        );
    }
    let all = data.variants.iter();
    Some(
        all.filter_map(|variant| Alternative::parse(variant, mistakes))
            .collect(),
    )
}

impl Alternative {
    fn parse(variant: &Variant, mistakes: &Diagnostics) -> Option<Self> {
        let payload = payload(variant, mistakes);
        let relation = relation(variant, mistakes);
        Some(Self {
            ident: variant.ident.clone(),
            payload: payload?,
            relation: relation?,
        })
    }

    /// `.or(Comment::post, Target::Post)`. A relation of another table is reported at the relation,
    /// a wrong payload at its type.
    fn expand(&self, target: &Ident) -> TokenStream {
        let relation = &self.relation;
        let span = structure::place(structure::span_of(&self.payload));
        let at_payload = |ident: &Ident| {
            let mut ident = ident.clone();
            ident.set_span(span);
            ident
        };
        let (target, variant) = (at_payload(target), at_payload(&self.ident));
        let wrap = quote_spanned!(span=> #target::#variant);
        let span = structure::place(relation.span());
        quote_spanned!(span=> .or(#relation, #wrap))
    }
}

/// The one unnamed field.
fn payload(variant: &Variant, mistakes: &Diagnostics) -> Option<Type> {
    if let Fields::Unnamed(fields) = &variant.fields
        && let (Some(field), 1) = (fields.unnamed.first(), fields.unnamed.len())
    {
        return Some(field.ty.clone());
    }
    let ident = &variant.ident;
    let message =
        format!("a variant has one unnamed field, the row of its relation; write `{ident}(Type)`");
    match &variant.fields {
        Fields::Unit => mistakes.on(ident, message),
        fields => mistakes.on(fields, message),
    }
    None
}

/// `#[one_of(Comment::post)]`: any expression.
fn relation(variant: &Variant, mistakes: &Diagnostics) -> Option<TokenStream> {
    let mut given = variant.attrs.iter().filter(|a| a.path().is_ident("one_of"));
    let Some(first) = given.next() else {
        let message = "the relation of this variant is missing: `#[one_of(Comment::post)]`";
        mistakes.on(&variant.ident, message);
        return None;
    };
    for second in given {
        mistakes.on(second.path(), "the relation is given twice; keep one");
    }
    inside(first, mistakes)
}

fn inside(attribute: &Attribute, mistakes: &Diagnostics) -> Option<TokenStream> {
    match &attribute.meta {
        Meta::List(list) if !list.tokens.is_empty() => Some(list.tokens.clone()),
        other => {
            mistakes.on(other, "write `#[one_of(Comment::post)]`");
            None
        }
    }
}

fn expand(input: &DeriveInput, one_of: &OneOf) -> Option<TokenStream> {
    let (ident, vis, p) = (&input.ident, &input.vis, &one_of.private);
    let table = one_of.table.as_ref()?;
    let variants = one_of.variants.iter().map(|variant| variant.expand(ident));
    let text = format!(" The relations of [`{ident}`] as one relation.");
    let docs = structure::documented(&[], vis, &text);
    Some(quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            #docs
            #vis fn relation() -> #p::OneOf<#table, #ident> {
                #p::OneOf::new() #(#variants)*
            }
        }
    })
}
