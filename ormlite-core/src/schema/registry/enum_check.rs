//! The check constraints of columns that store an enum as text or as an integer.

use crate::schema::registry::TableDef;
use crate::schema::registry::column::ColumnDef;
use crate::schema::registry::generated_name::generated_name;
use crate::sql::ident::quoted;
use crate::types::EnumStorage;

/// A check constraint that restricts a column to the labels or codes of its enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumCheck {
    /// The index of the column.
    pub column: u16,
    /// The name of the constraint, as PostgreSQL would generate it: `rooms_status_check`, with a
    /// number at the end if the table has a constraint of that name.
    pub name: String,
    /// The condition, such as `"status" IN ('open', 'closed')`.
    pub sql: String,
}

impl TableDef {
    /// Returns the check constraints of enum columns. [`checks`](Self::checks) does not contain them.
    ///
    /// There is none for a column of an enumerated type, which the server checks itself, of a type
    /// that is not built-in, such as a domain, or with `unchecked`.
    pub fn enum_checks(&self) -> Vec<EnumCheck> {
        if self.view.is_some() {
            return Vec::new();
        }
        let mut taken = self.constraint_names();
        let columns = (0..).zip(self.columns);
        let checks = columns.filter_map(|(column, def)| {
            let sql = def.enum_condition()?;
            let name = free_name(self.desc.name, def.name, &taken);
            taken.push(name.clone());
            Some(EnumCheck { column, name, sql })
        });
        checks.collect()
    }

    /// Returns the names of all constraints and indexes.
    fn constraint_names(&self) -> Vec<String> {
        let names = (self.primary_key.iter().map(|key| key.name))
            .chain(self.uniques.iter().map(|unique| unique.name))
            .chain(self.checks.iter().map(|check| check.name))
            .chain(self.excludes.iter().map(|exclude| exclude.name))
            .chain(self.foreign_keys.iter().map(|key| key.name))
            .chain(self.indexes.iter().map(|index| index.name));
        names.map(str::to_owned).collect()
    }
}

impl ColumnDef {
    /// Whether the column has the PostgreSQL type of its Rust type, as far as the derive knows.
    pub(super) fn holds_own_type(&self) -> bool {
        self.known_type.is_none()
    }

    fn enum_condition(&self) -> Option<String> {
        let labels = self.labels?;
        // A domain or a type of an extension is not known here, and can have a check of its own.
        let foreign = self.sql_type.is_some() && self.known_type.is_none();
        if self.unchecked || !labels.desc.checked || foreign {
            return None;
        }
        let column = quoted(self.name);
        let (values, ty) = match labels.desc.storage {
            EnumStorage::Type if self.known_type.is_none() => return None,
            EnumStorage::Type | EnumStorage::Text(_) => {
                let labels = labels.desc.labels.iter().map(|label| literal(label));
                (labels.collect::<Vec<_>>(), "text")
            }
            EnumStorage::Number { codes, .. } => {
                (codes.iter().map(i64::to_string).collect(), "bigint")
            }
        };
        let values = values.join(", ");
        let (_, is_array) = self.column_type().element();
        Some(match (is_array, labels.nullable_elements) {
            // `citext` compares case-insensitively, but the enum is decoded case-sensitively.
            (false, _) if self.stored_in("citext") => format!("{column}::text IN ({values})"),
            (false, _) => format!("{column} IN ({values})"),
            // Both sides are cast: arrays of different types have no `<@`. An array with a NULL is
            // never contained, so NULLs are removed.
            (true, false) => format!("{column}::{ty}[] <@ ARRAY[{values}]::{ty}[]"),
            (true, true) => {
                format!("array_remove({column}::{ty}[], NULL) <@ ARRAY[{values}]::{ty}[]")
            }
        })
    }

    /// Whether the column, or an element of its array, has this type.
    fn stored_in(&self, ty: &str) -> bool {
        match (
            self.known_type,
            self.labels.map(|labels| labels.desc.storage),
        ) {
            (Some(known), _) => known == ty,
            (None, Some(EnumStorage::Text(own))) => own.eq_ignore_ascii_case(ty),
            (None, _) => false,
        }
    }
}

/// Returns `table_column_check`, or with a number if that name is taken. A name that is too long is
/// shortened as PostgreSQL does, at the longer of both parts.
fn free_name(table: &str, column: &str, taken: &[String]) -> String {
    let labels = (0..).map(|pass| match pass {
        0 => "check".to_owned(),
        pass => format!("check{pass}"),
    });
    let mut names = labels.map(|label| generated_name(table, column, &label));
    let free = names.find(|name| !taken.contains(name));
    free.unwrap_or_default()
}

fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    match quoted.contains('\\') {
        true => format!("E'{}'", quoted.replace('\\', "\\\\")),
        false => format!("'{quoted}'"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_free_and_not_cut() {
        let taken = ["rooms_status_check".to_owned()];
        assert_eq!(free_name("rooms", "kind", &taken), "rooms_kind_check");
        assert_eq!(free_name("rooms", "status", &taken), "rooms_status_check1");
        let (table, column) = ("t".repeat(63), "c".repeat(40));
        let name = free_name(&table, &column, &[]);
        assert_eq!(name.len(), 63);
        assert!(name.ends_with("c_check"));
        let umlauts = "ü".repeat(31);
        assert!(free_name(&umlauts, &umlauts, &[]).len() <= 63);
    }
}
