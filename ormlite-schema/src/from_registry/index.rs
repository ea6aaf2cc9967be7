//! Indexes.

use std::collections::BTreeMap;

use ormlite_core::schema::registry::{self, IndexDef, TableDef};

use super::reader::columns;
use super::text;
use crate::model::{Index, IndexElement, IndexOn, Nulls};

pub(super) fn index(table: &TableDef, def: &IndexDef) -> Index {
    let elements = def.elements.iter().map(|element| {
        let (opclass, opclass_options) = match element.opclass {
            Some(class) => text::with_parameters(class),
            None => (None, BTreeMap::new()),
        };
        IndexElement {
            opclass,
            opclass_options,
            desc: element.desc,
            nulls: element.nulls.map(|nulls| match nulls {
                registry::Nulls::First => Nulls::First,
                registry::Nulls::Last => Nulls::Last,
            }),
            ..IndexElement::new(match element.on {
                registry::IndexOn::Column(at) => IndexOn::Column(table.column_name(at).to_owned()),
                registry::IndexOn::Expression(sql) => IndexOn::Expression(format!("({sql})")),
            })
        }
    });
    Index {
        elements: elements.collect(),
        unique: def.unique,
        nulls_not_distinct: def.nulls_not_distinct,
        method: text::folded(def.method.unwrap_or("btree")),
        include: columns(table, def.include),
        filter: def.filter.map(str::to_owned),
        options: def.with.map(text::parameters).unwrap_or_default(),
        ..Index::default()
    }
}
