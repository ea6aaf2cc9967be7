//! Records in the binary format: rows inside a value of a row.
//!
//! A record names its types by number alone. Those that every server numbers alike are known; those
//! of domains and of the schema's own types are looked up among the database's.

use postgres_types::Type;

use crate::decode::row::RawRow;
use crate::decode::types::Types;
use crate::types::CodecError;
use crate::types::array::header;
use crate::types::wire::Input;

/// The records of an array, one after another.
pub(super) struct Records<'a> {
    input: Input<'a>,
    left: usize,
    current: Record<'a>,
}

/// One record.
#[derive(Default)]
pub(super) struct Record<'a> {
    known: Option<&'a Types>,
    /// The types of the columns, the same in every record of an array.
    types: Vec<Type>,
    values: Vec<Option<&'a [u8]>>,
}

impl<'a> Records<'a> {
    /// The records of an array.
    pub(super) fn of_array(raw: &'a [u8], known: Option<&'a Types>) -> Result<Self, CodecError> {
        let mut input = Input::new(raw);
        let (_, left) = header(&mut input)?;
        Ok(Self {
            input,
            left,
            current: Record {
                known,
                ..Record::default()
            },
        })
    }

    /// How many are left.
    pub(super) fn len(&self) -> usize {
        self.left
    }

    /// The next record, or `None` in its place.
    pub(super) fn next(&mut self) -> Option<Result<Option<&Record<'a>>, CodecError>> {
        self.left = self.left.checked_sub(1)?;
        Some(self.advance())
    }

    fn advance(&mut self) -> Result<Option<&Record<'a>>, CodecError> {
        let Some(raw) = self.input.field()? else {
            return Ok(None);
        };
        self.current.fill(raw)?;
        Ok(Some(&self.current))
    }
}

impl<'a> Record<'a> {
    /// The record that is a value.
    pub(super) fn of(raw: &'a [u8], known: Option<&'a Types>) -> Result<Self, CodecError> {
        let mut record = Self {
            known,
            ..Self::default()
        };
        record.fill(raw)?;
        Ok(record)
    }

    fn fill(&mut self, raw: &'a [u8]) -> Result<(), CodecError> {
        let mut input = Input::new(raw);
        // At least the type and the length of each value are there.
        let count = input.count(8)?;
        self.values.clear();
        for at in 0..count {
            let oid = input.u32()?;
            match self.types.get(at) {
                None => self.types.push(self.type_of(oid)),
                Some(ty) if ty.oid() == oid || *ty == Type::UNKNOWN => {}
                Some(_) => self.types[at] = self.type_of(oid),
            }
            self.values.push(input.field()?);
        }
        self.types.truncate(count);
        Ok(input.end()?)
    }

    /// The type of that number; [`Type::UNKNOWN`] where the database has got it since it was asked.
    fn type_of(&self, oid: u32) -> Type {
        let own = || self.known?.get(oid).cloned();
        Type::from_oid(oid).or_else(own).unwrap_or(Type::UNKNOWN)
    }
}

/// The first number that a database gives to a type of its own.
const FIRST_OWN: u32 = 16_384;

/// Whether all types that a value names are known, if it is a record or an array of them. Reading it
/// says what else is wrong with it.
pub(super) fn names_known(oid: u32, raw: Option<&[u8]>, known: &Types) -> bool {
    let Some(raw) = raw else { return true };
    let found = match oid {
        _ if oid == Type::RECORD.oid() => record_names_known(raw, known),
        _ if oid == Type::RECORD_ARRAY.oid() => array_names_known(raw, known),
        _ => return true,
    };
    found.unwrap_or(true)
}

fn record_names_known(raw: &[u8], known: &Types) -> Result<bool, CodecError> {
    let mut input = Input::new(raw);
    for _ in 0..input.count(8)? {
        let (oid, raw) = (input.u32()?, input.field()?);
        let is_known = oid < FIRST_OWN || known.get(oid).is_some();
        if !is_known || !names_known(oid, raw, known) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn array_names_known(raw: &[u8], known: &Types) -> Result<bool, CodecError> {
    let mut input = Input::new(raw);
    let (_, count) = header(&mut input)?;
    for _ in 0..count {
        if !names_known(Type::RECORD.oid(), input.field()?, known) {
            return Ok(false);
        }
    }
    Ok(true)
}

impl RawRow for Record<'_> {
    fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)> {
        Some((self.types.get(index)?, *self.values.get(index)?))
    }

    fn name(&self, _: usize) -> Option<&str> {
        None
    }

    fn is_record(&self) -> bool {
        true
    }
}
