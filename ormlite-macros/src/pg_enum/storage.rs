//! What the columns of an enum hold: its own type, its labels as text, or its codes as numbers.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, ExprUnary, Lit, LitStr, UnOp};

use super::PgEnum;
use crate::diagnostics::Diagnostics;
use crate::sql_name::SqlName;
use crate::structure::{at_span, place};

/// What `sql_type` says.
pub(super) enum Storage {
    /// Nothing.
    Type,
    /// A type that holds text.
    Text(LitStr, SqlName),
    /// An integer type.
    Number(SqlName),
    /// A mistake, which was reported.
    Mistaken,
}

impl Storage {
    pub(super) fn parse(sql: Option<LitStr>, mistakes: &Diagnostics) -> Self {
        let Some(sql) = sql else {
            return Self::Mistaken;
        };
        match SqlName::parse(&sql.value()) {
            Some(name) if name.is_text() && !name.is_array => Self::Text(sql, name),
            Some(name) if name.range().is_some() && !name.is_array => Self::Number(name),
            Some(_) => {
                mistakes.on(
                    sql,
                    "an enum is kept as text or as a number: write \"text\", \"varchar(n)\", \
                     \"smallint\", \"integer\" or \"bigint\"",
                );
                Self::Mistaken
            }
            None => {
                mistakes.on(
                    sql,
                    "this is no type of PostgreSQL's own that holds text or integers: write what \
                     it stands on, such as \"text\" or \"smallint\", and name a domain at the \
                     column, `#[column(sql_type = \"..\")]`; an enumerated type is named by \
                     `name = \"..\"`",
                );
                Self::Mistaken
            }
        }
    }

    /// Whether the enum has a type of its own in the database.
    pub(super) fn is_type(&self) -> bool {
        matches!(self, Self::Type)
    }

    /// The rules of each.
    pub(super) fn check(&self, parsed: &PgEnum, mistakes: &Diagnostics) {
        match self {
            Self::Type | Self::Mistaken => return,
            Self::Text(_, name) => labels_fit(parsed, name, mistakes),
            Self::Number(name) => codes_fit(parsed, name, mistakes),
        }
        for given in [&parsed.name, &parsed.schema].into_iter().flatten() {
            mistakes.on(
                given,
                "an enum that is kept as text or as a number has no type of its own; remove this \
                 or `sql_type`",
            );
        }
    }

    /// `EnumStorage::Text("text")`.
    pub(super) fn expand(&self, parsed: &PgEnum, p: &TokenStream) -> TokenStream {
        match self {
            Self::Type | Self::Mistaken => quote!(#p::EnumStorage::Type),
            Self::Text(sql, _) => quote!(#p::EnumStorage::Text(#sql)),
            Self::Number(SqlName { name, .. }) => {
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
    pub(super) fn value_type(&self, p: &TokenStream) -> TokenStream {
        let rust = match self {
            Self::Type | Self::Mistaken => {
                return quote!(&#p::SqlType::Enum(<Self as #p::PgEnum>::DESC));
            }
            Self::Text(..) => "String",
            Self::Number(name) => match name.name {
                "smallint" => "i16",
                "integer" => "i32",
                _ => "i64",
            },
        };
        let rust = Ident::new(rust, Span::call_site());
        quote!(<#p::#rust as #p::Value>::TYPE)
    }

    /// The check, by the compiler, of the codes that are expressions.
    pub(super) fn code_checks(&self, parsed: &PgEnum, p: &TokenStream) -> TokenStream {
        let Self::Number(SqlName { name, .. }) = self else {
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
}

/// No label is longer than the type holds.
fn labels_fit(parsed: &PgEnum, name: &SqlName, mistakes: &Diagnostics) {
    let (most, unit) = match (name.length, name.name) {
        (Some(length), _) => (length, "characters"),
        (None, "\"char\"") => (1, "byte"),
        (None, "name") => (63, "bytes"),
        (None, _) => return,
    };
    for variant in &parsed.variants {
        let length = match unit {
            "characters" => variant.label.chars().count(),
            _ => variant.label.len(),
        };
        if length as u64 > most {
            mistakes.at(
                variant.span(),
                format_args!(
                    "the label `{}` is longer than `{}` holds, {most} {unit}; take a longer type, \
                     or give it one: `#[pg_enum(rename = \"..\")]`",
                    variant.label,
                    name.spelled()
                ),
            );
        }
    }
}

/// Each variant has a code, which the type can hold.
fn codes_fit(parsed: &PgEnum, name: &SqlName, mistakes: &Diagnostics) {
    let Some((least, most)) = name.range() else {
        return;
    };
    for variant in &parsed.variants {
        let Some(code) = &variant.code else {
            let ident = &variant.ident;
            mistakes.on(
                ident,
                format_args!(
                    "say by which number this variant is kept: `{ident} = 1`; a number that is \
                     counted would change with the order of the variants"
                ),
            );
            continue;
        };
        if number(code).is_some_and(|code| code < least || code > most) {
            mistakes.on(
                code,
                format_args!(
                    "the code does not fit `{}`, which holds {least} to {most}; take a larger type",
                    name.name
                ),
            );
        }
    }
}

/// The number of a literal; `None` for an expression.
fn number(code: &Expr) -> Option<i128> {
    match code {
        Expr::Lit(ExprLit {
            lit: Lit::Int(number),
            ..
        }) => number.base10_parse().ok(),
        Expr::Unary(ExprUnary {
            op: UnOp::Neg(_),
            expr,
            ..
        }) => number(expr).map(|code| -code),
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        _ => None,
    }
}
