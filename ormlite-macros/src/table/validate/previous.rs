//! Previous names: `was`.

use crate::diagnostics::Diagnostics;
use crate::names;
use crate::table::model::Table;

/// A previous name has the form of one, is not that of today, and is that of one column.
pub(super) fn previous_names_are_others(table: &Table, mistakes: &Diagnostics) {
    let schema = table.attr.schema.as_ref().map(|schema| schema.value());
    if let Some(was) = &table.attr.was {
        let previous = names::Previous {
            was,
            example: "was = \"rooms\"` or `was = \"core.rooms\"",
        };
        previous.check(&table.name(), schema.as_deref(), mistakes);
    }
    let mut seen = Vec::new();
    for column in &table.columns {
        let Some(was) = &column.attr.was else {
            continue;
        };
        if table.is_view() {
            mistakes.on(was, "the query of a view names its columns; remove this");
            continue;
        }
        let name = was.value();
        if name == column.name() {
            let message = format!("the column is still named `{name}`; give its previous name");
            mistakes.on(was, message);
        }
        if seen.contains(&name) {
            let message = format!("another column was `{name}`, too; keep one");
            mistakes.on(was, message);
        }
        seen.push(name);
    }
}
