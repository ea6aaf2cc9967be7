//! Which objects of the new catalog had other names: what a difference of names cannot tell.

use std::collections::BTreeMap;
use std::fmt;

use crate::model::Name;
use crate::model::identifiers;

/// The previous names of objects, by their new names.
///
/// Without them an object of another name is another object: the old one is dropped with its data.
/// They come from `#[table(was = "..")]` and `#[column(was = "..")]`, or from a file, which has a
/// rename per line. Schemas are renamed first, then types, tables and sequences, then columns and
/// labels; so the old name of a table has the new name of its schema:
///
/// ```
/// use ormlite_schema::model::Name;
/// use ormlite_schema::plan::Renames;
///
/// let renames: Renames = "
/// ## What is renamed, its name, and the new name.
/// schema   operations             -> housekeeping
/// table    core.rooms             -> core.suites
/// column   core.suites.rate       -> price
/// type     core.room_status       -> core.suite_status
/// label    core.suite_status.dirty -> soiled
/// sequence core.room_numbers      -> core.suite_numbers
/// "
/// .parse()?;
/// let suites = Name::new("core", "suites");
/// assert_eq!(renames.tables[&suites], Name::new("core", "rooms"));
/// assert_eq!(renames.columns[&(suites, "price".to_owned())], "rate");
/// # Ok::<(), ormlite_schema::plan::NotARename>(())
/// ```
///
/// A rename that has been made, because the old catalog has the new name alone, changes nothing. So
/// it can stay with the table until it has been made everywhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renames {
    /// Schemas.
    pub schemas: BTreeMap<String, String>,
    /// Tables, views and materialized views. The schema can be another one.
    pub tables: BTreeMap<Name, Name>,
    /// Sequences that no column owns. Those of columns follow the table and the column.
    pub sequences: BTreeMap<Name, Name>,
    /// Enumerated, domain, composite and range types.
    pub types: BTreeMap<Name, Name>,
    /// Columns of tables, and attributes of composite types; the table by its new name.
    pub columns: BTreeMap<(Name, String), String>,
    /// Labels of enumerated types; the type by its new name.
    pub labels: BTreeMap<(Name, String), String>,
}

impl Renames {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The renames of the way back.
    pub fn inverted(&self) -> Self {
        let with_old_schema = |name: &Name| match self.schemas.get(&name.schema) {
            Some(old) => Name::new(old, &name.name),
            None => name.clone(),
        };
        let objects = |map: &BTreeMap<Name, Name>| -> BTreeMap<Name, Name> {
            let pairs = map.iter();
            pairs
                .map(|(new, old)| (with_old_schema(old), with_old_schema(new)))
                .collect()
        };
        let owner = |name: &Name| {
            let renamed = self.tables.get(name).or(self.types.get(name));
            with_old_schema(renamed.unwrap_or(name))
        };
        let parts = |map: &BTreeMap<(Name, String), String>| {
            let parts = map.iter();
            parts
                .map(|((of, new), old)| ((owner(of), old.clone()), new.clone()))
                .collect()
        };
        let schemas = self.schemas.iter();
        Self {
            schemas: schemas
                .map(|(new, old)| (old.clone(), new.clone()))
                .collect(),
            tables: objects(&self.tables),
            sequences: objects(&self.sequences),
            types: objects(&self.types),
            columns: parts(&self.columns),
            labels: parts(&self.labels),
        }
    }

    /// Adds those of others, which take precedence.
    pub fn extend(&mut self, others: Self) {
        self.schemas.extend(others.schemas);
        self.tables.extend(others.tables);
        self.sequences.extend(others.sequences);
        self.types.extend(others.types);
        self.columns.extend(others.columns);
        self.labels.extend(others.labels);
    }

    /// Adds the rename of a line.
    fn add(&mut self, line: &str) -> Option<()> {
        let (kind, rest) = line.split_once(char::is_whitespace)?;
        let (from, to) = rest.split_once("->")?;
        let (from, to) = (identifiers(from.trim())?, identifiers(to.trim())?);
        match (kind, &from[..], &to[..]) {
            ("schema", [from], [to]) => {
                self.schemas.insert(to.clone(), from.clone());
            }
            ("table" | "view" | "sequence" | "type", [schema, name], [new_schema, new_name]) => {
                let map = match kind {
                    "sequence" => &mut self.sequences,
                    "type" => &mut self.types,
                    _ => &mut self.tables,
                };
                map.insert(Name::new(new_schema, new_name), Name::new(schema, name));
            }
            ("column" | "label", [schema, owner, name], [to]) => {
                let map = match kind {
                    "label" => &mut self.labels,
                    _ => &mut self.columns,
                };
                map.insert((Name::new(schema, owner), to.clone()), name.clone());
            }
            _ => return None,
        }
        Some(())
    }
}

impl std::str::FromStr for Renames {
    type Err = NotARename;

    fn from_str(text: &str) -> Result<Self, NotARename> {
        let mut renames = Self::default();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            renames.add(line).ok_or_else(|| NotARename {
                line: at + 1,
                text: line.to_owned(),
            })?;
        }
        Ok(renames)
    }
}

/// A line that is not a rename.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotARename {
    /// The number of the line, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

impl fmt::Display for NotARename {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}: `{}` is not a rename, such as `table core.rooms -> core.suites`, \
             `column core.suites.rate -> price`, `type`, `sequence` or `label` likewise, or \
             `schema operations -> housekeeping`",
            self.line, self.text
        )
    }
}

impl std::error::Error for NotARename {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_rename_is_refused() {
        for line in [
            "table core.rooms",
            "table rooms -> suites",
            "table core.rooms -> core.a.b",
            "column core.rooms.rate -> core.rooms.price",
            "column rate -> price",
            "schema core.a -> b",
            "index core.a -> core.b",
            "core.rooms -> core.suites",
            "table core.\"rooms -> core.suites",
        ] {
            let error = format!("\n{line}").parse::<Renames>().expect_err(line);
            assert_eq!(error.line, 2, "{line}");
            assert!(error.to_string().contains(line));
        }
    }

    #[test]
    fn the_way_back_has_the_old_names_of_tables() {
        let there: Renames = "
            schema old -> new
            table new.rooms -> new.\"Suites\"
            type new.state -> new.status
            column new.\"Suites\".rate -> price
            column new.guests.name -> full_name
            label new.status.\"not clean\" -> dirty"
            .parse()
            .expect("renames");
        let back: Renames = "
            schema new -> old
            table old.\"Suites\" -> old.rooms
            type old.status -> old.state
            column old.rooms.price -> rate
            column old.guests.full_name -> name
            label old.state.dirty -> \"not clean\""
            .parse()
            .expect("renames");
        assert_eq!(there.inverted(), back);
    }
}
