//! The files `up.sql` and `down.sql` of a case: the text of its plans, in the style for a database in
//! use. `ORMLITE_UPDATE=1` writes them. Cases of another folder (`ORMLITE_CASES`) need not have them.

use std::fs;

use ormlite_schema::Catalog;
use ormlite_schema::plan::{Options, Style, plan};

use super::case::{self, Case};

/// The versions that CI runs. The files are for the first that knows what the case has.
const WRITTEN_FOR: [u32; 2] = [15, 18];

/// Whether the files are written, and no plan runs.
pub(super) fn is_updating() -> bool {
    std::env::var_os("ORMLITE_UPDATE").is_some()
}

/// Compares the files with the plans, or writes them, if they are for this version of the server.
pub(super) fn check(
    case: &Case,
    (before, after): (&Catalog, &Catalog),
    there: &Options,
    back: &Options,
) -> Result<(), String> {
    let version = WRITTEN_FOR.into_iter().find(|it| *it >= case.min_version());
    if version != Some(there.server_version / 10_000) {
        return Ok(());
    }
    let directions = [
        ("up.sql", before, after, there),
        ("down.sql", after, before, back),
    ];
    for (file, from, to, options) in directions {
        let options = Options {
            style: Style::Online,
            ..options.clone()
        };
        let text = plan(from, to, &options).annotated_sql();
        let path = case.path(file);
        if is_updating() {
            fs::write(&path, text).expect("the file is written");
            continue;
        }
        if !path.exists() && case::is_another_folder() {
            continue;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != text {
            return Err(format!(
                "{file} is\n{expected}and the plan\n{text}ORMLITE_UPDATE=1 writes it"
            ));
        }
    }
    Ok(())
}
