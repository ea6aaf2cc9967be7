//! Plans: each case of `tests/cases` is a folder with the schema before and after.
//!
//! A case has four steps: the plan from `before.sql` to `after.sql` runs; then the catalog equals that
//! of a database made by `after.sql`; a second plan is empty; and the plan back leads to `before.sql`
//! in the same way. A file `renames` has the hints that a difference of names needs, a file `fill` the
//! values that new columns get, a line such as `public.rooms.code = 'x'` each; a file `min_version`
//! says which server a case needs, a file `unsupported` why a plan does not work yet: such a case must
//! fail.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ormlite_migrate::{Apply, Introspect};
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
use ormlite_schema::model::Name;
use ormlite_schema::plan::{Hazard, Options, Plan, Renames, Style, plan};
use ormlite_testing::TestDatabase;

use crate::support::{major, version};

/// The roles of the cases. They belong to the server, so cases that run at once would create them
/// at once.
const ROLES: &str = r#"DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY '{app_reader,app_writer,app_owner,app_maintainer,"app-Role 1"}'::text[] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I', role);
        END IF;
    END LOOP;
END
$$"#;

/// The databases of as many cases exist at once.
const AT_ONCE: usize = 6;

struct Database {
    _database: TestDatabase,
    db: Db,
}

impl Database {
    async fn new(script: &str) -> Result<Self, String> {
        let database = TestDatabase::create().await.expect("a database");
        let db = Db::connect(database.url()).await.expect("a connection");
        let run = db.batch_execute(script).await;
        run.map_err(|error| format!("the script does not run: {error}"))?;
        Ok(Self {
            _database: database,
            db,
        })
    }

    async fn catalog(&self) -> Catalog {
        Introspect::new().read(&self.db).await.expect("it is read")
    }

    async fn run(&self, plan: &Plan) -> Result<(), String> {
        let run = Apply::new().allow(Hazard::ALL).run(&self.db, plan).await;
        run.map_err(|error| match error.failed_step() {
            Some(step) => format!("{error}\n  in: {}\n  of:\n{}", step.sql, plan.sql()),
            None => error.to_string(),
        })
    }
}

/// What differs, as lines of JSON.
fn difference(one: &Catalog, other: &Catalog) -> Option<String> {
    if one == other {
        return None;
    }
    let text = |catalog: &Catalog| {
        let mut catalog = catalog.clone();
        catalog.dependencies = Default::default();
        serde_json::to_string_pretty(&catalog).expect("it is serialized")
    };
    let (one, other) = (text(one), text(other));
    let only = |one: &str, other: &str, sign: &str| {
        let lines = one
            .lines()
            .filter(|line| !other.lines().any(|other| other == *line));
        lines
            .map(|line| format!("{sign} {line}\n"))
            .collect::<String>()
    };
    Some(format!(
        "{}{}",
        only(&one, &other, "is    "),
        only(&other, &one, "wanted")
    ))
}

/// Columns are compared by name: a plan does not move them.
fn sorted(mut catalog: Catalog) -> Catalog {
    for table in catalog.tables.values_mut() {
        table
            .columns
            .sort_by(|one, other| one.name.cmp(&other.name));
    }
    catalog
}

async fn lead(
    from: &Database,
    before: &Catalog,
    after: &Catalog,
    options: &Options,
) -> Result<(), String> {
    let up = plan(before, after, options);
    if !up.left.is_empty() {
        return Err(format!("left: {:?}", up.left));
    }
    if !options.renames.is_empty() && up.steps.iter().any(|step| step.loses.is_some()) {
        return Err(format!("a rename loses data:\n{}", up.sql()));
    }
    from.run(&up).await?;
    let reached = from.catalog().await;
    let second = plan(&reached, after, options);
    if !second.is_empty() {
        return Err(format!(
            "a second plan is not empty:\n{}  after:\n{}",
            second.sql(),
            up.sql()
        ));
    }
    match difference(&sorted(reached), &sorted(after.clone())) {
        Some(difference) => Err(format!("{difference}  after:\n{}", up.sql())),
        None => Ok(()),
    }
}

async fn case(folder: &Path, style: Style) -> Result<(), String> {
    let script = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let (before, after) = (script("before.sql"), script("after.sql"));
    let from = Database::new(&before)
        .await
        .map_err(|error| format!("before.sql: {error}"))?;
    let to = Database::new(&after)
        .await
        .map_err(|error| format!("after.sql: {error}"))?;
    let (before, after) = (from.catalog().await, to.catalog().await);
    let renames: Renames = script("renames")
        .parse()
        .map_err(|error| format!("renames: {error}"))?;
    let fill = script("fill");
    let fill = fill.lines().map(|line| {
        let (column, value) = line.split_once(" = ").expect("a column and a value");
        let (table, column) = column.rsplit_once('.').expect("a table and a column");
        let table: Name = table.parse().expect("a name with a schema");
        ((table, column.to_owned()), value.to_owned())
    });
    let there = Options {
        style,
        fill: fill.collect(),
        keep_partitions: false,
        server_version: version(&from.db).await,
        renames,
        ..Options::default()
    };
    let back = Options {
        renames: there.renames.inverted(),
        ..there.clone()
    };
    lead(&from, &before, &after, &there)
        .await
        .map_err(|error| format!("up: {error}"))?;
    let now = from.catalog().await;
    lead(&from, &now, &before, &back)
        .await
        .map_err(|error| format!("down: {error}"))
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

/// All cases, some of them at a time. `ORMLITE_CASE=enums/` chooses some; each is planned in one of
/// both styles, unless `ORMLITE_STYLES=all`.
#[tokio::test(flavor = "multi_thread")]
async fn cases() {
    let root = std::env::var_os("ORMLITE_CASES").map(PathBuf::from);
    let root = root.unwrap_or(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    let only = std::env::var("ORMLITE_CASE").unwrap_or_default();
    let all_styles = std::env::var("ORMLITE_STYLES").is_ok_and(|styles| styles == "all");
    let major = {
        let any = Database::new(ROLES).await.expect("a database");
        major(&any.db).await
    };
    let mut chosen = Vec::new();
    for (at, folder) in folders(&root)
        .iter()
        .flat_map(|family| folders(family))
        .enumerate()
    {
        let name = folder
            .strip_prefix(&root)
            .expect("it is below")
            .display()
            .to_string();
        let least = fs::read_to_string(folder.join("min_version")).unwrap_or_default();
        if !name.contains(&only) || least.trim().parse().is_ok_and(|least: u32| least > major) {
            continue;
        }
        let styles: &[Style] = match (all_styles, at % 2) {
            (true, _) => &[Style::Online, Style::Offline],
            (false, 0) => &[Style::Online],
            (false, _) => &[Style::Offline],
        };
        chosen.extend(
            styles
                .iter()
                .map(|style| (name.clone(), folder.clone(), *style)),
        );
    }
    let count = chosen.len();
    let failed = Arc::new(Mutex::new(Vec::new()));
    let rest = Arc::new(Mutex::new(chosen));
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..AT_ONCE {
        let (rest, failed) = (rest.clone(), failed.clone());
        workers.spawn(async move {
            loop {
                let next = rest.lock().expect("no panic").pop();
                let Some((name, folder, style)) = next else {
                    return;
                };
                let result = case(&folder, style).await;
                let error = match (result, folder.join("unsupported").exists()) {
                    (Ok(()), true) => "it is supported: remove the file `unsupported`".to_owned(),
                    (Err(error), false) => error,
                    (Ok(()), false) | (Err(_), true) => continue,
                };
                let mut failed = failed.lock().expect("no panic");
                failed.push(format!("{name} ({style:?}): {error}"));
            }
        });
    }
    while let Some(worker) = workers.join_next().await {
        worker.expect("no panic");
    }
    let mut failed = std::mem::take(&mut *failed.lock().expect("no panic"));
    failed.sort();
    println!("{} passed, {} failed", count - failed.len(), failed.len());
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}
