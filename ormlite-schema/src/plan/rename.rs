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

use std::collections::BTreeMap;

use super::step::Step;
use crate::model::{Catalog, Name, ObjectId, TypeKind};

/// The old catalog after all renames.
#[derive(Debug)]
pub(super) struct Renamed {
    pub(super) catalog: Catalog,
    pub(super) steps: Vec<Step>,
    /// What is not renamed, although a hint says so.
    pub(super) refused: Vec<ObjectId>,
    /// The version of the server.
    server: u32,
}

/// Makes the renames that are hinted at, and those that need no hint.
pub(super) fn rename(old: &Catalog, new: &Catalog, hints: &Renames, server: u32) -> Renamed {
    let mut renamed = Renamed {
        catalog: old.clone(),
        steps: Vec::new(),
        refused: Vec::new(),
        server,
    };
    renamed.make(pairs(&hints.schemas), new, &Schemas);
    renamed.make(pairs(&hints.types), new, &Types);
    renamed.make(pairs(&hints.tables), new, &Relations);
    renamed.make(pairs(&hints.sequences), new, &Sequences);
    for (of, names) in by_owner(&hints.columns) {
        renamed.make(names, new, &Columns(of));
    }
    for (ty, names) in by_owner(&hints.labels) {
        renamed.make(names, new, &Labels(ty));
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

/// Pairs of an old and a new name.
type Pairs<K> = Vec<(K, K)>;

fn pairs<K: Clone>(map: &BTreeMap<K, K>) -> Pairs<K> {
    let pairs = map.iter();
    pairs.map(|(new, old)| (old.clone(), new.clone())).collect()
}

fn by_owner(map: &BTreeMap<(Name, String), String>) -> BTreeMap<&Name, Pairs<String>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for ((owner, new), old) in map {
        let of_owner = found.entry(owner).or_default();
        of_owner.push((old.clone(), new.clone()));
    }
    found
}

/// A set of names of which each can be given once.
trait Namespace<K> {
    fn has(&self, catalog: &Catalog, name: &K) -> bool;
    fn change(&self, from: K, to: K) -> Change;
    fn id(&self, catalog: &Catalog, name: &K) -> ObjectId;
}

impl Renamed {
    /// Makes renames within a namespace, a name becoming free before it is given again.
    ///
    /// Where both catalogs have both names, the rename may have been made before.
    fn make<K: Clone + PartialEq>(
        &mut self,
        hinted: Pairs<K>,
        new: &Catalog,
        names: &dyn Namespace<K>,
    ) {
        let hinted = hinted.into_iter();
        let mut rest: Pairs<K> = hinted
            .filter(|(from, to)| from != to && names.has(&self.catalog, from) && names.has(new, to))
            .collect();
        let is_made =
            |old: &Catalog, (from, to): &(K, K)| names.has(old, to) && names.has(new, from);
        let made = rest.extract_if(.., |pair| is_made(&self.catalog, pair));
        let mut refused: Pairs<K> = made.collect();
        while let Some(at) = rest
            .iter()
            .position(|(_, to)| !names.has(&self.catalog, to))
        {
            let (from, to) = rest.remove(at);
            self.change(&names.change(from, to));
        }
        refused.append(&mut rest);
        let ids = refused.iter().map(|(_, to)| names.id(&self.catalog, to));
        self.refused.extend(ids);
    }

    fn change(&mut self, change: &Change) {
        self.steps.extend(change.steps(&self.catalog));
        apply(&mut self.catalog, change, self.server);
    }
}

struct Schemas;

impl Namespace<String> for Schemas {
    fn has(&self, catalog: &Catalog, name: &String) -> bool {
        catalog.schemas.contains_key(name)
    }

    fn change(&self, from: String, to: String) -> Change {
        Change::Schema { from, to }
    }

    fn id(&self, _: &Catalog, name: &String) -> ObjectId {
        ObjectId::Schema(name.clone())
    }
}

struct Types;

impl Namespace<Name> for Types {
    fn has(&self, catalog: &Catalog, name: &Name) -> bool {
        catalog.types.contains_key(name)
    }

    fn change(&self, from: Name, to: Name) -> Change {
        Change::Type { from, to }
    }

    fn id(&self, _: &Catalog, name: &Name) -> ObjectId {
        ObjectId::Type(name.clone())
    }
}

/// Tables and views.
struct Relations;

impl Namespace<Name> for Relations {
    fn has(&self, catalog: &Catalog, name: &Name) -> bool {
        catalog.tables.contains_key(name) || catalog.views.contains_key(name)
    }

    fn change(&self, from: Name, to: Name) -> Change {
        Change::Relation { from, to }
    }

    fn id(&self, catalog: &Catalog, name: &Name) -> ObjectId {
        match catalog.views.contains_key(name) {
            true => ObjectId::View(name.clone()),
            false => ObjectId::Table(name.clone()),
        }
    }
}

struct Sequences;

impl Namespace<Name> for Sequences {
    fn has(&self, catalog: &Catalog, name: &Name) -> bool {
        catalog.sequences.contains_key(name)
    }

    fn change(&self, from: Name, to: Name) -> Change {
        Change::Sequence { from, to }
    }

    fn id(&self, _: &Catalog, name: &Name) -> ObjectId {
        ObjectId::Sequence(name.clone())
    }
}

/// The columns of a table, or the attributes of a type.
struct Columns<'a>(&'a Name);

impl Namespace<String> for Columns<'_> {
    fn has(&self, catalog: &Catalog, name: &String) -> bool {
        let of_type = catalog.types.get(self.0).map(|ty| &ty.kind);
        match of_type {
            Some(TypeKind::Composite(composite)) => {
                let mut attributes = composite.attributes.iter();
                attributes.any(|attribute| attribute.name == *name)
            }
            _ => catalog.column(self.0, name).is_some(),
        }
    }

    fn change(&self, from: String, to: String) -> Change {
        let of = self.0.clone();
        Change::Column { of, from, to }
    }

    fn id(&self, _: &Catalog, name: &String) -> ObjectId {
        ObjectId::Column(self.0.clone(), name.clone())
    }
}

/// The labels of an enumerated type.
struct Labels<'a>(&'a Name);

impl Namespace<String> for Labels<'_> {
    fn has(&self, catalog: &Catalog, name: &String) -> bool {
        match catalog.types.get(self.0).map(|ty| &ty.kind) {
            Some(TypeKind::Enum(labels)) => labels.labels.contains(name),
            _ => false,
        }
    }

    fn change(&self, from: String, to: String) -> Change {
        let ty = self.0.clone();
        Change::Label { ty, from, to }
    }

    fn id(&self, _: &Catalog, _: &String) -> ObjectId {
        ObjectId::Type(self.0.clone())
    }
}
