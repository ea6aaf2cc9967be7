//! Renames are made before all else: the plan compares the old catalog as it is after them.

mod apply;
mod change;
mod hints;
mod matches;
mod text;
mod walk;

pub(super) use self::apply::{apply, column_of};
pub(super) use self::change::Change;
pub use self::hints::{NotARename, Renames};
pub(super) use self::text::{Names, rewrite};

use std::borrow::Cow;
use std::collections::BTreeMap;

use self::change::End;
use super::context::steps;
use super::step::Step;
use crate::ddl;
use crate::model::{Catalog, Name, ObjectId};

/// The old catalog after all renames.
#[derive(Debug)]
pub(super) struct Renamed<'a> {
    /// A copy only if there are renames.
    pub(super) catalog: Cow<'a, Catalog>,
    pub(super) steps: Vec<Step>,
    /// What is not renamed, although a hint says so.
    pub(super) refused: Vec<ObjectId>,
    /// The version of the server.
    server: u32,
}

/// Makes the renames that are hinted at, and those that need no hint.
pub(super) fn rename<'a>(
    old: &'a Catalog,
    new: &Catalog,
    hints: &Renames,
    server: u32,
) -> Renamed<'a> {
    let mut renamed = Renamed {
        catalog: Cow::Borrowed(old),
        steps: Vec::new(),
        refused: Vec::new(),
        server,
    };
    for group in hinted(hints) {
        renamed.make(group, new);
    }
    // The index of a partition is compared when that of the partitioned table has its name.
    let mut last = Vec::new();
    loop {
        let changes = matches::matches(&renamed.catalog, new);
        if changes == last {
            return renamed;
        }
        for change in &changes {
            renamed.change(change);
        }
        last = changes;
    }
}

/// The renames that are hinted at, in groups that are made one after another: a column is named by
/// its table's new name.
fn hinted(hints: &Renames) -> [Vec<Change>; 6] {
    [
        objects(&hints.schemas, |from, to| Change::Schema { from, to }),
        objects(&hints.types, |from, to| Change::Type { from, to }),
        objects(&hints.tables, |from, to| Change::Relation { from, to }),
        objects(&hints.sequences, |from, to| Change::Sequence { from, to }),
        parts(&hints.columns, |of, from, to| Change::Column {
            of,
            from,
            to,
        }),
        parts(&hints.labels, |ty, from, to| Change::Label { ty, from, to }),
    ]
}

fn objects<K: Clone + PartialEq>(
    names: &BTreeMap<K, K>,
    change: fn(K, K) -> Change,
) -> Vec<Change> {
    let renamed = names.iter().filter(|(to, from)| to != from);
    let changes = renamed.map(|(to, from)| change(from.clone(), to.clone()));
    changes.collect()
}

fn parts(
    names: &BTreeMap<(Name, String), String>,
    change: fn(Name, String, String) -> Change,
) -> Vec<Change> {
    let renamed = names.iter().filter(|((_, to), from)| to != *from);
    let changes = renamed.map(|((of, to), from)| change(of.clone(), from.clone(), to.clone()));
    changes.collect()
}

impl Renamed<'_> {
    /// Makes renames, a name becoming free before it is given again.
    ///
    /// Where both catalogs have both names, the rename may have been made before.
    fn make(&mut self, mut rest: Vec<Change>, new: &Catalog) {
        rest.retain(|it| it.is_in(&self.catalog, End::Old) && it.is_in(new, End::New));
        let is_made =
            |it: &mut Change| it.is_in(&self.catalog, End::New) && it.is_in(new, End::Old);
        let mut refused: Vec<_> = rest.extract_if(.., is_made).collect();
        while let Some(at) = rest
            .iter()
            .position(|it| !it.is_in(&self.catalog, End::New))
        {
            let change = rest.remove(at);
            if let Some(schema) = change.to_schema() {
                self.create_schema(schema, new);
            }
            self.change(&change);
        }
        refused.append(&mut rest);
        let objects = refused.iter().map(|it| it.object(&self.catalog));
        self.refused.extend(objects);
    }

    /// Creates a schema that something is moved to, if it is a new one.
    fn create_schema(&mut self, name: &str, new: &Catalog) {
        let Some(schema) = new.schemas.get(name) else {
            return;
        };
        if self.catalog.schemas.contains_key(name) {
            return;
        }
        let id = ObjectId::Schema(name.to_owned());
        self.steps
            .extend(steps(&id, ddl::create_schema(name, schema)));
        let schemas = &mut self.catalog.to_mut().schemas;
        schemas.insert(name.to_owned(), schema.clone());
    }

    fn change(&mut self, change: &Change) {
        self.steps.extend(change.steps(&self.catalog));
        apply(self.catalog.to_mut(), change, self.server);
    }
}
