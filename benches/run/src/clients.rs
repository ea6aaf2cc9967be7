//! The clients, a file for each.

pub mod diesel_async;
pub mod ormlite;
pub mod raw;
pub mod sea_orm;
pub mod sqlx;

use std::fmt;

use clap::ValueEnum;
use serde::Serialize;

/// `From` for the model's structs, of a client's rows with the same fields.
macro_rules! into_model {
    ($($row:ident { $($field:ident),+ })+) => { $(
        impl From<$row> for $crate::model::$row {
            fn from(row: $row) -> Self {
                Self { $($field: row.$field),+ }
            }
        }
    )+ };
}
use into_model;

/// Which client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum ClientName {
    /// `tokio-postgres` with `deadpool-postgres`, tuned by hand: what the others are compared with.
    Raw,
    /// This repository.
    Ormlite,
    /// `diesel` on `diesel_async`.
    DieselAsync,
    /// `sqlx`.
    Sqlx,
    /// `sea-orm`.
    SeaOrm,
}

impl ClientName {
    /// All clients, the baseline first.
    pub const ALL: [Self; 5] = [
        Self::Raw,
        Self::Ormlite,
        Self::DieselAsync,
        Self::Sqlx,
        Self::SeaOrm,
    ];
}

impl fmt::Display for ClientName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Raw => "raw",
            Self::Ormlite => "ormlite",
            Self::DieselAsync => "diesel-async",
            Self::Sqlx => "sqlx",
            Self::SeaOrm => "sea-orm",
        })
    }
}
