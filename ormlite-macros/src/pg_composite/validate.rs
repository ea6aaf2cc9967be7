//! The rules of a composite type: one function each.

use syn::LitStr;

use super::model::PgComposite;
use crate::diagnostics::Diagnostics;
use crate::names::{LIMIT, too_long};
use crate::structure;

/// Reports every broken rule.
pub(super) fn validate(parsed: &PgComposite, mistakes: &Diagnostics) {
    names_fit(parsed, mistakes);
    fields_differ(parsed, mistakes);
    nulls_are_one(parsed, mistakes);
}

/// No name is longer than 63 bytes.
fn names_fit(parsed: &PgComposite, mistakes: &Diagnostics) {
    let name = parsed.name();
    if name.len() > LIMIT {
        let span = parsed.name.as_ref();
        let span = span.map_or(parsed.ident.span(), LitStr::span);
        mistakes.at(span, too_long("the name of the type,", &name));
    }
    if let Some(schema) = &parsed.schema
        && schema.value().len() > LIMIT
    {
        let message = too_long("the name of the schema,", &schema.value());
        mistakes.on(schema, message);
    }
    for field in &parsed.fields {
        let name = field.name();
        if name.len() > LIMIT {
            mistakes.at(field.span(), too_long("the name of the field,", &name));
        }
    }
}

/// No two fields have the same name.
fn fields_differ(parsed: &PgComposite, mistakes: &Diagnostics) {
    for (at, field) in parsed.fields.iter().enumerate() {
        let name = field.name();
        let mut earlier = parsed.fields[..at].iter();
        if let Some(first) = earlier.find(|other| other.name() == name) {
            mistakes.at(
                field.span(),
                format_args!(
                    "the name `{name}` is already used by `{}`; rename one: `rename = \"..\"`",
                    first.ident
                ),
            );
        }
    }
}

/// A field is no `Option` of an `Option`.
fn nulls_are_one(parsed: &PgComposite, mistakes: &Diagnostics) {
    for field in &parsed.fields {
        let inner = structure::within_option(&field.ty);
        if inner.is_some_and(structure::is_option) {
            mistakes.on(
                &field.ty,
                "PostgreSQL has one NULL, so an `Option` of an `Option` has no type; write `Option<..>` once",
            );
        }
    }
}
