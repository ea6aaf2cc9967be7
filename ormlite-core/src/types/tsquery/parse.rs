//! Reading the text of a `tsquery`: `'suite' & ( 'bal':* | 'sea' )`.

use crate::types::tsquery::{Item, TsQuery};
use crate::types::tsvector::Cursor;

/// What waits for its right operand.
enum Waiting {
    Operator(Item),
    Parenthesis,
}

impl TsQuery {
    /// Reads PostgreSQL's own text, in which every lexeme is quoted. `None` for anything else.
    ///
    /// Operators of one kind group to the left, as PostgreSQL reads them. Nothing here calls itself,
    /// and the time is proportional to the text.
    pub(in crate::types) fn parse(text: &str) -> Option<Self> {
        let mut input = Cursor(text.trim_ascii());
        if input.0.is_empty() {
            return Some(Self::default());
        }
        // Operands before their operator; the query has them in the opposite order.
        let mut items = Vec::new();
        let mut waiting = Vec::new();
        loop {
            input.0 = input.0.trim_ascii_start();
            if input.eats('!') {
                waiting.push(Waiting::Operator(Item::Not));
                continue;
            }
            if input.eats('(') {
                waiting.push(Waiting::Parenthesis);
                continue;
            }
            items.push(lexeme(&mut input)?);
            input.0 = input.0.trim_ascii_start();
            while input.eats(')') {
                release(&mut waiting, &mut items, 0);
                let Some(Waiting::Parenthesis) = waiting.pop() else {
                    return None;
                };
                input.0 = input.0.trim_ascii_start();
            }
            if input.0.is_empty() {
                break;
            }
            let operator = operator(&mut input)?;
            release(&mut waiting, &mut items, operator.priority());
            waiting.push(Waiting::Operator(operator));
        }
        release(&mut waiting, &mut items, 0);
        items.reverse();
        waiting.is_empty().then_some(Self { items })
    }
}

/// Puts the operators that bind as tightly behind their operands, up to a parenthesis.
fn release(waiting: &mut Vec<Waiting>, items: &mut Vec<Item>, priority: u8) {
    let binds = |last: &mut Waiting| match last {
        Waiting::Operator(operator) => operator.priority() >= priority,
        Waiting::Parenthesis => false,
    };
    while let Some(Waiting::Operator(operator)) = waiting.pop_if(binds) {
        items.push(operator);
    }
}

fn operator(input: &mut Cursor<'_>) -> Option<Item> {
    if input.eats('&') {
        return Some(Item::And);
    }
    if input.eats('|') {
        return Some(Item::Or);
    }
    if !input.eats('<') {
        return None;
    }
    let distance = match input.eats('-') {
        true => 1,
        false => input.number()?,
    };
    input.eats('>').then_some(Item::Phrase(distance))
}

fn lexeme(input: &mut Cursor<'_>) -> Option<Item> {
    let text = input.lexeme()?;
    let (mut is_prefix, mut weights) = (false, 0);
    if input.eats(':') {
        is_prefix = input.eats('*');
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
