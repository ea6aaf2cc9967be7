//! The difference of two catalogs, as a plan: ordered statements with what they do to a live
//! database.
//!
//! ```
//! use ormlite_schema::Catalog;
//! use ormlite_schema::model::Schema;
//! use ormlite_schema::plan::{Options, plan};
//!
//! let (old, mut new) = (Catalog::default(), Catalog::default());
//! new.schemas.insert("core".into(), Schema::default());
//! let up = plan(&old, &new, &Options::default());
//! assert_eq!(up.sql(), "CREATE SCHEMA IF NOT EXISTS \"core\";\n");
//! // The way back is the plan in the other direction.
//! let down = plan(&new, &old, &Options::default());
//! assert_eq!(down.sql(), "DROP SCHEMA \"core\";\n");
//! ```
//!
//! What a plan cannot do yet is in `docs/limits.md`.
//!
//! A plan is made of operations on objects: each is dropped, changed or created, some of them
//! dropped and created again because of what they use. `decide` decides that, `needs` finds what uses
//! what, `graph` orders the operations. The other files of this module write the statements, each
//! for a family of objects.

mod column;
mod constraint;
mod context;
mod database;
mod decide;
mod fate;
mod graph;
mod index;
mod needs;
mod options;
mod parts;
mod side;
mod step;
mod table;
mod types;
mod view;

use std::collections::BTreeMap;

pub use self::options::{Options, Style};
pub use self::step::{Hazard, LockMode, Step, TableLock, Transaction, Work};

use self::context::Context;
use self::fate::Fate;
use self::graph::{Action, Graph};
use self::side::Side;
use crate::model::{Catalog, ConstraintKind, Enabled, Name, ObjectId, Persistence};
use crate::{ddl, order};

/// Ordered statements that lead from one catalog to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps, in the order in which they run.
    pub steps: Vec<Step>,
    /// Differences that the plan does not remove, because the model does not know how to write the
    /// object.
    pub left: Vec<ObjectId>,
}

impl Plan {
    /// Statements that set parameters of the session before the steps, so that their order does not
    /// matter more than it has to: functions are not checked for what is created after them.
    pub fn settings(&self) -> &'static [&'static str] {
        let is_routine = |step: &Step| matches!(step.object, ObjectId::Routine(_));
        match self.steps.iter().any(is_routine) {
            true => &["SET check_function_bodies = off"],
            false => &[],
        }
    }

    /// Whether the catalogs are the same.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.left.is_empty()
    }

    /// The statements as a script.
    pub fn sql(&self) -> String {
        let settings = self.settings().iter().map(|sql| format!("{sql};\n"));
        let steps = self.steps.iter().map(|step| format!("{};\n", step.sql));
        settings.chain(steps).collect()
    }

    /// The steps in groups. The steps of a group run in one transaction; a step that cannot run in
    /// a transaction, or that holds its locks for long, is a group of its own.
    pub fn transactions(&self) -> Vec<&[Step]> {
        self.steps.chunk_by(|one, next| one.joins(next)).collect()
    }
}

/// The plan that leads from one catalog to another.
pub fn plan(old: &Catalog, new: &Catalog, options: &Options) -> Plan {
    let (old, new) = (&Side::of(old), &Side::of(new));
    let fates = decide::fates(old, new, options.server_version);
    let cx = Context {
        old,
        new,
        fates: &fates,
        options,
    };
    let mut graph = Graph::default();
    let mut left = Vec::new();
    for (object, fate) in fates.iter() {
        operations(&cx, &mut graph, &mut left, object, fate);
    }
    for name in new.tables.keys() {
        graph.add(
            Action::Finish,
            ObjectId::Table(name.clone()),
            table::finish(&cx, name),
        );
    }
    for name in new.sequences.keys() {
        let id = ObjectId::Sequence(name.clone());
        graph.add(Action::Alter, id, database::disown_sequence(&cx, name));
        graph.add(
            Action::Finish,
            ObjectId::Sequence(name.clone()),
            database::own_sequence(&cx, name),
        );
    }
    attachments(&cx, &mut graph);
    arrange(&cx, &mut graph);
    let mut steps = database::default_privileges(&cx);
    steps.extend(graph.into_steps());
    Plan { steps, left }
}

/// Adds the operations that attach new partitions, and indexes and keys of partitions.
fn attachments(cx: &Context<'_>, graph: &mut Graph) {
    for (name, table) in &cx.new.tables {
        let Some(of) = &table.partition_of else {
            continue;
        };
        let id = ObjectId::Table(name.clone());
        let mut parts = Vec::new();
        for index in table.indexes.keys() {
            let index = name.beside(index);
            let part = ObjectId::Index(index.clone());
            if is_attached_anew(cx, &part, index::parent(cx.new, &index)) {
                graph.add(Action::Attach, part.clone(), index::attach(cx, &index));
            }
            parts.push(part);
        }
        for (key, constraint) in &table.constraints {
            if !order::is_attached_key(table, constraint) {
                continue;
            }
            let part = ObjectId::Constraint(name.clone(), key.clone());
            let parent = order::parent_key(cx.new, name, key);
            let parent = parent.map(|parent| ObjectId::Constraint(of.parent.clone(), parent.name));
            if is_attached_anew(cx, &part, parent) {
                graph.add(
                    Action::Attach,
                    part.clone(),
                    constraint::attach(cx, name, key),
                );
            }
            parts.push(part);
        }
        if cx.fate(&id).is_created() {
            let step = Step::new(&id, ddl::attach_partition(name, of));
            let step = cx.lock(step, &of.parent, LockMode::ShareUpdateExclusive);
            graph.add(Action::Attach, id.clone(), [step]);
            for part in &parts {
                graph.order((Action::Create, part), (Action::Attach, &id));
            }
        }
        for part in &parts {
            graph.order((Action::Create, part), (Action::Attach, part));
            graph.order((Action::Attach, &id), (Action::Attach, part));
            if let ObjectId::Index(index) = part
                && let Some(parent) = index::parent(cx.new, index)
            {
                graph.order((Action::Create, &parent), (Action::Attach, part));
                graph.order((Action::Attach, part), (Action::Attach, &parent));
            }
            if let ObjectId::Constraint(_, key) = part
                && let Some(parent) = order::parent_key(cx.new, name, key)
            {
                let parent = ObjectId::Constraint(of.parent.clone(), parent.name);
                graph.order((Action::Create, &parent), (Action::Attach, part));
                graph.order((Action::Attach, part), (Action::Attach, &parent));
            }
        }
        for (other, table) in &cx.old.tables {
            if table
                .partition_of
                .as_ref()
                .is_some_and(|own| own.parent == of.parent)
            {
                let other = ObjectId::Table(other.clone());
                graph.order((Action::Drop, &other), (Action::Attach, &id));
                graph.order((Action::Drop, &other), (Action::Alter, &id));
            }
        }
        let parent = ObjectId::Table(of.parent.clone());
        graph.order((Action::Create, &parent), (Action::Attach, &id));
        graph.order((Action::Attach, &id), (Action::Attach, &parent));
    }
    // A foreign key onto a partitioned table needs the keys of all its partitions.
    for key in graph.objects(Action::Create) {
        let ObjectId::Constraint(table, name) = &key else {
            continue;
        };
        if constraint::is_foreign_key(cx.new, table, name) {
            for part in graph.objects(Action::Attach) {
                graph.order((Action::Attach, &part), (Action::Create, &key));
            }
        }
    }
}

/// Whether a part of a partition has to be attached: it or what it is attached to is new.
fn is_attached_anew(cx: &Context<'_>, part: &ObjectId, parent: Option<ObjectId>) -> bool {
    parent.is_some_and(|parent| {
        cx.fate(part).is_created()
            || cx.fate(part) == Fate::Altered
            || cx.fate(&parent).is_created()
    })
}

/// Adds the operations of one object.
fn operations(
    cx: &Context<'_>,
    graph: &mut Graph,
    left: &mut Vec<ObjectId>,
    object: &ObjectId,
    fate: Fate,
) {
    if fate == Fate::Kept || is_part_of_operation(cx, object, fate) {
        return;
    }
    if let ObjectId::Other(kind, identity) = object {
        let has_text = |side: &Side<'_>| {
            let other = side.other(kind, identity);
            other.is_none_or(|other| other.definition.is_some())
        };
        if fate != Fate::Altered && (!has_text(cx.new) || !has_text(cx.old)) {
            left.push(object.clone());
            return;
        }
    }
    if let (ObjectId::Type(name), Fate::Retyped) = (object, fate) {
        return types::replace(cx, graph, name);
    }
    if fate.is_dropped() {
        graph.add(Action::Drop, object.clone(), drop(cx, object));
    }
    if fate.is_created() {
        graph.add(Action::Create, object.clone(), create(cx, object));
    }
    if let (ObjectId::Table(name), Fate::Altered) = (object, fate) {
        graph.add(Action::Drop, object.clone(), table::detach(cx, name));
    }
    if matches!(fate, Fate::Altered | Fate::Retyped) {
        graph.add(Action::Alter, object.clone(), alter(cx, object));
    }
}

/// Whether an object comes and goes with the table or column that it is a part of.
fn is_part_of_operation(cx: &Context<'_>, object: &ObjectId, fate: Fate) -> bool {
    let owner = match object {
        ObjectId::Index(name) => {
            let of = |side: &Side<'_>| side.index(name).map(|(table, _)| table.clone());
            let table = if fate == Fate::Dropped {
                of(cx.old)
            } else {
                of(cx.new)
            };
            table.map(ObjectId::Table)
        }
        ObjectId::Statistics(name) if fate == Fate::Dropped => {
            let statistics = cx.old.statistics.get(name);
            statistics.map(|statistics| ObjectId::Table(statistics.table.clone()))
        }
        other => other.owner(),
    };
    let Some(owner) = owner else { return false };
    let fates = [
        Some(cx.fate(&owner)),
        of_view(&owner).map(|view| cx.fate(&view)),
        owner.owner().map(|table| cx.fate(&table)),
    ];
    let is = |test: fn(Fate) -> bool| fates.iter().flatten().any(|fate| test(*fate));
    match object {
        ObjectId::Default(..) => {
            // That of a retyped column is written with the type.
            is(Fate::is_created) || is(Fate::is_dropped) || is(|fate| fate == Fate::Retyped)
        }
        ObjectId::Column(..) => is(Fate::is_created) || is(Fate::is_dropped),
        ObjectId::Constraint(table, name) if fate.is_created() && is(Fate::is_created) => {
            let of_table = cx.new.tables.get(table);
            let constraint = of_table.and_then(|of| Some((of, of.constraints.get(name)?)));
            constraint.is_some_and(|(of, constraint)| of.can_declare(constraint))
        }
        // It keeps the other table from being dropped.
        ObjectId::Constraint(table, name) if fate == Fate::Dropped && is(Fate::is_dropped) => {
            let constraint = cx.old.constraint(table, name);
            !constraint.is_some_and(|constraint| match &constraint.kind {
                ConstraintKind::ForeignKey(key) => {
                    key.table != *table && cx.fate(&ObjectId::Table(key.table.clone())).is_dropped()
                }
                _ => false,
            })
        }
        _ => fate == Fate::Dropped && is(Fate::is_dropped),
    }
}

/// The view that a part can be of, where [`ObjectId::owner`] names a table.
fn of_view(owner: &ObjectId) -> Option<ObjectId> {
    match owner {
        ObjectId::Table(name) => Some(ObjectId::View(name.clone())),
        _ => None,
    }
}

fn create(cx: &Context<'_>, object: &ObjectId) -> Vec<Step> {
    match object {
        ObjectId::Type(name) => types::create(cx, name),
        ObjectId::Column(table, name) => column::create(cx, table, name),
        ObjectId::Default(table, name) => column::set_default(cx, table, name),
        ObjectId::Constraint(table, name) => constraint::create(cx, table, name),
        ObjectId::Index(name) => index::create(cx, name),
        other => {
            let step = order::Step::Create(other.clone());
            let statements = ddl::create_step(cx.new, &step);
            let steps = statements.into_iter().map(|sql| Step::new(object, sql));
            steps.map(|step| parts::lock(cx, object, step)).collect()
        }
    }
}

fn drop(cx: &Context<'_>, object: &ObjectId) -> Vec<Step> {
    match object {
        ObjectId::Sequence(name) => database::drop_sequence(cx, name),
        ObjectId::Table(name) => table::drop(cx, name),
        ObjectId::Column(table, name) => column::drop(cx, table, name),
        ObjectId::Default(table, name) => column::drop_default(cx, table, name),
        ObjectId::Constraint(table, name) => constraint::drop(cx, table, name),
        ObjectId::Index(name) => index::drop(cx, name),
        ObjectId::Trigger(table, name)
            if cx
                .old
                .trigger(table, name)
                .is_some_and(|trigger| trigger.inherited) =>
        {
            // It is that of the partitioned table, and fires as that does again.
            let sql = ddl::enable_trigger(table, name, Enabled::Origin);
            vec![cx.lock(Step::new(object, sql), table, LockMode::ShareRowExclusive)]
        }
        other => {
            let sql = ddl::drop_object(cx.old, other);
            let steps = sql.into_iter().map(|sql| Step::new(object, sql));
            steps.map(|step| parts::lock(cx, object, step)).collect()
        }
    }
}

fn alter(cx: &Context<'_>, object: &ObjectId) -> Vec<Step> {
    match object {
        ObjectId::Schema(name) => database::alter_schema(cx, name),
        ObjectId::Extension(name) => database::alter_extension(cx, name),
        ObjectId::Type(name) => types::alter(cx, name),
        ObjectId::Routine(name) => database::alter_routine(cx, name),
        ObjectId::Sequence(name) => database::alter_sequence(cx, name),
        ObjectId::Table(name) => table::alter(cx, name),
        ObjectId::Column(table, name) => column::alter(cx, table, name),
        ObjectId::Default(table, name) => column::set_default(cx, table, name),
        ObjectId::Constraint(table, name) => constraint::alter(cx, table, name),
        ObjectId::Index(name) => index::alter(cx, name),
        ObjectId::View(name) => view::alter(cx, name),
        ObjectId::Trigger(table, name) => parts::alter_trigger(cx, table, name),
        ObjectId::Rule(table, name) => parts::alter_rule(cx, table, name),
        ObjectId::Policy(table, name) => parts::alter_policy(cx, table, name),
        ObjectId::Statistics(name) => parts::alter_statistics(cx, name),
        ObjectId::EventTrigger(name) => database::alter_event_trigger(cx, name),
        ObjectId::Publication(name) => database::alter_publication(cx, name),
        ObjectId::Other(kind, identity) => database::alter_other(cx, kind, identity),
    }
}

/// Orders the operations by what objects need before and after.
fn arrange(cx: &Context<'_>, graph: &mut Graph) {
    for (user, needed) in cx.old.needs.iter() {
        for object in needed {
            graph.order((Action::Drop, user), (Action::Drop, object));
            graph.order((Action::Drop, user), (Action::Alter, object));
            if cx.fate(object) == Fate::Dropped {
                graph.order((Action::Alter, user), (Action::Drop, object));
            }
            if let (ObjectId::Type(name), Fate::Retyped) = (object, cx.fate(object)) {
                let aside = types::old_type(name);
                for action in [Action::Drop, Action::Alter] {
                    graph.order((action, user), (Action::Drop, &aside));
                }
                if let (ObjectId::Type(user), Fate::Retyped) = (user, cx.fate(user)) {
                    let user = types::old_type(user);
                    graph.order((Action::Drop, &user), (Action::Drop, &aside));
                }
            }
        }
    }
    for (user, needed) in cx.new.needs.iter() {
        // That of a column whose type is kept is not written with the column.
        let is_apart = matches!(user, ObjectId::Default(..))
            && user
                .owner()
                .is_some_and(|column| cx.fate(&column) != Fate::Retyped)
            && !graph.has(Action::Alter, user);
        for object in needed {
            graph.order((Action::Create, object), (Action::Create, user));
            graph.order((Action::Alter, object), (Action::Create, user));
            if !is_apart {
                graph.order((Action::Create, object), (Action::Alter, user));
                graph.order((Action::Alter, object), (Action::Alter, user));
            }
        }
    }
    for object in graph.objects(Action::Create) {
        graph.order((Action::Drop, &object), (Action::Create, &object));
    }
    for (object, _) in cx.fates.iter().filter(|(_, fate)| *fate == Fate::Retyped) {
        if let ObjectId::Type(name) = object {
            graph.order(
                (Action::Alter, object),
                (Action::Drop, &types::old_type(name)),
            );
        }
    }
    sequences_of_columns(cx, graph);
    logged_tables(cx, graph);
    // A name is free when what had it is dropped.
    let mut dropped: BTreeMap<Name, Vec<ObjectId>> = BTreeMap::new();
    for object in graph.objects(Action::Drop) {
        if let Some(name) = relation_name(&object) {
            dropped.entry(name).or_default().push(object);
        }
    }
    for object in graph.objects(Action::Create) {
        let name = relation_name(&object);
        for other in name
            .and_then(|name| dropped.get(&name))
            .into_iter()
            .flatten()
        {
            graph.order((Action::Drop, other), (Action::Create, &object));
        }
    }
}

/// A column gives up its identity before a sequence gets that name, and a sequence makes way for
/// the identity of a column.
fn sequences_of_columns(cx: &Context<'_>, graph: &mut Graph) {
    let sequences = cx.old.sequences.iter().chain(&cx.new.sequences);
    for (name, sequence) in sequences {
        let Some((table, column)) = &sequence.owned_by else {
            continue;
        };
        let id = ObjectId::Sequence(name.clone());
        let column = ObjectId::Column(table.clone(), column.clone());
        let has_identity = |catalog: &Catalog| {
            let column = catalog
                .tables
                .get(table)
                .and_then(|of| of.column(name_of(&column)));
            column.is_some_and(|column| column.identity.is_some())
        };
        if has_identity(cx.old) {
            graph.order((Action::Alter, &column), (Action::Create, &id));
        }
        if has_identity(cx.new) {
            graph.order((Action::Drop, &id), (Action::Alter, &column));
        }
        if cx.fate(&id) != Fate::Dropped {
            let table = ObjectId::Table(table.clone());
            graph.order((Action::Alter, &id), (Action::Drop, &column));
            graph.order((Action::Alter, &id), (Action::Drop, &table));
        }
    }
}

fn name_of(column: &ObjectId) -> &str {
    match column {
        ObjectId::Column(_, name) => name,
        _ => "",
    }
}

/// A logged table refers to no unlogged one at any time.
fn logged_tables(cx: &Context<'_>, graph: &mut Graph) {
    for (name, table) in &cx.new.tables {
        for constraint in table.constraints.values() {
            let ConstraintKind::ForeignKey(key) = &constraint.kind else {
                continue;
            };
            let (from, to) = (
                ObjectId::Table(name.clone()),
                ObjectId::Table(key.table.clone()),
            );
            match table.persistence {
                Persistence::Unlogged => graph.order((Action::Alter, &from), (Action::Alter, &to)),
                Persistence::Logged => graph.order((Action::Alter, &to), (Action::Alter, &from)),
            }
        }
    }
}

/// The name of an object among the relations and types of its schema.
fn relation_name(object: &ObjectId) -> Option<Name> {
    match object {
        ObjectId::Type(name)
        | ObjectId::Table(name)
        | ObjectId::View(name)
        | ObjectId::Sequence(name)
        | ObjectId::Index(name) => Some(name.clone()),
        // A key has an index of its name.
        ObjectId::Constraint(table, name) => Some(Name::new(&table.schema, name)),
        _ => None,
    }
}
