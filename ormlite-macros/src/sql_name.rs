//! The names of PostgreSQL's built-in types in one spelling each, to look up their properties:
//! `VARCHAR (20)` becomes `varchar(20)`, `int4` becomes `integer`, `bigserial` becomes `bigint`.

/// Every name of a built-in type, and of `citext`, with its one spelling.
const NAMES: [(&str, &str); 92] = [
    ("bool", "boolean"),
    ("boolean", "boolean"),
    ("smallint", "smallint"),
    ("int2", "smallint"),
    ("smallserial", "smallint"),
    ("serial2", "smallint"),
    ("integer", "integer"),
    ("int", "integer"),
    ("int4", "integer"),
    ("serial", "integer"),
    ("serial4", "integer"),
    ("bigint", "bigint"),
    ("int8", "bigint"),
    ("bigserial", "bigint"),
    ("serial8", "bigint"),
    ("real", "real"),
    ("float4", "real"),
    ("double precision", "double precision"),
    ("float8", "double precision"),
    ("float", "double precision"),
    ("numeric", "numeric"),
    ("decimal", "numeric"),
    ("dec", "numeric"),
    ("text", "text"),
    ("varchar", "varchar"),
    ("character varying", "varchar"),
    ("char varying", "varchar"),
    ("national character varying", "varchar"),
    ("national char varying", "varchar"),
    ("nchar varying", "varchar"),
    ("char", "char"),
    ("character", "char"),
    ("national character", "char"),
    ("national char", "char"),
    ("nchar", "char"),
    ("bpchar", "bpchar"),
    ("citext", "citext"),
    ("name", "name"),
    ("\"char\"", "\"char\""),
    ("bytea", "bytea"),
    ("uuid", "uuid"),
    ("date", "date"),
    ("time", "time"),
    ("time without time zone", "time"),
    ("timetz", "timetz"),
    ("time with time zone", "timetz"),
    ("timestamp", "timestamp"),
    ("timestamp without time zone", "timestamp"),
    ("timestamptz", "timestamptz"),
    ("timestamp with time zone", "timestamptz"),
    ("interval", "interval"),
    ("json", "json"),
    ("jsonb", "jsonb"),
    ("jsonpath", "jsonpath"),
    ("xml", "xml"),
    ("money", "money"),
    ("inet", "inet"),
    ("cidr", "cidr"),
    ("macaddr", "macaddr"),
    ("macaddr8", "macaddr8"),
    ("bit", "bit"),
    ("bit varying", "varbit"),
    ("varbit", "varbit"),
    ("oid", "oid"),
    ("xid", "xid"),
    ("xid8", "xid8"),
    ("cid", "cid"),
    ("tid", "tid"),
    ("pg_lsn", "pg_lsn"),
    ("tsvector", "tsvector"),
    ("tsquery", "tsquery"),
    ("point", "point"),
    ("line", "line"),
    ("lseg", "lseg"),
    ("box", "box"),
    ("path", "path"),
    ("polygon", "polygon"),
    ("circle", "circle"),
    ("int4range", "int4range"),
    ("int8range", "int8range"),
    ("numrange", "numrange"),
    ("daterange", "daterange"),
    ("tsrange", "tsrange"),
    ("tstzrange", "tstzrange"),
    ("int4multirange", "int4multirange"),
    ("int8multirange", "int8multirange"),
    ("nummultirange", "nummultirange"),
    ("datemultirange", "datemultirange"),
    ("tsmultirange", "tsmultirange"),
    ("tstzmultirange", "tstzmultirange"),
    ("refcursor", "refcursor"),
    ("txid_snapshot", "txid_snapshot"),
];

/// Clauses that can follow the type in a column definition.
const CLAUSES: [&str; 3] = ["collate", "storage", "compression"];

/// The fields that an `interval` can be limited to.
const FIELDS: [&str; 7] = ["year", "month", "day", "hour", "minute", "second", "to"];

/// A built-in type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SqlName {
    /// The name in its one spelling.
    pub(crate) name: &'static str,
    /// The length of a text type: `varchar(20)`.
    pub(crate) length: Option<u64>,
    pub(crate) is_array: bool,
}

impl SqlName {
    /// Parses a type as SQL writes it; `None` for a type of a schema or an extension.
    pub(crate) fn parse(sql: &str) -> Option<Self> {
        let words = words(sql)?;
        let mut words = words.iter().map(String::as_str).peekable();
        if words.peek() == Some(&"pg_catalog") {
            words.next();
            words.next_if_eq(&".")?;
        }
        let (mut name, mut length, mut is_array, mut limited) = (String::new(), None, false, false);
        while let Some(word) = words.next() {
            match word {
                "(" => {
                    if std::mem::replace(&mut limited, true) {
                        return None;
                    }
                    length = words.next()?.parse().ok();
                    while words.next()? != ")" {}
                }
                "[" | "array" => {
                    is_array = true;
                    rest_of_array(word, &mut words)?;
                }
                clause if CLAUSES.contains(&clause) => break,
                _ if is_array => return None,
                word => {
                    if !name.is_empty() {
                        name.push(' ');
                    }
                    name.push_str(word);
                }
            }
        }
        if let Some(fields) = name.strip_prefix("interval ")
            && fields.split(' ').all(|field| FIELDS.contains(&field))
        {
            name.truncate("interval".len());
        }
        let (_, known) = NAMES.iter().find(|(written, _)| *written == name)?;
        Some(match *known {
            // `float(24)` is a `real`; a higher precision is not.
            "double precision" if name == "float" && length.is_some_and(|bits| bits <= 24) => {
                Self {
                    name: "real",
                    length: None,
                    is_array,
                }
            }
            known => Self {
                name: known,
                length: match known {
                    "char" => length.or(Some(1)),
                    "varchar" | "bpchar" => length,
                    _ => None,
                },
                is_array,
            },
        })
    }

    /// The name with the length and the brackets of an array.
    pub(crate) fn spelled(&self) -> String {
        let mut sql = self.name.to_owned();
        if let Some(length) = self.length {
            sql += &format!("({length})");
        }
        if self.is_array {
            sql += "[]";
        }
        sql
    }

    /// Whether it is a text type.
    pub(crate) fn is_text(&self) -> bool {
        let texts = [
            "text", "varchar", "char", "bpchar", "citext", "name", "\"char\"",
        ];
        texts.contains(&self.name)
    }

    /// The least and the greatest value of an integer type.
    pub(crate) fn range(&self) -> Option<(i128, i128)> {
        Some(match self.name {
            "smallint" => (i16::MIN.into(), i16::MAX.into()),
            "integer" => (i32::MIN.into(), i32::MAX.into()),
            "bigint" => (i64::MIN.into(), i64::MAX.into()),
            _ => return None,
        })
    }
}

/// The rest of `[]`, `[3]`, `array` or `array[3]`, whose first word has been read.
fn rest_of_array<'a>(
    first: &str,
    words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>,
) -> Option<()> {
    if first == "array" && words.next_if_eq(&"[").is_none() {
        return Some(());
    }
    words.next_if(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    words.next_if_eq(&"]").map(|_| ())
}

/// The words and punctuation of a type in lower case; a quoted name keeps its quotes. `None` if
/// there are other characters.
fn words(sql: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut letters = sql.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' | '\t' | '\n' | '\r' => {}
            '(' | ')' | '[' | ']' | ',' | '.' => words.push(letter.to_string()),
            '"' => {
                let mut name = String::from('"');
                loop {
                    let next = letters.next()?;
                    name.push(next);
                    if next == '"' {
                        break;
                    }
                }
                words.push(name);
            }
            letter if letter.is_alphanumeric() || letter == '_' || letter == '-' => {
                let mut word: String = letter.to_lowercase().collect();
                while let Some(next) =
                    letters.next_if(|next| next.is_alphanumeric() || *next == '_' || *next == '$')
                {
                    word.extend(next.to_lowercase());
                }
                words.push(word);
            }
            _ => return None,
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_type_is_one() {
        let cases = [
            ("integer", "integer"),
            ("  INT4 ", "integer"),
            ("bigserial", "bigint"),
            ("VARCHAR (20)", "varchar(20)"),
            ("character varying(20)", "varchar(20)"),
            ("varchar", "varchar"),
            ("char", "char(1)"),
            ("character(3)", "char(3)"),
            ("\"char\"", "\"char\""),
            ("text COLLATE \"C\"", "text"),
            ("text[] collate \"de-x-icu\"", "text[]"),
            ("numeric(10, 2)", "numeric"),
            ("numeric(3,-2)", "numeric"),
            ("timestamp(3) with time zone", "timestamptz"),
            ("timestamp with time zone", "timestamptz"),
            ("time (6) without time zone", "time"),
            ("timestamptz(0)[]", "timestamptz[]"),
            ("interval day to second(3)", "interval"),
            ("double   precision", "double precision"),
            ("float(24)", "real"),
            ("float(25)", "double precision"),
            ("float", "double precision"),
            ("pg_catalog.int4", "integer"),
            ("integer[3]", "integer[]"),
            ("integer ARRAY", "integer[]"),
            ("integer array[4]", "integer[]"),
            ("text[][]", "text[]"),
            ("varchar(9)[]", "varchar(9)[]"),
            ("bit varying(3)", "varbit"),
        ];
        for (sql, spelled) in cases {
            let found = SqlName::parse(sql).map(|name| name.spelled());
            assert_eq!(found.as_deref(), Some(spelled), "{sql}");
        }
    }

    #[test]
    fn others_are_unknown() {
        let others = [
            "core.status",
            "public.integer",
            "\"integer\"",
            "\"Status\"",
            "email",
            "vector(3)",
            "geometry(Point, 4326)",
            "text or not",
            "integer[",
            "varchar(",
            "'text'",
            "\"unclosed",
            "",
        ];
        for sql in others {
            assert_eq!(SqlName::parse(sql), None, "{sql}");
        }
    }
}
