//! The derives of `ormlite`; see the crate `ormlite` for what they are for and how to use them.
//!
//! Each derive reads its attributes, checks them, and expands; every mistake is reported at its
//! own token. The generated code names one module, `::ormlite::__private` (or the one beneath
//! `crate = ..`), so this crate knows no other crate of the project.

mod args;
mod diagnostics;
mod insert;
mod mapped;
mod names;
mod one_of;
mod patch;
mod pg_enum;
mod row;
mod sql_name;
mod structure;
mod table;
mod test;
#[cfg(test)]
mod tests;
mod value;

use proc_macro::TokenStream;

/// Makes a struct a table: typed columns, a decoder, the struct of required columns and the
/// accessors of its references.
///
/// A column takes NULL exactly when its field is written as an `Option`; an alias of an `Option` does
/// not compile. `NewRoom`, made for a struct `Room`,
/// holds the columns that an insert must give: those that take no NULL and have no default.
///
/// # On the struct: `#[table(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `name = "rooms"` | the table's name; else the struct's in snake case with an `s` |
/// | `schema = "core"` | its schema; else the search path's |
/// | `primary_key(a, b)` | the primary key |
/// | `unique(a, b)` | a unique constraint; with `where = ".."` a partial unique index |
/// | `index(a, desc(b), "lower(c)")` | an index; elements are columns, expressions in quotes, and `asc(..)`, `desc(..)`, `nulls_first(..)`, `nulls_last(..)`, `opclass(.., "name")` around them |
/// | `check("rate >= 0")` | a check |
/// | `exclude("room_id WITH =, during WITH &&", using = gist)` | an exclusion constraint |
/// | `foreign_key(columns(a, b), references = Other(x, y))` | a foreign key over several columns; with `relation = name` it has an accessor |
/// | `belongs_to(post = Post::id, by = target_id)` | a relation without a foreign key, of tables and of views, with the accessor `post()`; `post = Post(x, y), by(a, b)` over several columns; with `when(target_kind = TargetKind::Post)` it is there where the column has that value |
/// | `has_many(rooms = Room::property_id)` | the accessor `rooms()` of the rows that refer to this one; the path ends in the column of the other table that refers, or in the name of its relation |
/// | `has_one(detail = Detail::property_id)` | the same where there is one such row at most |
/// | `many_to_many(tags = PostTag)` | the accessor `tags()` of the rows that a junction links to this one |
/// | `many_to_many(followers = Follow(followee_id, follower_id), to = User)` | the same with the junction's references, that to this table first, where it does not tell which is which |
/// | `junction(post_id, tag_id)` | the two references that this table links by; not needed where they make up its primary key |
/// | `columns = RoomColumns` | the column constants go on a type of that name, where one has the name of a method |
/// | `new = RoomValues` | another name for `NewRoom` |
/// | `view`, `view = "SELECT .."` | a view: read-only, defined elsewhere or here |
/// | `crate = path` | where `ormlite`, or `ormlite_core`, is found |
///
/// Constraints and indexes also take `name = ".."`; `unique` takes `nulls_not_distinct`, `deferrable`,
/// `initially_deferred`; `index` takes `unique`, `method = gin`, `include(..)`, `where = ".."`,
/// `with = ".."`; `exclude` takes `where` and the deferrable ones; `foreign_key` takes `on_delete`,
/// `on_update` and the deferrable ones; `foreign_key` and `belongs_to` take `inverse` and `many_to_many`
/// as below.
///
/// # On a field: `#[column(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `primary_key` | the primary key |
/// | `default = "sql"`, `default = uuid_v7` | what the server, or for a UUID of version 7 the client, gives |
/// | `identity`, `identity = by_default` | an identity column, `GENERATED ALWAYS` or `BY DEFAULT` |
/// | `generated = "sql"` | a stored generated column |
/// | `unique`, `index`, `check = "sql"` | a constraint or an index of this column alone |
/// | `references = Property::id` | a foreign key; the accessor `property()` is the field's name without `_id` |
/// | `references = "core.properties(id)"` | a foreign key into another crate's table, in text, without an accessor |
/// | `on_delete = ..`, `on_update = ..` | `cascade`, `restrict`, `set_null`, `set_default`, `no_action` |
/// | `deferrable`, `initially_deferred` | when the foreign key, or the unique constraint, is checked |
/// | `relation = owner` | the accessor's name |
/// | `inverse = rooms` | a trait `PropertyRooms` that adds `rooms()` to the table referred to, which may be in another crate; of one row where the column is unique |
/// | `many_to_many(tags = tag_id)` | a trait `PostTags` that adds `tags()` to the table referred to: the rows that the reference of `tag_id` links to it |
/// | `created_at`, `updated_at` | timestamps, set to `now()` on insert and on every update |
/// | `soft_delete` | the time of deletion: deletes set it, queries leave such rows out |
/// | `version` | counts updates, for optimistic locking |
/// | `rename = "type"` | the column's name, where it is not the field's |
/// | `sql_type = "numeric(10,2)"` | the column's type, where it is not the one of the Rust type; one of PostgreSQL's own that cannot hold the field does not compile, of domains and types of extensions nothing is checked |
/// | `unchecked` | leaves out the check of a column that holds the labels or codes of an enum |
#[proc_macro_derive(Table, attributes(table, column))]
pub fn derive_table(input: TokenStream) -> TokenStream {
    table::derive(input.into()).into()
}

/// Makes an enum of unit variants a PostgreSQL enumerated type, or one that is kept as text or as a
/// number.
///
/// `#[pg_enum(name = "room_status", schema = "core", rename_all = "snake_case")]` on the enum: its
/// name is the enum's in snake case and its labels the variants' in snake case, unless said otherwise;
/// `rename_all` also takes `SCREAMING_SNAKE_CASE`, `kebab-case`, `lowercase`, `UPPERCASE`, `PascalCase`
/// and `camelCase`. `#[pg_enum(rename = "out-of-order")]` on a variant gives one label. The enum is
/// `Clone`.
///
/// # As text, or as a number
///
/// | | a column holds |
/// |---|---|
/// | `#[pg_enum(sql_type = "text")]`, `"varchar(20)"`, `"char(3)"`, .. | the label |
/// | `#[pg_enum(sql_type = "smallint")]`, `"integer"`, `"bigint"` | the code, which each variant gives: `Open = 1` |
/// | `#[column(sql_type = "text")]`, `"varchar(20)[]"`, .. | the label, in this column of an enum that is kept as its own type or as another text |
///
/// Such a column has a check of the labels or codes, `CHECK (status IN ('open', 'closed'))` or for an
/// array `CHECK (tags::text[] <@ ARRAY[..])`, whose name is `orders_status_check` or the next that is
/// free; `unchecked`, on the enum or on the column, leaves it out. A label or a code that is not of the
/// enum is an error when it is read; the error does not tell it.
///
/// An enumerated type is ordered as its variants are, text by the labels, numbers by the codes. A
/// column of text is not compared with one of the enumerated type: PostgreSQL has no such operator.
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

/// Makes a struct of one field a value of that field's PostgreSQL type: `struct RoomId(Uuid);`. It is
/// `Clone`.
#[proc_macro_derive(Value, attributes(value))]
pub fn derive_value(input: TokenStream) -> TokenStream {
    value::derive(input.into()).into()
}

/// Makes a struct the result of a projection, selected by the names of its fields.
///
/// For `struct Card { number: String, type_name: Option<String> }` it makes a struct `SelectCard` of
/// the same fields, which says where each comes from:
/// `.select(SelectCard { number: Room::number, type_name: RoomType::name })`. `#[row(select = Name)]`
/// gives that struct another name. With `#[row(table = Room)]`, `Card::columns()` selects the columns
/// of that table that the fields are called after; `#[row(column = Room::number)]` on a field names another.
#[proc_macro_derive(Row, attributes(row))]
pub fn derive_row(input: TokenStream) -> TokenStream {
    row::derive(input.into()).into()
}

/// Makes a struct of optional values a partial update of a table: `Room::update().patch(patch)`.
///
/// `#[patch(table = Room)]` names the table. A field `Option<V>` for a column of type `V` sets it when
/// it is `Some`, a field `V` always; a nullable column takes an `Option<Option<_>>`, where
/// `Some(None)` sets NULL. `#[patch(column = Room::number)]` names a column that is not called as the field.
#[proc_macro_derive(Patch, attributes(patch))]
pub fn derive_patch(input: TokenStream) -> TokenStream {
    patch::derive(input.into()).into()
}

/// Makes a struct of values insertable into a table; a missing required column does not compile.
///
/// `#[insert(table = Room)]` names the table. Each field is of its column's type;
/// `#[insert(column = Room::number)]` names a column that is not called as the field.
#[proc_macro_derive(Insert, attributes(insert))]
pub fn derive_insert(input: TokenStream) -> TokenStream {
    insert::derive(input.into()).into()
}

/// Makes an enum the result of several relations of a table, of which a row has one at most.
///
/// `#[one_of(table = Comment)]` on the enum names the table, and `#[one_of(Comment::post)]` on a
/// variant the relation whose rows it holds, in its one unnamed field; it takes any expression, such
/// as `Comment::post.with(Post::author)`. `Target::relation()` is then all of them as one relation.
#[proc_macro_derive(OneOf, attributes(one_of))]
pub fn derive_one_of(input: TokenStream) -> TokenStream {
    one_of::derive(input.into()).into()
}

/// Runs an async test against a database of its own, given as the function's argument.
///
/// `#[ormlite::test] async fn name(db: Db) { .. }`: the database has every table that is linked into the
/// test, empty. It may return a `Result`. `#[ormlite::test(tables = none)]` gives an empty database.
#[proc_macro_attribute]
pub fn test(options: TokenStream, function: TokenStream) -> TokenStream {
    test::expand(options.into(), function.into()).into()
}
