//! The bytes between this process and the server: addresses, sockets, and what is read from the
//! protocol's messages as they pass. It knows no connections, pools or transactions.

mod address;
mod backend_key;
mod cancel_socket;
mod requests;
mod socket;
mod status;
mod tracked_stream;

pub(crate) use self::address::Address;
pub(crate) use self::backend_key::process_id;
pub(crate) use self::status::{Status, TransactionStatus};
pub(crate) use self::tracked_stream::TrackedStream;
