//! `sql_type = ".."`: the compile-time check that the column can hold the field.
//!
//! The derive knows the names of PostgreSQL's built-in types, and passes each in one spelling (see
//! `sql_name.rs` of the derives): `varchar(20)`, `timestamptz`, `integer[]`. Other names can be
//! domains or types of an extension, about which nothing is known; they are not checked.

use crate::private::message::Message;
use crate::types::{ColumnType, EnumDesc, EnumStorage, SqlType};

/// Panics, which is a compile error in a constant, if no value of the Rust type can be stored in a
/// column of the SQL type.
#[track_caller]
pub const fn fits(column: ColumnType, sql: &str) {
    let (of_element, is_array) = match strip(sql, "[]") {
        Some(element) => (element, true),
        None => (sql, false),
    };
    let (mut own, holds_array) = column.element();
    while let SqlType::Domain(domain) = own {
        own = domain.base.ty;
    }
    if let SqlType::Builtin { .. } | SqlType::Enum(_) | SqlType::Composite(_) = own {
        if is_array != holds_array {
            refuse(column, sql);
        }
    } else {
        return;
    }
    let (name, length) = with_length(of_element);
    match (column.labels, own) {
        (Some(labels), _) => fits_enum(labels.desc, name, length),
        (None, SqlType::Builtin { sql: own, .. }) if !is_stored_in(own, name) => {
            refuse(column, sql)
        }
        (None, SqlType::Composite(_)) => refuse(column, sql),
        _ => {}
    }
}

/// Whether values of a type, given by its SQL name, can be stored in columns of another type.
const fn is_stored_in(own: &str, name: &str) -> bool {
    equal(own, name)
        || (equal(own, "text") && is_text(name))
        || (equal(own, "jsonb") && equal(name, "json"))
}

/// The text types.
const TEXTS: [&str; 7] = [
    "text", "varchar", "char", "bpchar", "citext", "name", "\"char\"",
];

const fn is_text(name: &str) -> bool {
    one_of(name, &TEXTS)
}

const fn one_of(name: &str, names: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() {
        if equal(names[at], name) {
            return true;
        }
        at += 1;
    }
    false
}

/// A label fits a text type, a code an integer type, and nothing else fits an enum.
#[track_caller]
const fn fits_enum(desc: &EnumDesc, name: &str, length: Option<usize>) {
    if let EnumStorage::Number { sql_type, .. } = desc.storage {
        if !equal(name, sql_type) {
            let mut message = Message::new("this enum is stored as ");
            message.name(sql_type);
            message
                .push(", as declared by its `#[pg_enum(sql_type = ..)]`: remove `sql_type` here");
            panic!("{}", message.text());
        }
    } else if range(name).is_some() {
        panic!(
            "this enum is stored by its labels, which are not numbers; for codes write \
             `#[pg_enum(sql_type = \"smallint\")]` on the enum and give each variant a code: `Open = 1`"
        );
    } else if !is_text(name) {
        panic!(
            "an enum is stored as its own type, as text or as an integer: remove `sql_type`, or write \
             \"text\" or \"varchar(n)\""
        );
    } else {
        labels_fit(desc, name, length);
    }
}

/// No label is longer than the type allows.
#[track_caller]
const fn labels_fit(desc: &EnumDesc, name: &str, length: Option<usize>) {
    let (most, in_bytes) = match length {
        Some(length) => (length, false),
        None if equal(name, "\"char\"") => (1, true),
        None if equal(name, "name") => (63, true),
        None => return,
    };
    let mut at = 0;
    while at < desc.labels.len() {
        let label = desc.labels[at];
        let long = if in_bytes {
            label.len()
        } else {
            characters(label)
        };
        if long > most {
            let mut message = Message::new("the label ");
            message.name(label);
            message.push(" is too long for the column; use a longer type or \"text\"");
            panic!("{}", message.text());
        }
        at += 1;
    }
}

const fn characters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        // All bytes of a character except the first start with the bits 10.
        if bytes[at] & 0b1100_0000 != 0b1000_0000 {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The least and the greatest value of an integer type.
const fn range(name: &str) -> Option<(i64, i64)> {
    if equal(name, "smallint") {
        Some((i16::MIN as i64, i16::MAX as i64))
    } else if equal(name, "integer") {
        Some((i32::MIN as i64, i32::MAX as i64))
    } else if equal(name, "bigint") {
        Some((i64::MIN, i64::MAX))
    } else {
        None
    }
}

/// Panics if the code of a variant, which is an expression, does not fit the type of the column.
#[track_caller]
pub const fn fits_code(code: i128, sql: &str) {
    if let Some((least, most)) = range(sql)
        && (code < least as i128 || code > most as i128)
    {
        panic!("the code does not fit the type; use \"integer\" or \"bigint\", or another code");
    }
}

/// Panics if an `unchecked` column has no check constraint to leave out.
#[track_caller]
pub const fn has_check(column: ColumnType) {
    assert!(
        column.labels.is_some(),
        "`unchecked` leaves out the check constraint of an enum, and this field is not an enum: \
         remove it"
    );
}

#[cold]
#[track_caller]
const fn refuse(column: ColumnType, sql: &str) -> ! {
    let (own, holds_array) = column.element();
    let mut message = Message::new("the field is stored as ");
    match own {
        SqlType::Builtin { sql, .. } => message.type_name(sql, holds_array),
        SqlType::Composite(composite) => message.type_name(composite.name, holds_array),
        SqlType::Domain(domain) => message.type_name(domain.name, holds_array),
        _ if holds_array => message.push("an array of its enum"),
        _ => message.push("its enum"),
    }
    message.push(", which does not fit a column of the type ");
    let (name, is_array) = match strip(sql, "[]") {
        Some(element) => (with_length(element).0, true),
        None => (with_length(sql).0, false),
    };
    message.type_name(name, is_array);
    message.push(": ");
    if is_array != holds_array {
        message.push(if is_array {
            "that is an array; "
        } else {
            "that is not an array; "
        });
    }
    message.push("remove `sql_type`");
    match rust_type(name) {
        Some(rust) if column.labels.is_none() => {
            message.push(", or give the field the type `");
            message.push(if is_array { "Vec<" } else { "" });
            message.push(rust);
            message.push(if is_array { ">`" } else { "`" });
        }
        _ if is_array != holds_array => message.push(", or name a type that fits"),
        _ => message.push(", or give the field a type of your own that is stored so"),
    }
    panic!("{}", message.text());
}

impl Message {
    const fn type_name(&mut self, name: &str, is_array: bool) {
        self.push("`");
        self.push(name);
        self.push(if is_array { "[]`" } else { "`" });
    }
}

/// The Rust type that is stored as an SQL type.
const fn rust_type(name: &str) -> Option<&'static str> {
    const TYPES: [(&str, &str); 24] = [
        ("boolean", "bool"),
        ("smallint", "i16"),
        ("integer", "i32"),
        ("bigint", "i64"),
        ("real", "f32"),
        ("double precision", "f64"),
        ("numeric", "Decimal"),
        ("oid", "Oid"),
        ("\"char\"", "PgChar"),
        ("bytea", "Vec<u8>"),
        ("uuid", "Uuid"),
        ("date", "NaiveDate"),
        ("time", "NaiveTime"),
        ("timestamp", "NaiveDateTime"),
        ("timestamptz", "DateTime<Utc>"),
        ("interval", "Interval"),
        ("json", "Json<T>"),
        ("jsonb", "Json<T>"),
        ("inet", "IpAddr"),
        ("cidr", "IpCidr"),
        ("macaddr", "MacAddress"),
        ("tsvector", "TsVector"),
        ("tsquery", "TsQuery"),
        ("daterange", "PgRange<NaiveDate>"),
    ];
    if is_text(name) {
        return Some("String");
    }
    let mut at = 0;
    while at < TYPES.len() {
        if equal(TYPES[at].0, name) {
            return Some(TYPES[at].1);
        }
        at += 1;
    }
    None
}

/// Splits `varchar(20)` into its name and its length.
const fn with_length(sql: &str) -> (&str, Option<usize>) {
    let Some(inner) = strip(sql, ")") else {
        return (sql, None);
    };
    let bytes = inner.as_bytes();
    let (mut start, mut length, mut digit) = (bytes.len(), 0_usize, 1_usize);
    while start > 0 && bytes[start - 1].is_ascii_digit() {
        start -= 1;
        length = length.saturating_add(digit.saturating_mul((bytes[start] - b'0') as usize));
        digit = digit.saturating_mul(10);
    }
    match start.checked_sub(1) {
        Some(open) if bytes[open] == b'(' => (inner.split_at(open).0, Some(length)),
        _ => (sql, None),
    }
}

/// The text without a suffix.
const fn strip<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    match text.len().checked_sub(end.len()) {
        Some(at) if text.is_char_boundary(at) => {
            let (start, rest) = text.split_at(at);
            if equal(rest, end) { Some(start) } else { None }
        }
        _ => None,
    }
}

const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests;
