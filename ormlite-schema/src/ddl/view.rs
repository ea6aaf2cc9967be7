//! Views and materialized views.

use super::column::{column_settings, set_default};
use super::comment::first_comment;
use super::privilege::{GrantedOn, first_privileges};
use super::table::cluster_on;
use super::text::{closed, identifiers, named, parameters};
use crate::model::{CheckOption, Name, View};

/// Creates a view or materialized view, without what follows by [`view_settings`].
///
/// A materialized view has no rows until [`refresh`] unless they are stored `with_data`.
pub fn create_view(name: &Name, view: &View, with_data: bool) -> String {
    if !view.materialized {
        return definition("CREATE VIEW", name, view);
    }
    let data = if with_data { "" } else { "\nWITH NO DATA" };
    format!(
        "CREATE MATERIALIZED VIEW {}{}{}{} AS {}{data}",
        name.quoted(),
        named("USING", view.access_method.as_deref()),
        parameters("WITH", &view.options),
        named("TABLESPACE", view.tablespace.as_deref()),
        query(view)
    )
}

/// Creates a view, or replaces it by one with the same columns and perhaps more.
pub fn replace_view(name: &Name, view: &View) -> String {
    definition("CREATE OR REPLACE VIEW", name, view)
}

fn definition(verb: &str, name: &Name, view: &View) -> String {
    let check = match view.check_option {
        Some(CheckOption::Local) => "\nWITH LOCAL CHECK OPTION",
        Some(CheckOption::Cascaded) => "\nWITH CASCADED CHECK OPTION",
        None => "",
    };
    format!(
        "{verb} {}{} AS {}{check}",
        name.quoted(),
        parameters("WITH", &view.options),
        query(view)
    )
}

fn query(view: &View) -> String {
    closed(view.definition.trim_end().trim_end_matches(';'))
}

/// A view with the columns of another one, without rows. It is there for what the other one needs
/// and what needs the other one, until [`replace_view`].
pub fn create_placeholder_view(name: &Name, view: &View) -> String {
    placeholder("CREATE VIEW", name, view)
}

/// Replaces a view by its placeholder, so that what it needs can be dropped.
pub fn replace_by_placeholder(name: &Name, view: &View) -> String {
    placeholder("CREATE OR REPLACE VIEW", name, view)
}

fn placeholder(verb: &str, name: &Name, view: &View) -> String {
    let columns = view.columns.iter().map(|column| {
        let collation = column.collation.as_ref();
        let collation = collation.map(|collation| format!(" COLLATE {collation}"));
        let name = identifiers(&[&column.name]);
        format!(
            "NULL::{}{} AS {name}",
            column.ty,
            collation.unwrap_or_default()
        )
    });
    let columns: Vec<_> = columns.collect();
    format!("{verb} {} AS SELECT {}", name.quoted(), columns.join(", "))
}

/// What a new view has besides its definition: defaults and settings of columns, comments,
/// privileges.
pub fn view_settings(name: &Name, view: &View) -> Vec<String> {
    let mut statements = Vec::new();
    for column in &view.columns {
        let default = column.default.as_deref();
        statements.extend(default.map(|default| set_default(name, &column.name, Some(default))));
        statements.extend(column_settings(name, column));
    }
    statements.extend(first_comment(
        &view_object(name, view),
        view.comment.as_deref(),
    ));
    let on = GrantedOn::table(name);
    statements.extend(first_privileges(&on, view.acl.as_ref()));
    statements
}

/// What needs the indexes of a materialized view: `CLUSTER ON`.
pub fn view_index_choices(name: &Name, view: &View) -> Option<String> {
    let index = view.cluster_on.as_deref()?;
    Some(cluster_on(name, Some(index)).replacen("ALTER TABLE", "ALTER MATERIALIZED VIEW", 1))
}

/// The keywords of a view: `VIEW` or `MATERIALIZED VIEW`.
pub fn kind_of_view(view: &View) -> &'static str {
    match view.materialized {
        true => "MATERIALIZED VIEW",
        false => "VIEW",
    }
}

/// The name with its kind: `MATERIALIZED VIEW "core"."revenue"`.
pub fn view_object(name: &Name, view: &View) -> String {
    format!("{} {}", kind_of_view(view), name.quoted())
}

/// Drops a view or materialized view.
pub fn drop_view(name: &Name, view: &View) -> String {
    format!("DROP {}", view_object(name, view))
}

/// Stores the rows of a materialized view anew. `CONCURRENTLY` needs a unique index, and that the
/// view has rows.
pub fn refresh(name: &Name, concurrently: bool) -> String {
    let concurrently = if concurrently { "CONCURRENTLY " } else { "" };
    format!("REFRESH MATERIALIZED VIEW {concurrently}{}", name.quoted())
}
