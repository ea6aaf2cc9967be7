//! Reading and writing the binary format: big-endian numbers and checked lengths.

use ::bytes::{BufMut, BytesMut};
use postgres_types::IsNull;

use crate::types::error::{CodecError, ValueError};

/// The bytes that have not been read.
#[derive(Clone)]
pub(crate) struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Returns the number of bytes left.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Reads `N` bytes.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], ValueError> {
        let (head, rest) = self.0.split_first_chunk().ok_or(TOO_SHORT)?;
        self.0 = rest;
        Ok(*head)
    }

    /// Reads `len` bytes.
    pub(crate) fn bytes(&mut self, len: usize) -> Result<&'a [u8], ValueError> {
        let (head, rest) = self.0.split_at_checked(len).ok_or(TOO_SHORT)?;
        self.0 = rest;
        Ok(head)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, ValueError> {
        self.array().map(u8::from_be_bytes)
    }
    pub(crate) fn i16(&mut self) -> Result<i16, ValueError> {
        self.array().map(i16::from_be_bytes)
    }
    pub(crate) fn u16(&mut self) -> Result<u16, ValueError> {
        self.array().map(u16::from_be_bytes)
    }
    pub(crate) fn i32(&mut self) -> Result<i32, ValueError> {
        self.array().map(i32::from_be_bytes)
    }
    pub(crate) fn u32(&mut self) -> Result<u32, ValueError> {
        self.array().map(u32::from_be_bytes)
    }
    pub(crate) fn i64(&mut self) -> Result<i64, ValueError> {
        self.array().map(i64::from_be_bytes)
    }

    /// Reads a count of items of at least `each` bytes. A count that the bytes cannot hold is an error.
    pub(crate) fn count(&mut self, each: usize) -> Result<usize, ValueError> {
        let count = usize::try_from(self.i32()?).map_err(|_| NEGATIVE)?;
        match count.checked_mul(each) {
            Some(len) if len <= self.0.len() => Ok(count),
            _ => Err(TOO_SHORT),
        }
    }

    /// Reads a length and as many bytes; `None` is NULL.
    pub(crate) fn field(&mut self) -> Result<Option<&'a [u8]>, ValueError> {
        match self.i32()? {
            -1 => Ok(None),
            len => {
                let len = usize::try_from(len).map_err(|_| NEGATIVE)?;
                self.bytes(len).map(Some)
            }
        }
    }

    /// Reads the bytes up to a NUL, and skips the NUL.
    pub(crate) fn c_str(&mut self) -> Result<&'a [u8], ValueError> {
        let len = self.0.iter().position(|byte| *byte == 0).ok_or(TOO_SHORT)?;
        let text = self.bytes(len)?;
        self.u8()?;
        Ok(text)
    }

    /// Fails if bytes are left.
    pub(crate) fn end(self) -> Result<(), ValueError> {
        match self.0 {
            [] => Ok(()),
            _ => Err(ValueError::Malformed("there are bytes after the value")),
        }
    }
}

const TOO_SHORT: ValueError = ValueError::Malformed("they end too early");
const NEGATIVE: ValueError = ValueError::Malformed("a length is negative");
const TOO_LONG: ValueError = ValueError::NotInPostgres("it is longer than 2 GB");

/// Writes a count.
pub(crate) fn put_count(count: usize, out: &mut BytesMut) -> Result<(), ValueError> {
    out.put_i32(i32::try_from(count).map_err(|_| TOO_LONG)?);
    Ok(())
}

/// Writes the length of what `write` writes, and then that; NULL has the length -1.
pub(crate) fn put_field(
    out: &mut BytesMut,
    write: impl FnOnce(&mut BytesMut) -> Result<IsNull, CodecError>,
) -> Result<(), CodecError> {
    let start = out.len();
    out.put_i32(-1);
    if let IsNull::No = write(out)? {
        let len = i32::try_from(out.len() - start - 4).map_err(|_| TOO_LONG)?;
        out[start..start + 4].copy_from_slice(&len.to_be_bytes());
    }
    Ok(())
}
