//! Snapshots of the expansions of the derives, and of their errors. Each snapshot has the input
//! above the outcome.

mod expansions;
mod mistakes;
mod size;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The input as tokens with their spans.
fn tokens(input: &str) -> TokenStream {
    input.parse().expect("the input of a test is Rust")
}

/// The expansion of the input, formatted, below it.
fn expansion(derive: impl Fn(TokenStream) -> TokenStream, input: &str) -> String {
    let file = syn::parse2(derive(tokens(input))).expect("an expansion is a list of items");
    format!(
        "{}\n// becomes\n\n{}",
        input.trim(),
        prettyplease::unparse(&file)
    )
}

/// The input, and below each of its lines the mistakes that are reported there.
fn mistakes(derive: impl Fn(TokenStream) -> TokenStream, input: &str) -> String {
    let input = input.trim();
    let mistakes = compile_errors(derive(tokens(input)));
    let mut out = String::new();
    for (at, line) in input.lines().enumerate() {
        out.push_str(line);
        out.push('\n');
        for mistake in mistakes.iter().filter(|mistake| mistake.line == at + 1) {
            let blank = " ".repeat(mistake.column);
            let carets = "^".repeat(mistake.width);
            out.push_str(&format!("{blank}{carets} {}\n", mistake.message));
        }
    }
    out
}

struct Mistake {
    line: usize,
    column: usize,
    width: usize,
    message: String,
}

/// The mistakes in an expansion: each `::core::compile_error! { ".." }` and its span.
fn compile_errors(output: TokenStream) -> Vec<Mistake> {
    let output: Vec<TokenTree> = output.into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in output.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let named = at >= 2 && output[at - 2].to_string() == "compile_error";
        if !named || group.delimiter() != Delimiter::Brace {
            continue;
        }
        let message: syn::LitStr = syn::parse2(group.stream()).expect("a message is a literal");
        let (start, end) = (output[at - 3].span().start(), group.span().end());
        found.push(Mistake {
            line: start.line,
            column: start.column,
            width: match start.line == end.line {
                true => end.column - start.column,
                false => 1,
            },
            message: message.value(),
        });
    }
    found
}

/// The number of tokens, with two for the delimiters of a group.
fn count(tokens: TokenStream) -> usize {
    let count_one = |token| match token {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(count_one).sum()
}
