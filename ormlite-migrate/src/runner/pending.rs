//! Which migrations are to be run, and which to be taken back.

use std::collections::BTreeMap;

use crate::Error;
use crate::files::{Migration, Migrations, Script};
use crate::history::Executed;

/// The migrations that are to be run, each with its row if it has begun.
pub(super) fn pending<'m>(
    migrations: &'m Migrations,
    executed: &'m [Executed],
    out_of_order: bool,
) -> Result<Vec<(&'m Migration, Option<&'m Executed>)>, Error> {
    let rows: BTreeMap<_, _> = executed.iter().map(|row| (row.id(), row)).collect();
    let unknown = rows
        .keys()
        .filter(|id| migrations.iter().all(|it| it.id() != **id));
    let unknown: Vec<_> = unknown.cloned().collect();
    if !unknown.is_empty() {
        return Err(Error::unknown(unknown));
    }
    let mut pending = Vec::new();
    for migration in migrations.iter() {
        let row = rows.get(&migration.id()).copied();
        match row {
            Some(row) if row.undoing => return Err(Error::half_undone(migration.id())),
            Some(row) => {
                if is_edited(migration, row) {
                    return Err(Error::edited(migration.id(), &migration.path, row.success));
                }
                if row.success {
                    continue;
                }
            }
            None => {}
        }
        pending.push((migration, row));
    }
    if let Some((first, _)) = pending.first().filter(|_| !out_of_order) {
        let after = migrations.iter().skip_while(|it| it.id() != first.id());
        let later = after.filter(|it| rows.get(&it.id()).is_some_and(|row| row.success));
        if let Some(later) = later.last() {
            return Err(Error::out_of_order(first.id(), later.id()));
        }
    }
    Ok(pending)
}

/// Whether what was run is not what the file has. What was not run of it can be changed.
pub(super) fn is_edited(migration: &Migration, row: &Executed) -> bool {
    match row.success {
        true => row.checksum != migration.checksum(),
        false => is_part_edited(&migration.up, row),
    }
}

/// Whether the units of a script that are committed are not those of the file.
fn is_part_edited(script: &Script, row: &Executed) -> bool {
    row.units > script.units.len()
        || (row.units > 0 && row.units_checksum != script.checksum_of(row.units))
}

/// The migrations that are to be taken back, the last first.
pub(super) fn undone<'m>(
    migrations: &'m Migrations,
    executed: &'m [Executed],
    keep: usize,
) -> Result<Vec<(&'m Migration, &'m Executed)>, Error> {
    let mut undone = Vec::new();
    for row in executed.iter().skip(keep).rev() {
        let id = row.id();
        let migration = migrations.iter().find(|it| it.id() == id);
        let migration = migration.ok_or_else(|| Error::unknown(vec![id.clone()]))?;
        if !row.success && !row.undoing {
            return Err(Error::half_run(id));
        }
        let Some(down) = &migration.down else {
            return Err(Error::irreversible(id));
        };
        if row.undoing && is_part_edited(down, row) {
            return Err(Error::edited(id, &migration.path, false));
        }
        undone.push((migration, row));
    }
    Ok(undone)
}
