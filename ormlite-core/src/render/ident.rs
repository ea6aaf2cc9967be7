//! Identifiers: always quoted, whatever they hold.

use std::fmt::{self, Write};

/// Writes one quoted identifier.
pub(crate) fn write(out: &mut impl Write, name: &str) -> fmt::Result {
    out.write_char('"')?;
    // Hardly any name holds a quote.
    if name.bytes().any(|byte| byte == b'"') {
        out.write_str(&name.replace('"', "\"\""))?;
    } else {
        out.write_str(name)?;
    }
    out.write_char('"')
}

/// Writes a name with its schema, where it has one.
pub(crate) fn write_qualified(
    out: &mut impl Write,
    schema: Option<&str>,
    name: &str,
) -> fmt::Result {
    if let Some(schema) = schema {
        write(out, schema)?;
        out.write_char('.')?;
    }
    write(out, name)
}

/// One identifier, quoted: `room "a"` becomes `"room ""a"""`.
#[cfg(feature = "registry")]
pub fn quoted(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    super::infallible(write(&mut out, name));
    out
}

/// A name with its schema, where it has one, both quoted.
#[cfg(feature = "registry")]
pub fn qualified(schema: Option<&str>, name: &str) -> String {
    let mut out = String::new();
    super::infallible(write_qualified(&mut out, schema, name));
    out
}
