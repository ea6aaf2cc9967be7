//! How many tables and columns there are.

use std::collections::BTreeMap;
use std::fmt;

use crate::Catalog;

/// The size of a catalog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// That of each schema, also of those without tables.
    pub schemas: BTreeMap<String, SchemaCounts>,
}

/// The size of a schema.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SchemaCounts {
    /// Tables and partitioned tables, without partitions.
    pub tables: usize,
    /// The columns of these tables.
    pub columns: usize,
    /// Partitions.
    pub partitions: usize,
    /// Views and materialized views.
    pub views: usize,
}

impl Counts {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let names = catalog.schemas.keys();
        let mut schemas: BTreeMap<String, SchemaCounts> = names
            .map(|name| (name.clone(), SchemaCounts::default()))
            .collect();
        for (name, table) in &catalog.tables {
            let schema = schemas.entry(name.schema.clone()).or_default();
            match table.partition_of {
                Some(_) => schema.partitions += 1,
                None => {
                    schema.tables += 1;
                    schema.columns += table.columns.len();
                }
            }
        }
        for name in catalog.views.keys() {
            schemas.entry(name.schema.clone()).or_default().views += 1;
        }
        Self { schemas }
    }

    /// All schemas together.
    pub fn total(&self) -> SchemaCounts {
        let mut total = SchemaCounts::default();
        for schema in self.schemas.values() {
            total.tables += schema.tables;
            total.columns += schema.columns;
            total.partitions += schema.partitions;
            total.views += schema.views;
        }
        total
    }
}

impl SchemaCounts {
    /// The average number of columns of a table; 0 without tables.
    pub fn columns_per_table(&self) -> f64 {
        match self.tables {
            0 => 0.0,
            tables => self.columns as f64 / tables as f64,
        }
    }
}

/// `12 tables of 11.5 columns, 3 views`
impl fmt::Display for SchemaCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} tables of {:.1} columns",
            self.tables,
            self.columns_per_table()
        )?;
        if self.partitions > 0 {
            write!(f, ", {} partitions", self.partitions)?;
        }
        if self.views > 0 {
            write!(f, ", {} views", self.views)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::advice::testing::catalog;

    use super::*;

    #[test]
    fn partitions_are_not_counted_as_tables() {
        let column = |name: &str| serde_json::json!({"name": name, "type": "int"});
        let catalog = catalog(serde_json::json!({
            "schemas": {"core": {}, "empty": {}},
            "tables": {
                "core.a": {"columns": [column("a"), column("b")]},
                "core.b": {"columns": [column("a")]},
                "core.p": {"columns": [column("a")],
                    "partition_of": {"parent": "core.b", "bound": "DEFAULT"}},
                "other.c": {"columns": [column("a")]},
            },
            "views": {"core.v": {"definition": "SELECT 1"}},
        }));
        let counts = Counts::of(&catalog);
        let core = "2 tables of 1.5 columns, 1 partitions, 1 views";
        assert_eq!(counts.schemas["core"].to_string(), core);
        assert_eq!(
            counts.schemas["empty"].to_string(),
            "0 tables of 0.0 columns"
        );
        assert_eq!(counts.total().columns, 4);
    }
}
