//! A loyalty shop: points are earned, given away and spent, and never lost or doubled.
//!
//! | module | what it does |
//! |---|---|
//! | [`schema`] | three tables: users, products, and the ledger of every movement |
//! | [`account`] | opens accounts and renames them |
//! | [`mod@transfer`] | points come from the shop, and go from one user to another |
//! | [`purchase`] | the stock and the balance shrink together |
//! | [`mod@statement`] | an account with its movements, and whether the books agree |
//!
//! What keeps points together when many move them at once, the locks and the keys of requests, is told
//! in `ledger.rs`.
//!
//! `cargo run -p loyalty` opens the shop on a private PostgreSQL and plays some of its scenes.

#![deny(missing_docs)]

pub mod account;
mod error;
mod ledger;
pub mod purchase;
pub mod schema;
pub mod statement;
pub mod transfer;

pub use account::{open, rename};
pub use error::LoyaltyError;
pub use purchase::{Purchase, buy, stock};
pub use schema::{Kind, LedgerEntry, Product, User};
pub use statement::{Line, Statement, discrepancies, statement};
pub use transfer::{Earning, Transfer, earn, transfer};
