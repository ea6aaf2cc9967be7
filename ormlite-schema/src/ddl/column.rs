//! Columns of tables and views.

use std::collections::BTreeMap;

use ormlite_core::schema::registry::{generated_name, quoted};

use super::comment::first_comment;
use super::privilege::{GrantedOn, first_privileges};
use super::sequence::{sequence_changes, sequence_options};
use super::text::{clause, closed, in_parentheses, named, parameter_changes, parameters};
use crate::model::{Column, GeneratedKind, Identity, IdentityKind, Name, NotNull, Storage};

/// A column in `CREATE TABLE` or `ADD COLUMN`: its name, type, collation, default, and
/// `NOT NULL`.
///
/// The rest of it follows by [`column_settings`].
pub fn column_definition(table: &Name, column: &Column) -> String {
    format!(
        "{} {}{}{}",
        quoted(&column.name),
        column.ty,
        clause("COLLATE", column.collation.as_deref()),
        column_clauses(table, column)
    )
}

/// Where values come from, and `NOT NULL`: ` DEFAULT 0 NOT NULL`.
pub(super) fn column_clauses(table: &Name, column: &Column) -> String {
    let mut sql = String::new();
    if let Some(generated) = &column.generated {
        let kind = match generated.kind {
            GeneratedKind::Stored => "STORED",
            GeneratedKind::Virtual => "VIRTUAL",
        };
        sql += &in_parentheses("GENERATED ALWAYS AS", Some(&generated.expression));
        sql += &format!(" {kind}");
    }
    if let Some(identity) = &column.identity {
        sql += &identity_clause(table, identity);
    }
    let default = column.default.as_deref().map(closed);
    sql += &clause("DEFAULT", default.as_deref());
    if let Some(not_null) = column.not_null.as_ref().filter(|it| !it.not_valid) {
        let inherit = if not_null.no_inherit {
            " NO INHERIT"
        } else {
            ""
        };
        sql += &named("CONSTRAINT", not_null.name.as_deref());
        sql += &format!(" NOT NULL{inherit}");
    }
    sql
}

/// ` GENERATED ALWAYS AS IDENTITY (START WITH 10)`
pub fn identity_clause(table: &Name, identity: &Identity) -> String {
    let kind = match identity.kind {
        IdentityKind::Always => "ALWAYS",
        IdentityKind::ByDefault => "BY DEFAULT",
    };
    let name = identity.sequence.as_ref();
    let name = name.map(|name| format!(" SEQUENCE NAME {}", table.beside(name).quoted()));
    let options = name.unwrap_or_default() + &sequence_options(&identity.options);
    let options = match options.trim_start() {
        "" => String::new(),
        options => format!(" ({options})"),
    };
    format!(" GENERATED {kind} AS IDENTITY{options}")
}

/// What a new column has besides its definition: storage, statistics, comment, privileges, and
/// `NOT NULL` that is not valid.
pub fn column_settings(table: &Name, column: &Column) -> Vec<String> {
    let mut statements = Vec::new();
    let not_null = column.not_null.as_ref();
    if let Some(not_null) = not_null.filter(|it| it.not_valid) {
        statements.push(add_not_null(table, &column.name, not_null));
    }
    let name = &column.name;
    statements.extend(column.storage.map(|it| set_storage(table, name, Some(it))));
    let compression = column.compression.as_deref();
    statements.extend(compression.map(|it| set_compression(table, name, Some(it))));
    let statistics = column.statistics;
    statements.extend(statistics.map(|it| set_statistics(table, name, Some(it))));
    if !column.options.is_empty() {
        let options = parameters("SET", &column.options);
        statements.push(alter_only(table, name, options.trim_start()));
    }
    if let Some(identity) = &column.identity {
        let sequence = identity_sequence(table, &column.name, identity);
        let object = format!("SEQUENCE {}", sequence.quoted());
        statements.extend(first_comment(&object, identity.comment.as_deref()));
        let on = GrantedOn::sequence(&sequence);
        statements.extend(first_privileges(&on, identity.acl.as_ref()));
    }
    if let Some(not_null) = not_null {
        let constraint = not_null_name(table, &column.name, not_null);
        let object = format!("CONSTRAINT {} ON {}", quoted(&constraint), table.quoted());
        statements.extend(first_comment(&object, not_null.comment.as_deref()));
    }
    let object = column_object(table, &column.name);
    statements.extend(first_comment(&object, column.comment.as_deref()));
    let on = GrantedOn::column(table, &column.name);
    statements.extend(first_privileges(&on, column.acl.as_ref()));
    statements
}

/// `COLUMN "core"."rooms"."floor"`, for its comment.
pub fn column_object(table: &Name, column: &str) -> String {
    format!("COLUMN {}.{}", table.quoted(), quoted(column))
}

/// The sequence of an identity column.
pub fn identity_sequence(table: &Name, column: &str, identity: &Identity) -> Name {
    let name = identity.sequence.clone();
    table.beside(name.unwrap_or_else(|| generated_name(&table.name, column, "seq")))
}

/// The name of the constraint of a column that is `NOT NULL` (PostgreSQL 18 and later).
pub fn not_null_name(table: &Name, column: &str, not_null: &NotNull) -> String {
    let name = not_null.name.clone();
    name.unwrap_or_else(|| generated_name(&table.name, column, "not_null"))
}

/// Adds a column.
pub fn add_column(table: &Name, column: &Column) -> String {
    let definition = column_definition(table, column);
    format!("ALTER TABLE {} ADD COLUMN {definition}", table.quoted())
}

/// Drops a column.
pub fn drop_column(table: &Name, column: &str) -> String {
    let column = quoted(column);
    format!("ALTER TABLE {} DROP COLUMN {column}", table.quoted())
}

/// The same for the table alone: the column of those that inherit it becomes their own.
pub fn drop_column_only(table: &Name, column: &str) -> String {
    let column = quoted(column);
    format!("ALTER TABLE ONLY {} DROP COLUMN {column}", table.quoted())
}

/// Sets the default of a column of a table or view, or removes it.
pub fn set_default(table: &Name, column: &str, default: Option<&str>) -> String {
    alter(table, column, &default_action(default))
}

/// The same for the table alone, without those that inherit from it.
pub fn set_default_only(table: &Name, column: &str, default: Option<&str>) -> String {
    alter_only(table, column, &default_action(default))
}

pub(super) fn default_action(default: Option<&str>) -> String {
    match default {
        Some(default) => format!("SET DEFAULT {default}"),
        None => "DROP DEFAULT".to_owned(),
    }
}

/// Makes a generated column an ordinary one.
pub fn drop_expression(table: &Name, column: &str) -> String {
    alter(table, column, "DROP EXPRESSION")
}

/// `SET NOT NULL`
pub fn set_not_null(table: &Name, column: &str) -> String {
    alter(table, column, "SET NOT NULL")
}

/// `DROP NOT NULL`
pub fn drop_not_null(table: &Name, column: &str) -> String {
    alter(table, column, "DROP NOT NULL")
}

/// Adds `NOT NULL` as a constraint with its name, `NO INHERIT` and `NOT VALID` (PostgreSQL 18 and
/// later).
pub fn add_not_null(table: &Name, column: &str, not_null: &NotNull) -> String {
    format!(
        "ALTER TABLE {} ADD {}",
        table.quoted(),
        not_null_constraint(column, not_null)
    )
}

/// `CONSTRAINT "name" NOT NULL "column"`
pub(super) fn not_null_constraint(column: &str, not_null: &NotNull) -> String {
    let name = named("CONSTRAINT", not_null.name.as_deref());
    let inherit = if not_null.no_inherit {
        " NO INHERIT"
    } else {
        ""
    };
    let valid = if not_null.not_valid { " NOT VALID" } else { "" };
    let sql = format!("{name} NOT NULL {}{inherit}{valid}", quoted(column));
    sql.trim_start().to_owned()
}

/// Changes the type of a column. `using` makes the new value of the old one.
pub fn set_type(
    table: &Name,
    column: &str,
    ty: &str,
    collation: Option<&str>,
    using: Option<&str>,
) -> String {
    let action = format!(
        "TYPE {ty}{}{}",
        clause("COLLATE", collation),
        clause("USING", using)
    );
    alter(table, column, &action)
}

/// `SET STORAGE`; `None` is that of the type, for PostgreSQL 16 and later.
pub fn set_storage(table: &Name, column: &str, storage: Option<Storage>) -> String {
    let storage = match storage {
        Some(Storage::Plain) => "PLAIN",
        Some(Storage::External) => "EXTERNAL",
        Some(Storage::Extended) => "EXTENDED",
        Some(Storage::Main) => "MAIN",
        None => "DEFAULT",
    };
    alter_only(table, column, &format!("SET STORAGE {storage}"))
}

/// `SET COMPRESSION` (PostgreSQL 14 and later); `None` is that of the server.
pub fn set_compression(table: &Name, column: &str, method: Option<&str>) -> String {
    let method = method.map_or("DEFAULT".to_owned(), quoted);
    alter_only(table, column, &format!("SET COMPRESSION {method}"))
}

/// `SET STATISTICS`; `None` is the default of the server.
pub fn set_statistics(table: &Name, column: &str, target: Option<i32>) -> String {
    let target = target.unwrap_or(-1);
    alter_only(table, column, &format!("SET STATISTICS {target}"))
}

fn alter(table: &Name, column: &str, action: &str) -> String {
    let column = quoted(column);
    format!(
        "ALTER TABLE {} ALTER COLUMN {column} {action}",
        table.quoted()
    )
}

fn alter_only(table: &Name, column: &str, action: &str) -> String {
    let column = quoted(column);
    format!(
        "ALTER TABLE ONLY {} ALTER COLUMN {column} {action}",
        table.quoted()
    )
}

/// Sets and resets the options of a column, such as `n_distinct`.
pub fn column_options(
    table: &Name,
    column: &str,
    from: &BTreeMap<String, String>,
    to: &BTreeMap<String, String>,
) -> Vec<String> {
    let actions = parameter_changes(from, to).into_iter();
    actions
        .map(|action| alter_only(table, column, &action))
        .collect()
}

/// Changes the expression of a generated column (PostgreSQL 17 and later).
pub fn set_expression(table: &Name, column: &str, expression: &str) -> String {
    let action = in_parentheses("SET EXPRESSION AS", Some(expression));
    alter(table, column, action.trim_start())
}

/// Makes a column an identity column. It keeps its values.
pub fn add_identity(table: &Name, column: &str, identity: &Identity) -> String {
    alter(
        table,
        column,
        &format!("ADD{}", identity_clause(table, identity)),
    )
}

/// Makes an identity column one that is none.
pub fn drop_identity(table: &Name, column: &str) -> String {
    alter(table, column, "DROP IDENTITY")
}

/// Changes the kind and the numbers of an identity column; `None` if they are the same.
pub fn change_identity(
    table: &Name,
    column: &str,
    from: &Identity,
    to: &Identity,
) -> Option<String> {
    let kind = (from.kind != to.kind).then_some(match to.kind {
        IdentityKind::Always => "SET GENERATED ALWAYS",
        IdentityKind::ByDefault => "SET GENERATED BY DEFAULT",
    });
    let changes = sequence_changes(&from.options, &to.options);
    let options = changes.options.iter().map(|option| format!("SET {option}"));
    let actions = kind
        .map(str::to_owned)
        .into_iter()
        .chain(options)
        .chain(changes.restart);
    let actions: Vec<_> = actions.collect();
    (!actions.is_empty()).then(|| alter(table, column, &actions.join(" ")))
}
