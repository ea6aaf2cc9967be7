//! How the rows of a table and the values of a column are stored, as it is written.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{LitFloat, LitInt, LitStr, Token};

use crate::args::{Arg, Keyed, Shape, split};
use crate::diagnostics::Diagnostics;

pub(super) const OPTIONS_EXAMPLE: &str =
    "options(fillfactor = 70, toast(autovacuum_enabled = false))";

/// The values of `storage` and `compression`.
pub(super) const STORAGES: [&str; 4] = ["plain", "external", "extended", "main"];
pub(super) const COMPRESSIONS: [&str; 2] = ["pglz", "lz4"];

/// A storage parameter: `fillfactor = 70`.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// `options(fillfactor = 70, toast(autovacuum_enabled = false))`.
pub(super) fn parameters(arg: &Keyed, mistakes: &Diagnostics) -> Option<Vec<Parameter>> {
    let mut parameters = Vec::new();
    let before = mistakes.count();
    read(arg.list(mistakes)?, "", &mut parameters, mistakes);
    if parameters.is_empty() && mistakes.count() == before {
        arg.wrong(mistakes);
    }
    Some(parameters)
}

fn read(
    list: TokenStream,
    namespace: &str,
    parameters: &mut Vec<Parameter>,
    mistakes: &Diagnostics,
) {
    for arg in split(list, mistakes) {
        let wrong =
            "a storage parameter is a name with a number, a word or a text: `fillfactor = 70`";
        let Arg::Keyed(keyed) = arg else {
            mistakes.on(arg, wrong);
            continue;
        };
        let name = format!("{namespace}{}", keyed.name());
        match keyed.shape {
            Shape::List(inner) if namespace.is_empty() && name == "toast" => {
                read(inner, "toast.", parameters, mistakes);
            }
            Shape::Value(tokens) => match value.parse2(tokens.clone()) {
                Ok(_) if parameters.iter().any(|other| other.name == name) => {
                    mistakes.on(
                        &keyed.key,
                        format_args!("`{name}` is given twice; keep one"),
                    );
                }
                Ok(value) => parameters.push(Parameter { name, value }),
                Err(_) if tokens.is_empty() => mistakes.on(&keyed.key, wrong),
                Err(_) => mistakes.on(tokens, wrong),
            },
            _ => mistakes.on(&keyed.key, wrong),
        }
    }
}

/// `70`, `-1`, `0.02`, `true`, `auto` or a text.
fn value(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(LitStr) {
        return Ok(input.parse::<LitStr>()?.value());
    }
    if input.peek(Ident::peek_any) {
        return Ok(input.call(Ident::parse_any)?.to_string());
    }
    let sign = match input.parse::<Option<Token![-]>>()? {
        Some(_) => "-",
        None => "",
    };
    let digits = match input.peek(LitFloat) {
        true => input.parse::<LitFloat>()?.base10_digits().to_owned(),
        false => input.parse::<LitInt>()?.base10_digits().to_owned(),
    };
    Ok(format!("{sign}{digits}"))
}
