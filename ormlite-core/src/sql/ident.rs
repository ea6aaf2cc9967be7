//! Quoting of identifiers.

/// Writes one quoted identifier.
pub(crate) fn write(out: &mut String, name: &str) {
    out.reserve(name.len() + 2);
    out.push('"');
    // Fast path: few names contain a quote.
    match name.bytes().any(|byte| byte == b'"') {
        false => out.push_str(name),
        true => out.push_str(&name.replace('"', "\"\"")),
    }
    out.push('"');
}

/// Writes a quoted name, after its schema if it has one.
pub(crate) fn write_qualified(out: &mut String, schema: Option<&str>, name: &str) {
    if let Some(schema) = schema {
        write(out, schema);
        out.push('.');
    }
    write(out, name);
}

/// Quotes a name and its schema, if it has one: `"core"."rooms"`.
#[cfg_attr(
    not(feature = "registry"),
    allow(unreachable_pub, reason = "the registry exports it")
)]
pub fn qualified(schema: Option<&str>, name: &str) -> String {
    let mut out = String::new();
    write_qualified(&mut out, schema, name);
    out
}

/// Quotes one identifier: `room "a"` becomes `"room ""a"""`.
#[cfg(feature = "registry")]
pub fn quoted(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    write(&mut out, name);
    out
}
