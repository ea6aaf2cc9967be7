//! What only the compiler sees: which tables an expression uses, and which of them may be NULL.

mod scope;

pub use self::scope::{
    At, Boolean, Either, FitsColumn, Has, Here, In, InScope, NeverNull, Nullable, Only, Outer, Own,
    PartOf, Sources, There, Truth, Within,
};
pub use crate::types::{No, Nullability, Of, Or, Solid, Sure, Yes};
