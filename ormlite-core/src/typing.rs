//! What only the compiler sees: which tables an expression uses, and which of them may be NULL.

mod scope;

pub use self::scope::{
    At, Boolean, Coalesced, Correlated, FitsColumn, Has, Here, InScope, NeverNull, Nullable, Only,
    Own, PartOf, Sources, TableScope, There, Truth, Within,
};
pub use crate::types::{MaybeNull, NotNull, NotNullElements, NotNullScope, Nullability, Of, Or};
