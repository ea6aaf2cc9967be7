//! Every mistake: its words, and the token it is reported at.

mod declarations;
mod derives;
mod table;
