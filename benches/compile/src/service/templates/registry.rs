//! The descriptions of all tables, as a program reads them that checks or migrates its database when
//! it starts.

pub fn walk() {
    let tables = ormlite::registry::tables();
    assert_eq!(tables.len(), { tables });
    let columns = tables.iter().flat_map(|table| table.columns);
    let types = columns.map(|column| column.type_name());
    assert!(types.map(|name| name.len()).sum::<usize>() > 0);
}
