//! Values that several attributes accept: lists of names, and words from a list.

use proc_macro2::Ident;
use syn::Token;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;

use super::{Arg, Grammar, Keyed, Shape};
use crate::diagnostics::{Diagnostics, did_you_mean};

/// `key(a, b)`.
pub(crate) fn names(arg: &Keyed, mistakes: &Diagnostics) -> Option<Vec<Ident>> {
    let list = arg.list(mistakes)?;
    match syn::parse::Parser::parse2(idents, list) {
        Ok(names) if !names.is_empty() => Some(names),
        _ => {
            arg.wrong(mistakes);
            None
        }
    }
}

pub(crate) fn idents(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let names = Punctuated::<Ident, Token![,]>::parse_terminated_with(
        input,
        <Ident as syn::ext::IdentExt>::parse_any,
    )?;
    Ok(names.into_iter().collect())
}

/// `key = word`, where the word is one of the known ones.
pub(crate) fn word(arg: &Keyed, known: &[&str], mistakes: &Diagnostics) -> Option<Ident> {
    let word = arg.ident(mistakes)?;
    if known.contains(&word.to_string().as_str()) {
        return Some(word);
    }
    let hint = did_you_mean(&word.to_string(), known.iter().copied())
        .unwrap_or_else(|| format!("it takes `{}`", known.join("`, `")));
    mistakes.on(&word, format_args!("unknown `{}`; {hint}", arg.name()));
    None
}

/// The column names of a list.
pub(crate) fn plain_names(args: &[Arg], grammar: &Grammar, mistakes: &Diagnostics) -> Vec<Ident> {
    let mut names = Vec::new();
    for arg in args {
        match arg {
            Arg::Keyed(Keyed {
                key,
                shape: Shape::Flag,
                ..
            }) => names.push(key.clone()),
            other => grammar.refuse(other, mistakes),
        }
    }
    names
}

/// Reports an argument whose required part is missing, unless a mistake in it has been reported
/// since the count of mistakes was `before`.
pub(crate) fn require(
    present: bool,
    arg: &Keyed,
    before: usize,
    mistakes: &Diagnostics,
) -> Option<()> {
    if !present && mistakes.count() == before {
        arg.wrong(mistakes);
    }
    present.then_some(())
}
