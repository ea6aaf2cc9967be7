//! Whether tables and sequences are logged.

use serde::{Deserialize, Serialize};

/// Whether changes are written to the write-ahead log. Temporary objects are not part of a catalog.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Persistence {
    /// `LOGGED`
    #[default]
    Logged,
    /// `UNLOGGED`
    Unlogged,
}
