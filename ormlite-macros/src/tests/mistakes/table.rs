//! Mistakes in tables, by family.

use insta::assert_snapshot;

use crate::tests::mistakes;

fn check(input: &str) -> String {
    mistakes(crate::table::derive, input)
}

#[test]
fn keys_and_their_forms() {
    assert_snapshot!(check(
        r#"
#[table(nmae = "rooms", schema, schema = "core", name = rooms, colour)]
#[table]
#[table = "rooms"]
#[table(index(), unique(name = "x"), check(rate > 0), check(), exclude(using = gist), "text", , 1 + 2)]
#[table(foreign_key(columns(id)), primary_key, columns = "X", crate = "x", view = "")]
struct Room {
    #[column(primry_key, default = uuid_v8, identity = never, references = Property)]
    id: i64,
    #[column(defualt = "1", default, unique = "x", check, generated = 1, index(id))]
    number: i64,
    #[column(references = "core.properties", on_delete = casade, on_update = delete, relation = "x")]
    property_id: i64,
    #[column(references = Other(a, b), rename = "", sql_type = "  ", version = 1)]
    other_id: i64,
    #[column(references = "core.properties(a, b)", identity = by_defualt)]
    third_id: i64,
}
"#
    ));
}

#[test]
fn twice() {
    assert_snapshot!(check(
        r#"
#[table(name = "rooms", name = "room", unique(id, number), unique(number))]
#[table(schema = "core", name = "chamber")]
struct Room {
    #[column(default = "1", default = "2")]
    #[column(unique, default = "3")]
    id: i64,
    number: i64,
}
"#
    ));
}

#[test]
fn columns_that_are_not_there() {
    assert_snapshot!(check(
        r#"
#[table(
    primary_key(idd), unique(numbr, id), unique(id, id),
    index(number, desc(creatd_at), include(foo)),
    index(asc(number, id), opclass(number), lower(number), nulls_first("lower(x)")),
    foreign_key(columns(propety_id), references = Property(id)),
    foreign_key(columns(id, number), references = Property(id)),
    unique(desc(id), "lower(number)")
)]
struct Room {
    id: i64,
    number: i64,
    created_at: i64,
    property_id: i64,
}
"#
    ));
}

#[test]
fn primary_keys() {
    assert_snapshot!(check(
        r#"
struct RoomGuest {
    #[column(primary_key)]
    room_id: i64,
    #[column(primary_key)]
    guest_id: Option<i64>,
}
"#
    ));
    assert_snapshot!(check(
        r#"
#[table(primary_key(room_id, guest_id))]
struct RoomGuest {
    room_id: i64,
    #[column(primary_key)]
    guest_id: std::option::Option<i64>,
}
"#
    ));
}

#[test]
fn names() {
    assert_snapshot!(check(
        r#"
#[table(
    name = "rooms_with_a_name_that_goes_on_and_on_until_postgresql_would_cut_it",
    schema = "schema_with_a_name_that_goes_on_and_on_until_postgresql_would_cut_it",
    index(number, name = "index_with_a_name_that_goes_on_and_on_until_postgresql_would_cut_it")
)]
struct Room {
    #[column(rename = "column_with_a_name_that_goes_on_and_on_until_postgresql_would_cut_it")]
    id: i64,
    number: i64,
    #[column(rename = "number")]
    number_too: i64,
}
"#
    ));
    assert_snapshot!(check(
        r#"
#[table(unique(name_of_the_guest, name_of_the_room, name_of_the_property, id))]
#[table(unique(id, name = "same"), index(id, name = "same"))]
struct GuestWithLongColumns {
    #[column(primary_key)]
    id: i64,
    #[column(unique, index, check = "x", references = "guests(id)")]
    a_column_whose_generated_names_do_not_fit_any_more: i64,
    name_of_the_guest: i64,
    name_of_the_room: i64,
    name_of_the_property: i64,
}
"#
    ));
}

#[test]
fn where_values_come_from() {
    assert_snapshot!(check(
        r#"
struct Room {
    #[column(default = "1", identity)]
    id: i64,
    #[column(generated = "id", default = "2")]
    double: i64,
    #[column(created_at, default = "now()")]
    made_at: DateTime<Utc>,
    #[column(created_at, updated_at)]
    created_at: DateTime<Utc>,
    #[column(updated_at)]
    updated_at: DateTime<Utc>,
    #[column(soft_delete)]
    deleted_at: DateTime<Utc>,
    #[column(soft_delete)]
    gone_at: Option<DateTime<Utc>>,
    #[column(version, default = "0")]
    version: i32,
    #[column(version)]
    revision: i32,
    #[column(sql_type = "bigserial", identity = by_default)]
    serial: i64,
}
"#
    ));
}

#[test]
fn references() {
    assert_snapshot!(check(
        r#"
#[table(
    unique(number, where = "number > 0", deferrable),
    foreign_key(columns(id, number), references = Other(a, b), on_delete = set_null)
)]
struct Room {
    #[column(on_delete = cascade, relation = owner)]
    id: i64,
    #[column(deferrable)]
    number: i64,
    #[column(unique, initially_deferred)]
    code: i64,
    #[column(references = Property::id, on_delete = set_null, on_update = set_default)]
    property_id: i64,
    #[column(references = "staff(id)", relation = staff)]
    staff_id: i64,
    #[column(references = "core.staff.id", on_delete = cascade)]
    other_id: i64,
}
"#
    ));
}

#[test]
fn accessors() {
    assert_snapshot!(check(
        r#"
struct Room {
    #[column(references = Property::id)]
    property_id: i64,
    property: i64,
    #[column(references = Kind::id)]
    kind_id: i64,
    #[column(references = Kind::id, relation = kind)]
    second: i64,
    #[column(references = Query::id)]
    query_id: i64,
    #[column(references = Thing::id)]
    self_id: i64,
}
"#
    ));
}

#[test]
fn columns_named_like_functions() {
    assert_snapshot!(check("struct Log { id: i64, query: String, r#value: i32 }"));
}

#[test]
fn views() {
    assert_snapshot!(check(
        r#"
#[table(view, new = NewThing, unique(a), index(a), check("a > 0"), exclude("a WITH ="))]
struct Room {
    #[column(primary_key, default = "1")]
    a: i64,
    #[column(identity)]
    b: i64,
    #[column(generated = "a", unique, index, check = "c > 0")]
    c: i64,
    #[column(references = Property::id, on_delete = cascade, deferrable)]
    property_id: i64,
    #[column(references = "core.staff(id)")]
    staff_id: i64,
    #[column(created_at)]
    created_at: DateTime<Utc>,
    #[column(updated_at)]
    updated_at: DateTime<Utc>,
    #[column(version)]
    version: i32,
}
"#
    ));
}

#[test]
fn shapes() {
    let shapes = [
        "struct Room<'a, T> { id: T, name: &'a str }",
        "struct Room(i64);",
        "struct Room;",
        "struct Room {}",
        "enum Room { A }",
        "union Room { a: i64 }",
    ];
    assert_snapshot!(shapes.map(check).join("\n"));
}

#[test]
fn a_mistaken_table_is_still_a_table() {
    let input = r#"
#[table(unique(nmber))]
struct Room { #[column(primary_key)] id: i64, query: i64, #[column(references = Query::id)] query_id: i64 }
"#;
    assert_snapshot!(crate::tests::expansion(crate::table::derive, input));
    assert_snapshot!(crate::tests::expansion(
        crate::table::derive,
        "struct Room(i64);"
    ));
}

#[test]
fn relations_and_their_forms() {
    assert_snapshot!(check(
        r#"
#[table(
    belongs_to(), belongs_to, belongs_to(post = Post::id), belongs_to(Post::id, by = a),
    belongs_to(post = Post, by = a), belongs_to(post = "posts(id)", by = a),
    belongs_to(post = Post::id, by = a, wen(a = 1)),
    belongs_to(post = Post::id, by = a, when(a)), belongs_to(post = Post::id, by = a, when(a =)),
    belongs_to(post = Post::id, by = a, when(a = 1, b = 2)),
    belongs_to(self = Post::id, by = a),
    has_many(Room::a_id), has_many(rooms = Room), has_many(rooms = Room::a_id, b = Room::b_id),
    has_one(rooms = "rooms"), has_many(rooms = Room::_id), has_mny(rooms = Room::a_id),
    many_to_many(tags), many_to_many(tags = PostTag, to = Tag), many_to_many(tags = PostTag(a, b)),
    many_to_many(tags = PostTag(a), to = Tag), many_to_many(tags = PostTag(a, b), from = Tag),
    junction, junction()
)]
struct Post {
    #[column(references = A::id, inverse = "rooms", inverse, many_to_many = tags, many_to_many(tags))]
    a: i64,
    #[column(references = A::id, relation = other, inverse = self)]
    b: i64,
}
"#
    ));
}

#[test]
fn relations_that_are_not_there() {
    assert_snapshot!(check(
        r#"
#[table(
    belongs_to(post = Post::id, by = poost_id),
    belongs_to(thing = Thing(a, b), by = post_id),
    belongs_to(video = Video::id, by = post_id, when(knd = 1)),
    junction(post_id, tagg)
)]
struct PostTag {
    #[column(inverse = tags, many_to_many(tags = tag_id))]
    id: i64,
    #[column(references = Post::id, many_to_many(tags = taag), many_to_many(posts = post_id))]
    post_id: i64,
    #[column(references = Tag::id, inverse = tagged)]
    tag: i64,
    #[column(references = "staff(id)", inverse = made, many_to_many(things = post_id))]
    staff_id: i64,
    kind: i64,
}
"#
    ));
}

#[test]
fn names_of_relations() {
    assert_snapshot!(check(
        r#"
#[table(
    belongs_to(id = Post::id, by = post_id), belongs_to(post = Post::id, by = post_id),
    has_many(tags = Tag::post_id), has_one(tags = Tag::post_id), has_many(find = Tag::post_id),
    many_to_many(post = PostTag)
)]
struct Comment {
    id: i64,
    #[column(references = Post::id, inverse = comments, many_to_many(comments = user_id))]
    post_id: i64,
    #[column(references = User::id, inverse = query)]
    user_id: i64,
}
"#
    ));
}

#[test]
fn junctions() {
    let junctions = [
        "#[table(junction(a_id))]",
        "#[table(junction(a_id, b_id, c_id))]",
        "#[table(junction(a_id, a_id))]",
        "#[table(junction(a_id, d_id))]",
        "#[table(junction(a_id, id))]",
        "#[table(junction(c_idd, e))]",
        "#[table(junction(a_id, b_id))]",
    ];
    let input = |attribute: &str| {
        format!(
            "{attribute} struct Follow {{ id: i64, #[column(references = A::id)] a_id: i64, \
             #[column(references = B::id)] b_id: i64, #[column(references = C::id)] c_id: i64, \
             #[column(references = A::id)] d_id: i64, #[column(references = E::id)] e: i64 }}"
        )
    };
    assert_snapshot!(junctions.map(|each| check(&input(each))).join("\n"));
}

#[test]
fn mistaken_relations_leave_the_others() {
    let input = r#"
#[table(
    belongs_to(post = Post::id, by = a_id, when(knd = 1)),
    has_many(rooms = Room::a_id), has_many(rooms = Room::b_id), many_to_many(a = X)
)]
struct Thing {
    #[column(references = A::id, inverse = things, many_to_many(things = post), many_to_many(others = nothing))]
    a_id: i64,
}
"#;
    assert_snapshot!(crate::tests::expansion(crate::table::derive, input));
}
