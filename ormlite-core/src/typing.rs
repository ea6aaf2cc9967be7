//! What the type system tracks: the tables of a query and of an expression, and their nullability.

mod scope;

pub use self::scope::{
    At, Boolean, Coalesced, Correlated, FitsColumn, Has, Here, InScope, NeverNull, Nullable, Only,
    Own, PartOf, Sources, TableScope, There, Truth, Within,
};
pub use crate::types::{MaybeNull, NotNull, NotNullElements, NotNullScope, Nullability, Of, Or};
