//! Composite records in the binary format: rows inside a value.
//!
//! A record names the types of its values by OID alone. Built-in types have the same OID everywhere;
//! domains and the types of a schema are looked up in [`Types`].

use postgres_types::Type;

use crate::decode::row::RawRow;
use crate::decode::types::Types;
use crate::types::CodecError;
use crate::types::array::header;
use crate::types::wire::Input;

/// The records of an array.
pub(super) struct Records<'a> {
    input: Input<'a>,
    left: usize,
    current: Record<'a>,
}

/// One record.
#[derive(Default)]
pub(super) struct Record<'a> {
    known: Option<&'a Types>,
    /// The types of the columns. They are the same in all records of an array.
    types: Vec<Type>,
    values: Vec<Option<&'a [u8]>>,
}

impl<'a> Records<'a> {
    /// Starts to read an array of records.
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

    /// Returns the number of records left.
    pub(super) fn len(&self) -> usize {
        self.left
    }

    /// Returns the next record; `Some(Ok(None))` is a NULL.
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
    /// Reads a value that is a record.
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
        // Each value has at least its OID and its length: 8 bytes.
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

    /// Returns the type of an OID; [`Type::UNKNOWN`] if it was created after the types were read.
    fn type_of(&self, oid: u32) -> Type {
        let own = || self.known?.get(oid).cloned();
        Type::from_oid(oid).or_else(own).unwrap_or(Type::UNKNOWN)
    }
}

/// The first OID of objects that are not built-in.
const FIRST_OWN: u32 = 16_384;

/// Whether all OIDs in a record or an array of records are known.
///
/// A malformed value counts as known: decoding it reports the error.
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
