//! The tables of a program as one script for a new, empty database: extensions, schemas, types,
//! tables, indexes, foreign keys, views, and what the program declares by `setup!`.
//!
//! What is there already, differences and locks are not its subject.

use ormlite_core::schema::registry::{self, SetupDef, SetupStage, TableDef};

use crate::ddl::{self, Statement, literal};
use crate::from_registry::{catalog_of, needed};
use crate::model::ObjectId;
use crate::order::Step;

/// The SQL that creates every table that is linked into the program, with everything they need.
///
/// ```
/// let script = ormlite_schema::script::create_script(); // CREATE SCHEMA ..; CREATE TYPE ..; ..
/// # let _ = script;
/// ```
///
/// It begins with the extensions of types, index methods and operator classes (`citext`,
/// `btree_gist` for an exclusion constraint on a scalar, `pg_trgm` for `gin_trgm_ops`, ...), the
/// schemas, the types of enums, domains and composite types, and what [`setup!`](ormlite_core::setup)
/// declares before tables, such as functions. After the tables comes what it declares after them, such as triggers. If the server
/// lacks an extension, the script fails with a message that names the extension and its package.
///
/// Foreign keys follow all tables, so tables can refer to each other in any order and in cycles.
/// The tables, enums and views that declare no schema are created in the first schema of the search
/// path.
///
/// If two tables have the same name, the script fails with a message that says so.
pub fn create_script() -> String {
    let setups = registry::setups();
    let mut script = script_of(&registry::tables(), &setups);
    add_setups(&mut script, &setups, SetupStage::AfterTables);
    script
}

/// The SQL that creates these tables, with the extensions, schemas and types they need.
///
/// Of the declarations of [`setup!`](ormlite_core::setup), it contains all that come before tables,
/// and none that come after them, since those can belong to other tables. A foreign key is left out
/// if no table of the target's schema is among the tables: its domain is not linked.
pub fn create_script_of(tables: &[&TableDef]) -> String {
    script_of(tables, &registry::setups())
}

fn script_of(tables: &[&TableDef], setups: &[&SetupDef]) -> String {
    let statements = match catalog_of(tables, setups, "") {
        Ok(catalog) => ddl::create(&catalog),
        Err(conflict) => {
            let message = literal(&conflict.to_string());
            return format!("DO $ormlite$ BEGIN RAISE EXCEPTION '%', {message}; END $ormlite$;\n");
        }
    };
    let of_tables = statements.iter().position(|it| !comes_before_tables(it));
    let (before, rest) = statements.split_at(of_tables.unwrap_or(statements.len()));
    let mut script = availability(tables, setups);
    ddl::append(&mut script, before);
    add_setups(&mut script, setups, SetupStage::BeforeTables);
    ddl::append(&mut script, rest);
    script
}

fn comes_before_tables(statement: &Statement) -> bool {
    matches!(
        statement.step,
        Some(Step::Create(
            ObjectId::Extension(_) | ObjectId::Schema(_) | ObjectId::Type(_)
        ))
    )
}

/// A statement that fails if the server lacks one of the extensions: the server's own error is
/// about a file that cannot be opened.
fn availability(tables: &[&TableDef], setups: &[&SetupDef]) -> String {
    let needed = needed(tables, setups);
    if needed.is_empty() {
        return String::new();
    }
    let rows = needed
        .iter()
        .map(|needed| format!("({}, {})", literal(needed.name), literal(needed.package)));
    let rows: Vec<_> = rows.collect();
    let sql = format!(
        include_str!("script/available.sql"),
        needed = rows.join(", ")
    );
    sql + ";\n"
}

fn add_setups(script: &mut String, setups: &[&SetupDef], stage: SetupStage) {
    for setup in setups.iter().filter(|setup| setup.stage == stage) {
        let (file, line, _) = setup.place;
        // On a line of its own, since the SQL may end in a comment.
        *script += &format!("-- {file}:{line}\n{}\n;\n", setup.sql);
    }
}
