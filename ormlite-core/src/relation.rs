//! Relations between tables: queries, loading and writes along foreign keys and junction tables.
//!
//! `#[derive(Table)]` generates an accessor for each relation. `room.property()` queries the
//! relation of one row, and `Room::property` names the relation in queries: to load, filter, count
//! or join by it.

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
