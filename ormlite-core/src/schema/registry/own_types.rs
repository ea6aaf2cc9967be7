//! The enumerated, composite and domain types of the tables' columns, and the types that those need.

use crate::schema::registry::{TableDef, tables};
use crate::types::{CompositeDesc, DomainDesc, EnumDesc, SqlType, StoredType};

/// Returns the enumerated types of the tables' columns, each once, sorted by schema and name.
///
/// Those of the fields of composite types and of domains are among them. An enum that all its columns
/// store as text or as an integer is not an enumerated type.
///
/// Two enums with one name and different labels are both returned. Such a schema cannot be created.
///
/// ```
/// for ty in ormlite_core::schema::registry::enums() {
///     println!("{} has the labels {:?}", ty.name, ty.labels);
/// }
/// ```
pub fn enums() -> Vec<&'static EnumDesc> {
    enums_of(&tables())
}

/// Returns the enumerated types of these tables' columns, as [`enums`] does.
pub fn enums_of(tables: &[&TableDef]) -> Vec<&'static EnumDesc> {
    let found = of_tables(tables).into_iter();
    let found = found.filter_map(|ty| match ty {
        SqlType::Enum(desc) => Some(*desc),
        _ => None,
    });
    // How else columns store an enum makes no other type of it.
    let same = |a: &EnumDesc, b: &EnumDesc| a.labels == b.labels;
    each_once(found, |desc| (desc.schema, desc.name), same)
}

/// Returns the composite types of the tables' columns, each once, sorted by schema and name.
///
/// Two with one name and different fields are both returned. Such a schema cannot be created.
pub fn composites() -> Vec<&'static CompositeDesc> {
    composites_of(&tables())
}

/// Returns the composite types of these tables' columns, as [`composites`] does.
pub fn composites_of(tables: &[&TableDef]) -> Vec<&'static CompositeDesc> {
    let found = of_tables(tables).into_iter();
    let found = found.filter_map(|ty| match ty {
        SqlType::Composite(desc) => Some(*desc),
        _ => None,
    });
    each_once(found, |desc| (desc.schema, desc.name), CompositeDesc::eq)
}

/// Returns the domains of the tables' columns, each once, sorted by schema and name.
///
/// These are the domains of newtypes. One that only `sql_type` names is not known. Two with one name and
/// different rules are both returned. Such a schema cannot be created.
pub fn domains() -> Vec<&'static DomainDesc> {
    domains_of(&tables())
}

/// Returns the domains of these tables' columns, as [`domains`] does.
pub fn domains_of(tables: &[&TableDef]) -> Vec<&'static DomainDesc> {
    let found = of_tables(tables).into_iter();
    let found = found.filter_map(|ty| match ty {
        SqlType::Domain(desc) => Some(*desc),
        _ => None,
    });
    each_once(found, |desc| (desc.schema, desc.name), DomainDesc::eq)
}

/// Sorts by name, and leaves out all but the first of those that are the same.
fn each_once<D>(
    found: impl Iterator<Item = &'static D>,
    name: impl Fn(&D) -> (Option<&'static str>, &'static str),
    same: impl Fn(&D, &D) -> bool,
) -> Vec<&'static D> {
    let mut each: Vec<&'static D> = Vec::new();
    for desc in found {
        let is_new = |other: &&D| name(other) != name(desc) || !same(other, desc);
        if each.iter().all(is_new) {
            each.push(desc);
        }
    }
    each.sort_by_key(|desc| name(desc));
    each
}

/// The types of the columns, their elements, fields and underlying types.
fn of_tables(tables: &[&TableDef]) -> Vec<&'static SqlType> {
    let mut found = Vec::new();
    let columns = tables.iter().flat_map(|table| table.columns);
    for column in columns.filter(|column| column.holds_own_type()) {
        of_type(column.ty, &mut found);
    }
    found
}

fn of_type(ty: &'static SqlType, found: &mut Vec<&'static SqlType>) {
    if found.contains(&ty) {
        return;
    }
    match ty {
        SqlType::Array(element) => return of_type(element, found),
        SqlType::Builtin { .. } | SqlType::Named { .. } => return,
        SqlType::Enum(_) => {}
        SqlType::Composite(composite) => {
            for field in composite.fields {
                of_stored(&field.stored, found);
            }
        }
        SqlType::Domain(domain) => of_stored(&domain.base, found),
    }
    found.push(ty);
}

fn of_stored(stored: &StoredType, found: &mut Vec<&'static SqlType>) {
    if !stored.is_known {
        of_type(stored.ty, found);
    }
}
