//! Identifiers: always quoted, whatever they hold.

/// Writes one quoted identifier.
pub(crate) fn write(out: &mut String, name: &str) {
    out.reserve(name.len() + 2);
    out.push('"');
    // Hardly any name holds a quote.
    match name.bytes().any(|byte| byte == b'"') {
        false => out.push_str(name),
        true => out.push_str(&name.replace('"', "\"\"")),
    }
    out.push('"');
}

/// Writes a name with its schema, where it has one.
pub(crate) fn write_qualified(out: &mut String, schema: Option<&str>, name: &str) {
    if let Some(schema) = schema {
        write(out, schema);
        out.push('.');
    }
    write(out, name);
}

/// A name with its schema, where it has one, both quoted.
#[cfg(feature = "registry")]
pub fn qualified(schema: Option<&str>, name: &str) -> String {
    let mut out = String::new();
    write_qualified(&mut out, schema, name);
    out
}

/// One identifier, quoted: `room "a"` becomes `"room ""a"""`.
#[cfg(feature = "registry")]
pub fn quoted(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    write(&mut out, name);
    out
}
