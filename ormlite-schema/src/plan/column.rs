//! Columns of tables.

use ormlite_core::schema::registry::{generated_name, quoted};

use super::context::{Context, alter_table};
use super::database::sequence_changes;
use super::fate::Fate;
use super::step::{LockMode, Step, Work};
use crate::ddl::{self, GrantedOn};
use crate::model::{
    Catalog, Column, GeneratedKind, Identity, IdentityKind, Name, NotNull, ObjectId, Storage,
};

pub(super) fn compare(old: &Column, new: &Column, server: u32) -> Fate {
    let is_regenerated = match (&old.generated, &new.generated) {
        (None, None) | (Some(_), None) => false,
        (None, Some(_)) => true,
        (Some(old), Some(new)) if old.kind != new.kind => true,
        // `SET EXPRESSION` came with PostgreSQL 17.
        (Some(old), Some(new)) => server < 170_000 && old.expression != new.expression,
    };
    let is_retyped = (&old.ty, &old.collation) != (&new.ty, &new.collation);
    if is_regenerated || (is_retyped && new.generated.is_some()) {
        return Fate::Recreated;
    }
    if is_retyped {
        return Fate::Retyped;
    }
    let rest = |column: &Column| Column {
        default: None,
        ..column.clone()
    };
    match rest(old) == rest(new) {
        true => Fate::Kept,
        false => Fate::Altered,
    }
}

/// Whether a column is that of a parent table, or an attribute of the type of the table.
fn comes_with_another(catalog: &Catalog, table: &Name, column: &Column) -> bool {
    let is_typed = catalog
        .tables
        .get(table)
        .is_some_and(|table| table.of_type.is_some());
    column.inherited || is_typed
}

pub(super) fn create(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let Some(column) = cx.new.column(table, name) else {
        return Vec::new();
    };
    if comes_with_another(cx.new, table, column) {
        return Vec::new();
    }
    let id = ObjectId::Column(table.clone(), name.to_owned());
    let sql = format!("ADD COLUMN {}", ddl::column_definition(table, column));
    let mut step = alter_table(cx, table, &id, &sql);
    let is_filled = column.default.is_some() || column.identity.is_some();
    if column.identity.is_some()
        || column.default.as_deref().is_some_and(is_volatile)
        || column
            .generated
            .as_ref()
            .is_some_and(|generated| generated.kind == GeneratedKind::Stored)
    {
        step = step.work(Work::Rewrite);
    }
    if column.not_null.is_some() && !is_filled && column.generated.is_none() {
        step = step.caution(format!(
            "{table} must be empty: the new column `{name}` is NOT NULL and has no default"
        ));
    }
    let mut steps = vec![step];
    steps.extend(
        ddl::column_settings(table, column)
            .into_iter()
            .map(|sql| Step::new(&id, sql)),
    );
    steps
}

pub(super) fn drop(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let Some(column) = cx.old.column(table, name) else {
        return Vec::new();
    };
    if comes_with_another(cx.old, table, column) {
        return Vec::new();
    }
    let id = ObjectId::Column(table.clone(), name.to_owned());
    let step = alter_table(cx, table, &id, &format!("DROP COLUMN {}", quoted(name)));
    vec![match column.generated {
        Some(_) => step,
        None => step.loses(format!("the column {table}.{name}")),
    }]
}

pub(super) fn alter(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.column(table, name), cx.new.column(table, name)) else {
        return Vec::new();
    };
    let id = ObjectId::Column(table.clone(), name.to_owned());
    let column = quoted(name);
    let change = |sql: &str| alter_table(cx, table, &id, &format!("ALTER COLUMN {column} {sql}"));
    let mut steps = Vec::new();
    if old.generated.is_some() && new.generated.is_none() {
        steps.push(change("DROP EXPRESSION"));
    }
    if let (Some(before), Some(after)) = (&old.generated, &new.generated)
        && before.expression != after.expression
    {
        let sql = format!("SET EXPRESSION AS ({})", after.expression);
        let step = change(&sql);
        steps.push(match after.kind {
            GeneratedKind::Stored => step.work(Work::Rewrite),
            GeneratedKind::Virtual => step,
        });
    }
    if old.identity.is_some() && new.identity.is_none() {
        steps.push(change("DROP IDENTITY"));
    }
    if cx.fate(&id) == Fate::Retyped && !new.inherited {
        // A default of the old type may not be castable to the new one.
        if old.default.is_some() {
            steps.push(change("DROP DEFAULT"));
        }
        steps.push(retype(cx, table, old, new, &change));
        if let Some(default) = &new.default {
            steps.push(change(&format!("SET DEFAULT {default}")));
        }
    }
    if !new.inherited {
        steps.extend(not_null(cx, table, old, new, &id, &change));
    }
    match (&old.identity, &new.identity) {
        (None, Some(identity)) => {
            // The rows keep their values: only the sequence is made.
            steps.push(change(&format!(
                "ADD {}",
                ddl::identity_clause(table, identity).trim_start()
            )));
        }
        (Some(before), Some(after)) if before != after => {
            steps.extend(identity_changes(cx, table, name, before, after));
        }
        _ => {}
    }
    let exclusive = |sql: String| cx.lock(Step::new(&id, sql), table, LockMode::AccessExclusive);
    // A new type comes with its own storage.
    let is_reset = cx.fate(&id) == Fate::Retyped && new.storage.is_some();
    if old.storage != new.storage || is_reset {
        // `DEFAULT` came with PostgreSQL 16.
        let storage = match cx.options.server_version < 160_000 {
            true => new.storage.or(Some(default_storage(&new.ty))),
            false => new.storage,
        };
        steps.push(exclusive(ddl::set_storage(table, name, storage)));
    }
    if old.compression != new.compression {
        let method = new.compression.as_deref();
        steps.push(match method {
            Some(_) => exclusive(ddl::set_compression(table, name, method)),
            None => change("SET COMPRESSION default"),
        });
    }
    if old.statistics != new.statistics {
        let step = Step::new(&id, ddl::set_statistics(table, name, new.statistics));
        steps.push(cx.lock(step, table, LockMode::ShareUpdateExclusive));
    }
    for sql in ddl::column_options(table, name, &old.options, &new.options) {
        let step = Step::new(&id, sql);
        steps.push(cx.lock(step, table, LockMode::ShareUpdateExclusive));
    }
    if old.comment != new.comment {
        let target = ddl::column_object(table, name);
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps.extend(cx.privileges(&id, &GrantedOn::column(table, name), &old.acl, &new.acl));
    steps
}

/// Of this table alone: a child that inherits the column has a default of its own.
pub(super) fn set_default(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let id = ObjectId::Default(table.clone(), name.to_owned());
    let default = cx
        .new
        .column(table, name)
        .and_then(|column| column.default.as_deref());
    let sql = default.map(|default| ddl::set_default_only(table, name, Some(default)));
    let step = |sql| cx.lock(Step::new(&id, sql), table, LockMode::AccessExclusive);
    sql.map(step).into_iter().collect()
}

pub(super) fn drop_default(cx: &Context<'_>, table: &Name, name: &str) -> Vec<Step> {
    let id = ObjectId::Default(table.clone(), name.to_owned());
    let step = Step::new(&id, ddl::set_default_only(table, name, None));
    vec![cx.lock(step, table, LockMode::AccessExclusive)]
}

fn retype(
    cx: &Context<'_>,
    table: &Name,
    old: &Column,
    new: &Column,
    change: &dyn Fn(&str) -> Step,
) -> Step {
    let (column, ty) = (quoted(&new.name), &new.ty);
    let collation = new.collation.as_deref();
    let collation = collation
        .map(|name| format!(" COLLATE {name}"))
        .unwrap_or_default();
    let using = match cx.using(table, &new.name) {
        Some(expression) => format!(" USING {expression}"),
        None if old.ty == new.ty && cx.is_replaced(&new.ty) => {
            // From the old type to the one that was made in its place.
            let text = if ty.ends_with("[]") { "text[]" } else { "text" };
            format!(" USING {column}::{text}::{ty}")
        }
        None if is_assigned(&old.ty, &new.ty) => String::new(),
        None => format!(" USING {}", conversion(&column, &old.ty, ty)),
    };
    let step = change(&format!("TYPE {ty}{collation}{using}"));
    let step = match keeps_bytes(&old.ty, &new.ty) {
        true if old.collation == new.collation => step,
        true => step.work(Work::IndexBuild),
        false => step.work(Work::Rewrite),
    };
    match is_widened(&old.ty, &new.ty) {
        true => step,
        false => step.caution(format!(
            "values of {table}.{} that the type {ty} cannot hold make it fail",
            new.name
        )),
    }
}

fn not_null(
    cx: &Context<'_>,
    table: &Name,
    old: &Column,
    new: &Column,
    id: &ObjectId,
    change: &dyn Fn(&str) -> Step,
) -> Vec<Step> {
    let column = quoted(&new.name);
    let named =
        |not_null: &NotNull, default: &str| not_null.name.clone().unwrap_or(default.to_owned());
    match (&old.not_null, &new.not_null) {
        (Some(_), None) => vec![change("DROP NOT NULL")],
        (None, Some(after)) if after.inherited => Vec::new(),
        (None, Some(after)) => {
            let fails = format!("rows with NULL in {table}.{} make it fail", new.name);
            let is_implied = super::constraint::proves_not_null(cx.old, table, &new.name);
            let mut steps = Vec::new();
            if cx.is_online(table) && !is_implied {
                let check = generated_name(&table.name, &new.name, "not_null_check");
                let check = quoted(&check);
                let add = format!("ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID");
                steps.push(alter_table(cx, table, id, &add));
                let validate = format!("VALIDATE CONSTRAINT {check}");
                let step = Step::new(id, alter_table(cx, table, id, &validate).sql);
                let step = cx.lock(step, table, LockMode::ShareUpdateExclusive);
                steps.push(step.work(Work::Scan).caution(fails).on_its_own());
                steps.push(change("SET NOT NULL"));
                steps.push(alter_table(
                    cx,
                    table,
                    id,
                    &format!("DROP CONSTRAINT {check}"),
                ));
            } else if is_implied {
                steps.push(change("SET NOT NULL"));
            } else {
                steps.push(change("SET NOT NULL").work(Work::Scan).caution(fails));
            }
            if let Some(name) = &after.name {
                let default = generated_name(&table.name, &new.name, "not_null");
                let rename = format!("RENAME CONSTRAINT {} TO {}", quoted(&default), quoted(name));
                steps.push(alter_table(cx, table, id, &rename));
            }
            steps
        }
        (Some(before), Some(after)) if before != after => {
            let default = generated_name(&table.name, &new.name, "not_null");
            let (from, to) = (named(before, &default), named(after, &default));
            let mut steps = Vec::new();
            if from != to {
                let rename = format!("RENAME CONSTRAINT {} TO {}", quoted(&from), quoted(&to));
                steps.push(alter_table(cx, table, id, &rename));
            }
            if before.not_valid && !after.not_valid {
                let validate = format!("VALIDATE CONSTRAINT {}", quoted(&to));
                let step = Step::new(id, alter_table(cx, table, id, &validate).sql);
                let step = cx.lock(step, table, LockMode::ShareUpdateExclusive);
                steps.push(step.work(Work::Scan).on_its_own());
            }
            steps
        }
        _ => Vec::new(),
    }
}

/// The steps that lead from one identity of a column to another.
fn identity_changes(
    cx: &Context<'_>,
    table: &Name,
    name: &str,
    old: &Identity,
    new: &Identity,
) -> Vec<Step> {
    let id = ObjectId::Column(table.clone(), name.to_owned());
    let mut parts = Vec::new();
    if old.kind != new.kind {
        parts.push(match new.kind {
            IdentityKind::Always => "SET GENERATED ALWAYS".to_owned(),
            IdentityKind::ByDefault => "SET GENERATED BY DEFAULT".to_owned(),
        });
    }
    for option in sequence_changes(&old.options, &new.options) {
        parts.push(match option.starts_with("RESTART") {
            true => option,
            false => format!("SET {option}"),
        });
    }
    let mut steps = Vec::new();
    if !parts.is_empty() {
        let sql = format!("ALTER COLUMN {} {}", quoted(name), parts.join(" "));
        steps.push(alter_table(cx, table, &id, &sql));
    }
    let from = ddl::identity_sequence(table, name, old);
    let to = ddl::identity_sequence(table, name, new);
    if from != to {
        let sql = format!(
            "ALTER SEQUENCE {} RENAME TO {}",
            from.quoted(),
            quoted(&to.name)
        );
        steps.push(Step::new(&id, sql));
    }
    if old.comment != new.comment {
        let target = format!("SEQUENCE {}", to.quoted());
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps.extend(cx.privileges(&id, &GrantedOn::sequence(&to), &old.acl, &new.acl));
    steps
}

/// The storage of a type, as far as its name tells.
fn default_storage(ty: &str) -> Storage {
    let (base, _) = parts(ty);
    match &*base {
        "numeric" | "inet" | "cidr" => Storage::Main,
        _ => Storage::Extended,
    }
}

/// A type without its modifiers and brackets, and its modifiers.
fn parts(ty: &str) -> (String, Vec<i64>) {
    let modifiers = ty.find('(').and_then(|from| {
        let to = ty[from..].find(')')? + from;
        Some((from, to))
    });
    let Some((from, to)) = modifiers else {
        return (ty.to_owned(), Vec::new());
    };
    let numbers = ty[from + 1..to].split(',');
    let numbers = numbers.filter_map(|number| number.trim().parse().ok());
    (
        format!("{}{}", &ty[..from], &ty[to + 1..]),
        numbers.collect(),
    )
}

/// An expression that converts a column where the server has no cast in assignments.
fn conversion(column: &str, old: &str, new: &str) -> String {
    const INTEGERS: &[&str] = &["smallint", "bigint", "numeric", "real", "double precision"];
    if new.strip_suffix("[]") == Some(old) {
        return format!("CASE WHEN {column} IS NOT NULL THEN ARRAY[{column}] END");
    }
    if old.strip_suffix("[]") == Some(new) {
        return format!("{column}[1]");
    }
    let is_number = |ty: &str| INTEGERS.contains(&&*parts(ty).0);
    match (old, new) {
        (_, "boolean") if is_number(old) => format!("{column} <> 0"),
        ("boolean", "integer") | ("integer", "boolean") => format!("{column}::{new}"),
        ("boolean", _) if is_number(new) => format!("{column}::integer::{new}"),
        // The text of a value is that of another type that looks like it.
        _ if new.ends_with("[]") && old.ends_with("[]") => format!("{column}::text[]::{new}"),
        _ => format!("{column}::text::{new}"),
    }
}

/// Whether the server casts values of one type to the other in an assignment.
fn is_assigned(old: &str, new: &str) -> bool {
    const FAMILIES: &[&[&str]] = &[
        &[
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "real",
            "double precision",
        ],
        &["text", "character varying", "character", "name"],
        &[
            "timestamp without time zone",
            "timestamp with time zone",
            "date",
        ],
        &["json", "jsonb"],
        &["cidr", "inet"],
    ];
    let (old, new) = (parts(old).0, parts(new).0);
    // Any type is assigned to a text.
    let is_text = ["text", "character varying"].contains(&&*new);
    let is_family = |family: &&[&str]| family.contains(&&*old) && family.contains(&&*new);
    old == new || is_text || FAMILIES.iter().any(is_family)
}

/// Whether every value of one type is a value of the other, so that nothing is checked or written.
fn keeps_bytes(old: &str, new: &str) -> bool {
    let ((old, before), (new, after)) = (parts(old), parts(new));
    let grows = match (&before[..], &after[..]) {
        (_, []) => true,
        ([], _) => false,
        ([before], [after]) => before <= after,
        ([precision, scale], [wider, same]) => precision <= wider && scale == same,
        _ => false,
    };
    match (&*old, &*new) {
        ("character varying", "text") | ("cidr", "inet") => true,
        ("text", "character varying") => after.is_empty(),
        ("character varying" | "numeric" | "bit varying", _) if old == new => grows,
        (
            "timestamp without time zone"
            | "timestamp with time zone"
            | "time without time zone"
            | "time with time zone"
            | "interval",
            _,
        ) if old == new => grows,
        _ => old == new && before == after,
    }
}

fn is_widened(old: &str, new: &str) -> bool {
    let numbers = ["smallint", "integer", "bigint", "numeric"];
    let at = |ty: &str| numbers.iter().position(|number| *number == ty);
    let wider = at(old).zip(at(new)).is_some_and(|(old, new)| old <= new);
    let is_text = new == "text" || new == "character varying";
    wider || is_text || keeps_bytes(old, new)
}

/// Whether the server may have to compute the default for each row.
pub(super) fn is_volatile(default: &str) -> bool {
    const ONCE: &[&str] = &[
        "now",
        "transaction_timestamp",
        "statement_timestamp",
        "timezone",
        "date_trunc",
    ];
    let mut calls = false;
    let mut rest = default;
    while let Some(at) = rest.find('(') {
        let before = rest[..at].trim_end();
        let word = before
            .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
            .next();
        let word = word.unwrap_or_default().to_lowercase();
        // A type such as `numeric(10,2)` after `::` is no call.
        let is_type = before[..before.len() - word.len()].ends_with("::")
            || [
                "varying",
                "character",
                "numeric",
                "timestamp",
                "time",
                "interval",
                "bit",
            ]
            .contains(&&*word);
        calls |= !word.is_empty() && !is_type && !ONCE.contains(&&*word);
        rest = &rest[at + 1..];
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_type_that_write_no_row() {
        for (old, new, expected) in [
            ("character varying(10)", "character varying(20)", true),
            ("character varying(20)", "character varying(10)", false),
            ("character varying(20)", "text", true),
            ("text", "character varying(20)", false),
            ("text", "character varying", true),
            ("numeric(10,2)", "numeric(12,2)", true),
            ("numeric(10,2)", "numeric(12,3)", false),
            ("numeric(10,2)", "numeric", true),
            ("integer", "bigint", false),
            (
                "timestamp(3) without time zone",
                "timestamp without time zone",
                true,
            ),
            (
                "timestamp without time zone",
                "timestamp with time zone",
                false,
            ),
            ("character(3)", "character(5)", false),
            ("cidr", "inet", true),
        ] {
            assert_eq!(keeps_bytes(old, new), expected, "{old} -> {new}");
        }
    }

    #[test]
    fn defaults_that_are_computed_for_each_row() {
        for (default, expected) in [
            ("0", false),
            ("'a(b)'::text", true),
            ("now()", false),
            ("timezone('utc'::text, now())", false),
            ("gen_random_uuid()", true),
            ("nextval('s'::regclass)", true),
            ("'0'::numeric(10,2)", false),
            ("CURRENT_TIMESTAMP", false),
        ] {
            assert_eq!(is_volatile(default), expected, "{default}");
        }
    }
}
