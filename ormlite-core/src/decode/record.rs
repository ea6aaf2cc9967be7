//! Composite records in the binary format.
//!
//! A record names the types of its values by OID alone. Built-in types have the same OID on every server;
//! other types are looked up in [`Types`].

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
    record: Record<'a>,
}

/// One record.
#[derive(Default)]
pub(super) struct Record<'a> {
    database_types: Option<&'a Types>,
    /// The types of the columns. They are the same in all records of an array.
    types: Vec<Type>,
    values: Vec<Option<&'a [u8]>>,
}

impl<'a> Records<'a> {
    /// Starts to read an array of records.
    pub(super) fn of_array(
        raw: &'a [u8],
        database_types: Option<&'a Types>,
    ) -> Result<Self, CodecError> {
        let mut input = Input::new(raw);
        let (_, left) = header(&mut input)?;
        Ok(Self {
            input,
            left,
            record: Record {
                database_types,
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
        self.record.fill(raw)?;
        Ok(Some(&self.record))
    }
}

impl<'a> Record<'a> {
    /// Reads a value that is a record.
    pub(super) fn of(raw: &'a [u8], database_types: Option<&'a Types>) -> Result<Self, CodecError> {
        let mut record = Self {
            database_types,
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
        let of_database = || self.database_types?.get(oid).cloned();
        Type::from_oid(oid)
            .or_else(of_database)
            .unwrap_or(Type::UNKNOWN)
    }
}

/// The first OID of objects that are not built-in: PostgreSQL's `FirstNormalObjectId`.
const FIRST_NORMAL_OID: u32 = 16_384;

/// Whether all OIDs in a record or an array of records are known.
///
/// A malformed value counts as known: decoding it reports the error.
pub(super) fn are_oids_known(oid: u32, raw: Option<&[u8]>, types: &Types) -> bool {
    let Some(raw) = raw else { return true };
    let found = match oid {
        _ if oid == Type::RECORD.oid() => are_record_oids_known(raw, types),
        _ if oid == Type::RECORD_ARRAY.oid() => are_array_oids_known(raw, types),
        _ => return true,
    };
    found.unwrap_or(true)
}

fn are_record_oids_known(raw: &[u8], types: &Types) -> Result<bool, CodecError> {
    let mut input = Input::new(raw);
    for _ in 0..input.count(8)? {
        let (oid, raw) = (input.u32()?, input.field()?);
        let is_known = oid < FIRST_NORMAL_OID || types.get(oid).is_some();
        if !is_known || !are_oids_known(oid, raw, types) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn are_array_oids_known(raw: &[u8], types: &Types) -> Result<bool, CodecError> {
    let mut input = Input::new(raw);
    let (_, count) = header(&mut input)?;
    for _ in 0..count {
        if !are_oids_known(Type::RECORD.oid(), input.field()?, types) {
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
