//! `#[value(domain = "..")]`: a newtype that is a domain.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{LitStr, Type};

use crate::args::{Keyed, Shape};
use crate::diagnostics::Diagnostics;
use crate::names::{self, LIMIT, too_long};
use crate::{stored, structure};

/// A domain.
pub(super) struct Domain {
    name: String,
    schema: Option<LitStr>,
    sql_type: Option<LitStr>,
    checks: Vec<LitStr>,
    default: Option<LitStr>,
    not_null: bool,
}

impl Domain {
    /// The domain that the arguments declare, if they declare one.
    pub(super) fn parse(args: &[Keyed], ident: &Ident, mistakes: &Diagnostics) -> Option<Self> {
        let Some(first) = args.iter().find(|arg| arg.name() == "domain") else {
            for arg in args {
                mistakes.on(
                    &arg.key,
                    format_args!(
                        "`{}` is a part of a domain, and this newtype is none; add `domain = \"..\"`",
                        arg.name()
                    ),
                );
            }
            return None;
        };
        let (name, span) = named(first, ident, mistakes)?;
        let mut domain = Self {
            name,
            schema: None,
            sql_type: None,
            checks: Vec::new(),
            default: None,
            not_null: false,
        };
        for arg in args {
            match arg.name().as_str() {
                "schema" => domain.schema = arg.text(mistakes),
                "sql_type" => domain.sql_type = arg.text(mistakes),
                "check" => domain.checks.extend(arg.text(mistakes)),
                "default" => domain.default = arg.text(mistakes),
                "not_null" => domain.not_null = arg.flag(mistakes).is_some(),
                _ => {}
            }
        }
        domain.names_fit(span, mistakes);
        domain.checks_are_about_the_value(mistakes);
        Some(domain)
    }

    /// No name is longer than 63 bytes.
    fn names_fit(&self, span: Span, mistakes: &Diagnostics) {
        if self.name.len() > LIMIT {
            mistakes.at(span, too_long("the name of the domain,", &self.name));
        }
        if let Some(schema) = &self.schema
            && schema.value().len() > LIMIT
        {
            let message = too_long("the name of the schema,", &schema.value());
            mistakes.on(schema, message);
        }
    }

    /// A condition without `VALUE` holds for all values or for none.
    fn checks_are_about_the_value(&self, mistakes: &Diagnostics) {
        for check in &self.checks {
            let sql = check.value();
            let mut words = sql.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
            if !words.any(|word| word.eq_ignore_ascii_case("value")) {
                mistakes.on(
                    check,
                    "the check of a domain calls the value `VALUE`, and this one does not have it: \
                     write `check = \"VALUE > 0\"`",
                );
            }
        }
    }

    /// The description of the domain.
    pub(super) fn expand(&self, ident: &Ident, ty: &Type, p: &TokenStream) -> TokenStream {
        let inner = structure::value_of(ty, &quote!(#p::Value));
        let optional = |text: &Option<LitStr>| match text {
            Some(text) => quote!(#p::Some(#text)),
            None => quote!(#p::None),
        };
        let Self {
            name,
            checks,
            not_null,
            ..
        } = self;
        let (schema, default) = (optional(&self.schema), optional(&self.default));
        let sql_type = self.sql_type.as_ref().map(stored::sql_type);
        let fits = self.sql_type.as_ref();
        let fits = fits.and_then(|sql| stored::fits(ty, sql, p));
        quote! {
            #[automatically_derived]
            impl #p::PgDomain for #ident {
                const DESC: &'static #p::DomainDesc = &#p::DomainDesc {
                    schema: #schema,
                    name: #name,
                    base: #inner::COLUMN.stored() #sql_type,
                    checks: &[#(#checks),*],
                    default: #default,
                    not_null: #not_null,
                };
            }
            #fits
        }
    }
}

/// The name of the domain, and where mistakes in it are reported.
fn named(arg: &Keyed, ident: &Ident, mistakes: &Diagnostics) -> Option<(String, Span)> {
    match arg.shape {
        Shape::Flag => {
            let name = names::snake_case(&ident.unraw().to_string());
            Some((name, arg.span()))
        }
        _ => arg.text(mistakes).map(|name| (name.value(), name.span())),
    }
}
