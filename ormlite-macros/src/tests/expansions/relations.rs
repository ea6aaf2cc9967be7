//! The part of a table's expansion that its relations are.

use insta::assert_snapshot;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{File, Item, ItemImpl};

use crate::table;
use crate::tests::{expansion, tokens};

/// The expansion without the items that every table has, which have snapshots of their own.
fn relations(input: &str) -> String {
    let derive = |input: TokenStream| {
        let file: File = syn::parse2(table::expand(input, false)).expect("a list of items");
        let kept = file.items.into_iter().filter(|item| !of_every_table(item));
        kept.map(ToTokens::into_token_stream).collect()
    };
    expansion(derive, input)
}

fn of_every_table(item: &Item) -> bool {
    let of_table = |item: &ItemImpl| {
        let name = item.trait_.as_ref()?.0.segments.last()?.ident.to_string();
        let known = ["Table", "Fields", "Writable", "Insertable"];
        Some(known.contains(&name.as_str()))
    };
    match item {
        Item::Struct(_) => true,
        Item::Impl(item) => of_table(item).unwrap_or_default(),
        _ => false,
    }
}

#[test]
fn relation_without_a_foreign_key() {
    assert_snapshot!(expansion(
        |input| table::expand(input, true),
        r#"
#[table(
    view,
    belongs_to(post = Post::id, by = target_id, when(target_kind = TargetKind::Post)),
    belongs_to(type = kinds::Kind(tenant, id), by(tenant, kind_id))
)]
pub struct Comment {
    target_kind: TargetKind,
    pub target_id: Uuid,
    tenant: i32,
    kind_id: Option<i32>,
    #[column(references = Author::id)]
    author_id: Uuid,
}
"#
    ));
}

#[test]
fn a_relation_without_a_foreign_key_is_no_constraint() {
    let table = "#[table(belongs_to(post = Post::id, by = post_id))] struct Comment { \
        #[column(references = User::id)] user_id: i64, post_id: i64 }";
    let code = table::expand(tokens(table), true).to_string();
    assert_eq!(code.matches("ReferenceDesc :: new").count(), 2);
    assert_eq!(code.matches("ForeignKeyDef").count(), 1);
}

#[test]
fn inverse_accessors() {
    assert_snapshot!(relations(
        r#"
#[table(
    columns = UserColumns,
    has_many(rooms = Room::owner_id),
    has_many(nights = bookings::Night::stay),
    has_one(r#type = Detail::type_id),
    has_many(reports = Self::manager_id),
    many_to_many(teams = TeamMember),
    many_to_many(followers = Follow(followee_id, follower), to = Self)
)]
pub struct User {
    pub id: Uuid,
    #[column(references = Self::id)]
    pub manager_id: Option<Uuid>,
}
"#
    ));
}

#[test]
fn junction() {
    assert_snapshot!(relations(
        r#"
#[table(primary_key(post_id, tag_id))]
struct PostTag {
    #[column(references = blog::Post::id)]
    post_id: Uuid,
    #[column(references = Tag::id)]
    tag_id: Uuid,
    #[column(references = User::id)]
    added_by_id: Uuid,
}
"#
    ));
    assert_snapshot!(relations(
        r#"
#[table(junction(post_id, label), crate = crate::orm)]
struct PostTag {
    #[column(primary_key)]
    id: Uuid,
    #[column(references = User::id)]
    added_by_id: Uuid,
    #[column(references = Tag::id, relation = label)]
    tag: Uuid,
    #[column(references = Post::id)]
    post_id: Uuid,
}
"#
    ));
}

#[test]
fn tables_that_are_no_junctions() {
    let tables = [
        "#[table(primary_key(a_id, b_id, c))] struct J { \
            #[column(references = A::id)] a_id: i32, #[column(references = B::id)] b_id: i32, c: i32 }",
        "#[table(primary_key(a_id, b_id))] struct J { \
            #[column(references = A::id)] a_id: i32, #[column(references = A::id)] b_id: i32 }",
        "#[table(primary_key(a_id, b_id))] struct J { \
            #[column(references = A::id)] a_id: i32, #[column(references = \"b(id)\")] b_id: i32 }",
        "struct J { \
            #[column(references = A::id)] a_id: i32, #[column(references = B::id)] b_id: i32 }",
        "#[table(belongs_to(b = B::id, by = a_id))] struct J { \
            #[column(primary_key, references = A::id)] a_id: i32 }",
    ];
    for table in tables {
        let code = table::expand(tokens(table), false).to_string();
        assert!(!code.contains("Junction"), "{table}");
    }
}

#[test]
fn a_junction_of_composite_keys_shares_a_column() {
    let table = "#[table(
        primary_key(tenant, a, b),
        foreign_key(columns(tenant, a), references = A(tenant, id), relation = first),
        foreign_key(columns(tenant, b), references = B(tenant, id), relation = second)
    )] struct J { tenant: i32, a: i32, b: i32 }";
    let code = table::expand(tokens(table), false).to_string();
    assert!(code.contains("Junction < A >") && code.contains("Junction < B >"));
}

#[test]
fn extensions() {
    assert_snapshot!(relations(
        r#"
#[table(
    unique(post_id, tag_id),
    belongs_to(author = users::User::id, by = author_id, inverse = posted_tags),
    foreign_key(columns(tag_id, post_id), references = Slot(tag, post), relation = slot, inverse = tagged)
)]
pub struct PostTag {
    #[column(references = Post::id, inverse = post_tags, many_to_many(tags = tag_id), many_to_many(authors = author))]
    pub post_id: Uuid,
    #[column(references = Tag::id)]
    pub tag_id: Uuid,
    author_id: Option<Uuid>,
}
"#
    ));
    assert_snapshot!(relations(
        r#"
struct Detail {
    #[column(primary_key, references = Property::id, inverse = detail)]
    property_id: Uuid,
    #[column(unique, references = Self::property_id, inverse = next)]
    last_id: Option<Uuid>,
}
"#
    ));
}
