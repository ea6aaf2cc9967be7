//! A case: the folder with its schemas before and after, and what it says of itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ormlite_schema::model::Name;
use ormlite_schema::plan::{Options, Renames, Style};

/// What a server may lack, and the query that says whether it has it.
const FEATURES: [(&str, &str); 2] = [
    (
        "icu",
        "SELECT EXISTS (SELECT FROM pg_collation WHERE collprovider = 'i')",
    ),
    (
        "lz4",
        "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'",
    ),
];

pub(crate) struct Case {
    /// `family/case`
    pub(crate) name: String,
    folder: PathBuf,
}

impl Case {
    /// The schema before.
    pub(crate) fn before(&self) -> String {
        self.file("before.sql").unwrap_or_default()
    }

    /// The schema after.
    pub(crate) fn after(&self) -> String {
        self.file("after.sql").unwrap_or_default()
    }

    /// The oldest major version of the server that knows what the case has.
    pub(crate) fn min_version(&self) -> u32 {
        self.file("min_version").map_or(0, |text| {
            let version = text.trim().parse();
            version.unwrap_or_else(|_| panic!("{}: min_version: {text}", self.name))
        })
    }

    /// The number by which the case is chosen. It follows from the name, so that a new case changes
    /// nothing for the others.
    pub(crate) fn number(&self) -> usize {
        self.name.bytes().map(usize::from).sum()
    }

    /// The styles in which the case is planned: one of both, and in another turn the other one,
    /// unless `ORMLITE_STYLES=all`. A case that has a file `only_offline` is planned in that style.
    pub(crate) fn styles(&self, turn: usize) -> &'static [Style] {
        if self.file("only_offline").is_some() {
            return &[Style::Offline];
        }
        match (all_styles(), (self.number() + turn).is_multiple_of(2)) {
            (true, _) => &[Style::Online, Style::Offline],
            (false, true) => &[Style::Online],
            (false, false) => &[Style::Offline],
        }
    }

    /// How the case is planned.
    pub(crate) fn options(&self, style: Style, server_version: u32) -> Result<Options, String> {
        Ok(Options {
            style,
            server_version,
            keep_partitions: false,
            renames: self.renames()?,
            fill: self.fill(),
            ..Options::default()
        })
    }

    /// The previous names of objects.
    fn renames(&self) -> Result<Renames, String> {
        let text = self.file("renames").unwrap_or_default();
        text.parse().map_err(|error| format!("renames: {error}"))
    }

    /// The values of the rows, a line such as `public.rooms.code = 'x'` each.
    fn fill(&self) -> BTreeMap<(Name, String), String> {
        let text = self.file("fill").unwrap_or_default();
        let lines = text.lines().map(|line| {
            let (column, value) = line.split_once(" = ").expect("a column and a value");
            let (table, column) = column.rsplit_once('.').expect("a table and a column");
            let table = table.parse().expect("a name with a schema");
            ((table, column.to_owned()), value.to_owned())
        });
        lines.collect()
    }

    /// Why the plan does not work yet.
    pub(crate) fn unsupported(&self) -> Option<String> {
        self.file("unsupported")
    }

    /// Why `pg_dump` says something else of the changed database: the model leaves it out.
    pub(super) fn dump_differs(&self) -> Option<String> {
        self.file("dump_differs")
    }

    /// The query that says whether the server has what the case needs besides a version.
    pub(crate) fn needs(&self) -> Option<&'static str> {
        let needed = self.file("needs")?;
        let feature = FEATURES.iter().find(|(name, _)| *name == needed.trim());
        let (_, query) = feature.unwrap_or_else(|| panic!("{}: needs: {needed}", self.name));
        Some(query)
    }

    fn file(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(name)).ok()
    }

    /// A file of the case, whether it exists or not.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Whether each case is planned in both styles.
pub(crate) fn all_styles() -> bool {
    std::env::var("ORMLITE_STYLES").is_ok_and(|styles| styles == "all")
}

/// Whether the cases are not those of the project.
pub(super) fn is_another_folder() -> bool {
    std::env::var_os("ORMLITE_CASES").is_some()
}

/// All cases, in the order of their names. `ORMLITE_CASES` names another folder of families.
pub(crate) fn all() -> Vec<Case> {
    let root = std::env::var_os("ORMLITE_CASES").map(PathBuf::from);
    let root = root.unwrap_or(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    let families = folders(&root).into_iter();
    let folders = families.flat_map(|family| folders(&family));
    folders
        .map(|folder| Case {
            name: {
                let name = folder.strip_prefix(&root).expect("it is below");
                name.display().to_string()
            },
            folder,
        })
        .collect()
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).map(|entries| entries.flatten().collect::<Vec<_>>());
    let folders = entries
        .unwrap_or_default()
        .into_iter()
        .map(|entry| entry.path());
    let mut folders: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
