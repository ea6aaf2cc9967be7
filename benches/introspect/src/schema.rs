//! The schemas that are read.

use std::fmt::Write as _;

/// So many tables of so many columns, in the schema `s`.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) tables: usize,
    pub(crate) columns: usize,
}

impl Size {
    /// A table has an identity key, a foreign key, a check, two more indexes, two defaults and a
    /// comment.
    pub(crate) fn script(self) -> String {
        let mut sql = String::from("CREATE SCHEMA s; CREATE TYPE s.status AS ENUM ('a', 'b');\n");
        for table in 0..self.tables {
            let _ = write!(
                sql,
                "CREATE TABLE s.t{table} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, \
                 status s.status DEFAULT 'a' NOT NULL, name text NOT NULL, \
                 rate numeric(10,2) DEFAULT 0 CHECK (rate >= 0), parent bigint"
            );
            if table > 0 {
                let _ = write!(sql, " REFERENCES s.t{}", table / 2);
            }
            for column in 5..self.columns {
                let _ = write!(sql, ", c{column} timestamptz");
            }
            let _ = writeln!(
                sql,
                "); CREATE INDEX ON s.t{table} (parent); CREATE INDEX ON s.t{table} \
                 (lower(name)) WHERE status = 'a'; COMMENT ON TABLE s.t{table} IS 'a table';"
            );
        }
        sql + "ANALYZE;"
    }
}
