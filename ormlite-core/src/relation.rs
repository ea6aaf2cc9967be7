//! Relations: how the rows of tables belong together, and how they are loaded with one another.
//!
//! A relation is the accessor that `#[derive(Table)]` leaves: `room.property()` is the query for one
//! row's, and `Room::property` stands for the relation itself, to load, filter, count or join by.

mod batch;
mod belongs_to;
mod connect;
mod create;
mod has;
mod link;
mod many_to_many;
mod one_of;
mod related;
mod replace;

pub use self::batch::{BatchLoad, load};
pub use self::belongs_to::{BelongsTo, IsTable, RefersTo, inverse};
pub use self::create::{ChildInserts, ConnectOrCreate, Create, CreateMethods, Creates, children};
pub use self::has::{HasMany, HasOne};
pub use self::link::Junction;
pub use self::many_to_many::ManyToMany;
pub use self::one_of::OneOf;
pub use self::related::{ByRelation, Related, Relation};
pub use self::replace::{ReplaceLinks, ReplacedLinks};
