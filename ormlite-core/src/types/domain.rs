//! Domains: newtypes that are a domain over the type of their field.

use crate::types::sql_type::DomainDesc;
use crate::types::value::Value;

/// A newtype that is a domain.
///
/// `#[derive(Value)]` with `#[value(domain = "..")]` implements it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use ormlite_core::{PgDomain, Value};
///
/// #[derive(Value, Debug, Clone, PartialEq)]
/// #[value(domain = "email", check = "VALUE ~ '@'", crate = ormlite_core)]
/// struct Email(String);
///
/// assert_eq!(Email::DESC.name, "email");
/// assert_eq!(Email::DESC.checks, ["VALUE ~ '@'"]);
/// # }
/// ```
pub trait PgDomain: Value {
    /// The name, the underlying type and the rules.
    const DESC: &'static DomainDesc;
}
