//! Parameters with the type of a column, where the server could not infer it: `coalesce($1, NULL of that
//! type)`.
//!
//! The NULL is a field of a NULL row, `(NULL::"core"."rooms")."number"`. So the table is not read, and
//! the statement needs no `SELECT` privilege on it.

use crate::schema::TableDesc;
use crate::sql::renderer::Renderer;
use crate::types::Bind;

/// The type of a parameter, relative to a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BindType {
    /// The type of the column.
    Column,
    /// The array type over the type of the column.
    ArrayOfColumn,
}

impl Renderer {
    /// Writes a parameter with the type of a column, or of an array of it.
    pub(super) fn bind_as_column(
        &mut self,
        bind: &Bind,
        table: &'static TableDesc,
        index: u16,
        ty: BindType,
    ) {
        self.push("coalesce(");
        self.bind(bind);
        self.push(", ");
        self.null_of_column(table, index, ty);
        self.push(")");
    }

    /// Writes NULL with the type of a column, or an array of one such NULL.
    pub(super) fn null_of_column(&mut self, table: &'static TableDesc, index: u16, ty: BindType) {
        let column = table.columns[usize::from(index)];
        if table.schema.is_none() && is_type(table.name) {
            // The cast would mean the built-in type, so the type comes from a query of the table.
            self.push(if ty == BindType::ArrayOfColumn {
                "ARRAY"
            } else {
                ""
            });
            self.push("(SELECT ");
            self.ident(column);
            self.push(" FROM ");
            self.ident(table.name);
            return self.push(" LIMIT 0)");
        }
        self.push(if ty == BindType::ArrayOfColumn {
            "ARRAY["
        } else {
            ""
        });
        self.push("(NULL::");
        self.table(table.schema, table.name);
        self.push(").");
        self.ident(column);
        self.push(if ty == BindType::ArrayOfColumn {
            "]"
        } else {
            ""
        });
    }
}

/// Whether a name without a schema is a built-in type, which PostgreSQL resolves before a table.
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

    fn null_of(schema: Option<&'static str>, name: &'static str, ty: BindType) -> String {
        let table: &'static TableDesc = Box::leak(Box::new(TableDesc {
            schema,
            name,
            columns: &["key"],
            roles: "r",
            key: &[0],
            references: &[],
        }));
        let mut renderer = Renderer::new();
        renderer.null_of_column(table, 0, ty);
        renderer.sql
    }

    #[test]
    fn the_table_is_not_read() {
        assert_eq!(
            null_of(Some("core"), "rooms", BindType::ArrayOfColumn),
            r#"ARRAY[(NULL::"core"."rooms")."key"]"#
        );
        assert_eq!(
            null_of(None, "rooms", BindType::Column),
            r#"(NULL::"rooms")."key""#
        );
    }

    #[test]
    fn a_table_with_the_name_of_a_type_is_read() {
        assert_eq!(
            null_of(None, "path", BindType::ArrayOfColumn),
            r#"ARRAY(SELECT "key" FROM "path" LIMIT 0)"#
        );
        assert_eq!(
            null_of(Some("core"), "path", BindType::ArrayOfColumn),
            r#"ARRAY[(NULL::"core"."path")."key"]"#
        );
    }
}
