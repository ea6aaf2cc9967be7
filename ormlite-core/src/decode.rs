//! Decoding of rows from the binary format, by position; errors name the column.

mod buffer;
mod nested;
mod reader;
mod record;
mod row;
mod row_decoder;
mod rows;
mod sink;
mod tree;
mod types;

pub(crate) use self::buffer::RowBuffer;
pub(crate) use self::nested::Variant;
pub use self::reader::{Decode, Reader, decode_all, decode_row};
pub(crate) use self::reader::{decode_row_of, expected_types};
pub use self::row::RawRow;
pub use self::row_decoder::{RowDecoder, RowDecoders};
pub use self::rows::{RowSet, RowSink};
pub use self::sink::CollectedRows;
pub(crate) use self::sink::{Decoded, lock};
pub(crate) use self::tree::{Level, RowTree, Slot, group, too_many_rows};
pub use self::types::Types;
