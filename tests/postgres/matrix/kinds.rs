//! The types of columns, and values in them.

/// A type of a column.
#[derive(Debug, Clone)]
pub struct Kind {
    pub sql: &'static str,
    /// What makes it.
    pub setup: &'static str,
    /// Three values, in their order where they have one.
    pub stored: [&'static str; 3],
    /// A value as a caller has it: equal to the first, as far as the type says so.
    pub probe: &'static str,
    /// Whether it can be a primary key and be referred to.
    pub is_key: bool,
    /// The type of a nullable column, where this one takes no NULL.
    pub nullable: Option<&'static str>,
}

fn kind(sql: &'static str, stored: [&'static str; 3], probe: &'static str) -> Kind {
    Kind {
        sql,
        setup: "",
        stored,
        probe,
        is_key: true,
        nullable: None,
    }
}

impl Kind {
    fn with(self, setup: &'static str) -> Self {
        Self { setup, ..self }
    }

    fn no_key(self) -> Self {
        Self {
            is_key: false,
            ..self
        }
    }
}

const CITEXT: &str = "CREATE EXTENSION citext";
const LTREE: &str = "CREATE EXTENSION ltree";
const MOOD: &str = "CREATE TYPE mx_mood AS ENUM ('sad', 'glad', 'wild')";
const OTHER_MOOD: &str = "CREATE SCHEMA mx_other; CREATE TYPE mx_mood AS ENUM ('x'); \
    CREATE TYPE mx_other.mx_mood AS ENUM ('sad', 'glad', 'wild')";

pub fn texts() -> Vec<Kind> {
    let words = ["ab", "abc", "b"];
    vec![
        kind("text", ["", "a'\"\\{},NULL", "ä"], ""),
        kind("text", words, "ab"),
        kind("varchar", words, "ab"),
        kind("varchar(5)", words, "AB").no_key(),
        kind("varchar(5)", words, "ab"),
        kind("char(5)", words, "ab"),
        kind("char(5)", words, "ab   "),
        kind("name", words, "ab"),
        kind("\"char\"", ["a", "b", "c"], "a"),
        kind("citext", ["Foo", "bar", "Zoo"], "foo").with(CITEXT),
        kind("ltree", ["Top.A", "Top.A.b", "Top.B"], "Top.A").with(LTREE),
        kind("mx_name", words, "ab").with("CREATE DOMAIN mx_name AS text"),
        kind("mx_name", words, "ab")
            .with("CREATE DOMAIN mx_name AS varchar(5) CHECK (VALUE <> '')"),
        Kind {
            nullable: Some("char(5)"),
            ..kind("mx_code", words, "ab").with("CREATE DOMAIN mx_code AS char(5) NOT NULL")
        },
        kind("mx_mail", ["Foo", "bar", "Zoo"], "foo")
            .with("CREATE EXTENSION citext; CREATE DOMAIN mx_mail AS citext"),
        kind("mx_path", ["Top.A", "Top.A.b", "Top.B"], "Top.A")
            .with("CREATE EXTENSION ltree; CREATE DOMAIN mx_path AS ltree"),
        kind("mx_deep", ["Foo", "bar", "Zoo"], "foo").with(
            "CREATE EXTENSION citext; CREATE DOMAIN mx_mail AS citext; \
             CREATE DOMAIN mx_deep AS mx_mail CHECK (VALUE <> '')",
        ),
        kind("mx_far.mail", ["Foo", "bar", "Zoo"], "foo").with(
            "CREATE EXTENSION citext; CREATE SCHEMA mx_far; CREATE DOMAIN mx_far.mail AS citext",
        ),
    ]
}

pub fn moods() -> Vec<Kind> {
    let labels = ["sad", "glad", "wild"];
    vec![
        kind("mx_mood", labels, "sad").with(MOOD),
        kind("mx_domain", labels, "sad")
            .with("CREATE TYPE mx_mood AS ENUM ('sad', 'glad', 'wild'); CREATE DOMAIN mx_domain AS mx_mood")
            .no_key(),
    ]
}

pub fn other_moods() -> Vec<Kind> {
    vec![kind("mx_other.mx_mood", ["sad", "glad", "wild"], "sad").with(OTHER_MOOD)]
}

pub fn places() -> Vec<Kind> {
    let places = ["(Aarau,1)", "(Bern,)", "(Bern,-2)"];
    let turned = ["(1,Aarau)", "(2,Bern)", "(3,Bern)"];
    vec![
        kind("mx_place", places, "(Aarau,1)")
            .with("CREATE TYPE mx_place AS (city text, floor int)"),
        kind("mx_place", turned, "(1,Aarau)")
            .with("CREATE TYPE mx_place AS (floor int, city varchar(9))"),
        kind("mx_place", places, "(Aarau,1)").with(
            "CREATE DOMAIN mx_floor AS int CHECK (VALUE > -9); \
             CREATE TYPE mx_place AS (city text, floor mx_floor)",
        ),
    ]
}

pub fn homes() -> Vec<Kind> {
    let places = ["(Aarau,1)", "(Bern,)", "(Bern,-2)"];
    vec![kind("mx_home", places, "(Aarau,1)").with(
        "CREATE TYPE mx_place AS (city text, floor int); \
         CREATE DOMAIN mx_home AS mx_place CHECK ((VALUE).city <> '')",
    )]
}

pub fn names() -> Vec<Kind> {
    let words = ["ab", "abc", "b"];
    vec![
        kind("mx_name", words, "ab").with("CREATE DOMAIN mx_name AS text CHECK (VALUE <> '')"),
        kind("mx_name", words, "ab   ").with("CREATE DOMAIN mx_name AS char(5)"),
        kind("mx_name", ["Foo", "bar", "Zoo"], "foo")
            .with("CREATE EXTENSION citext; CREATE DOMAIN mx_name AS citext"),
        kind("text", words, "ab").with("CREATE DOMAIN mx_name AS text"),
    ]
}

pub fn amounts() -> Vec<Kind> {
    vec![
        kind("mx_amount", ["1", "5", "7"], "1")
            .with("CREATE DOMAIN mx_amount AS integer CHECK (VALUE > 0)"),
        kind("integer", ["1", "5", "7"], "1").with("CREATE DOMAIN mx_amount AS integer"),
    ]
}

pub fn documents() -> Vec<Kind> {
    let documents = ["\"a\"", "{\"b\": [1, \"x\\\"y\"], \"a\": null}", "[]"];
    vec![
        kind("jsonb", documents, "\"a\""),
        kind("json", documents, "\"a\"").no_key(),
        kind("mx_json", documents, "\"a\"").with("CREATE DOMAIN mx_json AS jsonb"),
        kind("mx_json", documents, "\"a\"")
            .with("CREATE DOMAIN mx_json AS json")
            .no_key(),
    ]
}

pub fn smalls() -> Vec<Kind> {
    vec![
        kind("smallint", ["-7", "0", "7"], "-7"),
        kind("mx_number", ["-7", "0", "7"], "-7").with("CREATE DOMAIN mx_number AS smallint"),
    ]
}

pub fn integers() -> Vec<Kind> {
    vec![
        kind("integer", ["-7", "0", "7"], "-7"),
        kind("mx_number", ["1", "5", "7"], "1")
            .with("CREATE DOMAIN mx_number AS integer CHECK (VALUE > 0)"),
    ]
}

pub fn bigs() -> Vec<Kind> {
    vec![
        kind("bigint", ["-7", "0", "9007199254740993"], "-7"),
        kind("mx_number", ["-7", "0", "7"], "-7").with("CREATE DOMAIN mx_number AS bigint"),
    ]
}

pub fn reals() -> Vec<Kind> {
    vec![kind("real", ["-1.5", "0", "2.25"], "-1.5")]
}

pub fn doubles() -> Vec<Kind> {
    vec![
        kind("double precision", ["-1.5", "0", "0.1"], "-1.5"),
        kind("mx_number", ["-1.5", "0", "2"], "-1.5")
            .with("CREATE DOMAIN mx_number AS double precision"),
    ]
}

pub fn decimals() -> Vec<Kind> {
    vec![
        kind("numeric", ["-1.50", "0", "12345678901234567.89"], "-1.5"),
        kind("numeric(10, 2)", ["-1.50", "0.10", "2"], "-1.5"),
        kind("mx_money", ["0.01", "0.10", "2"], "0.010")
            .with("CREATE DOMAIN mx_money AS numeric(10, 2) CHECK (VALUE > 0)"),
    ]
}

pub fn truths() -> Vec<Kind> {
    vec![kind("boolean", ["false", "true", "true"], "false").no_key()]
}

pub fn uuids() -> Vec<Kind> {
    let ids = [
        "00000000-0000-7000-8000-000000000001",
        "00000000-0000-7000-8000-000000000002",
        "ffffffff-ffff-7fff-bfff-ffffffffffff",
    ];
    vec![
        kind("uuid", ids, ids[0]),
        kind("mx_id", ids, ids[0]).with("CREATE DOMAIN mx_id AS uuid"),
    ]
}

pub fn binaries() -> Vec<Kind> {
    vec![
        kind("bytea", ["\\x00", "\\x0102", "\\x99"], "\\x00"),
        kind("mx_bytes", ["\\x00", "\\x0102", "\\x99"], "\\x00")
            .with("CREATE DOMAIN mx_bytes AS bytea"),
    ]
}

pub fn dates() -> Vec<Kind> {
    let days = ["1999-12-31", "2026-02-28", "2026-03-01"];
    vec![
        kind("date", days, days[0]),
        kind("mx_day", days, days[0]).with("CREATE DOMAIN mx_day AS date"),
    ]
}

pub fn times() -> Vec<Kind> {
    vec![kind(
        "time",
        ["00:00:00", "12:30:00", "23:59:59"],
        "00:00:00",
    )]
}

pub fn stamps() -> Vec<Kind> {
    let stamps = [
        "1999-12-31 23:00:00",
        "2026-02-28 12:00:00",
        "2026-03-01 00:00:00",
    ];
    vec![kind("timestamp", stamps, stamps[0])]
}

pub fn moments() -> Vec<Kind> {
    let moments = [
        "1999-12-31 23:00:00Z",
        "2026-02-28 12:00:00Z",
        "2026-03-01 00:00:00Z",
    ];
    vec![
        kind("timestamptz", moments, "2000-01-01 00:00:00+01:00"),
        kind("mx_moment", moments, moments[0]).with("CREATE DOMAIN mx_moment AS timestamptz"),
    ]
}

pub fn spans() -> Vec<Kind> {
    vec![kind(
        "interval",
        ["1 days", "30 days", "400 days"],
        "1 days",
    )]
}

pub fn ranges() -> Vec<Kind> {
    vec![
        kind("int4range", ["[1,3)", "[1,4)", "[2,3)"], "[1,3)"),
        kind("mx_range", ["[1,3)", "[1,4)", "[2,3)"], "[1,3)")
            .with("CREATE DOMAIN mx_range AS int4range"),
    ]
}

pub fn addresses() -> Vec<Kind> {
    vec![kind("inet", ["10.0.0.1", "10.0.0.2", "::1"], "10.0.0.1")]
}
