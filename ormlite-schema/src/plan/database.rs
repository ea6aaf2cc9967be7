//! Objects that are part of no table: schemas, extensions, sequences, routines, event triggers,
//! publications and the rest.

use std::collections::BTreeSet;

use super::column;
use super::context::{Context, Moment, steps};
use super::fate::Fate;
use super::graph::{Action, Graph};
use super::step::Step;
use crate::ddl::{self, GrantedOn};
use crate::model::{Catalog, Name, ObjectId, Schema, Signature, schema_of};

const PUBLIC_COMMENT: &str = "standard public schema";

pub(super) fn alter_schema(cx: &Context<'_>, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.schemas.get(name), cx.new.schemas.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Schema(name.to_owned());
    // The comment that the server gives the schema public is read as none.
    let comment = |schema: &Schema| {
        let first = (name == "public").then(|| PUBLIC_COMMENT.to_owned());
        schema.comment.clone().or(first)
    };
    let mut steps: Vec<_> = cx
        .comment(&id, &comment(old), &comment(new))
        .into_iter()
        .collect();
    let on = match name {
        "public" => GrantedOn::schema_public(cx.options.server_version),
        _ => GrantedOn::schema(name),
    };
    steps.extend(cx.privileges(&id, &on, &old.acl, &new.acl));
    steps
}

pub(super) fn alter_extension(cx: &Context<'_>, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.extensions.get(name), cx.new.extensions.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Extension(name.to_owned());
    let schema = new.schema.as_ref().filter(|_| old.schema != new.schema);
    let schema = schema.map(|schema| ddl::set_extension_schema(name, schema));
    let version = new.version.as_ref().filter(|_| old.version != new.version);
    let version = version.map(|version| ddl::update_extension(name, version));
    let mut steps = steps(&id, schema.into_iter().chain(version));
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps
}

/// The column that owns a sequence.
fn owner(catalog: &Catalog, name: &Name) -> Option<(Name, String)> {
    catalog.sequences.get(name)?.owned_by.clone()
}

/// Whether the column that owns a sequence is dropped.
fn loses_owner(cx: &Context<'_>, name: &Name) -> bool {
    let owner = owner(cx.old, name);
    owner.is_some_and(|(table, column)| cx.fate(&ObjectId::Column(table, column)).is_dropped())
}

/// `OWNED BY NONE`, before the column that owned it is dropped.
pub(super) fn disown_sequence(cx: &Context<'_>, name: &Name) -> Option<Step> {
    owner(cx.old, name).filter(|_| cx.new.sequences.contains_key(name))?;
    let is_left = loses_owner(cx, name) || owner(cx.new, name).is_none();
    let id = ObjectId::Sequence(name.clone());
    is_left.then(|| Step::new(&id, ddl::sequence_owner(name, None)))
}

/// `OWNED BY`, once the column exists. The sequence that is made for a column goes on after its values.
pub(super) fn own_sequence(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let id = ObjectId::Sequence(name.clone());
    let is_new = cx.fate(&id).is_created();
    let before = owner(cx.old, name).filter(|_| !is_new && !loses_owner(cx, name));
    let Some(after) = owner(cx.new, name).filter(|after| before.as_ref() != Some(after)) else {
        return Vec::new();
    };
    let mut steps = vec![Step::new(&id, ddl::sequence_owner(name, Some(&after)))];
    let (table, column) = &after;
    let has_rows = cx.is_kept(table) && cx.old.column(table, column).is_some();
    if let Some(sequence) = cx.new.sequences.get(name).filter(|_| is_new && has_rows) {
        steps.push(column::continue_sequence(
            cx,
            name,
            &sequence.options,
            table,
            column,
        ));
    }
    steps
}

pub(super) fn alter_sequence(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.sequences.get(name), cx.new.sequences.get(name)) else {
        return Vec::new();
    };
    let id = ObjectId::Sequence(name.clone());
    let change = ddl::change_sequence(name, old, new);
    let persistence = (old.persistence != new.persistence)
        .then(|| ddl::set_persistence_of_sequence(name, new.persistence));
    let mut steps = steps(&id, change.into_iter().chain(persistence));
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps.extend(cx.privileges(&id, &GrantedOn::sequence(name), &old.acl, &new.acl));
    steps
}

/// Nothing for a sequence that is dropped with its column.
pub(super) fn drop_sequence(cx: &Context<'_>, name: &Name) -> Vec<Step> {
    let id = ObjectId::Sequence(name.clone());
    let is_apart = !loses_owner(cx, name);
    steps(&id, is_apart.then(|| ddl::drop_sequence(name)))
}

pub(super) fn alter_routine(cx: &Context<'_>, signature: &Signature) -> Vec<Step> {
    let (Some(old), Some(new)) = (
        cx.old.routines.get(signature),
        cx.new.routines.get(signature),
    ) else {
        return Vec::new();
    };
    let id = ObjectId::Routine(signature.clone());
    // It is `CREATE OR REPLACE`.
    let definition = (old.definition != new.definition).then(|| new.definition.clone());
    let mut steps = steps(&id, definition);
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
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
    let enabled =
        (old.enabled != new.enabled).then(|| ddl::enable_event_trigger(name, new.enabled));
    let mut steps = steps(&id, enabled);
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps
}

pub(super) fn alter_publication(cx: &Context<'_>, name: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.publications.get(name), cx.new.publications.get(name))
    else {
        return Vec::new();
    };
    let id = ObjectId::Publication(name.to_owned());
    let are_others = (&old.tables, &old.schemas) != (&new.tables, &new.schemas);
    let changes = steps(&id, ddl::change_publication(name, old, new));
    // Tables that are dropped leave it before.
    let before = Context {
        moment: Moment::Before,
        ..*cx
    };
    let lock = |(at, step)| match at == 0 && are_others {
        true => before.lock_published(cx.lock_published(step, new), old),
        false => step,
    };
    let mut steps: Vec<_> = changes.into_iter().enumerate().map(lock).collect();
    steps.extend(cx.comment(&id, &old.comment, &new.comment));
    steps
}

/// The comment and the privileges of an object of another kind.
pub(super) fn alter_other(cx: &Context<'_>, kind: &str, identity: &str) -> Vec<Step> {
    let (Some(old), Some(new)) = (cx.old.other(kind, identity), cx.new.other(kind, identity))
    else {
        return Vec::new();
    };
    let id = ObjectId::Other(kind.to_owned(), identity.to_owned());
    let mut steps: Vec<_> = cx
        .comment(&id, &old.comment, &new.comment)
        .into_iter()
        .collect();
    if let Some(on) = GrantedOn::other(kind, identity) {
        steps.extend(cx.privileges(&id, &on, &old.acl, &new.acl));
    }
    steps
}

/// A catalog has no options of user mappings, since they contain passwords.
pub(super) fn warn_of_options(object: &ObjectId, step: Step) -> Step {
    match object {
        ObjectId::Other(kind, identity) if kind == "user mapping" => step.caution(format!(
            "the options of the user mapping {identity} are not part of the plan: set them by ALTER USER MAPPING"
        )),
        _ => step,
    }
}

/// Default privileges come before the objects that get them. Those of a new schema follow the
/// schema; those of a schema that is dropped go with it.
pub(super) fn default_privileges(cx: &Context<'_>, graph: &mut Graph) {
    let (old, new) = (&cx.old.default_privileges, &cx.new.default_privileges);
    let targets: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    for target in targets
        .into_iter()
        .filter(|target| old.get(target) != new.get(target))
    {
        let (id, action) = match &target.schema {
            Some(schema) => {
                let id = ObjectId::Schema(schema.clone());
                match cx.fate(&id) {
                    Fate::Dropped => continue,
                    Fate::Created => (id, Action::Create),
                    _ => (id, Action::Prepare),
                }
            }
            None => {
                let id = ObjectId::Other("default acl".to_owned(), target.role.clone());
                (id, Action::Prepare)
            }
        };
        let changes = ddl::change_default_privileges(target, old.get(target), new.get(target));
        graph.add(action, id.clone(), steps(&id, changes));
    }
}

/// What undoes the default privileges that a new object gets and should not have.
pub(super) fn privileges_of_new(cx: &Context<'_>, object: &ObjectId) -> Vec<String> {
    let schema_of_other;
    let (on, kind, schema, acl) = match object {
        ObjectId::Schema(name) => {
            let acl = cx.new.schemas.get(name).map(|schema| &schema.acl);
            (GrantedOn::schema(name), "SCHEMAS", None, acl)
        }
        ObjectId::Table(name) => {
            let acl = cx.new.tables.get(name).map(|table| &table.acl);
            (GrantedOn::table(name), "TABLES", Some(&name.schema), acl)
        }
        ObjectId::View(name) => {
            let acl = cx.new.views.get(name).map(|view| &view.acl);
            (GrantedOn::table(name), "TABLES", Some(&name.schema), acl)
        }
        ObjectId::Sequence(name) => {
            let acl = cx.new.sequences.get(name).map(|sequence| &sequence.acl);
            (
                GrantedOn::sequence(name),
                "SEQUENCES",
                Some(&name.schema),
                acl,
            )
        }
        ObjectId::Routine(signature) => {
            let acl = cx.new.routines.get(signature).map(|routine| &routine.acl);
            let schema = Some(&signature.name.schema);
            (GrantedOn::routine(signature), "FUNCTIONS", schema, acl)
        }
        ObjectId::Type(name) => {
            let acl = cx.new.types.get(name).map(|ty| &ty.acl);
            (GrantedOn::ty(name), "TYPES", Some(&name.schema), acl)
        }
        ObjectId::Other(kind, identity) => {
            let acl = cx.new.other(kind, identity).map(|other| &other.acl);
            let objects = match &**kind {
                "aggregate" => "FUNCTIONS",
                "foreign table" => "TABLES",
                "type" => "TYPES",
                _ => return Vec::new(),
            };
            let Some(on) = GrantedOn::other(kind, identity) else {
                return Vec::new();
            };
            schema_of_other = schema_of(identity);
            (on, objects, schema_of_other.as_ref(), acl)
        }
        _ => return Vec::new(),
    };
    let defaults = &cx.new.default_privileges;
    let schema = schema.map(String::as_str);
    let acl = acl.and_then(|acl| acl.as_ref());
    ddl::replace_default_privileges(&on, defaults, kind, schema, acl)
}
