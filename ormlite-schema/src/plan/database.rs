//! Objects that are part of no table: schemas, extensions, sequences, routines, event triggers,
//! publications and the rest.

use ormlite_core::schema::registry::quoted;

use super::context::Context;
use super::step::Step;
use crate::ddl::{self, GrantedOn};
use crate::model::{
    Catalog, Enabled, Name, ObjectId, Persistence, PublishedTable, SequenceOptions, Signature,
};

pub(super) fn alter_schema(cx: &Context<'_>, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.schemas.get(name), cx.new.schemas.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Schema(name.to_owned());
    let target = format!("SCHEMA {}", quoted(name));
    let mut steps = Vec::new();
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps.extend(cx.privileges(&id, &GrantedOn::schema(name), &old.acl, &new.acl));
    steps
}

pub(super) fn alter_extension(cx: &Context<'_>, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.extensions.get(name), cx.new.extensions.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Extension(name.to_owned());
    let own = quoted(name);
    let mut steps = Vec::new();
    if let Some(schema) = new
        .schema
        .as_ref()
        .filter(|schema| old.schema.as_ref() != Some(schema))
    {
        steps.push(Step::new(
            &id,
            format!("ALTER EXTENSION {own} SET SCHEMA {}", quoted(schema)),
        ));
    }
    if let Some(version) = new
        .version
        .as_ref()
        .filter(|version| old.version.as_ref() != Some(version))
    {
        let sql = format!("ALTER EXTENSION {own} UPDATE TO {}", ddl::literal(version));
        steps.push(Step::new(&id, sql));
    }
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &format!("EXTENSION {own}"), new.comment.as_deref()));
    }
    steps
}

/// `OWNED BY NONE`, before the column that owned it is dropped.
pub(super) fn disown_sequence(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let owner = |catalog: &Catalog| catalog.sequences.get(name)?.owned_by.clone();
    let id = ObjectId::Sequence(name.clone());
    let Some((table, column)) = owner(cx.old).filter(|_| cx.new.sequences.contains_key(name))
    else {
        return Vec::new();
    };
    let is_dropped = cx.fate(&ObjectId::Column(table, column)).is_dropped();
    match is_dropped || owner(cx.new).is_none() {
        true => vec![Step::new(&id, ddl::sequence_owner(name, None))],
        false => Vec::new(),
    }
}

/// `OWNED BY`, once the column exists.
pub(super) fn own_sequence(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let owner = |catalog: &Catalog| catalog.sequences.get(name)?.owned_by.clone();
    let id = ObjectId::Sequence(name.clone());
    let before = owner(cx.old).filter(|(table, column)| {
        let column = ObjectId::Column(table.clone(), column.clone());
        !cx.fate(&id).is_created() && !cx.fate(&column).is_dropped()
    });
    let after = owner(cx.new);
    if before == after || after.is_none() {
        return Vec::new();
    }
    let owner = match after {
        Some((table, column)) => format!("{}.{}", table.quoted(), quoted(&column)),
        None => "NONE".to_owned(),
    };
    vec![Step::new(
        &id,
        format!("ALTER SEQUENCE {} OWNED BY {owner}", name.quoted()),
    )]
}

pub(super) fn alter_sequence(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.sequences.get(name), cx.new.sequences.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Sequence(name.clone());
    let own = name.quoted();
    let mut steps = Vec::new();
    let mut changes = Vec::new();
    if old.ty != new.ty {
        changes.push(format!("AS {}", new.ty));
    }
    changes.extend(sequence_changes(&old.options, &new.options));
    if !changes.is_empty() {
        steps.push(Step::new(
            &id,
            format!("ALTER SEQUENCE {own} {}", changes.join(" ")),
        ));
    }
    if old.persistence != new.persistence {
        let persistence = match new.persistence {
            Persistence::Logged => "LOGGED",
            Persistence::Unlogged => "UNLOGGED",
        };
        steps.push(Step::new(
            &id,
            format!("ALTER SEQUENCE {own} SET {persistence}"),
        ));
    }
    let target = format!("SEQUENCE {own}");
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps.extend(cx.privileges(&id, &GrantedOn::sequence(name), &old.acl, &new.acl));
    steps
}

pub(super) fn drop_sequence(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let owner = cx
        .old
        .sequences
        .get(name)
        .and_then(|sequence| sequence.owned_by.clone());
    let goes_along =
        owner.is_some_and(|(table, column)| cx.fate(&ObjectId::Column(table, column)).is_dropped());
    if goes_along {
        return Vec::new();
    }
    let id = ObjectId::Sequence(name.clone());
    vec![Step::new(&id, format!("DROP SEQUENCE {}", name.quoted()))]
}

pub(super) fn alter_routine(cx: &Context<'_>, signature: &Signature) -> Vec<Step> {
    let (Some(old), Some(new)) = (
        cx.old.routines.get(signature),
        cx.new.routines.get(signature),
    ) else {
        return Vec::new();
    };
    let id = ObjectId::Routine(signature.clone());
    let mut steps = Vec::new();
    if old.definition != new.definition {
        steps.push(Step::new(&id, &*new.definition));
    }
    let target = ddl::routine_object(signature, new.kind);
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps.extend(cx.privileges(&id, &GrantedOn::routine(signature), &old.acl, &new.acl));
    steps
}

pub(super) fn alter_event_trigger(cx: &Context<'_>, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (
        cx.old.event_triggers.get(name),
        cx.new.event_triggers.get(name),
    ) else {
        return Vec::new();
    };
    let id = ObjectId::EventTrigger(name.to_owned());
    let mut steps = Vec::new();
    if old.enabled != new.enabled {
        let how = match new.enabled {
            Enabled::Origin => "ENABLE",
            Enabled::Replica => "ENABLE REPLICA",
            Enabled::Always => "ENABLE ALWAYS",
            Enabled::Disabled => "DISABLE",
        };
        steps.push(Step::new(
            &id,
            format!("ALTER EVENT TRIGGER {} {how}", quoted(name)),
        ));
    }
    if old.comment != new.comment {
        let target = format!("EVENT TRIGGER {}", quoted(name));
        steps.push(cx.comment(&id, &target, new.comment.as_deref()));
    }
    steps
}

pub(super) fn alter_publication(cx: &Context<'_>, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.publications.get(name), cx.new.publications.get(name))
    else {
        return Vec::new();
    };
    let id = ObjectId::Publication(name.to_owned());
    let own = quoted(name);
    let mut steps = Vec::new();
    let tables = |tables: &[PublishedTable]| {
        let tables = tables.iter().map(ddl::published_table);
        tables.collect::<Vec<_>>().join(", ")
    };
    let contents = |publication: &crate::model::Publication| {
        (publication.tables.clone(), publication.schemas.clone())
    };
    if contents(old) != contents(new) {
        let mut parts = Vec::new();
        if !new.tables.is_empty() {
            parts.push(tables(&new.tables));
        }
        if !new.schemas.is_empty() {
            let schemas = new.schemas.iter().map(|schema| quoted(schema));
            parts.push(format!(
                "TABLES IN SCHEMA {}",
                schemas.collect::<Vec<_>>().join(", ")
            ));
        }
        if parts.is_empty() {
            if !old.tables.is_empty() {
                let names = old.tables.iter().map(|published| published.table.quoted());
                let names = names.collect::<Vec<_>>().join(", ");
                steps.push(Step::new(
                    &id,
                    format!("ALTER PUBLICATION {own} DROP TABLE {names}"),
                ));
            }
            if !old.schemas.is_empty() {
                let names = old.schemas.iter().map(|schema| quoted(schema));
                let names = names.collect::<Vec<_>>().join(", ");
                steps.push(Step::new(
                    &id,
                    format!("ALTER PUBLICATION {own} DROP TABLES IN SCHEMA {names}"),
                ));
            }
        } else {
            steps.push(Step::new(
                &id,
                format!("ALTER PUBLICATION {own} SET {}", parts.join(", ")),
            ));
        }
    }
    if (&old.publish, old.via_root, &old.generated_columns)
        != (&new.publish, new.via_root, &new.generated_columns)
    {
        let operations = ddl::literal(&new.publish.join(", "));
        let mut options = format!(
            "publish = {operations}, publish_via_partition_root = {}",
            new.via_root
        );
        if old.generated_columns != new.generated_columns {
            let generated = new.generated_columns.as_deref().unwrap_or("none");
            options += &format!(", publish_generated_columns = {generated}");
        }
        steps.push(Step::new(
            &id,
            format!("ALTER PUBLICATION {own} SET ({options})"),
        ));
    }
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &format!("PUBLICATION {own}"), new.comment.as_deref()));
    }
    steps
}

/// The comment and the privileges of an object of another kind.
pub(super) fn alter_other(cx: &Context<'_>, kind: &str, identity: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.other(kind, identity), cx.new.other(kind, identity))
    else {
        return Vec::new();
    };
    let id = ObjectId::Other(kind.to_owned(), identity.to_owned());
    let mut steps = Vec::new();
    if old.comment != new.comment {
        steps.push(cx.comment(&id, &ddl::other_object(new), new.comment.as_deref()));
    }
    if let Some(on) = ddl::GrantedOn::other(kind, identity) {
        steps.extend(cx.privileges(&id, &on, &old.acl, &new.acl));
    }
    steps
}

pub(super) fn default_privileges(cx: &Context<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    let targets = cx
        .old
        .default_privileges
        .keys()
        .chain(cx.new.default_privileges.keys());
    for target in targets.collect::<std::collections::BTreeSet<_>>() {
        let of = |catalog: &Catalog| catalog.default_privileges.get(target).cloned();
        let (old, new) = (of(cx.old), of(cx.new));
        if old == new {
            continue;
        }
        let id = match &target.schema {
            Some(schema) => ObjectId::Schema(schema.clone()),
            None => ObjectId::Other("default acl".to_owned(), target.role.clone()),
        };
        let statements = ddl::change_default_privileges(target, old.as_ref(), new.as_ref());
        steps.extend(statements.into_iter().map(|sql| Step::new(&id, sql)));
    }
    steps
}

/// What leads from some numbers of a sequence to others: `MINVALUE 2`, `NO CYCLE`.
pub(super) fn sequence_changes(old: &SequenceOptions, new: &SequenceOptions) -> Vec<String> {
    let mut changes = Vec::new();
    let mut number = |keyword: &str, default: &str, old: Option<i64>, new: Option<i64>| {
        if old != new {
            changes.push(match new {
                Some(number) => format!("{keyword} {number}"),
                None => default.to_owned(),
            });
        }
    };
    number(
        "INCREMENT BY",
        "INCREMENT BY 1",
        old.increment,
        new.increment,
    );
    number("MINVALUE", "NO MINVALUE", old.min, new.min);
    number("MAXVALUE", "NO MAXVALUE", old.max, new.max);
    number("CACHE", "CACHE 1", old.cache, new.cache);
    let reverses = descends(old) != descends(new);
    if reverses {
        // The limits that are kept by default are those of the other direction.
        let mut reset = |keyword: &str, value: Option<i64>| {
            if value.is_none() {
                changes.push(format!("NO {keyword}"));
            }
        };
        reset("MINVALUE", new.min.or(old.min));
        reset("MAXVALUE", new.max.or(old.max));
    }
    let (before, start) = (first(old), first(new));
    if before != start {
        changes.push(format!("START WITH {start}"));
    }
    if old.cycle != new.cycle {
        changes.push(if new.cycle { "CYCLE" } else { "NO CYCLE" }.to_owned());
    }
    // The number that a sequence is at has to be within its limits.
    let is_outside =
        new.min.is_some_and(|min| before < min) || new.max.is_some_and(|max| before > max);
    if is_outside || reverses {
        changes.push(format!("RESTART WITH {start}"));
    }
    changes
}

fn descends(options: &SequenceOptions) -> bool {
    options.increment.is_some_and(|step| step < 0)
}

/// The number that a sequence starts with: by default the smallest, or the largest of a descending
/// one.
fn first(options: &SequenceOptions) -> i64 {
    let default = match descends(options) {
        false => options.min.unwrap_or(1),
        true => options.max.unwrap_or(-1),
    };
    options.start.unwrap_or(default)
}
