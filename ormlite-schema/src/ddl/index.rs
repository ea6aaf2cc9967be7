//! Indexes of tables and materialized views.

use ormlite_core::schema::registry::quoted;

use super::comment::first_comment;
use super::text::{clause, listed, named, parameters};
use crate::model::{Index, IndexElement, IndexOn, Name, Nulls};

/// How an index is built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Build {
    /// At once: writes to the table wait until it is complete.
    #[default]
    Blocking,
    /// `CONCURRENTLY`: outside of a transaction, while the table is written to.
    Concurrently,
    /// `ON ONLY`: the index of a partitioned table, to which those of the partitions are attached.
    Only,
}

/// Creates an index, without what follows by [`index_settings`].
///
/// Whether the index of a catalog is invalid makes no difference: it is created as it should be.
pub fn create_index(name: &str, on: &Name, index: &Index, build: Build) -> String {
    let unique = if index.unique { "UNIQUE " } else { "" };
    let (concurrently, only) = match build {
        Build::Blocking => ("", ""),
        Build::Concurrently => ("CONCURRENTLY ", ""),
        Build::Only => ("", "ONLY "),
    };
    let method = Some(&*index.method).filter(|method| !method.is_empty());
    let elements: Vec<_> = index.elements.iter().map(element_definition).collect();
    let nulls = match index.nulls_not_distinct {
        true => " NULLS NOT DISTINCT",
        false => "",
    };
    format!(
        "CREATE {unique}INDEX {concurrently}{} ON {only}{}{} ({}){}{nulls}{}{}{}",
        quoted(name),
        on.quoted(),
        named("USING", method),
        elements.join(", "),
        listed("INCLUDE", &index.include),
        parameters("WITH", &index.options),
        named("TABLESPACE", index.tablespace.as_deref()),
        clause("WHERE", index.filter.as_deref()),
    )
}

/// What a new index has besides its definition: statistics and a comment.
pub fn index_settings(name: &Name, index: &Index) -> Vec<String> {
    let statistics = index
        .statistics
        .iter()
        .map(|(element, target)| index_statistics(name, *element, *target));
    let object = format!("INDEX {}", name.quoted());
    let comment = first_comment(&object, index.comment.as_deref());
    statistics.chain(comment).collect()
}

/// Sets the statistics target of an element of an index, by its number from 1; -1 is the default of
/// the server.
pub fn index_statistics(name: &Name, element: u16, target: i32) -> String {
    format!(
        "ALTER INDEX {} ALTER COLUMN {element} SET STATISTICS {target}",
        name.quoted()
    )
}

/// Makes the index of a partition a part of the index of the partitioned table.
pub fn attach_index(parent: &Name, index: &Name) -> String {
    format!(
        "ALTER INDEX {} ATTACH PARTITION {}",
        parent.quoted(),
        index.quoted()
    )
}

/// Drops an index.
pub fn drop_index(name: &Name, concurrently: bool) -> String {
    let concurrently = if concurrently { "CONCURRENTLY " } else { "" };
    format!("DROP INDEX {concurrently}{}", name.quoted())
}

/// Drops an index of a partitioned table, and the keys of partitions whose indexes are attached to it.
pub fn drop_index_with_keys(name: &Name) -> String {
    format!("DROP INDEX {} CASCADE", name.quoted())
}

/// An element of an index or exclusion constraint: `"name" text_pattern_ops DESC`.
pub fn element_definition(element: &IndexElement) -> String {
    let mut sql = match &element.on {
        IndexOn::Column(column) => quoted(column),
        IndexOn::Expression(expression) => expression.clone(),
    };
    sql += &clause("COLLATE", element.collation.as_deref());
    if let Some(opclass) = &element.opclass {
        sql += &format!(" {opclass}{}", parameters("", &element.opclass_options));
    }
    if element.desc {
        sql += " DESC";
    }
    sql += match element.nulls {
        Some(Nulls::First) => " NULLS FIRST",
        Some(Nulls::Last) => " NULLS LAST",
        None => "",
    };
    sql
}
