//! The rules of an enum: one function each.

use syn::LitStr;

use super::model::{Labelled, PgEnum, number};
use super::storage::Storage;
use crate::diagnostics::Diagnostics;
use crate::names::{LIMIT, Previous, too_long};
use crate::sql_name::SqlName;

/// Reports every broken rule.
pub(super) fn validate(parsed: &PgEnum, mistakes: &Diagnostics) {
    names_fit(parsed, mistakes);
    labels_differ(parsed, mistakes);
    storage_fits(parsed, mistakes);
    previous_names_are_others(parsed, mistakes);
}

/// The type's name and the labels are not longer than 63 bytes.
fn names_fit(parsed: &PgEnum, mistakes: &Diagnostics) {
    let name = parsed.name();
    if name.len() > LIMIT {
        let span = parsed
            .name
            .as_ref()
            .map_or(parsed.ident.span(), LitStr::span);
        mistakes.at(span, too_long("the name of the type,", &name));
    }
    if let Some(schema) = parsed
        .schema
        .as_ref()
        .filter(|schema| schema.value().len() > LIMIT)
    {
        mistakes.on(schema, too_long("the name of the schema,", &schema.value()));
    }
    for variant in parsed
        .variants
        .iter()
        .filter(|variant| parsed.storage.is_type() && variant.label.len() > LIMIT)
    {
        mistakes.at(variant.span(), too_long("the label", &variant.label));
    }
}

/// No two variants have the same label.
fn labels_differ(parsed: &PgEnum, mistakes: &Diagnostics) {
    for (at, variant) in parsed.variants.iter().enumerate() {
        let same = |other: &&Labelled| other.label == variant.label;
        if let Some(first) = parsed.variants[..at].iter().find(same) {
            mistakes.at(
                variant.span(),
                format_args!(
                    "the label `{}` is already used by `{}`; rename one: `rename = \"..\"`",
                    variant.label, first.ident
                ),
            );
        }
    }
}

/// A previous name is not that of today, and a previous label is that of one variant.
fn previous_names_are_others(parsed: &PgEnum, mistakes: &Diagnostics) {
    let labels = parsed.variants.iter();
    let labels = labels.filter_map(|variant| Some((variant, variant.was.as_ref()?)));
    if !parsed.storage.is_type() {
        for was in parsed.was.iter().chain(labels.map(|(_, was)| was)) {
            mistakes.on(
                was,
                "only an enum type is renamed, and this enum is stored as text or as an integer; \
                 remove this, and update the rows in a migration",
            );
        }
        return;
    }
    if let Some(was) = &parsed.was {
        let previous = Previous {
            was,
            example: "was = \"room_status\"` or `was = \"core.room_status\"",
        };
        let schema = parsed.schema.as_ref().map(LitStr::value);
        previous.check(&parsed.name(), schema.as_deref(), mistakes);
    }
    let mut seen = Vec::new();
    for (variant, was) in labels {
        let label = was.value();
        if label == variant.label {
            let message = format!("the label is still `{label}`; give the previous one");
            mistakes.on(was, message);
        }
        if seen.contains(&label) {
            let message = format!("another label was `{label}`, too; keep one");
            mistakes.on(was, message);
        }
        seen.push(label);
    }
}

/// The labels or codes fit the type they are stored as.
fn storage_fits(parsed: &PgEnum, mistakes: &Diagnostics) {
    match &parsed.storage {
        Storage::Type | Storage::Mistaken => return,
        Storage::Text(_, name) => labels_fit(parsed, name, mistakes),
        Storage::Number(name) => codes_fit(parsed, name, mistakes),
    }
    for given in [&parsed.name, &parsed.schema].into_iter().flatten() {
        mistakes.on(
            given,
            "an enum that is stored as text or as an integer has no type of its own; remove this \
                 or `sql_type`",
        );
    }
}

/// No label is longer than the type allows.
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
                    "the label `{}` is longer than `{}` allows, {most} {unit}; use a longer type, \
                     or rename it: `#[pg_enum(rename = \"..\")]`",
                    variant.label,
                    name.spelled()
                ),
            );
        }
    }
}

/// Each variant has a code, and the type can hold it.
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
                    "the code of this variant is missing: `{ident} = 1`; an implicit code would \
                     change with the order of the variants"
                ),
            );
            continue;
        };
        if number(code).is_some_and(|code| code < least || code > most) {
            mistakes.on(
                code,
                format_args!(
                    "the code does not fit `{}`, whose range is {least} to {most}; use a larger type",
                    name.name
                ),
            );
        }
    }
}
