//! Relations: how the rows of tables belong together, and how they are loaded with one another.
//!
//! A relation is the accessor that `#[derive(Table)]` leaves: `room.property()` is the query for one
//! row's, and `Room::property` stands for the relation itself, to load, filter, count or join by.

mod belongs_to;
mod create;
mod has;
mod in_hand;
mod link;
mod load;
mod many_to_many;
mod one_of;
mod related;
mod relink;
mod shape;
mod write;

pub use belongs_to::{BelongsTo, RefersTo};
pub use create::{Children, ConnectOrCreate, Create, CreateMethods, Creates, children};
pub use has::{HasMany, HasOne};
pub use in_hand::{InHand, load};
pub(crate) use link::joins;
pub use link::{IsTable, Junction, Link, inverse};
pub use load::{AppendTo, Appended, ByExpression, ByRelation, Load};
pub use many_to_many::ManyToMany;
pub use one_of::OneOf;
pub use related::{LoadedIn, Related, Relation};
pub use relink::{Relink, Relinked};
pub use shape::{Many, Shape, ToMany, ToOne};
