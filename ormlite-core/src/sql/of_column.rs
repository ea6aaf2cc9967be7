//! Values of the type of a column, where the server could not infer it: `coalesce($1, ..)` beside a
//! NULL of that type.
//!
//! The NULL is a field of a row that is NULL, `(NULL::"core"."rooms")."number"`, so the table itself
//! is not read, and who writes to it needs no right to.

use crate::schema::TableDesc;
use crate::sql::renderer::Renderer;
use crate::types::Bind;

/// What of a column a value is like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// Its values: the column is an array, and so is the value.
    Values,
    /// Many of its values, as an array.
    Array,
}

impl Renderer {
    /// A value that has the type of a column, or of an array of it.
    pub(super) fn bind_as_column(
        &mut self,
        bind: &Bind,
        table: &'static TableDesc,
        index: u16,
        like: As,
    ) {
        self.push("coalesce(");
        self.bind(bind);
        self.push(", ");
        self.null_of_column(table, index, like);
        self.push(")");
    }

    /// NULL of the type of a column, or an array of it.
    pub(super) fn null_of_column(&mut self, table: &'static TableDesc, index: u16, like: As) {
        let column = table.columns[usize::from(index)];
        if table.schema.is_none() && is_type(table.name) {
            // The name would be taken for the type; only the table itself says what is meant.
            self.push(if like == As::Array { "ARRAY" } else { "" });
            self.push("(SELECT ");
            self.ident(column);
            self.push(" FROM ");
            self.ident(table.name);
            return self.push(" LIMIT 0)");
        }
        self.push(if like == As::Array { "ARRAY[" } else { "" });
        self.push("(NULL::");
        self.table(table.schema, table.name);
        self.push(").");
        self.ident(column);
        self.push(if like == As::Array { "]" } else { "" });
    }
}

/// Whether a name without a schema is one of PostgreSQL's own types, which is found before a table.
fn is_type(name: &str) -> bool {
    #[rustfmt::skip]
    const TYPES: &[&str] = &[
        "aclitem", "any", "anyarray", "anycompatible", "anycompatiblearray",
        "anycompatiblemultirange", "anycompatiblenonarray", "anycompatiblerange", "anyelement",
        "anyenum", "anymultirange", "anynonarray", "anyrange", "bit", "bool", "box", "bpchar",
        "bytea", "char", "cid", "cidr", "circle", "cstring", "date", "datemultirange", "daterange",
        "event_trigger", "fdw_handler", "float4", "float8", "gtsvector", "index_am_handler",
        "inet", "int2", "int2vector", "int4", "int4multirange", "int4range", "int8",
        "int8multirange", "int8range", "internal", "interval", "json", "jsonb", "jsonpath",
        "language_handler", "line", "lseg", "macaddr", "macaddr8", "money", "name", "numeric",
        "nummultirange", "numrange", "oid", "oid8", "oidvector", "path", "point", "polygon",
        "record", "refcursor", "regclass", "regcollation", "regconfig", "regdatabase",
        "regdictionary", "regnamespace", "regoper", "regoperator", "regproc", "regprocedure",
        "regrole", "regtype", "table_am_handler", "text", "tid", "time", "timestamp",
        "timestamptz", "timetz", "trigger", "tsm_handler", "tsmultirange", "tsquery", "tsrange",
        "tstzmultirange", "tstzrange", "tsvector", "txid_snapshot", "unknown", "uuid", "varbit",
        "varchar", "void", "xid", "xid8", "xml",
    ];
    name.starts_with("pg_") || TYPES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(schema: Option<&'static str>, name: &'static str, like: As) -> String {
        let table: &'static TableDesc = Box::leak(Box::new(TableDesc {
            schema,
            name,
            columns: &["key"],
            roles: "r",
            key: &[0],
            references: &[],
        }));
        let mut renderer = Renderer::new();
        renderer.null_of_column(table, 0, like);
        renderer.sql
    }

    #[test]
    fn the_table_is_not_read() {
        assert_eq!(
            written(Some("core"), "rooms", As::Array),
            r#"ARRAY[(NULL::"core"."rooms")."key"]"#
        );
        assert_eq!(
            written(None, "rooms", As::Values),
            r#"(NULL::"rooms")."key""#
        );
    }

    #[test]
    fn unless_it_is_called_like_a_type() {
        assert_eq!(
            written(None, "path", As::Array),
            r#"ARRAY(SELECT "key" FROM "path" LIMIT 0)"#
        );
        assert_eq!(
            written(Some("core"), "path", As::Array),
            r#"ARRAY[(NULL::"core"."path")."key"]"#
        );
    }
}
