//! The extensions that tables need, as far as names tell for certain: of types, index methods,
//! operator classes and functions, and of scalars in GiST and GIN indexes.

use std::collections::BTreeSet;

use ormlite_core::registry::{
    ColumnDef, DefaultDef, ExcludeDef, IndexDef, IndexOn, SetupDef, SetupStage, TableDef,
};
use ormlite_core::value::SqlType;

use super::text::{self, Element};

/// An extension, and all that its name stands for.
struct Extension {
    name: &'static str,
    /// What has it on Debian; `*` stands for the server's major version.
    package: &'static str,
    types: &'static [&'static str],
    methods: &'static [&'static str],
    /// Names of operator classes; one that ends in `*` is the beginning of several.
    classes: &'static [&'static str],
    functions: &'static [&'static str],
}

const NONE: Extension = Extension {
    name: "",
    package: "postgresql-contrib",
    types: &[],
    methods: &[],
    classes: &[],
    functions: &[],
};

const EXTENSIONS: [Extension; 24] = [
    Extension {
        name: "bloom",
        methods: &["bloom"],
        ..NONE
    },
    Extension {
        name: BTREE_GIN,
        ..NONE
    },
    Extension {
        name: BTREE_GIST,
        classes: &[
            "gist_int2_ops",
            "gist_int4_ops",
            "gist_int8_ops",
            "gist_float4_ops",
            "gist_float8_ops",
            "gist_numeric_ops",
            "gist_text_ops",
            "gist_bpchar_ops",
            "gist_bytea_ops",
            "gist_date_ops",
            "gist_time_ops",
            "gist_timetz_ops",
            "gist_timestamp_ops",
            "gist_timestamptz_ops",
            "gist_interval_ops",
            "gist_cash_ops",
            "gist_oid_ops",
            "gist_uuid_ops",
            "gist_inet_ops",
            "gist_cidr_ops",
            "gist_macad_ops",
            "gist_macad8_ops",
            "gist_bit_ops",
            "gist_vbit_ops",
            "gist_enum_ops",
            "gist_bool_ops",
        ],
        ..NONE
    },
    Extension {
        name: "citext",
        types: &["citext"],
        classes: &["citext_ops", "citext_pattern_ops"],
        ..NONE
    },
    Extension {
        name: "cube",
        types: &["cube"],
        classes: &["cube_ops", "gist_cube_ops"],
        ..NONE
    },
    Extension {
        name: "earthdistance",
        types: &["earth"],
        functions: &["ll_to_earth", "earth_distance", "earth_box"],
        ..NONE
    },
    Extension {
        name: "hstore",
        types: &["hstore"],
        classes: &[
            "gin_hstore_ops",
            "gist_hstore_ops",
            "btree_hstore_ops",
            "hash_hstore_ops",
        ],
        ..NONE
    },
    Extension {
        name: "intarray",
        types: &["query_int"],
        classes: &["gist__int_ops", "gist__intbig_ops", "gin__int_ops"],
        ..NONE
    },
    Extension {
        name: "isn",
        types: &[
            "ean13", "isbn", "isbn13", "ismn", "ismn13", "issn", "issn13", "upc",
        ],
        ..NONE
    },
    Extension {
        name: "ltree",
        types: &["ltree", "lquery", "ltxtquery"],
        classes: &[
            "ltree_ops",
            "gist_ltree_ops",
            "gist__ltree_ops",
            "hash_ltree_ops",
        ],
        ..NONE
    },
    Extension {
        name: "pg_trgm",
        classes: &["gin_trgm_ops", "gist_trgm_ops"],
        functions: &["similarity", "word_similarity", "strict_word_similarity"],
        ..NONE
    },
    Extension {
        name: "pgcrypto",
        functions: &["gen_random_bytes", "gen_salt"],
        ..NONE
    },
    Extension {
        name: "seg",
        types: &["seg"],
        classes: &["seg_ops", "gist_seg_ops"],
        ..NONE
    },
    Extension {
        name: "unaccent",
        functions: &["unaccent"],
        ..NONE
    },
    Extension {
        name: "uuid-ossp",
        functions: &[
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v3",
            "uuid_generate_v4",
            "uuid_generate_v5",
        ],
        ..NONE
    },
    Extension {
        name: "h3",
        package: "postgresql-*-h3",
        types: &["h3index"],
        ..NONE
    },
    Extension {
        name: "hll",
        package: "postgresql-*-hll",
        types: &["hll"],
        ..NONE
    },
    Extension {
        name: "ip4r",
        package: "postgresql-*-ip4r",
        types: &["ip4", "ip4r", "ip6", "ip6r", "ipaddress", "iprange"],
        ..NONE
    },
    Extension {
        name: "postgis",
        package: "postgresql-*-postgis-3",
        types: &["geometry", "geography", "box2d", "box3d"],
        classes: &[
            "gist_geometry_ops*",
            "gist_geography_ops*",
            "spgist_geometry_ops*",
        ],
        ..NONE
    },
    Extension {
        name: "postgis_raster",
        package: "postgresql-*-postgis-3",
        types: &["raster"],
        ..NONE
    },
    Extension {
        name: "prefix",
        package: "postgresql-*-prefix",
        types: &["prefix_range"],
        classes: &["gist_prefix_range_ops"],
        ..NONE
    },
    Extension {
        name: "rum",
        package: "postgresql-*-rum",
        methods: &["rum"],
        classes: &["rum_*"],
        ..NONE
    },
    Extension {
        name: "semver",
        package: "postgresql-*-semver",
        types: &["semver"],
        ..NONE
    },
    Extension {
        name: "vector",
        package: "postgresql-*-pgvector",
        types: &["vector", "halfvec", "sparsevec"],
        methods: &["hnsw", "ivfflat"],
        classes: &[
            "vector_*",
            "halfvec_*",
            "sparsevec_*",
            "bit_hamming_ops",
            "bit_jaccard_ops",
        ],
        ..NONE
    },
];

const BTREE_GIN: &str = "btree_gin";
const BTREE_GIST: &str = "btree_gist";

/// Types that GiST and GIN know nothing of, but for `btree_gist` and `btree_gin`; enumerated types are
/// of them too. `inet` has a class in GiST of the server's own, which has to be asked for by name.
const SCALARS: [&str; 42] = [
    "bigint",
    "bigserial",
    "bit",
    "bit varying",
    "bool",
    "boolean",
    "bpchar",
    "bytea",
    "char",
    "character",
    "character varying",
    "cidr",
    "date",
    "decimal",
    "double precision",
    "float",
    "float4",
    "float8",
    "inet",
    "int",
    "int2",
    "int4",
    "int8",
    "integer",
    "interval",
    "macaddr",
    "macaddr8",
    "money",
    "numeric",
    "oid",
    "real",
    "serial",
    "serial4",
    "serial8",
    "smallint",
    "smallserial",
    "text",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "uuid",
];

/// An extension to create, and the package that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Needed {
    pub(super) name: &'static str,
    pub(super) package: &'static str,
}

/// The extensions of tables, by name; those that the program's own SQL creates, or whose names it
/// gives to something of its own, are left to it.
pub(super) fn needed(tables: &[&TableDef], setups: &[&SetupDef]) -> Vec<Needed> {
    let before = |setup: &&&SetupDef| setup.stage == SetupStage::BeforeTables;
    let own = setups.iter().filter(before).map(|setup| setup.sql);
    let mut found = Found {
        own: own.flat_map(text::created).collect(),
        needed: BTreeSet::new(),
    };
    for table in tables {
        found.table(table);
    }
    found.needed.into_iter().collect()
}

struct Found {
    /// What the program's own SQL creates, as kind and name.
    own: BTreeSet<(String, String)>,
    needed: BTreeSet<Needed>,
}

impl Found {
    fn table(&mut self, table: &TableDef) {
        for column in table.columns {
            self.ty(&column.type_name());
            if let Some(DefaultDef::Sql(sql)) = column.default {
                self.expression(sql);
            }
            column
                .generated
                .into_iter()
                .for_each(|sql| self.expression(sql));
        }
        table
            .checks
            .iter()
            .for_each(|check| self.expression(check.sql));
        table
            .indexes
            .iter()
            .for_each(|index| self.index(table, index));
        table
            .excludes
            .iter()
            .for_each(|exclude| self.exclude(table, exclude));
        let definition = table.view.and_then(|view| view.definition);
        definition.into_iter().for_each(|sql| self.expression(sql));
    }

    fn ty(&mut self, ty: &str) {
        if let Some(name) = text::type_name(ty) {
            self.named(&["type", "domain"], &name, |extension| extension.types);
        }
    }

    fn expression(&mut self, sql: &str) {
        for name in text::calls(sql) {
            self.named(&["function"], &name, |extension| extension.functions);
        }
    }

    fn index(&mut self, table: &TableDef, index: &IndexDef) {
        let method = index.method.unwrap_or("btree");
        self.named(&["method"], method, |extension| extension.methods);
        for element in index.elements {
            match (element.opclass, element.on) {
                (Some(class), _) => self.class(class),
                (None, IndexOn::Column(at)) => {
                    self.default_class(method, &table.columns[usize::from(at)]);
                }
                (None, IndexOn::Expression(_)) => {}
            }
            if let IndexOn::Expression(sql) = element.on {
                self.expression(sql);
            }
        }
        index
            .filter
            .into_iter()
            .for_each(|sql| self.expression(sql));
    }

    fn exclude(&mut self, table: &TableDef, exclude: &ExcludeDef) {
        let method = exclude.method.unwrap_or("btree");
        self.named(&["method"], method, |extension| extension.methods);
        for element in text::elements(exclude.elements) {
            let Element {
                on,
                class,
                operator,
            } = element;
            if let Some(class) = class {
                self.class(&class);
                continue;
            }
            match table.columns.iter().find(|column| column.name == on) {
                Some(column) => self.default_class(method, column),
                // What is compared for equality is a scalar, or a range, which it does no harm to.
                None if operator == "=" && is(method, "gist") => self.add(BTREE_GIST),
                None => {}
            }
            self.expression(&on);
        }
    }

    fn class(&mut self, class: &str) {
        if let Some(name) = text::type_name(class) {
            self.named(&["class"], &name, |extension| extension.classes);
        }
    }

    /// The class of a column without one: for a scalar it is an extension's.
    fn default_class(&mut self, method: &str, column: &ColumnDef) {
        let extension = match () {
            () if is(method, "gist") => BTREE_GIST,
            () if is(method, "gin") => BTREE_GIN,
            () => return,
        };
        let of_enum = || column.sql_type.is_none() && matches!(column.ty, SqlType::Enum(_));
        let name = column.type_name();
        let scalar = || text::scalar_name(&name).is_some_and(|name| SCALARS.contains(&&*name));
        if of_enum() || scalar() {
            self.add(extension);
        }
    }

    fn named(
        &mut self,
        kinds: &[&str],
        name: &str,
        names: impl Fn(&Extension) -> &'static [&'static str],
    ) {
        let is_own = |kind: &&str| self.own.contains(&((*kind).to_owned(), name.to_owned()));
        if kinds.iter().any(is_own) {
            return;
        }
        let fits = |known: &&str| match known.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => *known == name,
        };
        let mut all = EXTENSIONS.iter();
        if let Some(extension) =
            all.find(|extension| names(extension).iter().any(|known| fits(&known)))
        {
            self.add(extension.name);
        }
    }

    fn add(&mut self, name: &'static str) {
        let is_own = self
            .own
            .contains(&("extension".to_owned(), name.to_owned()));
        let extension = EXTENSIONS.iter().find(|extension| extension.name == name);
        if let (Some(extension), false) = (extension, is_own) {
            self.needed.insert(Needed {
                name,
                package: extension.package,
            });
        }
    }
}

fn is(method: &str, name: &str) -> bool {
    method.eq_ignore_ascii_case(name)
}
