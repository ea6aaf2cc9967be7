//! Built-in types in the spelling of the server's `format_type`, so that the columns of a program
//! and those of a database compare: `timestamp with time zone` for `timestamptz`.

/// The integer type of a `serial` type.
pub(super) fn of_serial(sql: &str) -> Option<&'static str> {
    match &*sql.trim().to_ascii_lowercase() {
        "smallserial" | "serial2" => Some("smallint"),
        "serial" | "serial4" => Some("integer"),
        "bigserial" | "serial8" => Some("bigint"),
        _ => None,
    }
}

/// A type and its collation, of the text of both.
pub(super) fn with_collation(sql: &str) -> (String, Option<String>) {
    let keyword = " collate ";
    if let Some(at) = sql.to_ascii_lowercase().find(keyword) {
        let (ty, collation) = (&sql[..at], sql[at + keyword.len()..].trim());
        // More than a name is another clause, which stays where it is.
        if !collation.contains(char::is_whitespace) {
            return (spelled(ty), Some(collation.to_owned()));
        }
    }
    (spelled(sql), None)
}

/// A type as the server spells it, if it is built-in; otherwise the text.
pub(super) fn spelled(sql: &str) -> String {
    let sql = sql.trim();
    let (element, brackets) = match sql.find('[') {
        // `int[][3]` is the type `integer[]`.
        Some(at) if sql.ends_with(']') => (sql[..at].trim_end(), "[]"),
        _ => (sql, ""),
    };
    match built_in(&element.to_ascii_lowercase()) {
        Some(name) => name + brackets,
        None => sql.to_owned(),
    }
}

fn built_in(sql: &str) -> Option<String> {
    let (name, arguments) = match sql.split_once('(') {
        Some((start, rest)) => {
            let (arguments, end) = rest.split_once(')')?;
            let name = format!("{} {}", start.trim_end(), end.trim());
            (name, Some(arguments.replace(' ', "")))
        }
        None => (sql.to_owned(), None),
    };
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.strip_prefix("pg_catalog.").unwrap_or(&name);
    let limited = |name: &str| match &arguments {
        Some(arguments) => format!("{name}({arguments})"),
        None => name.to_owned(),
    };
    let zoned = |name: &str, zone: &str| format!("{} {zone} time zone", limited(name));
    // One character is the default of these two.
    let of_length = |name: &str| match &arguments {
        Some(arguments) => format!("{name}({arguments})"),
        None => format!("{name}(1)"),
    };
    Some(match name {
        "int" | "int4" | "integer" => "integer".to_owned(),
        "int2" | "smallint" => "smallint".to_owned(),
        "int8" | "bigint" => "bigint".to_owned(),
        "bool" | "boolean" => "boolean".to_owned(),
        "float4" | "real" => "real".to_owned(),
        "float8" | "double precision" => "double precision".to_owned(),
        "float" if arguments.is_none() => "double precision".to_owned(),
        "decimal" | "dec" | "numeric" => match &arguments {
            Some(precision) if !precision.contains(',') => format!("numeric({precision},0)"),
            _ => limited("numeric"),
        },
        "varchar" | "character varying" | "char varying" => limited("character varying"),
        "char" | "character" => of_length("character"),
        "bit" => of_length("bit"),
        "varbit" | "bit varying" => limited("bit varying"),
        "timestamptz" | "timestamp with time zone" => zoned("timestamp", "with"),
        "timestamp" | "timestamp without time zone" => zoned("timestamp", "without"),
        "timetz" | "time with time zone" => zoned("time", "with"),
        "time" | "time without time zone" => zoned("time", "without"),
        "text" | "uuid" | "date" | "bytea" | "json" | "jsonb" | "inet" | "cidr" | "oid" => {
            name.to_owned()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_spelled_as_the_server_does() {
        for (sql, expected) in [
            ("timestamptz", "timestamp with time zone"),
            (
                "TIMESTAMP (3)  with time zone",
                "timestamp(3) with time zone",
            ),
            ("timestamp(3)", "timestamp(3) without time zone"),
            ("time", "time without time zone"),
            ("int[][3]", "integer[]"),
            ("varchar(20)", "character varying(20)"),
            ("varchar", "character varying"),
            ("char", "character(1)"),
            ("\"char\"", "\"char\""),
            ("numeric(10, 2)", "numeric(10,2)"),
            ("numeric(10)", "numeric(10,0)"),
            ("decimal", "numeric"),
            ("core.price", "core.price"),
            ("\"Mood\"[]", "\"Mood\"[]"),
            ("interval day to second", "interval day to second"),
            ("vector(3)", "vector(3)"),
        ] {
            assert_eq!(spelled(sql), expected, "{sql}");
        }
        let collated = with_collation("varchar(3) COLLATE \"C\"");
        assert_eq!(
            collated,
            ("character varying(3)".to_owned(), Some("\"C\"".to_owned()))
        );
        let stored = "text COLLATE \"C\" STORAGE main";
        assert_eq!(with_collation(stored), (stored.to_owned(), None));
        assert_eq!(of_serial("BigSerial"), Some("bigint"));
        assert_eq!(of_serial("bigint"), None);
    }
}
