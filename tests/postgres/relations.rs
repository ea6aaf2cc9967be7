//! Relations: loaded with a query, asked about in its filters, followed from rows, and written.

mod corners;
mod filtering;
mod in_hand;
mod keys;
mod loading;
mod one_of;
mod one_of_types;
mod page;
mod pooled;
mod press;
mod single_statement;
mod tenants;
mod walks;
mod writing;
