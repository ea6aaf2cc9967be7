//! The structure of the item that a derive is applied to.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprLit, Field, Fields, GenericArgument, Lit, LitStr, Meta,
    MetaNameValue, Path, PathArguments, PathSegment, Type, TypePath, Visibility,
};

use crate::diagnostics::Diagnostics;

/// The fields of a struct with named fields and no generics. Anything else is reported.
pub(crate) fn named_fields(
    input: DeriveInput,
    derive: &str,
    mistakes: &Diagnostics,
) -> Option<Vec<Field>> {
    no_generics(&input, derive, mistakes);
    let sound = input.generics.params.is_empty();
    let fields = match input.data {
        Data::Struct(data) => match data.fields {
            Fields::Named(fields) => fields.named.into_iter().collect(),
            Fields::Unit => Vec::new(),
            Fields::Unnamed(fields) => {
                let message = format!(
                    "`{derive}` needs named fields: `struct {} {{ column: Type }}`",
                    input.ident
                );
                mistakes.on(fields, message);
                return None;
            }
        },
        Data::Enum(data) => {
            let hint = "derive `PgEnum` for an enum type";
            mistakes.on(
                data.enum_token,
                format_args!("`{derive}` can only be derived for a struct; {hint}"),
            );
            return None;
        }
        Data::Union(data) => {
            mistakes.on(
                data.union_token,
                format_args!("`{derive}` can only be derived for a struct"),
            );
            return None;
        }
    };
    if fields.is_empty() {
        mistakes.on(
            &input.ident,
            format_args!("`{}` has no fields, and `{derive}` needs one", input.ident),
        );
        return None;
    }
    sound.then_some(fields)
}

/// Reports type, lifetime and const parameters.
pub(crate) fn no_generics(input: &DeriveInput, derive: &str, mistakes: &Diagnostics) {
    if !input.generics.params.is_empty() {
        mistakes.on(
            &input.generics,
            format_args!(
                "`{derive}` supports no type, lifetime or const parameters; use concrete types"
            ),
        );
    }
}

/// The hidden module that generated code names: below `krate`, or below `::ormlite`.
pub(crate) fn private(krate: Option<&Path>) -> TokenStream {
    match krate {
        Some(krate) => quote!(#krate::__private),
        None => quote!(::ormlite::__private),
    }
}

/// The doc comments of an item.
pub(crate) fn docs(attributes: Vec<Attribute>) -> Vec<Attribute> {
    attributes
        .into_iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
        .collect()
}

/// The text of doc comments, without the space at the start of each line. `None` if it is empty.
pub(crate) fn doc_text(docs: &[Attribute]) -> Option<String> {
    let texts = docs.iter().filter_map(doc_literal).map(|text| text.value());
    let text = texts.collect::<Vec<_>>().join("\n");
    let lines = text
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
    let text = lines.collect::<Vec<_>>().join("\n");
    let text = text.trim_matches('\n');
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// Whether a `#[doc = ..]` is an expression such as `include_str!(..)`, which no macro can read.
pub(crate) fn is_computed_doc(doc: &Attribute) -> bool {
    matches!(doc.meta, Meta::NameValue(_)) && doc_literal(doc).is_none()
}

fn doc_literal(doc: &Attribute) -> Option<&LitStr> {
    match &doc.meta {
        Meta::NameValue(MetaNameValue {
            value:
                Expr::Lit(ExprLit {
                    lit: Lit::Str(text),
                    ..
                }),
            ..
        }) => Some(text),
        _ => None,
    }
}

/// The documentation of a generated item: the written one, or `text` if the item is visible.
pub(crate) fn documented(docs: &[Attribute], vis: &Visibility, text: &str) -> TokenStream {
    match (docs, vis) {
        ([], Visibility::Inherited) => TokenStream::new(),
        ([], _) => quote!(#[doc = #text]),
        _ => quote!(#(#docs)*),
    }
}

/// Whether a type is written as `Option<..>`.
pub(crate) fn is_option(ty: &Type) -> bool {
    last_segment(ty).is_some_and(is_option_segment)
}

fn is_option_segment(segment: &PathSegment) -> bool {
    let has_arguments = matches!(segment.arguments, PathArguments::AngleBracketed(_));
    segment.ident.unraw() == "Option" && has_arguments
}

/// `V` of a type that is written as `Option<V>`.
pub(crate) fn within_option(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| is_option_segment(segment))?;
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

/// A type that is written as `Option<..>`, with another name and without a path, at the same
/// tokens.
pub(crate) fn option_called(ty: &Type, name: &str) -> Option<Type> {
    match ty {
        Type::Path(ty) => {
            let mut last = ty.path.segments.last()?.clone();
            if !is_option_segment(&last) {
                return None;
            }
            last.ident = Ident::new(name, last.ident.span());
            Some(Type::Path(TypePath {
                attrs: Vec::new(),
                qself: None,
                path: last.into(),
            }))
        }
        Type::Group(group) => option_called(&group.elem, name),
        Type::Paren(paren) => option_called(&paren.elem, name),
        _ => None,
    }
}

/// The last segment of a type that is a path, through groups and parentheses.
pub(crate) fn last_segment(ty: &Type) -> Option<&syn::PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}

/// `<Type as Value>`, at the type, so that a type that is not a value is reported there, and once.
/// `value` is the path of the trait.
pub(crate) fn value_of(ty: &Type, value: &TokenStream) -> TokenStream {
    let span = place(span_of(ty));
    quote_spanned!(span=> <#ty as #value>)
}

/// `<Type as Value>::function(..)`, at the type, so that a bound of the function is reported there,
/// and a type that is not a value once.
pub(crate) fn call_of(
    ty: &Type,
    value: &TokenStream,
    function: &str,
    arguments: &TokenStream,
) -> TokenStream {
    let span = place(span_of(ty));
    let function = Ident::new(function, span);
    let (value, arguments) = (at_span(value, span), at_span(arguments, span));
    quote_spanned!(span=> <#ty as #value>::#function(#arguments))
}

/// The same tokens at another span, so that an error in them is not reported at the derive.
pub(crate) fn at_span(tokens: &TokenStream, span: Span) -> TokenStream {
    let tokens = tokens.clone().into_iter();
    tokens
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}

/// The span of a token with the hygiene of generated code, which `self` and local variables need.
pub(crate) fn place(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// The span of the first token of a type.
pub(crate) fn span_of(ty: &Type) -> Span {
    let first = ty.to_token_stream().into_iter().next();
    first.map_or_else(Span::call_site, |token| token.span())
}
