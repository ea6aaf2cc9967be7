//! Whether a database is what another one is.

use ormlite_schema::Catalog;

/// What differs between the catalogs, as lines of JSON. Columns are compared by name: a plan does not
/// move them.
pub(crate) fn difference(one: &Catalog, other: &Catalog) -> Option<String> {
    let (one, other) = (sorted(one.clone()), sorted(other.clone()));
    if one == other {
        return None;
    }
    let text = |catalog: &Catalog| {
        let mut catalog = catalog.clone();
        catalog.dependencies = Default::default();
        serde_json::to_string_pretty(&catalog).expect("it is serialized")
    };
    let (one, other) = (text(&one), text(&other));
    let only = |one: &str, other: &str, sign: &str| {
        let lines = one
            .lines()
            .filter(|line| !other.lines().any(|other| other == *line));
        lines
            .map(|line| format!("{sign} {line}\n"))
            .collect::<String>()
    };
    Some(format!(
        "{}{}",
        only(&one, &other, "is    "),
        only(&other, &one, "wanted")
    ))
}

fn sorted(mut catalog: Catalog) -> Catalog {
    for table in catalog.tables.values_mut() {
        table
            .columns
            .sort_by(|one, other| one.name.cmp(&other.name));
    }
    catalog
}
