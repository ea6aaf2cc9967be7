//! Decides what becomes of each object of two catalogs.

use std::collections::BTreeSet;

use super::fate::{Fate, Fates};
use super::side::Side;
use super::{above, attached, column, constraint, index, inherit, partition, types, view};
use crate::model::{Catalog, Constraint, Index, Name, ObjectId};

/// The fates of all objects.
pub(super) fn fates(old: &Side<'_>, new: &Side<'_>, server: u32) -> Fates {
    let (before, after) = (objects(old), objects(new));
    let mut fates = Fates::default();
    for object in before.union(&after) {
        let fate = match (before.contains(object), after.contains(object)) {
            (true, true) => compare(old, new, object, server),
            (true, false) => Fate::Dropped,
            (false, _) => Fate::Created,
        };
        fates.set(object.clone(), fate);
    }
    for constraint in above::kept_alone(old, new, &fates) {
        fates.set(constraint, Fate::Recreated);
    }
    for object in attached::made_anew(old, new, &fates) {
        fates.set(object, Fate::Recreated);
    }
    spread(&mut fates, old, new);
    fates
}

/// Lets what uses a recreated or retyped object make way, too.
fn spread(fates: &mut Fates, old: &Side<'_>, new: &Side<'_>) {
    let mut rest: Vec<ObjectId> = fates
        .iter()
        .filter(|(_, fate)| matches!(fate, Fate::Recreated | Fate::Retyped | Fate::Dropped))
        .map(|(object, _)| object.clone())
        .collect();
    while let Some(object) = rest.pop() {
        let fate = fates.get(&object);
        // The server changes no type of a partition key.
        if let (ObjectId::Column(table, column), Fate::Retyped) = (&object, fate)
            && partition::is_key(old, table, column)
        {
            let table = ObjectId::Table(table.clone());
            if !fates.get(&table).is_dropped() {
                fates.set(table.clone(), Fate::Recreated);
                rest.push(table);
            }
        }
        let users: Vec<_> = old.needs.users(&object).cloned().collect();
        for user in users {
            let own = fates.get(&user);
            let spread = match fate {
                _ if is_left_by(old, new, &object, &user) => None,
                _ if inherit::is_counterpart(old, &object, &user) => {
                    // It leaves the old parent table, and joins the new one.
                    let is_left = fate == Fate::Recreated && own == Fate::Kept;
                    (matches!(user, ObjectId::Table(_)) && is_left).then_some(Fate::Altered)
                }
                Fate::Retyped => after_retyping(old, &object, &user),
                Fate::Dropped => after_dropping(old, &user).filter(|_| own == Fate::Kept),
                _ if partition::is_of_partition(old, &object, &user) => {
                    // It is detached, and attached to the new partitioned table.
                    (matches!(user, ObjectId::Table(_)) && own == Fate::Kept)
                        .then_some(Fate::Altered)
                }
                _ => after_recreating(old, &object, &user),
            };
            let is_settled = matches!(own, Fate::Created | Fate::Dropped | Fate::Recreated)
                || (own == Fate::Retyped && spread == Some(Fate::Retyped));
            if let Some(spread) = spread
                && !is_settled
            {
                fates.set(user.clone(), spread);
                if spread != Fate::Altered {
                    rest.push(user);
                }
            }
        }
    }
}

/// Whether the user is the index or key of a partition that is detached, and the object that of the
/// partitioned table: it stays, and can be attached to another one.
fn is_left_by(old: &Side<'_>, new: &Side<'_>, object: &ObjectId, user: &ObjectId) -> bool {
    let partition = |side: &Side<'_>, table: &Name| side.tables.get(table)?.partition_of.clone();
    let is_moved = |table: &Name| partition(old, table) != partition(new, table);
    let is_left = match user {
        ObjectId::Index(name) => {
            let of = old.index(name).zip(new.index(name));
            of.is_some_and(|((table, _), _)| is_moved(table))
        }
        ObjectId::Constraint(table, name) => {
            let is_key = old
                .constraint(table, name)
                .is_some_and(Constraint::has_index);
            is_key && new.constraint(table, name).is_some() && is_moved(table)
        }
        _ => false,
    };
    is_left && partition::is_of_partition(old, object, user)
}

/// What becomes of a user of a column or type that is retyped.
fn after_retyping(old: &Catalog, object: &ObjectId, user: &ObjectId) -> Option<Fate> {
    match user {
        // A column of a type that is replaced gets the new type; an expression is computed anew.
        ObjectId::Column(table, name) => {
            let column = old.column(table, name);
            match column.is_some_and(|column| column.generated.is_some()) {
                true => Some(Fate::Recreated),
                false if matches!(object, ObjectId::Type(_)) => Some(Fate::Retyped),
                false => None,
            }
        }
        // A composite type or domain that contains the type is replaced, too.
        ObjectId::Type(_) if matches!(object, ObjectId::Type(_)) => Some(Fate::Retyped),
        ObjectId::View(_)
        | ObjectId::Rule(..)
        | ObjectId::Trigger(..)
        | ObjectId::Policy(..)
        | ObjectId::Publication(_)
        | ObjectId::Routine(_) => Some(Fate::Recreated),
        // The server rebuilds those of a column. Those that name a type hold on to the old one.
        ObjectId::Default(..) | ObjectId::Index(_) => {
            matches!(object, ObjectId::Type(_)).then_some(Fate::Recreated)
        }
        // A typed table leaves the old type, and gets the new one.
        ObjectId::Table(name) => {
            let table = old.tables.get(name);
            let of = table.and_then(|table| table.of_type.clone());
            (of.map(ObjectId::Type).as_ref() == Some(object)).then_some(Fate::Altered)
        }
        ObjectId::Constraint(table, name) => {
            let is_type = matches!(object, ObjectId::Type(_));
            (is_type || constraint::is_foreign_key(old, table, name)).then_some(Fate::Recreated)
        }
        _ => None,
    }
}

/// What becomes of a user of an object that is dropped and created again.
fn after_recreating(old: &Catalog, object: &ObjectId, user: &ObjectId) -> Option<Fate> {
    match user {
        ObjectId::Column(table, name) => {
            let column = old.column(table, name);
            let is_generated = column.is_some_and(|column| column.generated.is_some());
            let is_part = matches!(object, ObjectId::Table(own) if own == table);
            (is_generated || is_part).then_some(Fate::Recreated)
        }
        ObjectId::Sequence(_) | ObjectId::Extension(_) => None,
        _ => Some(Fate::Recreated),
    }
}

/// What becomes of a user of an object that is dropped, although the user is the same afterwards: it
/// needs something else of that name, another function for the same call, or another key of the same
/// columns.
fn after_dropping(old: &Catalog, user: &ObjectId) -> Option<Fate> {
    match user {
        ObjectId::Column(table, name) => {
            let column = old.column(table, name);
            let is_generated = column.is_some_and(|column| column.generated.is_some());
            is_generated.then_some(Fate::Recreated)
        }
        // A body in quotes finds what it names when it runs.
        ObjectId::Routine(signature) => {
            let routine = old.routines.get(signature);
            let is_parsed = routine.is_some_and(|it| !it.definition.contains("\nAS $"));
            is_parsed.then_some(Fate::Recreated)
        }
        ObjectId::Default(..)
        | ObjectId::Constraint(..)
        | ObjectId::Index(_)
        | ObjectId::Statistics(_)
        | ObjectId::View(_)
        | ObjectId::Rule(..)
        | ObjectId::Trigger(..)
        | ObjectId::Policy(..) => Some(Fate::Recreated),
        _ => None,
    }
}

fn compare(old: &Side<'_>, new: &Side<'_>, object: &ObjectId, server: u32) -> Fate {
    let changed = |is_changed: bool| match is_changed {
        true => Fate::Altered,
        false => Fate::Kept,
    };
    match object {
        ObjectId::Schema(name) => changed(old.schemas.get(name) != new.schemas.get(name)),
        ObjectId::Extension(name) => changed(old.extensions.get(name) != new.extensions.get(name)),
        ObjectId::Type(name) => match (old.types.get(name), new.types.get(name)) {
            (Some(old), Some(new)) => types::compare(old, new),
            _ => Fate::Kept,
        },
        ObjectId::Sequence(name) => changed(old.sequences.get(name) != new.sequences.get(name)),
        ObjectId::Routine(name) => match (old.routines.get(name), new.routines.get(name)) {
            (Some(old), Some(new)) => {
                let signature = |routine: &crate::model::Routine| {
                    (
                        routine.kind,
                        routine.arguments.clone(),
                        routine.returns.clone(),
                    )
                };
                match signature(old) == signature(new) {
                    true => changed(old != new),
                    false => Fate::Recreated,
                }
            }
            _ => Fate::Kept,
        },
        ObjectId::Table(name) => match (old.tables.get(name), new.tables.get(name)) {
            (Some(old), Some(new)) if old.partition_by != new.partition_by => Fate::Recreated,
            (Some(old), Some(new)) => changed(!super::table::is_same(old, new)),
            _ => Fate::Kept,
        },
        ObjectId::Column(table, name) => match (old.column(table, name), new.column(table, name)) {
            (Some(old), Some(new)) => column::compare(old, new, server),
            _ => Fate::Kept,
        },
        ObjectId::Default(table, name) => {
            let default = |side: &Side<'_>| side.column(table, name)?.default.clone();
            changed(default(old) != default(new))
        }
        ObjectId::Constraint(table, name) => {
            match (old.constraint(table, name), new.constraint(table, name)) {
                (Some(old), Some(new)) => constraint::compare(old, new),
                _ => Fate::Kept,
            }
        }
        ObjectId::Index(name) => match (old.index(name), new.index(name)) {
            (Some((of, before)), Some((table, after))) if of == table => {
                let partition = |catalog: &Catalog| {
                    catalog
                        .tables
                        .get(of)
                        .and_then(|of| of.partition_of.clone())
                };
                match partition(old) == partition(new) {
                    // It is valid as soon as the indexes of all partitions are attached.
                    true if before.invalid && attached::is_completed(old, new, name) => {
                        let invalid = after.invalid;
                        index::compare(
                            &Index {
                                invalid,
                                ..before.clone()
                            },
                            after,
                        )
                    }
                    true => index::compare(before, after),
                    // The indexes of a partition that is detached stay as they are.
                    false => {
                        let attached_to = after.attached_to.clone();
                        index::compare(
                            &Index {
                                attached_to,
                                ..before.clone()
                            },
                            after,
                        )
                    }
                }
            }
            (Some(_), Some(_)) => Fate::Recreated,
            _ => Fate::Kept,
        },
        ObjectId::View(name) => match (old.views.get(name), new.views.get(name)) {
            (Some(old), Some(new)) => view::compare(old, new),
            _ => Fate::Kept,
        },
        ObjectId::Trigger(table, name) => {
            match (old.trigger(table, name), new.trigger(table, name)) {
                (Some(old), Some(new)) if old.definition != new.definition => Fate::Recreated,
                (old, new) => changed(old != new),
            }
        }
        ObjectId::Rule(table, name) => match (old.rule(table, name), new.rule(table, name)) {
            (Some(old), Some(new)) if old.definition != new.definition => Fate::Recreated,
            (old, new) => changed(old != new),
        },
        ObjectId::Policy(table, name) => match (old.policy(table, name), new.policy(table, name)) {
            (Some(old), Some(new))
                if (old.restrictive, old.command) != (new.restrictive, new.command)
                    || (old.using.is_some() && new.using.is_none())
                    || (old.check.is_some() && new.check.is_none()) =>
            {
                Fate::Recreated
            }
            (old, new) => changed(old != new),
        },
        ObjectId::Statistics(name) => match (old.statistics.get(name), new.statistics.get(name)) {
            (Some(old), Some(new))
                if (&old.table, &old.definition) != (&new.table, &new.definition) =>
            {
                Fate::Recreated
            }
            (old, new) => changed(old != new),
        },
        ObjectId::EventTrigger(name) => {
            match (old.event_triggers.get(name), new.event_triggers.get(name)) {
                (Some(old), Some(new))
                    if (&old.event, &old.tags, &old.function)
                        != (&new.event, &new.tags, &new.function) =>
                {
                    Fate::Recreated
                }
                (old, new) => changed(old != new),
            }
        }
        ObjectId::Publication(name) => {
            match (old.publications.get(name), new.publications.get(name)) {
                (Some(old), Some(new)) if old.all_tables != new.all_tables => Fate::Recreated,
                (old, new) => changed(old != new),
            }
        }
        ObjectId::Other(kind, identity) => {
            match (old.other(kind, identity), new.other(kind, identity)) {
                (Some(old), Some(new)) if old.definition != new.definition => Fate::Recreated,
                (old, new) => changed(old != new),
            }
        }
    }
}

/// Every object of a catalog.
fn objects(catalog: &Catalog) -> BTreeSet<ObjectId> {
    let mut objects = BTreeSet::new();
    objects.extend(catalog.schemas.keys().cloned().map(ObjectId::Schema));
    objects.extend(catalog.extensions.keys().cloned().map(ObjectId::Extension));
    objects.extend(catalog.types.keys().cloned().map(ObjectId::Type));
    objects.extend(catalog.sequences.keys().cloned().map(ObjectId::Sequence));
    objects.extend(catalog.routines.keys().cloned().map(ObjectId::Routine));
    for (name, table) in &catalog.tables {
        let of = |part: &String| (name.clone(), part.clone());
        objects.insert(ObjectId::Table(name.clone()));
        for column in &table.columns {
            let (table, column_name) = of(&column.name);
            if column.default.is_some() {
                objects.insert(ObjectId::Default(table.clone(), column_name.clone()));
            }
            objects.insert(ObjectId::Column(table, column_name));
        }
        let constraints = table.constraints.keys().map(of);
        objects.extend(constraints.map(|(table, name)| ObjectId::Constraint(table, name)));
        let policies = table.policies.keys().map(of);
        objects.extend(policies.map(|(table, name)| ObjectId::Policy(table, name)));
        let triggers = table.triggers.keys().map(of);
        objects.extend(triggers.map(|(table, name)| ObjectId::Trigger(table, name)));
        let rules = table.rules.keys().map(of);
        objects.extend(rules.map(|(table, name)| ObjectId::Rule(table, name)));
        let indexes = table.indexes.keys();
        objects.extend(indexes.map(|index| ObjectId::Index(Name::new(&name.schema, index))));
    }
    for (name, view) in &catalog.views {
        let of = |part: &String| (name.clone(), part.clone());
        objects.insert(ObjectId::View(name.clone()));
        let triggers = view.triggers.keys().map(of);
        objects.extend(triggers.map(|(table, name)| ObjectId::Trigger(table, name)));
        let rules = view.rules.keys().map(of);
        objects.extend(rules.map(|(table, name)| ObjectId::Rule(table, name)));
        let indexes = view.indexes.keys();
        objects.extend(indexes.map(|index| ObjectId::Index(Name::new(&name.schema, index))));
    }
    objects.extend(catalog.statistics.keys().cloned().map(ObjectId::Statistics));
    objects.extend(
        catalog
            .event_triggers
            .keys()
            .cloned()
            .map(ObjectId::EventTrigger),
    );
    objects.extend(
        catalog
            .publications
            .keys()
            .cloned()
            .map(ObjectId::Publication),
    );
    let others = catalog.others.iter();
    objects.extend(others.map(|other| ObjectId::Other(other.kind.clone(), other.identity.clone())));
    objects
}
