//! `key=value key='value with spaces'`: libpq's other form.

use std::iter::Peekable;
use std::str::CharIndices;

use super::mistake::Mistake;
use super::options::Options;

/// Parses the pairs.
pub(super) fn parse(text: &str, options: &mut Options) -> Result<(), Mistake> {
    let mut rest = text.char_indices().peekable();
    loop {
        skip_spaces(&mut rest);
        let Some(&(start, _)) = rest.peek() else {
            return Ok(());
        };
        let end = skip(&mut rest, |c| c != '=' && !c.is_whitespace());
        let key = &text[start..end.unwrap_or(text.len())];
        skip_spaces(&mut rest);
        if !matches!(rest.next(), Some((_, '='))) || key.is_empty() {
            let what = "`postgres://user:password@host/database` or `key=value` is expected; \
                        put a value with spaces in single quotes";
            return Err(Mistake::Form(what));
        }
        if key.contains(['/', '@', ':']) {
            let what = "a URL starts with `postgres://` or `postgresql://`, without quotes";
            return Err(Mistake::Form(what));
        }
        skip_spaces(&mut rest);
        let value = value(&mut rest)?;
        options.set(key, value.as_bytes())?;
    }
}

type Rest<'a> = Peekable<CharIndices<'a>>;

/// Skips characters, and returns where it stopped; `None` at the end.
fn skip(rest: &mut Rest<'_>, while_: impl Fn(char) -> bool) -> Option<usize> {
    while rest.next_if(|&(_, c)| while_(c)).is_some() {}
    rest.peek().map(|&(at, _)| at)
}

fn skip_spaces(rest: &mut Rest<'_>) {
    skip(rest, char::is_whitespace);
}

/// The next value, without its quotes.
fn value(rest: &mut Rest<'_>) -> Result<String, Mistake> {
    let quoted = rest.next_if(|&(_, c)| c == '\'').is_some();
    let mut value = String::new();
    while let Some((_, c)) = rest.next_if(|&(_, c)| quoted || !c.is_whitespace()) {
        match c {
            '\'' if quoted => {
                let ends = rest.peek().is_none_or(|&(_, c)| c.is_whitespace());
                let what = "a space is expected after a closing quote; \
                            within a value a quote is written `\\'`";
                return if ends {
                    Ok(value)
                } else {
                    Err(Mistake::Form(what))
                };
            }
            '\\' => match rest.next() {
                Some((_, c)) => value.push(c),
                None => return Err(Mistake::Form("it ends in a backslash")),
            },
            c => value.push(c),
        }
    }
    match quoted {
        true => Err(Mistake::Form("a quote is not closed")),
        false => Ok(value),
    }
}
