//! Partitions: `CREATE TABLE` and `ATTACH PARTITION`, `DETACH PARTITION`, and the query of the
//! catalogs that lists them.
//!
//! DDL has no parameters. The values of a bound are parameters of a query that returns the bound as
//! SQL text, so that the server itself writes each value as a literal of its type.

use super::ident::qualified;
use super::literal::quoted_text;
use crate::ast::PartitionBound;
use crate::schema::TableDesc;
use crate::sql::renderer::Renderer;
use crate::types::Bind;

/// A `regclass` literal of a table, as it is found by name.
fn regclass(table: &TableDesc) -> String {
    quoted_text(&qualified(table.schema, table.name))
}

impl Renderer {
    /// Selects the text of a bound and the columns of the partition key; no row for a table that is
    /// not partitioned. The name of an expression is NULL.
    pub(super) fn partition_bound(
        &mut self,
        table: &TableDesc,
        width: usize,
        bound: &PartitionBound,
    ) {
        self.push("SELECT ");
        match bound {
            PartitionBound::Range { from, to } => {
                self.push("'FOR VALUES FROM (' || ");
                self.edge("MINVALUE", width, from.as_deref());
                self.push(" || ') TO (' || ");
                self.edge("MAXVALUE", width, to.as_deref());
                self.push(" || ')'");
            }
            PartitionBound::List(values) => {
                self.push("'FOR VALUES IN (' || ");
                self.values(values);
                self.push(" || ')'");
            }
            PartitionBound::Hash { modulus, remainder } => {
                self.display(format_args!(
                    "'FOR VALUES WITH (MODULUS {modulus}, REMAINDER {remainder})'"
                ));
            }
            PartitionBound::Default => self.push("'DEFAULT'"),
        }
        self.push(
            ", ARRAY(SELECT a.attname::text FROM unnest(p.partattrs::int[]) WITH ORDINALITY AS k (number, n) \
             LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = k.number \
             AND k.number <> 0 ORDER BY k.n) FROM pg_catalog.pg_partitioned_table p WHERE p.partrelid = ",
        );
        self.push(&regclass(table));
        self.push("::regclass");
    }

    fn edge(&mut self, limit: &str, width: usize, values: Option<&[Bind]>) {
        match values {
            Some(values) => self.values(values),
            None => self.display(format_args!("'{}'", vec![limit; width].join(", "))),
        }
    }

    /// The values as literals, separated by commas.
    fn values(&mut self, values: &[Bind]) {
        self.push("concat_ws(', '");
        for value in values {
            self.push(", quote_nullable(");
            self.typed_bind(value);
            self.push(")");
        }
        self.push(")");
    }

    /// Creates a table like the partitioned one and attaches it, unless that has been done.
    pub(super) fn create_partition(&mut self, table: &TableDesc, name: &str, bound: &str) {
        let (parent, partition) = (
            qualified(table.schema, table.name),
            qualified(table.schema, name),
        );
        let body = format!(
            "BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhparent = {}::regclass \
             AND inhrelid = to_regclass({})) THEN \
             CREATE TABLE {partition} (LIKE {parent} INCLUDING ALL EXCLUDING COMMENTS EXCLUDING IDENTITY); \
             ALTER TABLE {parent} ATTACH PARTITION {partition} {bound}; END IF; END",
            quoted_text(&parent),
            quoted_text(&partition),
        );
        self.push("DO ");
        self.push(&quoted_text(&body));
    }

    pub(super) fn detach_partition(&mut self, table: &TableDesc, name: &str, concurrently: bool) {
        self.push("ALTER TABLE ");
        self.table(table.schema, table.name);
        self.push(" DETACH PARTITION ");
        self.table(table.schema, name);
        if concurrently {
            self.push(" CONCURRENTLY");
        }
    }

    /// Selects the schema, the name and the bound of each partition.
    pub(super) fn partitions(&mut self, table: &TableDesc) {
        self.push(
            "SELECT n.nspname::text, c.relname::text, pg_catalog.pg_get_expr(c.relpartbound, c.oid) \
             FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE i.inhparent = ",
        );
        self.push(&regclass(table));
        self.push("::regclass ORDER BY 1, 2");
    }
}

#[cfg(test)]
mod tests {
    use crate::ast::PartitionBound;
    use crate::schema::TableDesc;
    use crate::sql;
    use crate::types::Bind;

    static STAYS: TableDesc = TableDesc {
        schema: Some("core"),
        name: "stays",
        columns: &[],
        roles: "",
        key: &[],
        references: &[],
    };

    #[test]
    fn values_of_a_bound_are_parameters() {
        let range = PartitionBound::Range {
            from: Some(vec![Bind::new(1), Bind::new("a".to_owned())]),
            to: None,
        };
        let statement = sql::partition_bound(&STAYS, 2, &range);
        let expected = "SELECT 'FOR VALUES FROM (' || \
            concat_ws(', ', quote_nullable($1::integer), quote_nullable($2::text)) \
            || ') TO (' || 'MAXVALUE, MAXVALUE' || ')', ";
        assert!(statement.sql.starts_with(expected), "{}", statement.sql);
        assert_eq!(statement.binds.len(), 2);
    }

    #[test]
    fn a_partition_is_created_and_attached() {
        let statement = sql::create_partition(&STAYS, "it's", "DEFAULT");
        assert_eq!(
            statement.sql,
            "DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits \
             WHERE inhparent = ''\"core\".\"stays\"''::regclass \
             AND inhrelid = to_regclass(''\"core\".\"it''''s\"'')) THEN \
             CREATE TABLE \"core\".\"it''s\" \
             (LIKE \"core\".\"stays\" INCLUDING ALL EXCLUDING COMMENTS EXCLUDING IDENTITY); \
             ALTER TABLE \"core\".\"stays\" ATTACH PARTITION \"core\".\"it''s\" DEFAULT; END IF; END'"
        );
        let detached = sql::detach_partition(&STAYS, "it's", true);
        let expected =
            "ALTER TABLE \"core\".\"stays\" DETACH PARTITION \"core\".\"it's\" CONCURRENTLY";
        assert_eq!(detached.sql, expected);
    }
}
