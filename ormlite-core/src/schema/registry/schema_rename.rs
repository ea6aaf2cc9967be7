//! The previous names of schemas.

/// A schema that had another name: [`schema!`](crate::schema!).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaRenameDef {
    /// The name.
    pub name: &'static str,
    /// The previous name.
    pub was: &'static str,
}

inventory::collect!(SchemaRenameDef);

/// Returns the previous names that the linked crates declare, sorted by the names of the schemas.
pub fn schema_renames() -> Vec<&'static SchemaRenameDef> {
    let mut renames: Vec<_> = inventory::iter::<SchemaRenameDef>.into_iter().collect();
    renames.sort();
    renames
}
