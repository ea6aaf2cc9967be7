//! The tables. What belongs to an organization says so in a column, or through the post it is about.

use std::fmt;

use ormlite::prelude::*;

/// A customer: members, posts and tags are its own.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "organizations",
    has_many(members = Member::organization_id),
    has_many(posts = Post::organization_id),
    has_many(tags = Tag::organization_id)
)]
pub struct Organization {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Its part of addresses, such as `green-field`.
    #[column(unique, check = "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")]
    pub slug: String,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A person, who may be a member of several organizations.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "users",
    index("lower(email)", unique, name = "users_lower_email_key"),
    has_many(memberships = Member::user_id),
    has_many(posts = Post::author_id),
    has_many(comments = Comment::author_id),
    has_many(sessions = Session::user_id)
)]
pub struct User {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Address for mail, as it was written; nobody else has it, in any case of its letters.
    pub email: String,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// What a member may do.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "member_role")]
pub enum MemberRole {
    /// Everything; an organization always has one.
    Owner,
    /// Manages members and all posts, but not owners.
    Admin,
    /// Writes posts of their own, and comments.
    Member,
}

/// A user in an organization.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "members", primary_key(organization_id, user_id))]
pub struct Member {
    /// The organization.
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Uuid,
    /// The user.
    #[column(references = User::id, on_delete = cascade, index)]
    pub user_id: Uuid,
    /// What the user may do there.
    pub role: MemberRole,
    /// When the user became a member.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// Something to read.
///
/// A deleted post keeps its slug: it can always be restored, and an old link never leads to another
/// post.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "posts",
    unique(organization_id, slug),
    index(
        organization_id,
        desc(created_at),
        desc(id),
        where = "deleted_at IS NULL"
    ),
    has_many(comments = Comment::post_id),
    many_to_many(tags = PostTag)
)]
pub struct Post {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Whose it is.
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Uuid,
    /// Who wrote it; stays so when the author leaves the organization.
    #[column(references = User::id, on_delete = restrict, index, relation = author)]
    pub author_id: Uuid,
    /// Title.
    pub title: String,
    /// Its part of addresses.
    #[column(check = "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")]
    pub slug: String,
    /// Text.
    pub body: String,
    /// Whether everybody in the organization sees it.
    #[column(default = "false")]
    pub published: bool,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
    /// When it was deleted; none while it is there.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A word that posts are found by.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tags",
    unique(organization_id, name),
    many_to_many(posts = PostTag)
)]
pub struct Tag {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Whose it is.
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Uuid,
    /// The word.
    #[column(check = "name <> ''")]
    pub name: String,
}

/// A post has a tag.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "post_tags", primary_key(post_id, tag_id))]
pub struct PostTag {
    /// The post.
    #[column(references = Post::id, on_delete = cascade)]
    pub post_id: Uuid,
    /// The tag.
    #[column(references = Tag::id, on_delete = cascade, index)]
    pub tag_id: Uuid,
}

/// What somebody says about a post.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "comments", index(post_id, id, where = "deleted_at IS NULL"))]
pub struct Comment {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The post.
    #[column(references = Post::id, on_delete = cascade, index)]
    pub post_id: Uuid,
    /// Who says it.
    #[column(references = User::id, on_delete = restrict, index, relation = author)]
    pub author_id: Uuid,
    /// Text.
    #[column(check = "body <> ''")]
    pub body: String,
    /// When it was deleted; none while it is there.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// What a browser shows to prove who it is.
///
/// Made by the server, of 122 random bits; the keys of rows tell their time instead. It is not
/// printed.
#[derive(Value, Clone, Copy, PartialEq, Eq)]
pub struct Token(pub Uuid);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// A user who has signed in, for a time.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "sessions")]
pub struct Session {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Who.
    #[column(references = User::id, on_delete = cascade, index)]
    pub user_id: Uuid,
    /// What the browser shows.
    #[column(unique, default = "gen_random_uuid()")]
    pub token: Token,
    /// Until when it counts.
    #[column(default = "now() + interval '14 days'", index)]
    pub expires_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
