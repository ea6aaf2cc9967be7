//! [`TsQuery`] is `tsquery`: lexemes to search for, combined by operators.

#[cfg(feature = "serde")]
mod parse;

use std::fmt;

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Type};

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::tsvector::{Weight, put_lexeme, take_lexeme, write_quoted};
use crate::types::value::{Element, NotNull, Value, not_null};
use crate::types::wire::{Input, put_count};

/// A `tsquery`: a search in documents, as `websearch_to_tsquery` makes it.
///
/// ```
/// # use ormlite_core::types::{TsQuery, Weight};
/// let query = TsQuery::lexeme("suite").and(TsQuery::prefix("bal").or(TsQuery::lexeme("sea")));
/// assert_eq!(query.to_string(), "'suite' & ( 'bal':* | 'sea' )");
///
/// let query = TsQuery::lexeme("sea").weighted([Weight::A]).followed_by(1, TsQuery::lexeme("view"));
/// assert_eq!(query.to_string(), "'sea':A <-> 'view'");
/// assert_eq!(TsQuery::lexeme("old").not().to_string(), "!'old'");
/// assert!(TsQuery::default().is_empty());
/// ```
///
/// The lexemes are not normalized. For words of a user, who writes `suites` where the document has the
/// lexeme `suit`, let the server make the query.
///
/// With the feature `serde` it is serialized as its text: `"'suite' & 'sea'"`. What is read from
/// it groups operators of one kind to the left, as PostgreSQL does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TsQuery {
    /// In the order of the binary format: an operator, its right operand, its left operand.
    items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Item {
    Lexeme {
        text: String,
        is_prefix: bool,
        /// A bit per weight, `D` being the lowest. No bit means any weight.
        weights: u8,
    },
    Not,
    And,
    Or,
    Phrase(u16),
}

/// The tags of items and operators in the binary format.
mod tag {
    pub(super) const LEXEME: u8 = 1;
    pub(super) const OPERATOR: u8 = 2;
    pub(super) const NOT: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const OR: u8 = 3;
    pub(super) const PHRASE: u8 = 4;
}

const WEIGHTS: [(Weight, char); 4] = [
    (Weight::A, 'A'),
    (Weight::B, 'B'),
    (Weight::C, 'C'),
    (Weight::D, 'D'),
];

impl TsQuery {
    /// Matches documents with a lexeme.
    pub fn lexeme(text: impl Into<String>) -> Self {
        Self::of(text.into(), false)
    }

    /// Matches documents with a lexeme that starts with `text`.
    pub fn prefix(text: impl Into<String>) -> Self {
        Self::of(text.into(), true)
    }

    fn of(text: String, is_prefix: bool) -> Self {
        Self {
            items: vec![Item::Lexeme {
                text,
                is_prefix,
                weights: 0,
            }],
        }
    }

    /// Restricts the lexemes of the query to positions with one of these weights.
    pub fn weighted(mut self, only: impl IntoIterator<Item = Weight>) -> Self {
        let only = only
            .into_iter()
            .fold(0, |bits, weight| bits | 1 << weight as u8);
        for item in &mut self.items {
            if let Item::Lexeme { weights, .. } = item {
                *weights = only;
            }
        }
        self
    }

    /// Matches documents that both queries match.
    pub fn and(self, other: Self) -> Self {
        self.combine(Item::And, other)
    }

    /// Matches documents that one of the queries matches.
    pub fn or(self, other: Self) -> Self {
        self.combine(Item::Or, other)
    }

    /// Matches documents in which `other` matches `distance` positions after this query; 1 is the next
    /// position.
    pub fn followed_by(self, distance: u16, other: Self) -> Self {
        self.combine(Item::Phrase(distance), other)
    }

    /// Matches documents that the query does not match.
    #[expect(clippy::should_implement_trait, reason = "named like `and` and `or`")]
    pub fn not(mut self) -> Self {
        if !self.items.is_empty() {
            self.items.insert(0, Item::Not);
        }
        self
    }

    /// Whether the query has no lexeme and so matches nothing.
    ///
    /// Such a query can be decoded, for example from `websearch_to_tsquery('english', 'the')`.
    /// Encoding it is an error, since the server does not accept it.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn combine(self, operator: Item, other: Self) -> Self {
        if self.is_empty() {
            return other;
        }
        if other.is_empty() {
            return self;
        }
        let mut items = vec![operator];
        items.extend(other.items);
        items.extend(self.items);
        Self { items }
    }
}

/// Writes PostgreSQL's text form, which the server parses as the same query.
impl fmt::Display for TsQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Operands follow their operator, so the items are converted from the last to the first.
        // This is not recursive, since PostgreSQL nests a query of a thousand words a thousand deep.
        let mut done: Vec<(String, &Item)> = Vec::new();
        for item in self.items.iter().rev() {
            let text = match item {
                Item::Lexeme { .. } => {
                    let mut text = String::new();
                    item.write_lexeme(&mut text)?;
                    text
                }
                Item::Not => {
                    let operand = done.pop().ok_or(fmt::Error)?;
                    format!("!{}", item.around(operand, false))
                }
                _ => {
                    let right = done.pop().ok_or(fmt::Error)?;
                    let left = done.pop().ok_or(fmt::Error)?;
                    let mut text = item.around(left, false);
                    match item {
                        Item::And => text.push_str(" & "),
                        Item::Or => text.push_str(" | "),
                        Item::Phrase(1) => text.push_str(" <-> "),
                        Item::Phrase(distance) => text.push_str(&format!(" <{distance}> ")),
                        Item::Not | Item::Lexeme { .. } => {}
                    }
                    text.push_str(&item.around(right, true));
                    text
                }
            };
            done.push((text, item));
        }
        f.write_str(done.last().map_or("", |(text, _)| text))
    }
}

impl Item {
    /// Returns the precedence of the operator.
    fn precedence(&self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Phrase(_) => 3,
            Self::Not => 4,
            Self::Lexeme { .. } => 5,
        }
    }

    /// Returns the text of an operand, in parentheses if it needs them.
    fn around(&self, (text, operand): (String, &Self), is_right: bool) -> String {
        let is_bare = match (self, operand) {
            (Self::Phrase(_), Self::Phrase(_)) => !is_right,
            _ => operand.precedence() >= self.precedence(),
        };
        if is_bare { text } else { format!("( {text} )") }
    }

    fn write_lexeme(&self, out: &mut String) -> fmt::Result {
        let Self::Lexeme {
            text,
            is_prefix,
            weights,
        } = self
        else {
            return Err(fmt::Error);
        };
        write_quoted(text, out)?;
        if *is_prefix || *weights != 0 {
            out.push(':');
        }
        if *is_prefix {
            out.push('*');
        }
        for (weight, letter) in WEIGHTS {
            if weights & (1 << weight as u8) != 0 {
                out.push(letter);
            }
        }
        Ok(())
    }

    fn read(input: &mut Input<'_>) -> Result<Self, ValueError> {
        match input.u8()? {
            tag::LEXEME => {
                let weights = input.u8()?;
                let is_prefix = input.u8()? != 0;
                if weights > 0b1111 {
                    return Err(ValueError::Malformed("a weight is unknown"));
                }
                Ok(Self::Lexeme {
                    text: take_lexeme(input)?,
                    is_prefix,
                    weights,
                })
            }
            tag::OPERATOR => match input.u8()? {
                tag::NOT => Ok(Self::Not),
                tag::AND => Ok(Self::And),
                tag::OR => Ok(Self::Or),
                tag::PHRASE => Ok(Self::Phrase(input.u16()?)),
                _ => Err(ValueError::Malformed("an operator is unknown")),
            },
            _ => Err(ValueError::Malformed("an item of a tsquery is unknown")),
        }
    }

    fn write(&self, out: &mut BytesMut) -> Result<(), ValueError> {
        let operator = match self {
            Self::Lexeme {
                text,
                is_prefix,
                weights,
            } => {
                out.put_slice(&[tag::LEXEME, *weights, u8::from(*is_prefix)]);
                return put_lexeme(text, out);
            }
            Self::Not => tag::NOT,
            Self::And => tag::AND,
            Self::Or => tag::OR,
            Self::Phrase(_) => tag::PHRASE,
        };
        out.put_slice(&[tag::OPERATOR, operator]);
        if let Self::Phrase(distance) = self {
            out.put_u16(*distance);
        }
        Ok(())
    }
}

impl Value for TsQuery {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Builtin {
        sql: "tsquery",
        ty: Type::TSQUERY,
        array: Type::TSQUERY_ARRAY,
    };

    fn accepts(ty: &Type) -> bool {
        *base(ty) == Type::TSQUERY
    }

    fn decode(_: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        let mut input = Input::new(not_null(raw)?);
        // An item has at least two bytes.
        let count = input.count(2)?;
        let mut items = Vec::with_capacity(count);
        let mut missing = usize::from(count > 0);
        while missing > 0 {
            let item = Item::read(&mut input)?;
            match item {
                Item::Lexeme { .. } => missing -= 1,
                Item::Not => {}
                Item::And | Item::Or | Item::Phrase(_) => missing += 1,
            }
            items.push(item);
        }
        if items.len() != count {
            return Err(ValueError::Malformed("the operators do not fit the lexemes").into());
        }
        input.end()?;
        Ok(Self { items })
    }

    fn encode(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        if self.is_empty() {
            // The server's `tsqueryrecv` does not accept what `tsquerysend` writes for it.
            return Err(
                ValueError::NotInPostgres("a tsquery without lexemes cannot be sent").into(),
            );
        }
        put_count(self.items.len(), out)?;
        for item in &self.items {
            item.write(out)?;
        }
        Ok(IsNull::No)
    }
}

impl Element for TsQuery {}
