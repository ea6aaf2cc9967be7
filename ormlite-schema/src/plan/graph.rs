//! Operations on objects, and their order.

use std::collections::{BTreeMap, BTreeSet};

use super::step::Step;
use crate::model::ObjectId;

/// What is done with an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Action {
    /// Something is set before all else.
    Prepare,
    /// It is dropped, for good or to be created again.
    Drop,
    /// It is changed in place.
    Alter,
    /// It is created.
    Create,
    /// It becomes part of a partitioned table or its index, or gets a parent table or a type.
    Attach,
    /// It gets what needs everything else.
    Finish,
}

/// The operations of a plan, and which of them come after which.
#[derive(Debug, Default)]
pub(super) struct Graph {
    operations: BTreeMap<(Action, ObjectId), Operation>,
}

#[derive(Debug, Default)]
struct Operation {
    steps: Vec<Step>,
    after: BTreeSet<(Action, ObjectId)>,
}

impl Graph {
    /// Adds an operation. Steps of the same operation are in the order of the calls.
    pub(super) fn add(
        &mut self,
        action: Action,
        object: ObjectId,
        steps: impl IntoIterator<Item = Step>,
    ) {
        let mut steps = steps.into_iter().peekable();
        if steps.peek().is_some() {
            let operation = self.operations.entry((action, object)).or_default();
            operation.steps.extend(steps);
        }
    }

    /// Whether there is an operation of the object's own.
    pub(super) fn has(&self, action: Action, object: &ObjectId) -> bool {
        self.operations.contains_key(&(action, object.clone()))
    }

    /// The operation that an action on an object is part of: the object's own, or that of the table
    /// that has it.
    fn operation(&self, action: Action, object: &ObjectId) -> Option<(Action, ObjectId)> {
        let mut object = object.clone();
        loop {
            let key = (action, object);
            if self.operations.contains_key(&key) {
                return Some(key);
            }
            // What is created and dropped with its table is not changed with it.
            if action == Action::Alter && !matches!(key.1, ObjectId::Default(..)) {
                return None;
            }
            // A part of a table, or of a view of that name.
            if let ObjectId::Table(name) = key.1 {
                let view = (action, ObjectId::View(name));
                return self.operations.contains_key(&view).then_some(view);
            }
            object = key.1.owner()?;
        }
    }

    /// Lets one operation follow another, if both exist.
    pub(super) fn order(&mut self, first: (Action, &ObjectId), then: (Action, &ObjectId)) {
        let first = self.operation(first.0, first.1);
        let then = self.operation(then.0, then.1);
        if let (Some(first), Some(then)) = (first, then)
            && first != then
            && let Some(operation) = self.operations.get_mut(&then)
        {
            operation.after.insert(first);
        }
    }

    /// The objects that an action is done with.
    pub(super) fn objects(&self, action: Action) -> Vec<ObjectId> {
        let of_action = self.operations.keys().filter(|(own, _)| *own == action);
        of_action.map(|(_, object)| object.clone()).collect()
    }

    /// All steps in their order: an operation follows those that it comes after. Among operations
    /// that could be next, the order is that of `Action` and [`rank`], then of names.
    ///
    /// A circle is broken at its operation that is the first by that order.
    pub(super) fn into_steps(self) -> Vec<Step> {
        let mut ready = BTreeSet::new();
        let mut waiting: BTreeMap<(Action, ObjectId), usize> = BTreeMap::new();
        let mut followers: BTreeMap<(Action, ObjectId), Vec<(Action, ObjectId)>> = BTreeMap::new();
        for (key, operation) in &self.operations {
            match operation.after.len() {
                0 => {
                    ready.insert(position(key));
                }
                count => {
                    waiting.insert(key.clone(), count);
                }
            }
            for first in &operation.after {
                followers
                    .entry(first.clone())
                    .or_default()
                    .push(key.clone());
            }
        }
        let mut operations = self.operations;
        let mut steps = Vec::new();
        while !operations.is_empty() {
            let key = match ready.pop_first() {
                Some((_, _, key)) => key,
                None => {
                    let Some(next) = in_circle(&operations) else {
                        break;
                    };
                    waiting.remove(&next);
                    next
                }
            };
            if let Some(operation) = operations.remove(&key) {
                steps.extend(operation.steps);
            }
            for follower in followers.remove(&key).unwrap_or_default() {
                if let Some(count) = waiting.get_mut(&follower) {
                    *count -= 1;
                    if *count == 0 {
                        waiting.remove(&follower);
                        ready.insert(position(&follower));
                    }
                }
            }
        }
        steps
    }
}

/// The operation at which a circle is broken, among those that wait: what it waits for waits for it. It
/// waits for fewer others than those that only follow a circle.
fn in_circle(waiting: &BTreeMap<(Action, ObjectId), Operation>) -> Option<(Action, ObjectId)> {
    let numbers: BTreeMap<_, _> = waiting.keys().zip(0..).collect();
    let after = |operation: &Operation| -> Vec<usize> {
        let waited_for = operation.after.iter();
        waited_for
            .filter_map(|key| numbers.get(key).copied())
            .collect()
    };
    let after: Vec<_> = waiting.values().map(after).collect();
    let count_before = |start: usize| {
        let mut seen = vec![false; after.len()];
        let mut rest = vec![start];
        while let Some(next) = rest.pop() {
            for first in &after[next] {
                if !std::mem::replace(&mut seen[*first], true) {
                    rest.push(*first);
                }
            }
        }
        seen.into_iter().filter(|is_before| *is_before).count()
    };
    let first = numbers
        .into_iter()
        .min_by_key(|(key, number)| (count_before(*number), position(key)));
    first.map(|(key, _)| key.clone())
}

type Position = (Action, i16, (Action, ObjectId));

fn position(key: &(Action, ObjectId)) -> Position {
    // Drops are in the reverse order of creation.
    let (action, rank) = match key.0 {
        Action::Prepare => (Action::Prepare, 0),
        Action::Drop => (Action::Drop, -rank(&key.1)),
        // Changes and creations of one rank belong together.
        Action::Alter | Action::Create => (Action::Create, rank(&key.1)),
        // After indexes and keys, before foreign keys.
        Action::Attach => (Action::Create, 10),
        Action::Finish => (Action::Finish, rank(&key.1)),
    };
    (action, rank, key.clone())
}

/// The usual order of creation.
fn rank(object: &ObjectId) -> i16 {
    match object {
        ObjectId::Schema(_) => 0,
        ObjectId::Extension(_) => 1,
        ObjectId::Type(_) => 2,
        ObjectId::Sequence(_) => 3,
        ObjectId::Other(..) => 4,
        ObjectId::Routine(_) => 5,
        ObjectId::Table(_) => 6,
        ObjectId::Column(..) => 7,
        ObjectId::Default(..) => 8,
        ObjectId::Index(_) => 9,
        ObjectId::Constraint(..) => 10,
        ObjectId::Statistics(_) => 11,
        ObjectId::View(_) => 12,
        ObjectId::Rule(..) => 13,
        ObjectId::Trigger(..) => 14,
        ObjectId::Policy(..) => 15,
        ObjectId::Publication(_) => 16,
        ObjectId::EventTrigger(_) => 17,
    }
}
