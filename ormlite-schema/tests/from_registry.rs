//! Linked tables as a catalog: what the registry says in its own words is what a server would say.

use ormlite_core::schema::TableDesc;
use ormlite_core::schema::registry::{
    ColumnDef, EnumRenameDef, ExcludeDef, ForeignKeyAction, ForeignKeyDef, IndexDef,
    IndexElementDef, IndexOn, PartitionByDef, PartitionStrategy, PolicyCommand, PolicyDef,
    PrimaryKeyDef, RowSecurity, Storage, TableDef, TargetDef, Timing, ViewDef, column,
};
use ormlite_core::types::{ColumnType, CompositeDesc, DomainDesc, EnumDesc, EnumStorage, SqlType};
use ormlite_schema::Catalog;
use ormlite_schema::ddl;
use ormlite_schema::from_registry::{catalog_of, renames_of};
use ormlite_schema::model::{ConstraintKind, Name};

static TEXT: SqlType = SqlType::Named {
    schema: None,
    name: "text",
};

static ROOMS: TableDesc = TableDesc {
    schema: None,
    name: "rooms",
    columns: &["id", "kind", "during"],
    roles: "",
    key: &[0],
    references: &[],
};

static STAYS: TableDesc = TableDesc {
    schema: Some("hotel"),
    name: "stays",
    columns: &["room"],
    roles: "",
    key: &[],
    references: &[],
};

fn of(ty: &'static str, name: &'static str) -> ColumnDef {
    column(name, ColumnType::of(&TEXT, false)).sql_type(ty)
}

fn table(desc: &'static TableDesc, columns: Vec<ColumnDef>) -> TableDef {
    TableDef {
        desc,
        columns: Vec::leak(columns),
        primary_key: None,
        uniques: &[],
        checks: &[],
        excludes: &[],
        foreign_keys: &[],
        indexes: &[],
        view: None,
        comment: None,
        options: &[],
        unlogged: false,
        partition_by: None,
        row_security: None,
        policies: &[],
        was: None,
        module: "hotel",
    }
}

fn rooms() -> TableDef {
    let columns = vec![
        of("bigserial", "id"),
        of("varchar(3)", "kind"),
        of("daterange", "during"),
    ];
    TableDef {
        primary_key: Some(PrimaryKeyDef { name: "rooms_pkey" }),
        ..table(&ROOMS, columns)
    }
}

fn exclude(elements: &'static str) -> ExcludeDef {
    ExcludeDef {
        name: "apart",
        elements,
        method: Some("GIST"),
        filter: None,
        timing: Timing::Deferrable,
    }
}

fn read(tables: &[&TableDef]) -> Catalog {
    catalog_of(tables, &[], "public").unwrap()
}

#[test]
fn a_serial_column_is_what_the_server_makes_of_it() {
    let catalog = read(&[&rooms()]);
    let id = &catalog.tables[&Name::new("public", "rooms")].columns[0];
    assert_eq!(id.ty, "bigint");
    let default = r#"nextval('"public"."rooms_id_seq"'::regclass)"#;
    assert_eq!(id.default.as_deref(), Some(default));
    let sequence = &catalog.sequences[&Name::new("public", "rooms_id_seq")];
    assert_eq!(sequence.ty, "bigint");
    let script = ddl::script(&catalog);
    let parts = ["CREATE SEQUENCE", "CREATE TABLE", "OWNED BY"];
    assert!(parts.is_sorted_by_key(|part| script.find(part)), "{script}");
}

#[test]
fn tables_without_a_schema_are_in_the_one_that_is_given() {
    let catalog = read(&[&rooms()]);
    assert!(catalog.schemas.contains_key("public"));
    let catalog = catalog_of(&[&rooms()], &[], "").unwrap();
    assert!(catalog.schemas.is_empty());
    let script = ddl::script(&catalog);
    assert!(script.contains(r#"CREATE TABLE "rooms" ("#), "{script}");
    assert!(
        script.contains(r#"DEFAULT nextval('"rooms_id_seq"'::regclass)"#),
        "{script}"
    );
}

#[test]
fn elements_of_exclusions_are_read_or_kept() {
    for (elements, expected) in [
        (
            "kind WITH =, during WITH &&",
            r#"EXCLUDE USING "gist" ("kind" WITH =, "during" WITH &&) DEFERRABLE"#,
        ),
        (
            r#""Kind" gist_trgm_ops(siglen = 32) WITH =, daterange(a, b) WITH &&"#,
            r#"EXCLUDE USING "gist" ("Kind" gist_trgm_ops ("siglen" = '32') WITH =, daterange(a, b) WITH &&) DEFERRABLE"#,
        ),
        (
            r#"kind COLLATE "C" WITH ="#,
            r#"EXCLUDE USING gist (kind COLLATE "C" WITH =) DEFERRABLE"#,
        ),
        (
            "kind DESC WITH =",
            "EXCLUDE USING gist (kind DESC WITH =) DEFERRABLE",
        ),
    ] {
        let table = TableDef {
            excludes: Vec::leak(vec![exclude(elements)]),
            ..rooms()
        };
        let catalog = read(&[&table]);
        let apart = &catalog.tables[&Name::new("public", "rooms")].constraints["apart"];
        assert_eq!(ddl::constraint_definition(apart), expected);
        assert!(ddl::script(&catalog).contains(expected), "{elements}");
    }
}

#[test]
fn indexes_have_their_parameters() {
    let element = IndexElementDef::on(IndexOn::Expression("lower(kind)"));
    let elements = vec![element.opclass("gin_trgm_ops")];
    let index = IndexDef {
        method: Some("GIN"),
        with: Some("fastupdate, gin_pending_list_limit = 100"),
        ..IndexDef::on("by_kind", Vec::leak(elements))
    };
    let table = TableDef {
        indexes: Vec::leak(vec![index]),
        ..rooms()
    };
    let catalog = read(&[&table]);
    assert!(catalog.extensions.contains_key("pg_trgm"));
    let expected = r#"CREATE INDEX "by_kind" ON "public"."rooms" USING "gin" ((lower(kind)) gin_trgm_ops) WITH ("fastupdate" = 'true', "gin_pending_list_limit" = '100')"#;
    let script = ddl::script(&catalog);
    assert!(script.contains(expected), "{script}");
}

#[test]
fn tables_and_columns_have_settings() {
    let columns = vec![
        of("bigint", "id").comment("A number's name"),
        of("text", "kind")
            .collation("C")
            .storage(Storage::External)
            .compression("lz4"),
        of("text", "during").collation(r#"core."german""#),
    ];
    let table = TableDef {
        comment: Some("Rooms"),
        options: &[("fillfactor", "70"), ("toast.autovacuum_enabled", "false")],
        unlogged: true,
        ..table(&ROOMS, columns)
    };
    let script = ddl::script(&read(&[&table]));
    for expected in [
        r#"CREATE UNLOGGED TABLE "public"."rooms""#,
        r#"WITH ("fillfactor" = '70', "toast"."autovacuum_enabled" = 'false')"#,
        r#""kind" text COLLATE "C" NOT NULL"#,
        r#""during" text COLLATE core."german" NOT NULL"#,
        r#"ALTER COLUMN "kind" SET STORAGE EXTERNAL"#,
        r#"ALTER COLUMN "kind" SET COMPRESSION "lz4""#,
        r#"COMMENT ON TABLE "public"."rooms" IS 'Rooms'"#,
        r#"COMMENT ON COLUMN "public"."rooms"."id" IS 'A number''s name'"#,
    ] {
        assert!(script.contains(expected), "{expected}: {script}");
    }
}

#[test]
fn tables_are_partitioned_and_have_policies() {
    let policy = PolicyDef::named;
    let policies = vec![
        PolicyDef {
            command: PolicyCommand::Insert,
            roles: &["staff", "admin"],
            check: Some("kind <> ''"),
            restrictive: true,
            ..policy("staff")
        },
        PolicyDef {
            roles: &["admin", "public"],
            using: Some("kind = current_user"),
            ..policy("own")
        },
    ];
    let declared = |row_security| TableDef {
        partition_by: Some(PartitionByDef {
            strategy: PartitionStrategy::Range,
            key: &[IndexOn::Column(1), IndexOn::Expression("lower(during)")],
        }),
        row_security,
        policies: Vec::leak(policies.clone()),
        ..table(&ROOMS, rooms().columns.to_vec())
    };
    let script = ddl::script(&read(&[&declared(Some(RowSecurity::Forced))]));
    for expected in [
        r#"PARTITION BY RANGE ("kind", (lower(during)))"#,
        r#"ALTER TABLE "public"."rooms" ENABLE ROW LEVEL SECURITY"#,
        r#"ALTER TABLE "public"."rooms" FORCE ROW LEVEL SECURITY"#,
        r#"CREATE POLICY "own" ON "public"."rooms" USING (kind = current_user)"#,
        r#"CREATE POLICY "staff" ON "public"."rooms" AS RESTRICTIVE FOR INSERT TO "admin", "staff" WITH CHECK (kind <> '')"#,
    ] {
        assert!(script.contains(expected), "{expected}: {script}");
    }
    let script = ddl::script(&read(&[&declared(Some(RowSecurity::Enabled))]));
    assert!(script.contains("ENABLE ROW") && !script.contains("FORCE ROW"));
}

/// The columns of a view are known if one of them has a comment.
#[test]
fn views_have_comments_and_options() {
    let view = |columns| TableDef {
        view: Some(ViewDef {
            definition: Some("SELECT 1 AS room"),
            materialized: false,
        }),
        comment: Some("Stays"),
        options: &[("security_invoker", "true")],
        ..table(&STAYS, columns)
    };
    let name = Name::new("hotel", "stays");
    let catalog = read(&[&view(vec![of("bigint", "room")])]);
    assert!(catalog.views[&name].columns.is_empty());
    let catalog = read(&[&view(vec![of("bigint", "room").comment("Its room")])]);
    let script = ddl::script(&catalog);
    for expected in [
        r#"CREATE VIEW "hotel"."stays" WITH ("security_invoker" = 'true') AS SELECT 1"#,
        r#"COMMENT ON VIEW "hotel"."stays" IS 'Stays'"#,
        r#"COMMENT ON COLUMN "hotel"."stays"."room" IS 'Its room'"#,
    ] {
        assert!(script.contains(expected), "{expected}: {script}");
    }
}

/// A key to a domain that is not linked is left out.
#[test]
fn foreign_keys_to_linked_domains() {
    let key = ForeignKeyDef {
        name: "stays_room_fkey",
        columns: &[0],
        target: TargetDef::Table {
            desc: &ROOMS,
            columns: &[0],
        },
        on_delete: ForeignKeyAction::Cascade,
        on_update: ForeignKeyAction::NoAction,
        timing: Timing::InitiallyDeferred,
    };
    let stays = TableDef {
        foreign_keys: Vec::leak(vec![key]),
        ..table(&STAYS, vec![of("bigint", "room")])
    };
    let name = Name::new("hotel", "stays");
    assert!(read(&[&stays]).tables[&name].constraints.is_empty());
    let catalog = read(&[&stays, &rooms()]);
    let key = &catalog.tables[&name].constraints["stays_room_fkey"];
    assert!(
        matches!(&key.kind, ConstraintKind::ForeignKey(key) if key.table == Name::new("public", "rooms"))
    );
    let script = ddl::script(&catalog);
    assert!(
        script.find("rooms_pkey") < script.find("FOREIGN KEY"),
        "{script}"
    );
}

/// A view after those that it names, and one that is declared elsewhere not at all.
#[test]
fn views_by_the_names_in_their_queries() {
    let view = |definition| TableDef {
        view: Some(ViewDef {
            definition,
            materialized: false,
        }),
        ..table(&STAYS, Vec::new())
    };
    let first = TableDef {
        desc: &ROOMS,
        ..view(Some("SELECT * FROM hotel.stays"))
    };
    let script = ddl::script(&read(&[&first, &view(Some("SELECT 1 AS room"))]));
    let at = |text| script.find(text).unwrap();
    assert!(
        at(r#"VIEW "hotel"."stays""#) < at(r#"VIEW "public"."rooms""#),
        "{script}"
    );
    assert!(read(&[&view(None)]).views.is_empty());
}

/// With its indexes, and after what it reads.
#[test]
fn materialized_views() {
    let view = TableDef {
        view: Some(ViewDef {
            definition: Some("SELECT id AS room FROM rooms"),
            materialized: true,
        }),
        indexes: Vec::leak(vec![IndexDef {
            unique: true,
            ..IndexDef::on(
                "one",
                Vec::leak(vec![IndexElementDef::on(IndexOn::Column(0))]),
            )
        }]),
        options: &[("fillfactor", "90")],
        comment: Some("Stays"),
        ..table(&STAYS, vec![of("bigint", "room")])
    };
    let script = ddl::script(&read(&[&view, &rooms()]));
    let parts = [
        r#"CREATE TABLE "public"."rooms""#,
        r#"CREATE MATERIALIZED VIEW "hotel"."stays" WITH ("fillfactor" = '90') AS SELECT id"#,
        r#"COMMENT ON MATERIALIZED VIEW "hotel"."stays" IS 'Stays'"#,
        r#"CREATE UNIQUE INDEX "one" ON "hotel"."stays""#,
    ];
    let at = |part| {
        script
            .find(part)
            .unwrap_or_else(|| panic!("{part}: {script}"))
    };
    assert!(parts.is_sorted_by_key(|part| at(*part)), "{script}");
}

#[test]
fn previous_names() {
    static STATUS: EnumDesc = EnumDesc {
        schema: None,
        name: "status",
        labels: &["open", "shut"],
        storage: EnumStorage::Type,
        checked: true,
    };
    let stays = TableDef {
        was: Some("visits"),
        ..table(&STAYS, vec![of("bigint", "room").was("chamber")])
    };
    let rooms = TableDef {
        was: Some(r#"old."The rooms""#),
        ..rooms()
    };
    let status = EnumRenameDef {
        desc: &STATUS,
        was: Some("state"),
        labels: &[("shut", "closed")],
    };
    let expected = r#"
        table  hotel.visits         -> hotel.stays
        table  old."The rooms"      -> public.rooms
        column hotel.stays.chamber  -> room
        type   public.state         -> public.status
        label  public.status.closed -> shut
    "#;
    let renames = renames_of(&[&stays, &rooms], &[&status], "public");
    assert_eq!(renames, expected.parse().unwrap());
}

#[test]
fn two_tables_of_one_name_are_reported() {
    let conflict = catalog_of(&[&rooms(), &rooms()], &[], "public").unwrap_err();
    let expected = "two tables have the name public.rooms, in hotel and hotel; rename one of them";
    assert_eq!(conflict.to_string(), expected);
}

static MOOD: EnumDesc = EnumDesc {
    schema: Some("hotel"),
    name: "mood",
    labels: &["sad", "glad"],
    storage: EnumStorage::Type,
    checked: true,
};
static OF_MOOD: SqlType = SqlType::Enum(&MOOD);

static EMAIL: DomainDesc = DomainDesc {
    schema: None,
    name: "z_email",
    base: ColumnType::of(&TEXT, false)
        .stored()
        .sql_type("citext", true),
    checks: &["VALUE ~ '@'", "similarity(VALUE, '') < 1"],
    default: None,
    not_null: true,
};
static OF_EMAIL: SqlType = SqlType::Domain(&EMAIL);
static OF_EMAILS: SqlType = SqlType::Array(&OF_EMAIL);

static ADDRESS: CompositeDesc = CompositeDesc {
    schema: Some("hotel"),
    name: "address",
    fields: &[
        ColumnType::of(&TEXT, true).field("street"),
        ColumnType::of(&OF_EMAILS, false).field("emails"),
        ColumnType::of_enum(&OF_MOOD, &MOOD).field("Mood"),
    ],
};
static OF_ADDRESS: SqlType = SqlType::Composite(&ADDRESS);
static OF_ADDRESSES: SqlType = SqlType::Array(&OF_ADDRESS);

static ADDRESSES: TableDesc = TableDesc {
    schema: Some("hotel"),
    name: "address",
    columns: &["id", "kind", "during"],
    roles: "",
    key: &[],
    references: &[],
};

fn with_addresses() -> Vec<ColumnDef> {
    vec![
        column("home", ColumnType::of(&OF_ADDRESS, true)),
        column("former", ColumnType::of(&OF_ADDRESSES, false)),
    ]
}

#[test]
fn composite_types_and_domains_come_once_and_after_what_they_need() {
    let tables = [
        table(&ROOMS, with_addresses()),
        table(&STAYS, with_addresses()),
    ];
    let tables: Vec<_> = tables.iter().collect();
    let catalog = catalog_of(&tables, &[], "public").expect("no name is used twice");
    let statements = ddl::create(&catalog);
    let of_types = statements.iter().map(|statement| &*statement.sql);
    let of_types: Vec<_> = of_types.take_while(|sql| !sql.contains("TABLE")).collect();
    assert_eq!(
        of_types,
        [
            "CREATE EXTENSION IF NOT EXISTS \"citext\" CASCADE",
            "CREATE EXTENSION IF NOT EXISTS \"pg_trgm\" CASCADE",
            "CREATE SCHEMA IF NOT EXISTS \"hotel\"",
            "CREATE SCHEMA IF NOT EXISTS \"public\"",
            "CREATE TYPE \"hotel\".\"mood\" AS ENUM ('sad', 'glad')",
            "CREATE DOMAIN \"public\".\"z_email\" AS citext NOT NULL",
            "CREATE TYPE \"hotel\".\"address\" AS (\"street\" \"text\", \"emails\" public.z_email[], \
             \"Mood\" hotel.mood)",
            "ALTER DOMAIN \"public\".\"z_email\" ADD CONSTRAINT \"z_email_check\" CHECK (VALUE ~ '@')",
            "ALTER DOMAIN \"public\".\"z_email\" ADD CONSTRAINT \"z_email_check1\" CHECK (similarity(VALUE, '') < 1)",
        ]
    );
    let rooms = &catalog.tables[&Name::new("public", "rooms")];
    assert_eq!(rooms.columns[1].ty, "hotel.address[]");
}

#[test]
fn two_types_of_one_name_are_a_conflict() {
    static OTHER_ADDRESS: CompositeDesc = CompositeDesc {
        schema: Some("hotel"),
        name: "address",
        fields: &[ColumnType::of(&TEXT, true).field("street")],
    };
    static OTHER_EMAIL: DomainDesc = DomainDesc {
        schema: None,
        name: "z_email",
        base: ColumnType::of(&TEXT, false).stored(),
        checks: &[],
        default: None,
        not_null: true,
    };
    static ENUM_EMAIL: EnumDesc = EnumDesc {
        schema: None,
        name: "z_email",
        labels: &["a"],
        storage: EnumStorage::Type,
        checked: true,
    };
    static OF_OTHER_ADDRESS: SqlType = SqlType::Composite(&OTHER_ADDRESS);
    static OF_OTHER_EMAIL: SqlType = SqlType::Domain(&OTHER_EMAIL);
    static OF_ENUM: SqlType = SqlType::Enum(&ENUM_EMAIL);
    let cases = [
        (
            &OF_OTHER_ADDRESS,
            "two composite types with different fields have the name hotel.address; rename one of them",
        ),
        (
            &OF_OTHER_EMAIL,
            "two domains with different types or rules have the name public.z_email; rename one of them",
        ),
        (
            &OF_ENUM,
            "two types of different kinds have the name public.z_email; rename one of them",
        ),
    ];
    let (rooms, named) = (
        table(&ROOMS, with_addresses()),
        table(&ADDRESSES, vec![of("uuid", "id")]),
    );
    let conflict = catalog_of(&[&rooms, &named], &[], "public").unwrap_err();
    assert_eq!(
        conflict.to_string(),
        "two objects, a type and a table, have the name hotel.address, in hotel; rename one of them"
    );
    for (other, message) in cases {
        let columns = vec![column("other", ColumnType::of(other, false))];
        let tables = [table(&ROOMS, with_addresses()), table(&STAYS, columns)];
        let tables: Vec<_> = tables.iter().collect();
        let conflict = catalog_of(&tables, &[], "public").unwrap_err();
        assert_eq!(conflict.to_string(), message);
    }
}
