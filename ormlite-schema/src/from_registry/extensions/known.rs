//! The known extensions, and the names of what they contain.

/// An extension, and the names that identify it.
pub(super) struct Extension {
    pub(super) name: &'static str,
    /// Its package on Debian; `*` is the server's major version.
    pub(super) package: &'static str,
    pub(super) types: &'static [&'static str],
    pub(super) methods: &'static [&'static str],
    /// Names of operator classes; one that ends in `*` is a prefix.
    pub(super) classes: &'static [&'static str],
    pub(super) functions: &'static [&'static str],
}

const NONE: Extension = Extension {
    name: "",
    package: "postgresql-contrib",
    types: &[],
    methods: &[],
    classes: &[],
    functions: &[],
};

pub(super) const EXTENSIONS: [Extension; 24] = [
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

pub(super) const BTREE_GIN: &str = "btree_gin";
pub(super) const BTREE_GIST: &str = "btree_gist";

/// Types without an operator class for GiST and GIN, except in `btree_gist` and `btree_gin`; enum
/// types are among them. `inet` has a built-in GiST class, which must be named explicitly.
pub(super) const SCALARS: [&str; 42] = [
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
