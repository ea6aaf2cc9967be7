//! The rules of an enum, a function each.

use syn::LitStr;

use super::model::{Labelled, PgEnum, number};
use super::storage::Storage;
use crate::diagnostics::Diagnostics;
use crate::names::LIMIT;
use crate::sql_name::SqlName;

/// Reports every rule that the enum breaks.
pub(super) fn validate(parsed: &PgEnum, mistakes: &Diagnostics) {
    names_fit(parsed, mistakes);
    labels_differ(parsed, mistakes);
    storage_fits(parsed, mistakes);
}

/// Neither the type's name nor a label is cut or refused by PostgreSQL.
fn names_fit(parsed: &PgEnum, mistakes: &Diagnostics) {
    let message = |what: &str, name: &str| {
        format!(
            "{what} `{name}` has {} bytes, and PostgreSQL keeps {LIMIT}; shorten it",
            name.len()
        )
    };
    let name = parsed.name();
    if name.len() > LIMIT {
        let span = parsed
            .name
            .as_ref()
            .map_or(parsed.ident.span(), LitStr::span);
        mistakes.at(span, message("the name of the type,", &name));
    }
    if let Some(schema) = parsed
        .schema
        .as_ref()
        .filter(|schema| schema.value().len() > LIMIT)
    {
        mistakes.on(schema, message("the name of the schema,", &schema.value()));
    }
    for variant in parsed
        .variants
        .iter()
        .filter(|variant| parsed.storage.is_type() && variant.label.len() > LIMIT)
    {
        mistakes.at(variant.span(), message("the label", &variant.label));
    }
}

/// No two variants have one label.
fn labels_differ(parsed: &PgEnum, mistakes: &Diagnostics) {
    for (at, variant) in parsed.variants.iter().enumerate() {
        let same = |other: &&Labelled| other.label == variant.label;
        if let Some(first) = parsed.variants[..at].iter().find(same) {
            mistakes.at(
                variant.span(),
                format_args!(
                    "the label `{}` is already that of `{}`; give one `rename = \"..\"`",
                    variant.label, first.ident
                ),
            );
        }
    }
}

/// What is stored fits its type, which is PostgreSQL's own.
fn storage_fits(parsed: &PgEnum, mistakes: &Diagnostics) {
    match &parsed.storage {
        Storage::Type | Storage::Mistaken => return,
        Storage::Text(_, name) => labels_fit(parsed, name, mistakes),
        Storage::Number(name) => codes_fit(parsed, name, mistakes),
    }
    for given in [&parsed.name, &parsed.schema].into_iter().flatten() {
        mistakes.on(
            given,
            "an enum that is kept as text or as a number has no type of its own; remove this \
                 or `sql_type`",
        );
    }
}

/// No label is longer than the type holds.
fn labels_fit(parsed: &PgEnum, name: &SqlName, mistakes: &Diagnostics) {
    let (most, unit) = match (name.length, name.name) {
        (Some(length), _) => (length, "characters"),
        (None, "\"char\"") => (1, "byte"),
        (None, "name") => (63, "bytes"),
        (None, _) => return,
    };
    for variant in &parsed.variants {
        let length = match unit {
            "characters" => variant.label.chars().count(),
            _ => variant.label.len(),
        };
        if length as u64 > most {
            mistakes.at(
                variant.span(),
                format_args!(
                    "the label `{}` is longer than `{}` holds, {most} {unit}; take a longer type, \
                     or give it one: `#[pg_enum(rename = \"..\")]`",
                    variant.label,
                    name.spelled()
                ),
            );
        }
    }
}

/// Each variant has a code, which the type can hold.
fn codes_fit(parsed: &PgEnum, name: &SqlName, mistakes: &Diagnostics) {
    let Some((least, most)) = name.range() else {
        return;
    };
    for variant in &parsed.variants {
        let Some(code) = &variant.code else {
            let ident = &variant.ident;
            mistakes.on(
                ident,
                format_args!(
                    "say by which number this variant is kept: `{ident} = 1`; a number that is \
                     counted would change with the order of the variants"
                ),
            );
            continue;
        };
        if number(code).is_some_and(|code| code < least || code > most) {
            mistakes.on(
                code,
                format_args!(
                    "the code does not fit `{}`, which holds {least} to {most}; take a larger type",
                    name.name
                ),
            );
        }
    }
}
