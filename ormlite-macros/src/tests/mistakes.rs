//! Every mistake: its words, and the token it is reported at.

mod derives;
mod table;
