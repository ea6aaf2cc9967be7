//! Tables register themselves, whole: what a migration reads is what the struct says.

use ormlite::prelude::*;
use ormlite::registry::{
    self, DefaultDef, ForeignKeyAction, IdentityDef, IndexOn, Nulls, TableDef, Timing, enums_of,
};
use ormlite::schema::ColumnRole;

#[derive(PgEnum, Clone)]
#[pg_enum(schema = "registry_test")]
enum Mood {
    Calm,
    Busy,
}

#[derive(Table)]
#[table(schema = "registry_test")]
struct Parent {
    #[column(primary_key, identity)]
    id: i64,
    #[column(unique, deferrable)]
    code: String,
}

#[derive(Table)]
#[table(
    schema = "registry_test",
    name = "children",
    primary_key(parent_id, number),
    unique(code, moods, nulls_not_distinct),
    unique(number, where = "mood IS NULL"),
    index(number, nulls_last(desc(code)), "lower(code)", include(moods), method = btree),
    check("number > 0"),
    exclude("code WITH =", using = gist, initially_deferred),
    foreign_key(columns(code), references = Parent(code), on_update = cascade)
)]
struct Child {
    #[column(references = Parent::id, on_delete = cascade, index)]
    parent_id: i64,
    #[column(sql_type = "smallint", check = "number < 100")]
    number: i16,
    #[column(rename = "type", default = "'x'")]
    code: String,
    mood: Option<Mood>,
    moods: Vec<Mood>,
    #[column(references = "core.staff(id)", deferrable)]
    staff_id: Option<Uuid>,
    #[column(default = uuid_v7)]
    token: Uuid,
    #[column(generated = "number * 2")]
    double: i16,
    #[column(created_at)]
    created_at: DateTime<Utc>,
    #[column(version)]
    version: i32,
}

#[derive(Table)]
#[table(schema = "registry_test", view = "SELECT 1 AS one")]
struct View {
    #[column(references = Parent::id, relation = parent)]
    one: i64,
}

fn table(name: &str) -> &'static TableDef {
    let mut tables = registry::tables().into_iter();
    let found =
        tables.find(|table| (table.desc.schema, table.desc.name) == (Some("registry_test"), name));
    found.expect("the table has registered itself")
}

#[test]
fn tables_come_by_schema_and_name() {
    let names: Vec<_> = registry::tables()
        .into_iter()
        .filter(|table| table.desc.schema == Some("registry_test"))
        .map(|table| (table.desc.name, table.module))
        .collect();
    assert_eq!(
        names,
        ["children", "parents", "views"].map(|name| (name, module_path!()))
    );
}

#[test]
fn a_table_in_a_function_registers_itself() {
    #[derive(Table)]
    #[table(schema = "registry_test_local", name = "locals")]
    struct Local {
        #[column(primary_key)]
        id: i64,
    }
    let local = |table: &&TableDef| table.desc.name == Local::DESC.name;
    assert_eq!(registry::tables().into_iter().filter(local).count(), 1);
}

/// The derive writes the role of each column as a letter, which `TableDesc::role` reads.
#[test]
fn columns_have_the_roles_that_the_derive_gives_them() {
    #[derive(Table)]
    #[table(schema = "registry_test_roles")]
    struct Role {
        #[column(primary_key)]
        required: i64,
        plain: Option<String>,
        #[column(default = uuid_v7)]
        uuid_v7: Uuid,
        #[column(identity)]
        generated: i64,
        #[column(created_at)]
        created_at: DateTime<Utc>,
        #[column(updated_at)]
        updated_at: DateTime<Utc>,
        #[column(soft_delete)]
        soft_delete: Option<DateTime<Utc>>,
        #[column(version)]
        version: i32,
    }
    // A new role does not compile here until the table has a column for it.
    let column = |role| match role {
        ColumnRole::Required => "required",
        ColumnRole::Plain => "plain",
        ColumnRole::UuidV7 => "uuid_v7",
        ColumnRole::Generated => "generated",
        ColumnRole::CreatedAt => "created_at",
        ColumnRole::UpdatedAt => "updated_at",
        ColumnRole::SoftDelete => "soft_delete",
        ColumnRole::Version => "version",
    };
    let columns = (0..).map_while(|at| {
        let is_column = usize::from(at) < Role::DESC.columns.len();
        is_column.then(|| column(Role::DESC.role(at)))
    });
    assert_eq!(columns.collect::<Vec<_>>(), Role::DESC.columns);
}

#[test]
fn columns_have_types_and_defaults() {
    let columns: Vec<_> = table("children")
        .columns
        .iter()
        .map(|c| (c.name, c.type_name(), c.nullable, c.default, c.generated))
        .collect();
    let plain = |name, ty: &str| (name, ty.to_owned(), false, None, None);
    let default =
        |name, ty: &str, sql| (name, ty.to_owned(), false, Some(DefaultDef::Sql(sql)), None);
    let mood = r#""registry_test"."mood""#;
    assert_eq!(
        columns,
        [
            plain("parent_id", "bigint"),
            plain("number", "smallint"),
            default("type", "text", "'x'"),
            ("mood", mood.to_owned(), true, None, None),
            plain("moods", &format!("{mood}[]")),
            ("staff_id", "uuid".to_owned(), true, None, None),
            (
                "token",
                "uuid".to_owned(),
                false,
                Some(DefaultDef::UuidV7),
                None
            ),
            (
                "double",
                "smallint".to_owned(),
                false,
                None,
                Some("number * 2")
            ),
            default("created_at", "timestamptz", "now()"),
            default("version", "integer", "1"),
        ]
    );
    assert_eq!(
        table("parents").columns[0].identity,
        Some(IdentityDef::Always)
    );
}

#[test]
fn enums_are_found_in_columns_and_arrays_once() {
    let enums = enums_of(&[table("children")]);
    assert_eq!(enums.len(), 1);
    assert_eq!(
        (enums[0].name, enums[0].labels),
        ("mood", &["calm", "busy"][..])
    );
}

#[test]
fn constraints_are_named_as_postgresql_names_them() {
    let child = table("children");
    assert_eq!(child.primary_key.map(|key| key.name), Some("children_pkey"));
    assert_eq!(child.desc.key, [0, 1]);
    let [unique] = child.uniques else {
        panic!("{:?}", child.uniques)
    };
    assert_eq!(
        (unique.name, unique.columns),
        ("children_type_moods_key", &[2, 4][..])
    );
    assert!(unique.nulls_not_distinct);
    assert_eq!(unique.timing, Timing::NotDeferrable);
    assert_eq!(table("parents").uniques[0].timing, Timing::Deferrable);
    let checks: Vec<_> = child
        .checks
        .iter()
        .map(|check| (check.name, check.sql))
        .collect();
    assert_eq!(
        checks,
        [
            ("children_number_check", "number < 100"),
            ("children_check", "number > 0")
        ]
    );
    let [exclude] = child.excludes else {
        panic!("{:?}", child.excludes)
    };
    assert_eq!(exclude.name, "children_code_excl");
    assert_eq!(
        (exclude.method, exclude.timing),
        (Some("gist"), Timing::InitiallyDeferred)
    );
}

#[test]
fn foreign_keys_know_their_targets() {
    let keys: Vec<_> = table("children")
        .foreign_keys
        .iter()
        .map(|key| {
            (
                key.name,
                key.columns,
                key.target.schema(),
                key.target.table(),
                key.target.columns(),
            )
        })
        .collect();
    let test = Some("registry_test");
    assert_eq!(
        keys,
        [
            (
                "children_parent_id_fkey",
                &[0][..],
                test,
                "parents",
                vec!["id"]
            ),
            (
                "children_staff_id_fkey",
                &[5][..],
                Some("core"),
                "staff",
                vec!["id"]
            ),
            (
                "children_type_fkey",
                &[2][..],
                test,
                "parents",
                vec!["code"]
            ),
        ]
    );
    let [parent, staff, code] = table("children").foreign_keys else {
        panic!("three foreign keys")
    };
    assert_eq!(parent.on_delete, ForeignKeyAction::Cascade);
    assert_eq!(staff.timing, Timing::Deferrable);
    assert_eq!(code.on_update, ForeignKeyAction::Cascade);
    assert_eq!(code.on_delete, ForeignKeyAction::NoAction);
}

#[test]
fn indexes_keep_their_elements() {
    let [of_column, partial, full] = table("children").indexes else {
        panic!("{:?}", table("children").indexes)
    };
    assert_eq!(of_column.name, "children_parent_id_idx");
    assert_eq!(
        (partial.name, partial.unique),
        ("children_number_idx", true)
    );
    assert_eq!(partial.filter, Some("mood IS NULL"));
    assert_eq!(full.name, "children_number_type_lower_moods_idx");
    assert_eq!((full.method, full.include), (Some("btree"), &[4][..]));
    let elements: Vec<_> = full
        .elements
        .iter()
        .map(|e| (e.on, e.desc, e.nulls))
        .collect();
    assert_eq!(
        elements,
        [
            (IndexOn::Column(1), false, None),
            (IndexOn::Column(2), true, Some(Nulls::Last)),
            (IndexOn::Expression("lower(code)"), false, None),
        ]
    );
}

#[test]
fn views_have_a_definition_and_no_constraints() {
    let view = table("views");
    assert_eq!(
        view.view.and_then(|view| view.definition),
        Some("SELECT 1 AS one")
    );
    assert!(view.foreign_keys.is_empty() && view.primary_key.is_none());
    // The relation is there all the same.
    assert_eq!(view.desc.references.len(), 1);
}
