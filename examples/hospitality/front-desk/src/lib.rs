//! The front desk of a hotel: finds free rooms, books them, checks guests in and out.
//!
//! It needs the `core` domain alone, so of the six domains of the schema it compiles one:
//!
//! ```toml
//! hospitality = { path = "../hotel", features = ["core"] }
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | [`search`] | which rooms are free for a stay |
//! | [`booking`] | makes a reservation, in one transaction |
//! | [`guest`] | what the house remembers of a guest |
//! | [`stay`] | check-in, check-out, cancellation, a guest's stays |
//! | [`report`] | the numbers a manager asks for |
//!
//! Functions named after a question give the query itself, so that the caller may narrow it, count it or
//! look at its SQL; functions that do something are `async` and run it.

#![deny(missing_docs)]

pub mod booking;
mod error;
pub mod guest;
mod nights;
pub mod report;
pub mod search;
pub mod stay;

pub use booking::{Booking, BookingRequest, Contact, book};
pub use error::FrontDeskError;
pub use nights::Nights;
pub use search::{FreeRoom, Wishes, free_rooms};
