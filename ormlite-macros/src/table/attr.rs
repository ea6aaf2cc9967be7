//! `#[table(..)]` and `#[column(..)]` as they are written. Only their form is checked here.

pub(crate) mod constraint;
pub(crate) mod index;
pub(crate) mod partition;
pub(crate) mod policy;
pub(crate) mod reference;
pub(crate) mod relation;
pub(crate) mod storage;

use proc_macro2::Ident;
use syn::{Attribute, LitStr, Path};

use self::constraint::{Check, Exclude, ForeignKey, Unique};
use self::index::Index;
use self::partition::PartitionBy;
use self::policy::{Policy, RowSecurity};
use self::reference::{ACTIONS, Actions, Target, Timing};
use self::relation::{BelongsTo, Extensions, Inverse};
use self::storage::Parameter;
use crate::args::values::{names, word};
use crate::args::{Grammar, Keyed, Shape};
use crate::diagnostics::Diagnostics;

/// The arguments of `#[table(..)]`.
#[derive(Default)]
pub(crate) struct TableAttr {
    pub(crate) name: Option<LitStr>,
    pub(crate) schema: Option<LitStr>,
    pub(crate) primary_key: Option<(Ident, Vec<Ident>)>,
    pub(crate) uniques: Vec<Unique>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) checks: Vec<Check>,
    pub(crate) excludes: Vec<Exclude>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    pub(crate) belongs_to: Vec<BelongsTo>,
    pub(crate) inverses: Vec<Inverse>,
    /// The foreign keys that a junction table links by, with the token of the key.
    pub(crate) junction: Option<(Ident, Vec<Ident>)>,
    pub(crate) columns: Option<Ident>,
    pub(crate) new: Option<Ident>,
    pub(crate) krate: Option<Path>,
    pub(crate) view: Option<View>,
    pub(crate) comment: Option<LitStr>,
    /// Whether doc comments are the comments of the table and its columns.
    pub(crate) comments: Option<Ident>,
    /// The storage parameters, with the token of the key.
    pub(crate) options: Option<(Ident, Vec<Parameter>)>,
    pub(crate) unlogged: Option<Ident>,
    pub(crate) partition_by: Option<PartitionBy>,
    pub(crate) row_security: Option<RowSecurity>,
    pub(crate) policies: Vec<Policy>,
    /// The previous name.
    pub(crate) was: Option<LitStr>,
}

/// `view`, `view = "SELECT .."`, or the same with `materialized_view`.
pub(crate) struct View {
    pub(crate) key: Ident,
    pub(crate) definition: Option<LitStr>,
}

const TABLE: Grammar = Grammar {
    of: "#[table(..)]",
    first: None,
    keys: &[
        ("name", "name = \"rooms\""),
        ("schema", "schema = \"core\""),
        ("primary_key", "primary_key(a, b)"),
        ("unique", "unique(a, b)"),
        ("index", "index(a, desc(b))"),
        ("check", "check(\"rate >= 0\")"),
        (
            "exclude",
            "exclude(\"room_id WITH =, during WITH &&\", using = gist)",
        ),
        (
            "foreign_key",
            "foreign_key(columns(a, b), references = Other(x, y))",
        ),
        ("belongs_to", relation::BELONGS_TO_EXAMPLE),
        ("has_many", "has_many(rooms = Room::property_id)"),
        ("has_one", "has_one(detail = Detail::property_id)"),
        ("many_to_many", relation::MANY_TO_MANY_EXAMPLE),
        ("junction", "junction(post_id, tag_id)"),
        ("columns", "columns = RoomColumns"),
        ("new", "new = NewRoomRow"),
        ("crate", "crate = some::path"),
        ("view", "view = \"SELECT ..\""),
        ("materialized_view", "materialized_view = \"SELECT ..\""),
        ("comment", "comment = \"A bookable room.\""),
        ("comments", "comments"),
        ("options", storage::OPTIONS_EXAMPLE),
        ("unlogged", "unlogged"),
        ("partition_by", partition::EXAMPLE),
        ("row_security", policy::ROW_SECURITY_EXAMPLE),
        ("policy", policy::EXAMPLE),
        ("was", "was = \"rooms\""),
    ],
    repeated: &[
        "unique",
        "index",
        "check",
        "exclude",
        "foreign_key",
        "belongs_to",
        "has_many",
        "has_one",
        "many_to_many",
        "policy",
    ],
};

impl TableAttr {
    pub(crate) fn parse(attributes: &[Attribute], mistakes: &Diagnostics) -> Self {
        let mut table = Self::default();
        for arg in TABLE.attributes("table", attributes, mistakes) {
            match arg.name().as_str() {
                "name" => table.name = arg.text(mistakes),
                "schema" => table.schema = arg.text(mistakes),
                "primary_key" => {
                    table.primary_key = names(&arg, mistakes).map(|names| (arg.key, names));
                }
                "unique" => table.uniques.extend(Unique::parse(&arg, mistakes)),
                "index" => table.indexes.extend(Index::parse(&arg, mistakes)),
                "check" => table.checks.extend(Check::parse(&arg, mistakes)),
                "exclude" => table.excludes.extend(Exclude::parse(&arg, mistakes)),
                "foreign_key" => table.foreign_keys.extend(ForeignKey::parse(&arg, mistakes)),
                "belongs_to" => table.belongs_to.extend(BelongsTo::parse(&arg, mistakes)),
                "has_many" | "has_one" => table.inverses.extend(Inverse::has(&arg, mistakes)),
                "many_to_many" => table.inverses.extend(Inverse::many_to_many(&arg, mistakes)),
                "junction" => {
                    table.junction = names(&arg, mistakes).map(|names| (arg.key, names));
                }
                "columns" => table.columns = arg.ident(mistakes),
                "new" => table.new = arg.ident(mistakes),
                "crate" => table.krate = arg.path(mistakes),
                "comment" => table.comment = arg.text(mistakes),
                "comments" => table.comments = arg.flag(mistakes),
                "options" => {
                    let parameters = storage::parameters(&arg, mistakes);
                    table.options = parameters.map(|parameters| (arg.key, parameters));
                }
                "was" => table.was = arg.text(mistakes),
                "unlogged" => table.unlogged = arg.flag(mistakes),
                "partition_by" => table.partition_by = PartitionBy::parse(&arg, mistakes),
                "row_security" => table.row_security = Some(RowSecurity::parse(&arg, mistakes)),
                "policy" => table.policies.extend(Policy::parse(&arg, mistakes)),
                _ => {
                    if let Some(View { key, .. }) = &table.view {
                        let message = format_args!("`{key}` is given already; keep one");
                        mistakes.on(&arg.key, message);
                        continue;
                    }
                    table.view = Some(View::parse(arg, mistakes));
                }
            }
        }
        table
    }
}

impl View {
    fn parse(arg: Keyed, mistakes: &Diagnostics) -> Self {
        Self {
            definition: match arg.shape {
                Shape::Flag => None,
                _ => arg.text(mistakes),
            },
            key: arg.key,
        }
    }

    pub(crate) fn is_materialized(&self) -> bool {
        self.key == "materialized_view"
    }
}

/// The arguments of `#[column(..)]`. Flags keep their token, at which a mistake is reported.
#[derive(Default)]
pub(crate) struct ColumnAttr {
    pub(crate) primary_key: Option<Ident>,
    pub(crate) default: Option<DefaultAttr>,
    pub(crate) identity: Option<IdentityAttr>,
    pub(crate) generated: Option<(Ident, LitStr)>,
    pub(crate) unique: Option<Ident>,
    pub(crate) index: Option<Ident>,
    pub(crate) check: Option<LitStr>,
    pub(crate) references: Option<Target>,
    /// Whether `references` is present, even with a mistake.
    pub(crate) refers: bool,
    pub(crate) actions: Actions,
    pub(crate) timing: Timing,
    pub(crate) relation: Option<Ident>,
    pub(crate) extensions: Extensions,
    pub(crate) created_at: Option<Ident>,
    pub(crate) updated_at: Option<Ident>,
    pub(crate) soft_delete: Option<Ident>,
    pub(crate) version: Option<Ident>,
    pub(crate) rename: Option<LitStr>,
    pub(crate) sql_type: Option<LitStr>,
    pub(crate) unchecked: Option<Ident>,
    pub(crate) comment: Option<LitStr>,
    pub(crate) collation: Option<LitStr>,
    pub(crate) storage: Option<Ident>,
    pub(crate) compression: Option<Ident>,
    /// The previous name.
    pub(crate) was: Option<LitStr>,
}

/// The value of a column that an insert leaves out.
pub(crate) struct DefaultAttr {
    pub(crate) key: Ident,
    /// The SQL expression; `None` for a UUID of version 7, which the client generates.
    pub(crate) sql: Option<LitStr>,
}

pub(crate) struct IdentityAttr {
    pub(crate) key: Ident,
    pub(crate) by_default: bool,
}

const COLUMN: Grammar = Grammar {
    of: "#[column(..)]",
    first: None,
    keys: &[
        ("primary_key", "primary_key"),
        (
            "default",
            "default = \"an SQL expression\"` or `default = uuid_v7",
        ),
        ("identity", "identity` or `identity = by_default"),
        ("generated", "generated = \"an SQL expression\""),
        ("unique", "unique"),
        ("index", "index"),
        ("check", "check = \"rate >= 0\""),
        (
            "references",
            "references = Property::id` or `references = \"core.properties(id)\"",
        ),
        ("on_delete", ACTIONS),
        ("on_update", ACTIONS),
        ("deferrable", "deferrable"),
        ("initially_deferred", "initially_deferred"),
        ("relation", "relation = name"),
        ("inverse", relation::INVERSE_EXAMPLE),
        ("many_to_many", relation::FAR_EXAMPLE),
        ("created_at", "created_at"),
        ("updated_at", "updated_at"),
        ("soft_delete", "soft_delete"),
        ("version", "version"),
        ("rename", "rename = \"column_name\""),
        ("sql_type", "sql_type = \"numeric(10,2)\""),
        ("unchecked", "unchecked"),
        ("comment", "comment = \"The number on the door.\""),
        ("collation", "collation = \"C\""),
        ("storage", "storage = external"),
        ("compression", "compression = lz4"),
        ("was", "was = \"old_name\""),
    ],
    repeated: &["many_to_many"],
};

impl ColumnAttr {
    pub(crate) fn parse(attributes: &[Attribute], mistakes: &Diagnostics) -> Self {
        let mut column = Self::default();
        for arg in COLUMN.attributes("column", attributes, mistakes) {
            match arg.name().as_str() {
                "primary_key" => column.primary_key = arg.flag(mistakes),
                "default" => column.default = DefaultAttr::parse(&arg, mistakes),
                "identity" => column.identity = IdentityAttr::parse(&arg, mistakes),
                "generated" => column.generated = arg.text(mistakes).map(|sql| (arg.key, sql)),
                "unique" => column.unique = arg.flag(mistakes),
                "index" => column.index = arg.flag(mistakes),
                "check" => column.check = arg.text(mistakes),
                "references" => {
                    column.refers = true;
                    column.references = Target::parse_one(&arg, mistakes);
                }
                "relation" => column.relation = arg.ident(mistakes),
                "created_at" => column.created_at = arg.flag(mistakes),
                "updated_at" => column.updated_at = arg.flag(mistakes),
                "soft_delete" => column.soft_delete = arg.flag(mistakes),
                "version" => column.version = arg.flag(mistakes),
                "rename" => column.rename = arg.text(mistakes),
                "sql_type" => column.sql_type = arg.text(mistakes),
                "unchecked" => column.unchecked = arg.flag(mistakes),
                "comment" => column.comment = arg.text(mistakes),
                "was" => column.was = arg.text(mistakes),
                "collation" => column.collation = arg.text(mistakes),
                "storage" => column.storage = word(&arg, &storage::STORAGES, mistakes),
                "compression" => {
                    column.compression = word(&arg, &storage::COMPRESSIONS, mistakes);
                }
                _ => {
                    let read =
                        column.actions.read(&arg, mistakes) || column.timing.read(&arg, mistakes);
                    if !read {
                        column.extensions.read(&arg, mistakes);
                    }
                }
            }
        }
        column
    }
}

impl DefaultAttr {
    fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let sql = arg.value(
            |input| {
                if input.peek(LitStr) {
                    return input.parse().map(Some);
                }
                let word: Ident = input.parse()?;
                if word == "uuid_v7" {
                    Ok(None)
                } else {
                    Err(input.error("not a default"))
                }
            },
            mistakes,
        )?;
        Some(Self {
            key: arg.key.clone(),
            sql,
        })
    }
}

impl IdentityAttr {
    fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let by_default = match arg.shape {
            Shape::Flag => false,
            _ => word(arg, &["by_default"], mistakes).is_some(),
        };
        Some(Self {
            key: arg.key.clone(),
            by_default,
        })
    }
}
