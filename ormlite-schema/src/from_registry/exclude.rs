//! Exclusion constraints, whose elements are one text in the registry.

use ormlite_core::schema::registry::ExcludeDef;

use super::text::{self, Element};
use crate::model::{ConstraintKind, Exclude, ExcludeElement, IndexElement, IndexOn};

/// The constraint of a declaration. Elements that have more than a column or expression, an
/// operator class and an operator, such as a collation, are kept as the text that they are.
pub(super) fn kind(def: &ExcludeDef) -> ConstraintKind {
    let method = text::folded(def.method.unwrap_or("btree"));
    match elements(def.elements) {
        Some(elements) => ConstraintKind::Exclude(Exclude {
            method,
            elements,
            filter: def.filter.map(str::to_owned),
            ..Exclude::default()
        }),
        None => ConstraintKind::Other {
            definition: definition(def, &method),
        },
    }
}

fn elements(sql: &str) -> Option<Vec<ExcludeElement>> {
    let elements = text::elements(sql);
    let is_whole = elements.len() == text::at_top_level(sql).len();
    let elements: Option<Vec<_>> = elements.into_iter().map(element).collect();
    elements.filter(|_| is_whole)
}

fn element(element: Element) -> Option<ExcludeElement> {
    let on = match text::identifier(&element.on) {
        Some(column) => IndexOn::Column(column),
        None => IndexOn::Expression(element.on),
    };
    let (opclass, opclass_options) = match &element.class {
        Some(class) => text::with_parameters(class),
        None => Default::default(),
    };
    let clauses = ["collate", "asc", "desc", "nulls"];
    let is_clause = |class: &str| {
        class.contains(char::is_whitespace) || clauses.contains(&&*class.to_lowercase())
    };
    if opclass.as_deref().is_some_and(is_clause) {
        return None;
    }
    Some(ExcludeElement {
        element: IndexElement {
            opclass,
            opclass_options,
            ..IndexElement::new(on)
        },
        with: element.operator,
    })
}

fn definition(def: &ExcludeDef, method: &str) -> String {
    use ormlite_core::schema::registry::Timing;
    let filter = def.filter.map(|filter| format!(" WHERE ({filter})"));
    let timing = match def.timing {
        Timing::NotDeferrable => "",
        Timing::Deferrable => " DEFERRABLE",
        Timing::InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
    };
    format!(
        "EXCLUDE USING {method} ({}){}{timing}",
        def.elements,
        filter.unwrap_or_default()
    )
}
