//! The derives of `ormlite`. See the crate `ormlite` for their use.
//!
//! Each derive reads its attributes, validates them and expands. Every mistake is reported at its
//! own token, and all of them at once. The generated code names one module, `::ormlite::__private`,
//! or `__private` below the path of `crate = ..`. So this crate depends on no other crate of the
//! project.

mod args;
mod constraint_names;
mod diagnostics;
mod insert;
mod mapped;
mod migrations;
mod names;
mod one_of;
mod patch;
mod pg_composite;
mod pg_enum;
mod row;
mod sql_name;
mod stored;
mod structure;
mod table;
mod test;
#[cfg(test)]
mod tests;
mod value;

use proc_macro::TokenStream;

/// Makes a struct a table: it generates the column constants, the decoder, `NewRoom` with the
/// required columns, and the accessors of the relations.
///
/// A column is nullable exactly if its field is written as an `Option`. A type alias of an `Option`
/// does not compile. `NewRoom`, generated for a struct `Room`, has the columns that an `INSERT`
/// must give: those that are not nullable and have no default.
///
/// ```ignore
/// use ormlite::prelude::*;
///
/// /// A bookable room.
/// #[derive(Table, Debug, Clone)]
/// #[table(name = "rooms", schema = "core", unique(number))]
/// pub struct Room {
///     #[column(primary_key, default = uuid_v7)]
///     pub id: Uuid,
///     #[column(references = RoomType::id, on_delete = restrict, index)]
///     pub room_type_id: Option<Uuid>,
///     pub number: String,
///     #[column(default = "0", check = "floor >= 0")]
///     pub floor: i32,
///     #[column(soft_delete)]
///     pub deleted_at: Option<DateTime<Utc>>,
/// }
/// ```
///
/// # On the struct: `#[table(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `name = "rooms"` | the name of the table; default: the struct's in snake case with an `s` |
/// | `schema = "core"` | the PostgreSQL schema; default: that of the search path |
/// | `primary_key(a, b)` | the primary key |
/// | `unique(a, b)` | a unique constraint; with `where = ".."` a partial unique index |
/// | `index(a, desc(b), "lower(c)")` | an index; its elements are columns, expressions in quotes, and `asc(..)`, `desc(..)`, `nulls_first(..)`, `nulls_last(..)`, `opclass(.., "name")` around them |
/// | `check("rate >= 0")` | a check constraint |
/// | `exclude("room_id WITH =, during WITH &&", using = gist)` | an exclusion constraint |
/// | `foreign_key(columns(a, b), references = Other(x, y))` | a foreign key over several columns; with `relation = name` it has an accessor |
/// | `belongs_to(post = Post::id, by = target_id)` | a relation without a foreign key, of tables and views, with the accessor `post()`; over several columns `post = Post(x, y), by(a, b)`; with `when(target_kind = TargetKind::Post)` only for rows where the column has that value |
/// | `has_many(rooms = Room::property_id)` | the accessor `rooms()` of the rows whose foreign key refers to this one; the path ends in the foreign key column of the other table, or in the name of its relation |
/// | `has_one(detail = Detail::property_id)` | the same if there is at most one such row |
/// | `many_to_many(tags = PostTag)` | the accessor `tags()` of the rows that a junction table links to this one |
/// | `many_to_many(followers = Follow(followee_id, follower_id), to = User)` | the same with the junction's foreign keys, the one to this table first; needed if both refer to the same table |
/// | `junction(post_id, tag_id)` | the two foreign keys that this junction table links by; not needed if they are its primary key |
/// | `columns = RoomColumns` | generates the column constants on a type of that name, if one has the name of a method |
/// | `new = RoomValues` | another name for `NewRoom` |
/// | `view`, `view = "SELECT .."` | a view: read-only, defined elsewhere or here |
/// | `materialized_view = "SELECT .."` | a materialized view: as a view, with indexes, and with the function `refresh()`; without a query it is defined elsewhere |
/// | `comment = ".."` | `COMMENT ON TABLE` |
/// | `comments` | the doc comments of the struct and its fields are the comments of the table and its columns |
/// | `options(fillfactor = 70, toast(..))` | storage parameters; of a view `security_invoker` and `security_barrier` |
/// | `unlogged` | `CREATE UNLOGGED TABLE` |
/// | `was = "rooms"`, `was = "core.rooms"` | the previous name, for a plan that renames the table |
/// | `partition_by = range(created_at)` | `PARTITION BY`, also `list(..)` and `hash(..)`, of columns and expressions in quotes; the partitions are created elsewhere |
/// | `row_security`, `row_security = force` | `ENABLE ROW LEVEL SECURITY`, and `FORCE` |
/// | `policy(name = "..", using = "..")` | a policy; `for = select`, `to = "role"` (repeated for several), `check = ".."`, `restrictive` |
/// | `crate = path` | the path of `ormlite` or `ormlite_core` |
///
/// Constraints and indexes also take `name = ".."`. `unique` takes `nulls_not_distinct`,
/// `deferrable` and `initially_deferred`; `index` takes `unique`, `method = gin`, `include(..)`,
/// `where = ".."` and `with = ".."`; `exclude` takes `where`, `deferrable` and
/// `initially_deferred`; `foreign_key` takes `on_delete`, `on_update`, `deferrable` and
/// `initially_deferred`. `foreign_key` and `belongs_to` take `inverse` and `many_to_many` as below.
///
/// # On a field: `#[column(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `primary_key` | the primary key |
/// | `default = "sql"`, `default = uuid_v7` | the default, which the server evaluates; a UUID of version 7, which the client generates |
/// | `identity`, `identity = by_default` | an identity column, `GENERATED ALWAYS` or `BY DEFAULT` |
/// | `generated = "sql"` | a stored generated column |
/// | `unique`, `index`, `check = "sql"` | a constraint or an index of this column |
/// | `references = Property::id` | a foreign key; the accessor `property()` is named after the field without `_id` |
/// | `references = "core.properties(id)"` | a foreign key to a table of another crate, as text, without an accessor |
/// | `on_delete = ..`, `on_update = ..` | `cascade`, `restrict`, `set_null`, `set_default`, `no_action` |
/// | `deferrable`, `initially_deferred` | when the foreign key or the unique constraint is checked |
/// | `relation = owner` | the name of the accessor |
/// | `inverse = rooms` | an extension trait `PropertyRooms` that adds `rooms()` to the referenced table, which may be in another crate; it returns one row if the column is unique |
/// | `many_to_many(tags = tag_id)` | an extension trait `PostTags` that adds `tags()` to the referenced table: the rows that the foreign key `tag_id` of this junction table refers to |
/// | `created_at`, `updated_at` | timestamps, set to `now()` by each insert, and by each insert and update |
/// | `soft_delete` | the time of deletion: a delete sets it, queries leave the row out |
/// | `version` | counts updates, for optimistic locking |
/// | `rename = "type"` | the name of the column, if it is not that of the field |
/// | `sql_type = "numeric(10,2)"` | the column's type, if it is not that of the Rust type; a built-in type that cannot hold the field does not compile, domains and extension types are not checked |
/// | `unchecked` | no check constraint on the labels or codes of an enum |
/// | `was = "old_name"` | the previous name, for a plan that renames the column |
/// | `comment = ".."` | `COMMENT ON COLUMN` |
/// | `collation = "C"` | `COLLATE`: the name, or with its schema as in SQL, `"core.\"german\""` |
/// | `storage = external`, `compression = lz4` | `SET STORAGE`, `SET COMPRESSION` |
#[proc_macro_derive(Table, attributes(table, column))]
pub fn derive_table(input: TokenStream) -> TokenStream {
    table::derive(input.into()).into()
}

/// Makes a struct a PostgreSQL composite type, so that it can be the type of a column.
///
/// `#[pg_composite(name = "address", schema = "shared")]` on the struct: by default the type has the name
/// of the struct in snake case. Its fields are those of the struct: values of any type that a column can
/// have, other composite types included. An `Option` is a field that can be NULL; NULL in another field is
/// an error when it is read. The struct must be `Clone`.
///
/// | attribute of a field | meaning |
/// |---|---|
/// | `#[pg_composite(rename = "zip")]` | the name in the type, if it is not that of the field |
/// | `#[pg_composite(sql_type = "varchar(20)")]` | the type, if it is not that of the Rust type |
///
/// Fields are found by their names, in whatever order the type has them. A type with other fields is an
/// error when a value is read or bound.
///
/// ```ignore
/// #[derive(PgComposite, Debug, Clone, PartialEq)]
/// struct Address {
///     street: String,
///     #[pg_composite(rename = "zip", sql_type = "varchar(10)")]
///     postcode: Option<String>,
/// }
/// ```
#[proc_macro_derive(PgComposite, attributes(pg_composite))]
pub fn derive_pg_composite(input: TokenStream) -> TokenStream {
    pg_composite::derive(input.into()).into()
}

/// Makes an enum of unit variants a PostgreSQL enum type, or a text or integer column.
///
/// `#[pg_enum(name = "room_status", schema = "core", rename_all = "snake_case")]` on the enum: by
/// default the type has the name of the enum in snake case, and the labels are the variants in
/// snake case. `rename_all` also takes `SCREAMING_SNAKE_CASE`, `kebab-case`, `lowercase`,
/// `UPPERCASE`, `PascalCase` and `camelCase`. `#[pg_enum(rename = "out-of-order")]` on a variant
/// sets its label. `was = "old"`, on the enum or on a variant, is the previous name of the type or
/// label, for a plan that renames it. The enum must be `Clone`.
///
/// # As text or integer
///
/// | attribute | what a column contains |
/// |---|---|
/// | `#[pg_enum(sql_type = "text")]`, `"varchar(20)"`, `"char(3)"`, .. | the label |
/// | `#[pg_enum(sql_type = "smallint")]`, `"integer"`, `"bigint"` | the code, which each variant declares: `Open = 1` |
/// | `#[column(sql_type = "text")]`, `"varchar(20)[]"`, .. | the label, in this column of an enum that has its own type or another text type |
///
/// Such a column has a check constraint on the labels or codes, `CHECK (status IN ('open',
/// 'closed'))`, or for an array `CHECK (tags::text[] <@ ARRAY[..])`. Its name is
/// `orders_status_check` or the next free one. `unchecked`, on the enum or on the column, leaves it
/// out. Reading an unknown label or code is an error, which does not contain the value.
///
/// An enum type sorts by the order of its variants, text by the labels, integers by the codes. A
/// text column cannot be compared with a column of the enum type: PostgreSQL has no such operator.
///
/// ```ignore
/// #[derive(PgEnum, Clone, Copy)]
/// #[pg_enum(sql_type = "smallint")]
/// enum Priority {
///     Low = 10,
///     High = 20,
/// }
/// ```
#[proc_macro_derive(PgEnum, attributes(pg_enum))]
pub fn derive_pg_enum(input: TokenStream) -> TokenStream {
    pg_enum::derive(input.into()).into()
}

/// Makes a newtype a value of the PostgreSQL type of its one field, or a domain over that type. The
/// struct must be `Clone`.
///
/// ```ignore
/// #[derive(Value, Clone)]
/// struct RoomId(Uuid);
///
/// #[derive(Value, Clone)]
/// #[value(domain = "email", schema = "shared", check = "VALUE ~ '@'")]
/// struct Email(String);
/// ```
///
/// | attribute | `CREATE DOMAIN` |
/// |---|---|
/// | `domain`, `domain = "email"` | the name; by default that of the struct in snake case |
/// | `schema = "shared"` | the schema |
/// | `sql_type = "varchar(320)"` | the underlying type, if it is not that of the field |
/// | `check = "VALUE ~ '@'"` | a check constraint; it can be given several times |
/// | `default = "''"` | the default of columns that have none |
/// | `not_null` | `NOT NULL`, also in a column of an `Option` |
#[proc_macro_derive(Value, attributes(value))]
pub fn derive_value(input: TokenStream) -> TokenStream {
    value::derive(input.into()).into()
}

/// Makes a struct the result of a projection, selected by the names of its fields.
///
/// For `struct Card { number: String, type_name: Option<String> }` it generates a struct
/// `SelectCard` with the same fields, each of which names its expression. `#[row(select = Name)]`
/// changes the name of that struct. With `#[row(table = Room)]`, `Card::columns()` selects the
/// columns of that table with the names of the fields; `#[row(column = Room::number)]` on a field
/// names another column.
///
/// ```ignore
/// #[derive(Row)]
/// struct Card {
///     number: String,
///     type_name: Option<String>,
/// }
///
/// let cards: Vec<Card> = Room::query()
///     .left_join_by(Room::room_type)
///     .select(SelectCard { number: Room::number, type_name: RoomType::name })
///     .all(&db)
///     .await?;
/// ```
#[proc_macro_derive(Row, attributes(row))]
pub fn derive_row(input: TokenStream) -> TokenStream {
    row::derive(input.into()).into()
}

/// Makes a struct of optional values a partial update of a table: `Room::update().patch(patch)`.
///
/// `#[patch(table = Room)]` names the table. For a column of type `V`, a field of type `Option<V>`
/// sets it if it is `Some`, and a field of type `V` always. For a nullable column the field is an
/// `Option<Option<_>>`, where `Some(None)` sets NULL. `#[patch(column = Room::number)]` on a field
/// names a column with another name.
///
/// ```ignore
/// #[derive(Patch)]
/// #[patch(table = Room)]
/// struct RoomPatch {
///     number: Option<String>,
///     floor: Option<i32>,
/// }
///
/// Room::update().patch(RoomPatch { number: None, floor: Some(3) }).find(id).execute(&db).await?;
/// ```
#[proc_macro_derive(Patch, attributes(patch))]
pub fn derive_patch(input: TokenStream) -> TokenStream {
    patch::derive(input.into()).into()
}

/// Makes a struct insertable into a table: `Room::insert(row)`. A missing required column does not
/// compile.
///
/// `#[insert(table = Room)]` names the table. Each field has the type of its column.
/// `#[insert(column = Room::number)]` on a field names a column with another name.
///
/// ```ignore
/// #[derive(Insert)]
/// #[insert(table = Room)]
/// struct UpstairsRoom {
///     number: String,
///     floor: i32,
/// }
///
/// Room::insert(UpstairsRoom { number: "201".into(), floor: 2 }).execute(&db).await?;
/// ```
#[proc_macro_derive(Insert, attributes(insert))]
pub fn derive_insert(input: TokenStream) -> TokenStream {
    insert::derive(input.into()).into()
}

/// Makes an enum the row of one of several relations of a table.
///
/// `#[one_of(table = Comment)]` on the enum names the table. `#[one_of(Comment::post)]` on a
/// variant names the relation whose row is its one unnamed field; any expression is accepted, such
/// as `Comment::post.with(Post::author)`. `Target::relation()` returns all of them as one relation,
/// whose result is an `Option` of the enum.
///
/// ```ignore
/// #[derive(OneOf)]
/// #[one_of(table = Comment)]
/// enum Target {
///     #[one_of(Comment::post)]
///     Post(Post),
///     #[one_of(Comment::photo)]
///     Photo(Photo),
/// }
///
/// let comments: Vec<(Comment, Option<Target>)> =
///     Comment::query().with(Target::relation()).all(&db).await?;
/// ```
#[proc_macro_derive(OneOf, attributes(one_of))]
pub fn derive_one_of(input: TokenStream) -> TokenStream {
    one_of::derive(input.into()).into()
}

/// The migrations of a folder as parts of the program. The path is relative to that of `Cargo.toml`.
///
/// It becomes a `Result<Migrations, Error>`; an error says which file is wrong, and in which line.
///
/// ```ignore
/// ormlite_migrate::run(&db, ormlite_migrate::migrations!("migrations")?).await?;
/// ```
///
/// Cargo compiles the crate anew when one of the files changes. That a folder was added it sees by a line
/// of `build.rs`: `println!("cargo::rerun-if-changed=migrations");`.
#[proc_macro]
pub fn migrations(folder: TokenStream) -> TokenStream {
    migrations::expand(folder.into()).into()
}

/// Runs an async test with a database of its own, which is the function's argument.
///
/// The database has the tables of all crates that are linked into the test, without rows. The
/// function may return a `Result`. `#[ormlite::test(tables = none)]` creates no tables.
///
/// ```ignore
/// #[ormlite::test]
/// async fn a_room_is_counted(db: Db) -> Result<(), ormlite::Error> {
///     Room::insert(NewRoom { number: "101".into() }).execute(&db).await?;
///     assert_eq!(Room::query().count(&db).await?, 1);
///     Ok(())
/// }
/// ```
#[proc_macro_attribute]
pub fn test(options: TokenStream, function: TokenStream) -> TokenStream {
    test::expand(options.into(), function.into()).into()
}
