//! `#[ormlite::test]`: an async test with a database of its own.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Token, Visibility};

use crate::args::Grammar;
use crate::diagnostics::{Diagnostics, compile_errors, did_you_mean};
use crate::structure;

const OPTIONS: Grammar = Grammar {
    of: "#[ormlite::test(..)]",
    first: None,
    keys: &[("tables", "tables = none"), ("crate", "crate = some::path")],
    repeated: &[],
};

/// The function. What precedes its body is kept as it is.
struct Function {
    attributes: Vec<Attribute>,
    name: Ident,
    arguments: TokenStream,
    /// What is between the arguments and the body: `-> Result<(), Error>`.
    output: TokenStream,
    /// The whole function without its attributes and its visibility.
    whole: TokenStream,
}

/// The attribute.
pub(crate) fn expand(options: TokenStream, function: TokenStream) -> TokenStream {
    let mistakes = Diagnostics::new();
    let (positional, options) = OPTIONS.list(options, &mistakes);
    for arg in &positional {
        OPTIONS.refuse(arg, &mistakes);
    }
    let (mut krate, mut run) = (None, "run");
    for option in options {
        match option.name().as_str() {
            "tables" => match option.ident(&mistakes) {
                Some(word) if word == "none" => run = "run_empty",
                Some(word) => {
                    let hint = did_you_mean(&word.to_string(), ["none"]);
                    let hint = hint.unwrap_or_else(|| "the only value is `none`".to_owned());
                    mistakes.on(&word, format_args!("unknown `tables`; {hint}"));
                }
                None => {}
            },
            _ => krate = option.path(&mistakes),
        }
    }
    let function = match Function::parse.parse2(function.clone()) {
        Ok(parsed) => parsed,
        Err(error) => {
            mistakes.push(error);
            let errors = compile_errors(&mistakes.finish());
            return quote!(#errors #function);
        }
    };
    let sound = takes_a_database(&function, &mistakes);
    let p = structure::private(krate.as_ref());
    let run = Ident::new(run, Span::call_site());
    let errors = compile_errors(&mistakes.finish());
    let Function {
        attributes,
        name,
        arguments,
        output,
        whole,
    } = function;
    // A function with another argument is reported at its arguments.
    let span = arguments
        .into_iter()
        .next()
        .map_or(name.span(), |token| token.span());
    let test = name.to_string();
    let body = match sound {
        true => quote_spanned!(span=> #p::testing::#run(::core::module_path!(), #test, #name)),
        false => quote!(loop {}),
    };
    quote! {
        #errors
        #[::core::prelude::v1::test]
        #(#attributes)*
        fn #name() #output {
            #whole
            #body
        }
    }
}

/// A test has one argument, its database.
fn takes_a_database(function: &Function, mistakes: &Diagnostics) -> bool {
    let one = arguments(&function.arguments) == 1;
    if !one {
        mistakes.on(
            &function.name,
            format_args!(
                "a test has one argument, its database: `async fn {}(db: Db)`",
                function.name
            ),
        );
    }
    one
}

/// The number of arguments: each has one `:` between its pattern and its type.
fn arguments(tokens: &TokenStream) -> usize {
    let (mut colons, mut joined) = (0, false);
    for token in tokens.clone() {
        let TokenTree::Punct(punct) = token else {
            joined = false;
            continue;
        };
        let joint = punct.spacing() == Spacing::Joint;
        if punct.as_char() == ':' && !joint && !joined {
            colons += 1;
        }
        joined = punct.as_char() == ':' && joint;
    }
    colons
}

impl Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = Attribute::parse_outer(input)?;
        let _: Visibility = input.parse()?;
        if !input.peek(Token![async]) {
            return Err(input.error("`#[ormlite::test]` needs an `async fn`"));
        }
        let asynchronous: Token![async] = input.parse()?;
        let keyword: Token![fn] = input.parse()?;
        let name: Ident = input.parse()?;
        if input.peek(Token![<]) {
            return Err(input.error("a test has no type or lifetime parameters"));
        }
        let rest: TokenStream = input.parse()?;
        let mut tokens = rest.clone().into_iter();
        let arguments = match tokens.next() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                group.stream()
            }
            _ => {
                return Err(syn::Error::new(
                    name.span(),
                    "expected the arguments of a function",
                ));
            }
        };
        let last = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let output = tokens.take_while(|token| !last(token)).collect();
        Ok(Self {
            attributes,
            whole: quote!(#asynchronous #keyword #name #rest),
            name,
            arguments,
            output,
        })
    }
}
