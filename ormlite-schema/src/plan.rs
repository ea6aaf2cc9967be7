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
//! what, `circle` which parts of dropped tables go before them, `arrange` and `graph` order the operations. The other files of this module write the statements, each
//! for a family of objects.

mod above;
mod annotate;
mod arrange;
mod attached;
mod backfill;
mod bound;
mod circle;
mod column;
mod constraint;
mod context;
mod database;
mod decide;
mod expand;
mod fate;
mod graph;
mod index;
mod inherit;
mod locks;
mod needs;
mod not_null;
mod of_parent;
mod options;
mod partition;
mod parts;
mod rename;
mod replace;
mod retyping;
mod settings;
mod side;
mod step;
mod table;
mod type_change;
mod types;
mod unlisted;
mod view;

use std::borrow::Cow;

pub use self::expand::{CannotExpand, Expansion, expand};
pub use self::options::{Options, Style};
pub use self::rename::{NotARename, Renames};
pub use self::step::{Hazard, LockMode, Step, TableLock, Transaction, Work};
pub use crate::ddl::Batches;

use self::context::{Context, Moment, steps};
use self::fate::Fate;
use self::graph::{Action, Graph};
use self::side::Side;
use crate::model::{Catalog, ObjectId};
use crate::{ddl, order};

/// Ordered statements that lead from one catalog to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps, in the order in which they run.
    pub steps: Vec<Step>,
    /// Differences that the plan does not remove, because the model does not know how to write the
    /// object.
    pub left: Vec<ObjectId>,
    /// Objects that are not renamed although [`Options::renames`] says so: the old catalog has both
    /// names. If the new one has both, too, the rename may have been made before; else the plan
    /// drops what has the old name.
    pub not_renamed: Vec<ObjectId>,
}

impl Plan {
    /// Statements that set parameters of the session before the steps, so that their order does not
    /// matter more than it has to: functions are not checked for what is created after them.
    pub fn settings(&self) -> &'static [&'static str] {
        let is_routine = |step: &Step| matches!(step.object, ObjectId::Routine(_));
        match self.steps.iter().any(is_routine) {
            true => &[ddl::UNCHECKED_BODIES],
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
    let server = options.server_version;
    let renamed = rename::rename(old, new, &options.renames, server);
    let old = &*renamed.catalog;
    let new = match options.keep_partitions {
        true => unlisted::with_partitions(old, new, server),
        false => Cow::Borrowed(new),
    };
    let (old, new) = (&Side::of(old), &Side::of(&new));
    let fates = decide::fates(old, new, options.server_version);
    let cx = Context {
        old,
        new,
        fates: &fates,
        dropped_apart: &circle::dropped_parts(old, &fates),
        created_apart: &circle::created_parts(new, &fates),
        options,
        moment: Moment::After,
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
    for name in new.views.keys() {
        let id = ObjectId::View(name.clone());
        graph.add(Action::Finish, id, view::finish(&cx, name));
    }
    for name in new.sequences.keys() {
        let id = ObjectId::Sequence(name.clone());
        graph.add(Action::Prepare, id, database::disown_sequence(&cx, name));
        graph.add(
            Action::Finish,
            ObjectId::Sequence(name.clone()),
            database::own_sequence(&cx, name),
        );
    }
    database::default_privileges(&cx, &mut graph);
    partition::attach(&cx, &mut graph);
    inherit::join(&cx, &mut graph);
    arrange::arrange(&cx, &mut graph);
    replace::arrange(&cx, &mut graph);
    let mut steps = renamed.steps;
    steps.extend(graph.into_steps());
    locks::settle(&mut steps, old, new);
    Plan {
        steps,
        left,
        not_renamed: renamed.refused,
    }
}

/// Adds the operations of one object.
fn operations(
    cx: &Context<'_>,
    graph: &mut Graph,
    left: &mut Vec<ObjectId>,
    object: &ObjectId,
    fate: Fate,
) {
    let is_part = |fate: Fate| is_part_of_operation(cx, object, fate);
    let (goes, comes) = (is_part(Fate::Dropped), is_part(Fate::Created));
    let is_part = match fate {
        Fate::Kept => true,
        Fate::Dropped => goes,
        Fate::Created => comes,
        Fate::Recreated => goes && comes,
        Fate::Altered | Fate::Retyped => is_part(fate),
    };
    if is_part {
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
    let before = Context {
        moment: Moment::Before,
        ..*cx
    };
    match object {
        ObjectId::Index(name) if replace::is_index_replaced(cx, name) => {
            let aside = replace::put_aside(name);
            graph.add(Action::Create, object.clone(), index::put_aside(cx, name));
            let dropped = index::drop_as(&before, name, &aside);
            return graph.add(Action::Drop, ObjectId::Index(aside), dropped);
        }
        ObjectId::Constraint(table, name) if replace::is_key_replaced(cx, table, name) => {
            let created = constraint::create(cx, table, name);
            return graph.add(Action::Create, object.clone(), created);
        }
        _ => {}
    }
    if fate.is_dropped() && !goes {
        graph.add(Action::Drop, object.clone(), drop(&before, object));
    }
    if fate.is_created() && !comes {
        graph.add(Action::Create, object.clone(), create(cx, object));
    }
    if let (ObjectId::Table(name), Fate::Altered) = (object, fate) {
        graph.add(
            Action::Prepare,
            object.clone(),
            table::detach(&before, name),
        );
        graph.add(
            Action::Prepare,
            object.clone(),
            inherit::leave(&before, name),
        );
    }
    if matches!(fate, Fate::Altered | Fate::Retyped) {
        if let ObjectId::Column(table, name) = object {
            let steps = column::prepare(cx, table, name);
            graph.add(Action::Prepare, object.clone(), steps);
        }
        if let ObjectId::Constraint(table, name) = object {
            let steps = constraint::prepare(cx, table, name);
            graph.add(Action::Prepare, object.clone(), steps);
        }
        graph.add(Action::Alter, object.clone(), alter(cx, object));
    }
}

/// Whether an object is created, dropped or changed with the table or column that it is a part of.
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
    if fate.is_created() && cx.created_apart.contains(object) {
        return false;
    }
    let fates = [
        Some(cx.fate(&owner)),
        of_view(&owner).map(|view| cx.fate(&view)),
        owner.owner().map(|table| cx.fate(&table)),
    ];
    let is = |test: fn(Fate) -> bool| fates.iter().flatten().any(|fate| test(*fate));
    let goes = is(Fate::is_dropped) && !cx.dropped_apart.contains(object);
    match object {
        // The default of a retyped column is written with the type.
        ObjectId::Default(..) if is(|fate| fate == Fate::Retyped) => true,
        ObjectId::Default(..) | ObjectId::Column(..) => match fate {
            Fate::Dropped => goes,
            Fate::Created => is(Fate::is_created),
            _ => goes || is(Fate::is_created),
        },
        ObjectId::Constraint(table, name) if fate.is_created() && is(Fate::is_created) => {
            let of_table = cx.new.tables.get(table);
            let constraint = of_table.and_then(|of| Some((of, of.constraints.get(name)?)));
            constraint.is_some_and(|(of, constraint)| of.can_declare(constraint))
        }
        _ => fate == Fate::Dropped && goes,
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
            let is_apart = |step: &order::Step| match step {
                order::Step::Create(part) => cx.created_apart.contains(part),
                order::Step::Attach(partition) => !cx.is_kept(partition),
                _ => false,
            };
            let mut statements = ddl::create_object(cx.new, other, is_apart);
            for statement in database::privileges_of_new(cx, other) {
                if !statements.contains(&statement) {
                    statements.push(statement);
                }
            }
            let steps = steps(object, statements).into_iter();
            steps
                .enumerate()
                .map(|(at, step)| parts::lock_created(cx, object, step, at))
                .map(|step| database::warn_of_options(object, step))
                .collect()
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
        ObjectId::Trigger(table, name) => parts::drop_trigger(cx, table, name),
        other => {
            let steps = steps(object, ddl::drop_object(cx.old, other)).into_iter();
            steps
                .map(|step| parts::lock_dropped(cx, object, step))
                .collect()
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
