//! Event triggers, publications, and objects that the model has no type for.

use ormlite_core::schema::registry::quoted;

use super::comment::first_comment;
use super::privilege::{GrantedOn, first_privileges};
use super::text::{identifiers, in_parentheses, literal};
use crate::model::{Enabled, EventTrigger, Other, Publication, PublishedTable};

/// Creates an event trigger, with its comment and whether it is enabled.
pub fn create_event_trigger(name: &str, trigger: &EventTrigger) -> Vec<String> {
    let tags: Vec<_> = trigger.tags.iter().map(|tag| literal(tag)).collect();
    let tags = match tags.is_empty() {
        true => String::new(),
        false => format!(" WHEN TAG IN ({})", tags.join(", ")),
    };
    let create = format!(
        "CREATE EVENT TRIGGER {} ON {}{tags} EXECUTE FUNCTION {}()",
        quoted(name),
        quoted(&trigger.event),
        trigger.function.quoted()
    );
    let enabled =
        (trigger.enabled != Enabled::Origin).then(|| enable_event_trigger(name, trigger.enabled));
    let object = format!("EVENT TRIGGER {}", quoted(name));
    let comment = first_comment(&object, trigger.comment.as_deref());
    [create].into_iter().chain(enabled).chain(comment).collect()
}

/// Sets whether an event trigger fires.
pub fn enable_event_trigger(name: &str, enabled: Enabled) -> String {
    let verb = match enabled {
        Enabled::Origin => "ENABLE",
        Enabled::Replica => "ENABLE REPLICA",
        Enabled::Always => "ENABLE ALWAYS",
        Enabled::Disabled => "DISABLE",
    };
    format!("ALTER EVENT TRIGGER {} {verb}", quoted(name))
}

/// Drops an event trigger.
pub fn drop_event_trigger(name: &str) -> String {
    format!("DROP EVENT TRIGGER {}", quoted(name))
}

/// Creates a publication, with its comment.
pub fn create_publication(name: &str, publication: &Publication) -> Vec<String> {
    let mut create = format!("CREATE PUBLICATION {}", quoted(name));
    if publication.all_tables {
        create += " FOR ALL TABLES";
    } else {
        let published = published(publication);
        if !published.is_empty() {
            create += &format!(" FOR {published}");
        }
    }
    create += &format!(" WITH ({})", publication_options(publication));
    let object = format!("PUBLICATION {}", quoted(name));
    let comment = first_comment(&object, publication.comment.as_deref());
    [create].into_iter().chain(comment).collect()
}

/// What a publication publishes, as in `FOR` and `SET`; empty if that is nothing.
fn published(publication: &Publication) -> String {
    let tables = publication.tables.iter().map(published_table);
    let schemas = publication.schemas.iter();
    let schemas = schemas.map(|schema| format!("TABLES IN SCHEMA {}", quoted(schema)));
    tables.chain(schemas).collect::<Vec<_>>().join(", ")
}

/// Changes what a publication publishes, and its options.
pub fn change_publication(name: &str, from: &Publication, to: &Publication) -> Vec<String> {
    let name = quoted(name);
    let alter = |action: String| format!("ALTER PUBLICATION {name} {action}");
    let mut statements = Vec::new();
    if (&from.tables, &from.schemas) != (&to.tables, &to.schemas) {
        match published(to) {
            // `SET` takes no empty list.
            nothing if nothing.is_empty() => {
                let tables: Vec<_> = from.tables.iter().map(|it| it.table.quoted()).collect();
                if !tables.is_empty() {
                    statements.push(alter(format!("DROP TABLE {}", tables.join(", "))));
                }
                if !from.schemas.is_empty() {
                    let schemas = identifiers(&from.schemas);
                    statements.push(alter(format!("DROP TABLES IN SCHEMA {schemas}")));
                }
            }
            published => statements.push(alter(format!("SET {published}"))),
        }
    }
    let options = |it: &Publication| {
        (
            it.publish.clone(),
            it.via_root,
            it.generated_columns.clone(),
        )
    };
    if options(from) != options(to) {
        let operations = literal(&to.publish.join(", "));
        let mut options = format!(
            "publish = {operations}, publish_via_partition_root = {}",
            to.via_root
        );
        if from.generated_columns != to.generated_columns {
            let generated = to.generated_columns.as_deref().unwrap_or("none");
            options += &format!(", publish_generated_columns = {generated}");
        }
        statements.push(alter(format!("SET ({options})")));
    }
    statements
}

/// A table in `FOR` or `ADD`: `TABLE ONLY "core"."rooms" ("id") WHERE (id > 0)`.
pub fn published_table(table: &PublishedTable) -> String {
    let columns = match &table.columns {
        Some(columns) => format!(" ({})", identifiers(columns)),
        None => String::new(),
    };
    format!(
        "TABLE ONLY {}{columns}{}",
        table.table.quoted(),
        in_parentheses("WHERE", table.filter.as_deref())
    )
}

/// The options in `WITH` or `SET`: `publish = 'insert, update'`.
pub fn publication_options(publication: &Publication) -> String {
    let mut options = vec![format!(
        "publish = {}",
        literal(&publication.publish.join(", "))
    )];
    if publication.via_root {
        options.push("publish_via_partition_root = true".to_owned());
    }
    if let Some(columns) = &publication.generated_columns {
        options.push(format!("publish_generated_columns = {columns}"));
    }
    options.join(", ")
}

/// Drops a publication.
pub fn drop_publication(name: &str) -> String {
    format!("DROP PUBLICATION {}", quoted(name))
}

/// Creates an object of another kind, with its comment and privileges. Nothing if the catalog has
/// no statement that creates it.
pub fn create_other(other: &Other) -> Vec<String> {
    let Some(definition) = &other.definition else {
        return Vec::new();
    };
    let create = definition.trim_end().trim_end_matches(';').to_owned();
    let comment = first_comment(&other_object(other), other.comment.as_deref());
    let on = GrantedOn::other(&other.kind, &other.identity);
    let grants = on.map(|on| first_privileges(&on, other.acl.as_ref()));
    [create]
        .into_iter()
        .chain(comment)
        .chain(grants.unwrap_or_default())
        .collect()
}

/// Drops an object of another kind.
pub fn drop_other(other: &Other) -> String {
    format!("DROP {}", other_object(other))
}

/// The identity with its kind, as comments and `DROP` name it: `OPERATOR public.===(integer,integer)`.
pub fn other_object(other: &Other) -> String {
    let identity = &other.identity;
    match &*other.kind {
        "foreign-data wrapper" => format!("FOREIGN DATA WRAPPER {identity}"),
        // The identity is `role on server name`.
        "user mapping" => match identity.rsplit_once(" on server ") {
            Some((role, server)) => format!("USER MAPPING FOR {role} SERVER {server}"),
            None => format!("USER MAPPING FOR {identity}"),
        },
        // The identity is `for type language name`.
        "transform" => {
            let of = identity.trim_start_matches("for ");
            let of = match of.rsplit_once(" language ") {
                Some((ty, language)) => format!("{ty} LANGUAGE {language}"),
                None => of.to_owned(),
            };
            format!("TRANSFORM FOR {of}")
        }
        kind => format!("{} {identity}", kind.to_uppercase()),
    }
}
