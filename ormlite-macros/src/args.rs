//! The arguments of attributes: `key`, `key = value`, `key(..)` and `"text"`, separated by commas.
//!
//! Each argument is parsed on its own, so a mistake in one leaves the others readable. The derives
//! define what the keys mean.

pub(crate) mod values;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitStr, Meta, Path};

use crate::diagnostics::{Diagnostics, did_you_mean};

/// The keys that an attribute or one of its lists accepts.
pub(crate) struct Grammar {
    /// Its name in messages, such as `#[table(..)]`.
    pub(crate) of: &'static str,
    /// What it accepts without a key, such as column names.
    pub(crate) first: Option<&'static str>,
    /// Each key with an example of its use.
    pub(crate) keys: &'static [(&'static str, &'static str)],
    /// The keys that may be given more than once.
    pub(crate) repeated: &'static [&'static str],
}

/// One argument.
pub(crate) enum Arg {
    /// `key`, `key = value` or `key(..)`.
    Keyed(Keyed),
    /// `"text"`.
    Text(LitStr),
}

/// An argument that starts with an identifier.
pub(crate) struct Keyed {
    pub(crate) key: Ident,
    pub(crate) shape: Shape,
    example: &'static str,
}

/// What follows the key.
pub(crate) enum Shape {
    Flag,
    Value(TokenStream),
    List(TokenStream),
}

impl Grammar {
    /// The arguments of all attributes with this name, in order.
    pub(crate) fn attributes(
        &self,
        name: &str,
        attributes: &[Attribute],
        mistakes: &Diagnostics,
    ) -> Vec<Keyed> {
        let mut args = Vec::new();
        for attribute in attributes.iter().filter(|a| a.path().is_ident(name)) {
            match &attribute.meta {
                Meta::List(list) => args.extend(split(list.tokens.clone(), mistakes)),
                other => mistakes.on(other, format_args!("write `{}`", self.of)),
            }
        }
        self.options(args, mistakes)
    }

    /// The arguments in the parentheses of a key: first `name = value` with a name of the user,
    /// then arguments with keys of this grammar.
    pub(crate) fn named(&self, arg: &Keyed, mistakes: &Diagnostics) -> Option<(Keyed, Vec<Keyed>)> {
        let list = arg.list(mistakes)?;
        let mut start = list.clone().into_iter();
        let starts_with_a_name = matches!(
            (start.next(), start.next()),
            (Some(TokenTree::Ident(_)), Some(TokenTree::Punct(punct))) if punct.as_char() == '='
        );
        if !starts_with_a_name {
            arg.wrong(mistakes);
            return None;
        }
        let mut args = split(list, mistakes).into_iter();
        let Some(Arg::Keyed(mut first)) = args.next() else {
            return None;
        };
        first.example = arg.example;
        Some((first, self.options(args, mistakes)))
    }

    /// The arguments with a key of this grammar. Others are reported.
    fn options(&self, args: impl IntoIterator<Item = Arg>, mistakes: &Diagnostics) -> Vec<Keyed> {
        let mut options = Vec::new();
        for arg in args {
            match arg {
                Arg::Keyed(keyed) if self.example(&keyed).is_some() => {
                    self.add(&mut options, keyed, mistakes);
                }
                other => self.refuse(&other, mistakes),
            }
        }
        options
    }

    /// The arguments in the parentheses of a key: those without a key of this grammar, such as
    /// columns, and those with one. A column may have the name of a key that takes a value.
    pub(crate) fn list(
        &self,
        tokens: TokenStream,
        mistakes: &Diagnostics,
    ) -> (Vec<Arg>, Vec<Keyed>) {
        let (mut positional, mut options) = (Vec::new(), Vec::new());
        for arg in split(tokens, mistakes) {
            match arg {
                Arg::Keyed(keyed) => match (&keyed.shape, self.example(&keyed)) {
                    (Shape::Flag, Some(example)) if example != keyed.name() => {
                        positional.push(Arg::Keyed(keyed));
                    }
                    (_, Some(_)) => self.add(&mut options, keyed, mistakes),
                    (Shape::Value(_), None) => self.unknown(&keyed.key, mistakes),
                    (_, None) => positional.push(Arg::Keyed(keyed)),
                },
                text => positional.push(text),
            }
        }
        (positional, options)
    }

    /// The example of a key; `None` for an unknown key.
    fn example(&self, keyed: &Keyed) -> Option<&'static str> {
        let name = keyed.name();
        let known = self.keys.iter().find(|(key, _)| *key == name);
        known.map(|(_, example)| *example)
    }

    /// Adds an option. A second one with the same key is reported.
    fn add(&self, options: &mut Vec<Keyed>, mut keyed: Keyed, mistakes: &Diagnostics) {
        let name = keyed.name();
        let given = options.iter().any(|other| other.name() == name);
        if given && !self.repeated.contains(&name.as_str()) {
            let message = format_args!("`{name}` is given twice; keep one");
            mistakes.on(&keyed.key, message);
            return;
        }
        keyed.example = self.example(&keyed).unwrap_or_default();
        options.push(keyed);
    }

    /// Reports an argument that is not accepted.
    pub(crate) fn refuse(&self, arg: &Arg, mistakes: &Diagnostics) {
        match arg {
            Arg::Keyed(keyed) => self.unknown(&keyed.key, mistakes),
            Arg::Text(text) => mistakes.on(
                text,
                format_args!(
                    "a string without a key; `{}` takes {}",
                    self.of,
                    self.names()
                ),
            ),
        }
    }

    fn unknown(&self, key: &Ident, mistakes: &Diagnostics) {
        let name = key.unraw().to_string();
        let hint = did_you_mean(&name, self.keys.iter().map(|(key, _)| *key))
            .unwrap_or_else(|| format!("`{}` takes {}", self.of, self.names()));
        mistakes.on(key, format_args!("unknown key `{name}`; {hint}"));
    }

    fn names(&self) -> String {
        let names = self.keys.iter().map(|(key, _)| format!("`{key}`"));
        let first = self.first.map(str::to_owned).into_iter();
        first.chain(names).collect::<Vec<_>>().join(", ")
    }
}

impl Keyed {
    /// The key without `r#`.
    pub(crate) fn name(&self) -> String {
        self.key.unraw().to_string()
    }

    pub(crate) fn span(&self) -> Span {
        self.key.span()
    }

    /// Whether the argument is `key(..)`.
    pub(crate) fn has_list(&self) -> bool {
        matches!(self.shape, Shape::List(_))
    }

    /// Reports that the argument has a wrong form, with the example of its key.
    pub(crate) fn wrong(&self, mistakes: &Diagnostics) {
        let message = format!("write `{}`", self.example);
        match &self.shape {
            Shape::Value(value) if !value.is_empty() => mistakes.on(value, message),
            _ => mistakes.on(&self.key, message),
        }
    }

    /// `key`.
    pub(crate) fn flag(&self, mistakes: &Diagnostics) -> Option<Ident> {
        match self.shape {
            Shape::Flag => Some(self.key.clone()),
            _ => {
                self.wrong(mistakes);
                None
            }
        }
    }

    /// `key = "text"`.
    pub(crate) fn text(&self, mistakes: &Diagnostics) -> Option<LitStr> {
        let text: LitStr = self.value(|input| input.parse(), mistakes)?;
        if text.value().trim().is_empty() {
            mistakes.on(&text, format_args!("`{}` is empty", self.name()));
            return None;
        }
        Some(text)
    }

    /// `key = identifier`.
    pub(crate) fn ident(&self, mistakes: &Diagnostics) -> Option<Ident> {
        self.value(Ident::parse_any, mistakes)
    }

    /// `key = some::path`.
    pub(crate) fn path(&self, mistakes: &Diagnostics) -> Option<Path> {
        self.value(Path::parse_mod_style, mistakes)
    }

    /// `key = value`, parsed by `parse`. Its errors are replaced by the example of the key.
    pub(crate) fn value<T>(
        &self,
        parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
        mistakes: &Diagnostics,
    ) -> Option<T> {
        let value = match &self.shape {
            Shape::Value(value) => parse.parse2(value.clone()).ok(),
            _ => None,
        };
        if value.is_none() {
            self.wrong(mistakes);
        }
        value
    }

    /// `key(..)`.
    pub(crate) fn list(&self, mistakes: &Diagnostics) -> Option<TokenStream> {
        match &self.shape {
            Shape::List(tokens) => Some(tokens.clone()),
            _ => {
                self.wrong(mistakes);
                None
            }
        }
    }
}

/// Splits the arguments at commas, and reports those without a known form.
pub(crate) fn split(tokens: TokenStream, mistakes: &Diagnostics) -> Vec<Arg> {
    let mut args = Vec::new();
    let mut part = Vec::new();
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                if part.is_empty() {
                    mistakes.on(&token, "an argument is missing before this comma");
                }
                args.extend(arg(std::mem::take(&mut part), mistakes));
            }
            _ => part.push(token),
        }
    }
    args.extend(arg(part, mistakes));
    args
}

fn arg(part: Vec<TokenTree>, mistakes: &Diagnostics) -> Option<Arg> {
    let whole: TokenStream = part.iter().cloned().collect();
    let mut tokens = part.into_iter();
    let first = tokens.next()?;
    let shape = match (&first, tokens.next()) {
        (TokenTree::Ident(_), None) => Some(Shape::Flag),
        (TokenTree::Ident(_), Some(TokenTree::Punct(punct))) if punct.as_char() == '=' => {
            Some(Shape::Value(tokens.collect()))
        }
        (TokenTree::Ident(_), Some(TokenTree::Group(group)))
            if group.delimiter() == Delimiter::Parenthesis && tokens.next().is_none() =>
        {
            Some(Shape::List(group.stream()))
        }
        _ => None,
    };
    match (first, shape) {
        (TokenTree::Ident(key), Some(shape)) => Some(Arg::Keyed(Keyed {
            key,
            shape,
            example: "",
        })),
        _ => match syn::parse2::<LitStr>(whole.clone()) {
            Ok(text) => Some(Arg::Text(text)),
            Err(_) => {
                mistakes.on(
                    whole,
                    "expected `key`, `key = value`, `key(..)` or a string",
                );
                None
            }
        },
    }
}

impl ToTokens for Arg {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Keyed(keyed) => keyed.key.to_tokens(tokens),
            Self::Text(text) => text.to_tokens(tokens),
        }
    }
}
