//! The tables of a program as one script: extensions, schemas, enum types, tables, indexes, foreign
//! keys, views, and what the program declares by `setup!`.
//!
//! The script is for new, empty databases. Migrations (differences, order of deployment, locks) are
//! not its subject.

mod extensions;
mod text;

use std::fmt::Write;

use ormlite_core::schema::registry::{
    self, ColumnDef, DefaultDef, ForeignKeyAction, ForeignKeyDef, IdentityDef, IndexDef,
    IndexElementDef, IndexOn, Nulls, SetupDef, SetupStage, TableDef, Timing, qualified, quoted,
};

/// The SQL that creates every table that is linked into the program, with everything they need.
///
/// ```
/// let script = ormlite_testing::create_script(); // CREATE SCHEMA ..; CREATE TYPE ..; CREATE TABLE ..;
/// # let _ = script;
/// ```
///
/// It begins with the extensions of types, index methods and operator classes (`citext`,
/// `btree_gist` for an exclusion constraint on a scalar, `pg_trgm` for `gin_trgm_ops`, ...), the
/// schemas, the enum types, and what [`setup!`](crate::setup) declares before tables, such as
/// domains. After the tables comes what it declares after them, such as triggers. If the server
/// lacks an extension, the script fails with a message that names the extension and its package.
///
/// Foreign keys follow all tables, so tables can refer to each other in any order and in cycles.
pub fn create_script() -> String {
    let setups = registry::setups();
    let mut script = script_of(&registry::tables(), &setups);
    script.setups(&setups, SetupStage::AfterTables);
    script.sql
}

/// The SQL that creates these tables, with the extensions, schemas and enum types they need.
///
/// Of the declarations of [`setup!`](crate::setup), it contains all that come before tables, and
/// none that come after them, since those can belong to other tables. A foreign key is left out if
/// no table of the target's schema is among the tables: its domain is not linked.
pub fn create_script_of(tables: &[&TableDef]) -> String {
    script_of(tables, &registry::setups()).sql
}

fn script_of(tables: &[&TableDef], setups: &[&SetupDef]) -> Script {
    let mut script = Script::default();
    script.extensions(tables, setups);
    script.schemas(tables);
    script.enums(tables);
    script.setups(setups, SetupStage::BeforeTables);
    let (views, tables): (Vec<&TableDef>, Vec<&TableDef>) = tables
        .iter()
        .copied()
        .partition(|table| table.view.is_some());
    for table in &tables {
        script.table(table);
    }
    for table in &tables {
        for index in table.indexes {
            script.index(table, index);
        }
    }
    for table in &tables {
        for key in table.foreign_keys {
            if is_present(&tables, key) {
                script.foreign_key(table, key);
            }
        }
    }
    for view in in_order_of_use(&views) {
        script.view(view);
    }
    script
}

/// Whether a foreign key can be created: not if it refers to a domain that is not linked.
///
/// If a table of the target's schema is linked, the server reports a missing target.
fn is_present(tables: &[&TableDef], key: &ForeignKeyDef) -> bool {
    tables
        .iter()
        .any(|table| table.desc.schema == key.target.schema())
}

/// The views, each after the views whose names occur in its definition.
fn in_order_of_use<'a>(views: &[&'a TableDef]) -> Vec<&'a TableDef> {
    let mut rest = views.to_vec();
    let mut ordered = Vec::new();
    while !rest.is_empty() {
        let free = rest.iter().position(|view| {
            !rest.iter().any(|other| {
                !std::ptr::eq(*other, *view) && definition(view).contains(other.desc.name)
            })
        });
        // Views whose names occur in each other have no order.
        ordered.push(rest.remove(free.unwrap_or(0)));
    }
    ordered
}

fn definition(view: &TableDef) -> &'static str {
    view.view.and_then(|view| view.definition).unwrap_or("")
}

#[derive(Default)]
struct Script {
    sql: String,
}

impl Script {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a `String` does not fail.
        let _ = self.sql.write_fmt(line);
        self.sql.push_str(";\n");
    }

    /// The extensions, after a statement that fails if the server lacks one of them: the server's
    /// own error is about a file that cannot be opened.
    fn extensions(&mut self, tables: &[&TableDef], setups: &[&SetupDef]) {
        let needed = extensions::needed(tables, setups);
        if needed.is_empty() {
            return;
        }
        let rows: Vec<String> = needed
            .iter()
            .map(|needed| format!("({}, {})", literal(needed.name), literal(needed.package)))
            .collect();
        self.line(format_args!(
            include_str!("schema/available.sql"),
            needed = rows.join(", ")
        ));
        for extension in needed {
            self.line(format_args!(
                "CREATE EXTENSION IF NOT EXISTS {} CASCADE",
                quoted(extension.name)
            ));
        }
    }

    fn setups(&mut self, setups: &[&SetupDef], stage: SetupStage) {
        for setup in setups.iter().filter(|setup| setup.stage == stage) {
            let (file, line, _) = setup.place;
            // On a line of its own, since the SQL may end in a comment.
            self.line(format_args!("-- {file}:{line}\n{}\n", setup.sql));
        }
    }

    fn schemas(&mut self, tables: &[&TableDef]) {
        let enums = registry::enums_of(tables);
        let mut schemas: Vec<&str> = tables
            .iter()
            .filter_map(|table| table.desc.schema)
            .chain(enums.iter().filter_map(|desc| desc.schema))
            .collect();
        schemas.sort_unstable();
        schemas.dedup();
        for schema in schemas {
            self.line(format_args!(
                "CREATE SCHEMA IF NOT EXISTS {}",
                quoted(schema)
            ));
        }
    }

    fn enums(&mut self, tables: &[&TableDef]) {
        for desc in registry::enums_of(tables) {
            let labels: Vec<String> = desc.labels.iter().map(|label| literal(label)).collect();
            self.line(format_args!(
                "CREATE TYPE {} AS ENUM ({})",
                qualified(desc.schema, desc.name),
                labels.join(", ")
            ));
        }
    }

    fn table(&mut self, table: &TableDef) {
        let mut parts: Vec<String> = table.columns.iter().map(column).collect();
        if let Some(key) = table.primary_key {
            parts.push(format!(
                "CONSTRAINT {} PRIMARY KEY ({})",
                quoted(key.name),
                columns(table, table.desc.key)
            ));
        }
        for unique in table.uniques {
            let nulls = if unique.nulls_not_distinct {
                " NULLS NOT DISTINCT"
            } else {
                ""
            };
            parts.push(format!(
                "CONSTRAINT {} UNIQUE{nulls} ({}){}",
                quoted(unique.name),
                columns(table, unique.columns),
                timing(unique.timing)
            ));
        }
        for check in table.checks {
            parts.push(format!(
                "CONSTRAINT {} CHECK ({})",
                quoted(check.name),
                check.sql
            ));
        }
        for check in table.enum_checks() {
            parts.push(format!(
                "CONSTRAINT {} CHECK ({})",
                quoted(&check.name),
                check.sql
            ));
        }
        for exclude in table.excludes {
            parts.push(format!(
                "CONSTRAINT {} EXCLUDE{} ({}){}{}",
                quoted(exclude.name),
                with("USING", exclude.method),
                exclude.elements,
                exclude
                    .filter
                    .map(|sql| format!(" WHERE ({sql})"))
                    .unwrap_or_default(),
                timing(exclude.timing)
            ));
        }
        self.line(format_args!(
            "CREATE TABLE {} (\n    {}\n)",
            name(table),
            parts.join(",\n    ")
        ));
    }

    fn index(&mut self, table: &TableDef, index: &IndexDef) {
        let elements: Vec<String> = index
            .elements
            .iter()
            .map(|element| index_element(table, element))
            .collect();
        let include = match index.include {
            [] => String::new(),
            included => format!(" INCLUDE ({})", columns(table, included)),
        };
        self.line(format_args!(
            "CREATE {}INDEX {} ON {}{} ({}){include}{}{}{}",
            if index.unique { "UNIQUE " } else { "" },
            quoted(index.name),
            name(table),
            with("USING", index.method),
            elements.join(", "),
            if index.nulls_not_distinct {
                " NULLS NOT DISTINCT"
            } else {
                ""
            },
            index
                .with
                .map(|sql| format!(" WITH ({sql})"))
                .unwrap_or_default(),
            with("WHERE", index.filter),
        ));
    }

    fn foreign_key(&mut self, table: &TableDef, key: &ForeignKeyDef) {
        let targets: Vec<String> = key.target.columns().into_iter().map(quoted).collect();
        self.line(format_args!(
            "ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} ({}){}{}{}",
            name(table),
            quoted(key.name),
            columns(table, key.columns),
            qualified(key.target.schema(), key.target.table()),
            targets.join(", "),
            action("DELETE", key.on_delete),
            action("UPDATE", key.on_update),
            timing(key.timing)
        ));
    }

    fn view(&mut self, view: &TableDef) {
        if let Some(definition) = view.view.and_then(|view| view.definition) {
            self.line(format_args!("CREATE VIEW {} AS {definition}", name(view)));
        }
    }
}

fn name(table: &TableDef) -> String {
    qualified(table.desc.schema, table.desc.name)
}

fn columns(table: &TableDef, at: &[u16]) -> String {
    let names: Vec<String> = at.iter().map(|&at| quoted(table.column_name(at))).collect();
    names.join(", ")
}

fn column(column: &ColumnDef) -> String {
    let mut sql = format!("{} {}", quoted(column.name), column.type_name());
    if let Some(expression) = column.generated {
        sql += &format!(" GENERATED ALWAYS AS ({expression}) STORED");
    }
    match column.identity {
        Some(IdentityDef::Always) => sql += " GENERATED ALWAYS AS IDENTITY",
        Some(IdentityDef::ByDefault) => sql += " GENERATED BY DEFAULT AS IDENTITY",
        None => {}
    }
    if let Some(DefaultDef::Sql(expression)) = column.default {
        sql += &format!(" DEFAULT {expression}");
    }
    if !column.nullable {
        sql += " NOT NULL";
    }
    sql
}

fn index_element(table: &TableDef, element: &IndexElementDef) -> String {
    let mut sql = match element.on {
        IndexOn::Column(at) => quoted(table.column_name(at)),
        IndexOn::Expression(expression) => format!("({expression})"),
    };
    sql += &with("", element.opclass);
    if element.desc {
        sql += " DESC";
    }
    match element.nulls {
        Some(Nulls::First) => sql += " NULLS FIRST",
        Some(Nulls::Last) => sql += " NULLS LAST",
        None => {}
    }
    sql
}

fn action(event: &str, action: ForeignKeyAction) -> String {
    let action = match action {
        ForeignKeyAction::NoAction => return String::new(),
        ForeignKeyAction::Restrict => "RESTRICT",
        ForeignKeyAction::Cascade => "CASCADE",
        ForeignKeyAction::SetNull => "SET NULL",
        ForeignKeyAction::SetDefault => "SET DEFAULT",
    };
    format!(" ON {event} {action}")
}

fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::NotDeferrable => "",
        Timing::Deferrable => " DEFERRABLE",
        Timing::InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
    }
}

/// ` KEYWORD text`, or nothing.
fn with(keyword: &str, text: Option<&str>) -> String {
    match text {
        Some(text) if keyword.is_empty() => format!(" {text}"),
        Some(text) => format!(" {keyword} {text}"),
        None => String::new(),
    }
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
