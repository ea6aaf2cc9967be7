//! Two columns that have the same value, while some programs write one and some the other.

use ormlite_core::schema::registry::quoted;

use super::server_text::{as_the_server, name_as_the_server};
use crate::model::{Name, Routine, RoutineKind, Trigger};

/// A column that programs write by its old name or type, and the one that replaces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synced<'a> {
    /// The table.
    pub table: &'a Name,
    /// The column that goes.
    pub old: &'a str,
    /// The column that comes.
    pub new: &'a str,
    /// The value of the new column, for the row `NEW`.
    pub forth: String,
    /// The value of the old column, for the row `NEW`.
    pub back: String,
    /// The value of both where an insert gives neither.
    pub default: Option<&'a str>,
}

/// The function of a trigger that keeps two columns in step, as the server writes it.
///
/// An update that sets the new column to NULL gives it the value of the old one: so a backfill does.
pub fn sync_function(name: &Name, columns: &Synced<'_>) -> Routine {
    let (old, new) = (quoted(columns.old), quoted(columns.new));
    let Synced { forth, back, .. } = columns;
    let default = columns.default.map(|default| {
        format!(
            "
        IF NEW.{new} IS NULL AND NEW.{old} IS NULL THEN
            NEW.{new} := {default};
        END IF;"
        )
    });
    let body = format!(
        "
BEGIN
    IF TG_OP = 'INSERT' THEN{default}
        IF NEW.{new} IS NULL THEN
            NEW.{new} := {forth};
        ELSIF NEW.{old} IS NULL THEN
            NEW.{old} := {back};
        END IF;
    ELSIF NEW.{new} IS NULL OR NEW.{old} IS DISTINCT FROM OLD.{old} THEN
        NEW.{new} := {forth};
    ELSIF NEW.{new} IS DISTINCT FROM OLD.{new} THEN
        NEW.{old} := {back};
    END IF;
    RETURN NEW;
END
",
        default = default.unwrap_or_default(),
    );
    Routine {
        kind: RoutineKind::Function,
        definition: format!(
            "CREATE OR REPLACE FUNCTION {}()\n RETURNS trigger\n LANGUAGE plpgsql\n\
             AS $function${body}$function$",
            name_as_the_server(name)
        ),
        arguments: String::new(),
        returns: Some("trigger".to_owned()),
        comment: None,
        acl: None,
    }
}

/// The trigger that calls a function before each row is written, as the server writes it.
pub fn sync_trigger(name: &str, table: &Name, function: &Name) -> Trigger {
    Trigger {
        definition: format!(
            "CREATE TRIGGER {} BEFORE INSERT OR UPDATE ON {} FOR EACH ROW EXECUTE FUNCTION {}()",
            as_the_server(&[name]),
            name_as_the_server(table),
            name_as_the_server(function)
        ),
        constraint: false,
        enabled: Default::default(),
        inherited: false,
        comment: None,
    }
}
