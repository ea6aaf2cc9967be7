//! Parses the text form of a `tsquery`: `'suite' & ( 'bal':* | 'sea' )`.

use crate::types::tsquery::{Item, TsQuery};
use crate::types::tsvector::Cursor;

/// An entry of the operator stack: what has no right operand yet.
enum Pending {
    Operator(Item),
    Parenthesis,
}

impl TsQuery {
    /// Parses PostgreSQL's text form, in which every lexeme is quoted. Returns `None` for other texts.
    ///
    /// Operators of one kind are left-associative, as in PostgreSQL. The parser is not recursive, and its
    /// time is proportional to the length of the text.
    pub(in crate::types) fn parse(text: &str) -> Option<Self> {
        let mut input = Cursor(text.trim_ascii());
        if input.0.is_empty() {
            return Some(Self::default());
        }
        // In postfix order, the reverse of a query's order.
        let mut items = Vec::new();
        let mut stack = Vec::new();
        loop {
            input.0 = input.0.trim_ascii_start();
            if input.skip_char('!') {
                stack.push(Pending::Operator(Item::Not));
                continue;
            }
            if input.skip_char('(') {
                stack.push(Pending::Parenthesis);
                continue;
            }
            items.push(lexeme(&mut input)?);
            input.0 = input.0.trim_ascii_start();
            while input.skip_char(')') {
                pop_operators(&mut stack, &mut items, 0);
                let Some(Pending::Parenthesis) = stack.pop() else {
                    return None;
                };
                input.0 = input.0.trim_ascii_start();
            }
            if input.0.is_empty() {
                break;
            }
            let operator = operator(&mut input)?;
            pop_operators(&mut stack, &mut items, operator.precedence());
            stack.push(Pending::Operator(operator));
        }
        pop_operators(&mut stack, &mut items, 0);
        items.reverse();
        stack.is_empty().then_some(Self { items })
    }
}

/// Moves the operators of at least this precedence, up to a parenthesis, from the stack to the items.
fn pop_operators(stack: &mut Vec<Pending>, items: &mut Vec<Item>, precedence: u8) {
    let binds = |last: &mut Pending| match last {
        Pending::Operator(operator) => operator.precedence() >= precedence,
        Pending::Parenthesis => false,
    };
    while let Some(Pending::Operator(operator)) = stack.pop_if(binds) {
        items.push(operator);
    }
}

fn operator(input: &mut Cursor<'_>) -> Option<Item> {
    if input.skip_char('&') {
        return Some(Item::And);
    }
    if input.skip_char('|') {
        return Some(Item::Or);
    }
    if !input.skip_char('<') {
        return None;
    }
    let distance = match input.skip_char('-') {
        true => 1,
        false => input.number()?,
    };
    input.skip_char('>').then_some(Item::Phrase(distance))
}

fn lexeme(input: &mut Cursor<'_>) -> Option<Item> {
    let text = input.lexeme()?;
    let (mut is_prefix, mut weights) = (false, 0);
    if input.skip_char(':') {
        is_prefix = input.skip_char('*');
        while let Some(weight) = input.weight() {
            weights |= 1 << weight as u8;
        }
        if !is_prefix && weights == 0 {
            return None;
        }
    }
    Some(Item::Lexeme {
        text,
        is_prefix,
        weights,
    })
}
