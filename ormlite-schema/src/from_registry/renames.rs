//! The previous names that the program declares by `was`.

use ormlite_core::schema::registry::{self, EnumRenameDef, SchemaRenameDef, TableDef};

use crate::model::{Name, identifiers};
use crate::plan::Renames;

/// Returns the previous names of the schemas, tables, columns, enum types and labels that are linked
/// into the program: `schema!("..", was = "..")`, `#[table(was = "..")]`, `#[column(was = "..")]`,
/// `#[pg_enum(was = "..")]`.
///
/// Objects that declare no schema are in `schema`, as in [`from_registry`](super::from_registry).
///
/// ```
/// use ormlite_schema::from_registry::{from_registry, renames};
/// use ormlite_schema::plan::Options;
///
/// let declared = from_registry("public")?;
/// let options = Options {
///     renames: renames("public"),
///     ..Options::default()
/// };
/// # let _ = (declared, options);
/// # Ok::<(), ormlite_schema::from_registry::NameConflict>(())
/// ```
pub fn renames(schema: &str) -> Renames {
    let mut renames = renames_of(&registry::tables(), &registry::enum_renames(), schema);
    let schemas = registry::schema_renames().into_iter();
    renames.schemas = schemas
        .map(|&SchemaRenameDef { name, was }| (name.to_owned(), was.to_owned()))
        .collect();
    renames
}

/// Returns the previous names of some tables and enums.
pub fn renames_of(tables: &[&TableDef], enums: &[&EnumRenameDef], schema: &str) -> Renames {
    let mut renames = Renames::default();
    for table in tables {
        let name = Name::new(table.desc.schema.unwrap_or(schema), table.desc.name);
        let columns = table.columns.iter();
        let columns = columns.filter_map(|column| Some((column.name, column.was?)));
        renames.columns.extend(parts(&name, columns));
        if let Some(was) = table.was {
            let old = previous(&name, was);
            renames.tables.insert(name, old);
        }
    }
    for rename in enums {
        let name = Name::new(rename.desc.schema.unwrap_or(schema), rename.desc.name);
        let labels = rename.labels.iter().copied();
        renames.labels.extend(parts(&name, labels));
        if let Some(was) = rename.was {
            let old = previous(&name, was);
            renames.types.insert(name, old);
        }
    }
    renames
}

/// Columns or labels, by the new name of their owner.
fn parts<'a>(
    owner: &Name,
    parts: impl Iterator<Item = (&'a str, &'a str)>,
) -> impl Iterator<Item = ((Name, String), String)> {
    parts.map(|(new, old)| ((owner.clone(), new.to_owned()), old.to_owned()))
}

/// `old`, which is in the same schema, or `schema.old`. A text of another form is one name.
fn previous(name: &Name, was: &str) -> Name {
    match identifiers(was).as_deref() {
        Some([schema, old]) => Name::new(schema, old),
        Some([old]) => name.beside(old),
        _ => name.beside(was),
    }
}
