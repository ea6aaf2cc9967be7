//! The bound of a partition as a condition.

use ormlite_core::schema::registry::quoted;

use crate::model::{Catalog, Constraint, PartitionOf, PartitionStrategy};

/// A CHECK that implies the bound of a partition, and those of the partitions that it is below, if each
/// key is one column.
pub(super) fn check(catalog: &Catalog, of: &PartitionOf) -> Option<Constraint> {
    Some(Constraint::not_valid_check(conditions(catalog, of)?))
}

fn conditions(catalog: &Catalog, of: &PartitionOf) -> Option<String> {
    let parent = catalog.tables.get(&of.parent)?;
    let by = parent.partition_by.as_ref()?;
    let mut columns = parent.columns.iter().map(|column| &column.name);
    let column = columns.find(|name| [(*name).clone(), quoted(name)].contains(&by.key))?;
    let condition = condition(by.strategy, &quoted(column), &of.bound)?;
    match &parent.partition_of {
        Some(of) => Some(format!("{} AND {condition}", conditions(catalog, of)?)),
        None => Some(condition),
    }
}

fn condition(strategy: PartitionStrategy, column: &str, bound: &str) -> Option<String> {
    let values = bound.strip_prefix("FOR VALUES ")?;
    match strategy {
        PartitionStrategy::Range => {
            let (from, to) = values.strip_prefix("FROM (")?.split_once(") TO (")?;
            let to = to.strip_suffix(')')?;
            let limit = |operator: &str, value: &str, open: &str| {
                (value != open).then(|| format!(" AND {column} {operator} {value}"))
            };
            let from = limit(">=", from, "MINVALUE").unwrap_or_default();
            let to = limit("<", to, "MAXVALUE").unwrap_or_default();
            Some(format!("{column} IS NOT NULL{from}{to}"))
        }
        PartitionStrategy::List => {
            let values = values.strip_prefix("IN ")?;
            // What a NULL among them means is not what `IN` makes of it.
            let has_null = values.to_lowercase().contains("null");
            (!has_null).then(|| format!("{column} IS NOT NULL AND {column} IN {values}"))
        }
        PartitionStrategy::Hash => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_as_conditions() {
        use PartitionStrategy::{Hash, List, Range};
        for (strategy, bound, expected) in [
            (
                Range,
                "FROM ('a') TO ('b')",
                Some("c IS NOT NULL AND c >= 'a' AND c < 'b'"),
            ),
            (
                Range,
                "FROM (MINVALUE) TO (7)",
                Some("c IS NOT NULL AND c < 7"),
            ),
            (
                Range,
                "FROM (7) TO (MAXVALUE)",
                Some("c IS NOT NULL AND c >= 7"),
            ),
            (
                List,
                "IN ('a', 'b')",
                Some("c IS NOT NULL AND c IN ('a', 'b')"),
            ),
            (List, "IN ('a', NULL)", None),
            (Hash, "WITH (modulus 2, remainder 0)", None),
        ] {
            let found = condition(strategy, "c", &format!("FOR VALUES {bound}"));
            assert_eq!(found.as_deref(), expected, "{bound}");
        }
        assert_eq!(condition(Range, "c", "DEFAULT"), None);
    }
}
