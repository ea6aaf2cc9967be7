//! Parses the text form of a `tsvector`: `'sea':2 'suite':1A,3`.

use crate::types::tsvector::{MAX_POSITION, TsVector, Weight};

impl TsVector {
    /// Parses PostgreSQL's text form, in which every lexeme is quoted. Returns `None` for other texts, and
    /// for a position that is 0 or greater than 16,383.
    pub(in crate::types) fn parse(text: &str) -> Option<Self> {
        let mut vector = Self::default();
        let mut input = Cursor(text.trim_ascii());
        while !input.0.is_empty() {
            let lexeme = input.lexeme()?;
            if input.skip_char(':') {
                loop {
                    let position = input
                        .number()
                        .filter(|position| (1..=MAX_POSITION).contains(position))?;
                    vector.add(&*lexeme, position, input.weight().unwrap_or_default());
                    if !input.skip_char(',') {
                        break;
                    }
                }
            } else {
                vector.add_unplaced(lexeme);
            }
            let rest = input.0.trim_ascii_start();
            if rest.len() == input.0.len() && !rest.is_empty() {
                return None;
            }
            input.0 = rest;
        }
        Some(vector)
    }
}

/// The unparsed rest of the text form of a `tsvector` or a `tsquery`.
pub(in crate::types) struct Cursor<'a>(pub(in crate::types) &'a str);

impl Cursor<'_> {
    /// Skips a character if it is the next one, and returns whether it was.
    pub(in crate::types) fn skip_char(&mut self, character: char) -> bool {
        let rest = self.0.strip_prefix(character);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Parses a number. Returns `None` if there is no digit, or the number does not fit.
    pub(in crate::types) fn number(&mut self) -> Option<u16> {
        let end = self
            .0
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits.parse().ok()
    }

    /// Parses the letter of a weight, if one is next.
    pub(in crate::types) fn weight(&mut self) -> Option<Weight> {
        let weight = match self.0.as_bytes().first()? {
            b'A' => Weight::A,
            b'B' => Weight::B,
            b'C' => Weight::C,
            b'D' => Weight::D,
            _ => return None,
        };
        self.0 = &self.0[1..];
        Some(weight)
    }

    /// Parses a quoted lexeme, in which quotes and backslashes are doubled.
    pub(in crate::types) fn lexeme(&mut self) -> Option<String> {
        let quoted = self.0.strip_prefix('\'')?;
        let mut lexeme = String::new();
        let mut characters = quoted.char_indices();
        while let Some((at, character)) = characters.next() {
            match character {
                '\'' if quoted[at + 1..].starts_with('\'') => {
                    characters.next();
                    lexeme.push(character);
                }
                '\'' => {
                    self.0 = &quoted[at + 1..];
                    return Some(lexeme);
                }
                '\\' => lexeme.push(characters.next()?.1),
                _ => lexeme.push(character),
            }
        }
        None
    }
}
