//! Reading rows: by position, from the binary format, every error naming its column.

mod buffer;
mod nested;
mod part;
mod reader;
mod record;
mod row;
mod rows;
mod sink;
mod tree;
mod types;

pub(crate) use self::buffer::RowBuffer;
pub(crate) use self::nested::Variant;
pub use self::part::Part;
pub use self::reader::{Decode, Reader, decode_all, decode_row};
pub(crate) use self::reader::{asked, decode_row_of};
pub use self::row::RawRow;
pub use self::rows::{RowSet, RowSink};
pub use self::sink::Gathered;
pub(crate) use self::sink::{Decoded, lock};
pub(crate) use self::tree::{Level, Slot, Tree, group, too_many};
pub use self::types::Types;
