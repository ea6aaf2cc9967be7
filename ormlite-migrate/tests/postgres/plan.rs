//! Plans: each case of `tests/cases` is a folder with the schema before and after.
//!
//! A case has five steps: the plan from `before.sql` to `after.sql` runs; then the catalog equals that
//! of a database made by `after.sql`, and so does what `pg_dump` writes; a second plan is empty; the plan
//! back leads to `before.sql` in the same way; and the texts of the plans are those of `up.sql` and
//! `down.sql`, which `ORMLITE_UPDATE=1` writes.
//!
//! A file `renames` has the hints that a difference of names needs, `fill` the values of new columns;
//! `min_version` says which server a case needs, `needs` which optional feature of the server,
//! `only_offline` why it is not planned online, `dump_differs` what `pg_dump` shows and the model leaves
//! out, and `unsupported` why a plan does not work yet: such a case must fail.

pub(crate) mod case;
mod dump;
mod expected;
mod judge;

use std::sync::Arc;

use ormlite_migrate::{Apply, Introspect};
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
use ormlite_schema::plan::{Hazard, Options, Plan, Style, plan};
use ormlite_testing::TestDatabase;

use self::case::Case;
use self::dump::{Dump, dump};
pub(crate) use self::judge::difference;
use crate::support::{at_once, major, version};

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

pub(crate) struct Database {
    database: TestDatabase,
    pub(crate) db: Db,
}

impl Database {
    pub(crate) async fn new(script: &str) -> Result<Self, String> {
        let database = TestDatabase::create().await.expect("a database");
        let db = Db::connect(database.url()).await.expect("a connection");
        let run = db.batch_execute(script).await;
        run.map_err(|error| format!("the script does not run: {error}"))?;
        Ok(Self { database, db })
    }

    pub(crate) async fn catalog(&self) -> Catalog {
        Introspect::new().read(&self.db).await.expect("it is read")
    }

    /// What the server and `pg_dump` say of it.
    async fn state(&self, case: &Case) -> State {
        let dump = async {
            match case.dump_differs() {
                Some(_) => Dump::new(),
                None => dump(&self.database).await,
            }
        };
        let (catalog, dump) = tokio::join!(self.catalog(), dump);
        State { catalog, dump }
    }

    async fn run(&self, plan: &Plan) -> Result<(), String> {
        let run = Apply::new().allow(Hazard::ALL).run(&self.db, plan).await;
        run.map_err(|error| match error.failed_step() {
            Some(step) => format!("{error}\n  in: {}\n  of:\n{}", step.sql, plan.sql()),
            None => error.to_string(),
        })
    }
}

struct State {
    catalog: Catalog,
    dump: Dump,
}

/// Runs the plan from one state to another.
async fn lead(
    case: &Case,
    from: &Database,
    before: &Catalog,
    after: &State,
    options: &Options,
) -> Result<(), String> {
    let up = plan(before, &after.catalog, options);
    if !up.left.is_empty() {
        return Err(format!("left: {:?}", up.left));
    }
    if !options.renames.is_empty() && up.steps.iter().any(|step| step.loses.is_some()) {
        return Err(format!("a rename loses data:\n{}", up.sql()));
    }
    from.run(&up).await?;
    let reached = from.state(case).await;
    let second = plan(&reached.catalog, &after.catalog, options);
    if !second.is_empty() {
        return Err(format!(
            "a second plan is not empty:\n{}  after:\n{}",
            second.sql(),
            up.sql()
        ));
    }
    let of_catalogs = difference(&reached.catalog, &after.catalog);
    match of_catalogs.or_else(|| dump::difference(&reached.dump, &after.dump)) {
        Some(difference) => Err(format!("{difference}  after:\n{}", up.sql())),
        None => Ok(()),
    }
}

async fn run(case: &Case, style: Style) -> Result<(), String> {
    let from = Database::new(&case.before())
        .await
        .map_err(|error| format!("before.sql: {error}"))?;
    let to = Database::new(&case.after())
        .await
        .map_err(|error| format!("after.sql: {error}"))?;
    let (before, after) = tokio::join!(from.state(case), to.state(case));
    let there = case.options(style, version(&from.db).await)?;
    let back = Options {
        renames: there.renames.inverted(),
        ..there.clone()
    };
    if case.unsupported().is_none() {
        expected::check(case, (&before.catalog, &after.catalog), &there, &back)?;
    }
    lead(case, &from, &before.catalog, &after, &there)
        .await
        .map_err(|error| format!("up: {error}"))?;
    let now = from.catalog().await;
    lead(case, &from, &now, &before, &back)
        .await
        .map_err(|error| format!("down: {error}"))
}

/// The cases that the server can run, of those that `ORMLITE_CASE=enums/` chooses. The others are
/// counted aloud.
pub(crate) async fn runnable() -> Vec<Case> {
    let only = std::env::var("ORMLITE_CASE").unwrap_or_default();
    let server = Database::new(ROLES).await.expect("a database");
    let major = major(&server.db).await;
    let client = server.db.client().await.expect("a connection");
    let (mut runnable, mut later, mut lacking) = (Vec::new(), 0, Vec::new());
    for case in case::all() {
        if !case.name.contains(&only) {
            continue;
        }
        if case.min_version() > major {
            later += 1;
            continue;
        }
        if let Some(query) = case.needs() {
            let row = client.query_one(query, &[]).await.expect("an answer");
            if !row.get::<_, bool>(0) {
                lacking.push(case.name);
                continue;
            }
        }
        runnable.push(case);
    }
    println!("compared by pg_dump, too: {}", dump::is_used());
    println!(
        "PostgreSQL {major}: {later} cases need a later version, {} a feature that the server lacks: {}",
        lacking.len(),
        lacking.join(", ")
    );
    runnable
}

/// All cases, some of them at a time. Each is planned in one of both styles, unless
/// `ORMLITE_STYLES=all`.
#[tokio::test(flavor = "multi_thread")]
async fn cases() {
    let mut chosen = Vec::new();
    for case in runnable().await.into_iter().map(Arc::new) {
        let styles = case.styles(0).iter();
        chosen.extend(styles.map(|style| (case.clone(), *style)));
    }
    at_once(chosen, |(case, style)| async move {
        let error = match (run(&case, style).await, case.unsupported()) {
            (Ok(()), Some(_)) => "it is supported: remove the file `unsupported`".to_owned(),
            (Err(error), None) => error,
            (Ok(()), None) | (Err(_), Some(_)) => return Ok(()),
        };
        Err(format!("{} ({style:?}): {error}", case.name))
    })
    .await;
}
