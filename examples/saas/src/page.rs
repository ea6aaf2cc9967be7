//! What is shown: each page is one statement, whatever it is made of.
//!
//! A page is a struct of what it needs and no more. Whole rows come as tuples, by
//! [`Select::with`]; see [`whole`].

use ormlite::Select;
use ormlite::prelude::*;

use crate::post::{newest, posts};
use crate::schema::{Comment, Member, MemberRole, Organization, Post, Session, Tag, Token, User};

/// How many posts a page has.
pub const POSTS: u32 = 20;

/// How many comments a post's own page begins with.
pub const COMMENTS: u32 = 50;

/// Who wrote something.
#[derive(Row, Debug, Clone, PartialEq)]
#[row(table = User)]
pub struct AuthorName {
    /// The user.
    pub id: Uuid,
    /// Name.
    pub name: String,
}

/// A tag, where it is not about its key.
#[derive(Row, Debug, Clone, PartialEq)]
#[row(table = Tag)]
pub struct TagName {
    /// The word.
    pub name: String,
}

/// A post among others.
#[derive(Row, Debug, Clone, PartialEq)]
pub struct PostCard {
    /// The post.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Its part of addresses.
    pub slug: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Who wrote it.
    pub author: AuthorName,
    /// Its tags, by name.
    pub tags: Vec<TagName>,
    /// How many comments it has.
    pub comments: i64,
}

/// What a [`PostCard`] is made of, whole: the post, its author, its tags by name, and how many
/// comments it has.
pub type WholePost = (Post, User, Vec<Tag>, i64);

/// A post by itself.
#[derive(Row, Debug, Clone, PartialEq)]
pub struct PostPage {
    /// The post.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
    /// The version that an edit of this is of.
    pub version: i32,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Who wrote it.
    pub author: AuthorName,
    /// Its tags, by name.
    pub tags: Vec<TagName>,
    /// The first [`COMMENTS`] of its comments, the first one first.
    pub comments: Vec<Remark>,
    /// How many comments it has, with those that are not here.
    pub comment_count: i64,
}

/// A comment beneath its post.
#[derive(Row, Debug, Clone, PartialEq)]
pub struct Remark {
    /// The comment.
    pub id: Uuid,
    /// Text.
    pub body: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Who wrote it.
    pub author: AuthorName,
}

/// An organization and everybody in it.
#[derive(Row, Debug, Clone, PartialEq)]
pub struct Team {
    /// Name of the organization.
    pub name: String,
    /// Its members, by name.
    pub members: Vec<Teammate>,
}

/// A member beneath the organization.
#[derive(Row, Debug, Clone, PartialEq)]
pub struct Teammate {
    /// What the member may do.
    pub role: MemberRole,
    /// The user.
    pub user: AuthorName,
}

/// Who has signed in, and where to go from there.
#[derive(Row, Debug, Clone, PartialEq)]
pub struct Home {
    /// The user.
    pub user_id: Uuid,
    /// Name.
    pub name: String,
    /// The user's organizations, by name.
    pub organizations: Vec<Place>,
}

/// An organization that a user is in.
#[derive(Row, Debug, Clone, PartialEq)]
pub struct Place {
    /// Name.
    pub name: String,
    /// Its part of addresses.
    pub slug: String,
    /// What the user may do there.
    pub role: MemberRole,
}

/// Posts as cards.
fn cards(posts: Select<(Post, ()), Post>) -> Select<(Post, ()), PostCard> {
    posts.select(SelectPostCard {
        id: Post::id,
        title: Post::title,
        slug: Post::slug,
        created_at: Post::created_at,
        author: Post::author.select(AuthorName::columns()),
        tags: Post::tags.order_by(Tag::name).select(TagName::columns()),
        comments: Post::comments.count(),
    })
}

/// The newest posts that the member sees.
pub fn page(member: &Member) -> Select<(Post, ()), PostCard> {
    cards(newest(member)).limit(POSTS)
}

/// The page after the one that ends with this post. Posts that are written meanwhile move nothing.
pub fn page_after(member: &Member, last: &PostCard) -> Select<(Post, ()), PostCard> {
    let same_time = Post::created_at.eq(last.created_at);
    page(member).filter(any((
        Post::created_at.lt(last.created_at),
        all((same_time, Post::id.lt(last.id))),
    )))
}

/// The page with this number, the first one being 0; for links to pages far away.
pub fn page_number(member: &Member, number: u32) -> Select<(Post, ()), PostCard> {
    page(member).offset(u64::from(number) * u64::from(POSTS))
}

/// The newest posts with a tag.
pub fn tagged(member: &Member, tag: &str) -> Select<(Post, ()), PostCard> {
    page(member).filter(Post::tags.some(Tag::name.eq(tag)))
}

/// The newest posts as [`page`] has them, as whole rows.
pub fn whole(member: &Member) -> Select<(Post, ()), WholePost> {
    newest(member)
        .with(Post::author)
        .with(Post::tags.order_by(Tag::name))
        .with(Post::comments.count())
        .limit(POSTS)
}

/// The post at an address.
pub fn post_page(member: &Member, slug: &str) -> Select<(Post, ()), PostPage> {
    let remarks = Post::comments
        .order_by(Comment::id)
        .limit(COMMENTS)
        .select(SelectRemark {
            id: Comment::id,
            body: Comment::body,
            created_at: Comment::created_at,
            author: Comment::author.select(AuthorName::columns()),
        });
    posts(member)
        .filter(Post::slug.eq(slug))
        .select(SelectPostPage {
            id: Post::id,
            title: Post::title,
            body: Post::body,
            version: Post::version,
            created_at: Post::created_at,
            author: Post::author.select(AuthorName::columns()),
            tags: Post::tags.order_by(Tag::name).select(TagName::columns()),
            comments: remarks,
            comment_count: Post::comments.count(),
        })
}

/// The member's organization and everybody in it.
pub fn team(member: &Member) -> Select<(Organization, ()), Team> {
    let members = Organization::members
        .query(|members| members.inner_join_by(Member::user))
        .order_by((User::name, User::id))
        .select(SelectTeammate {
            role: Member::role,
            user: AuthorName::columns(),
        });
    Organization::find(member.organization_id).select(SelectTeam {
        name: Organization::name,
        members,
    })
}

/// Who a token stands for, with all of their organizations; nobody when it is unknown or has expired.
pub fn home(token: Token) -> Select<(Session, ()), Home> {
    let organizations = User::memberships
        .query(|members| members.inner_join_by(Member::organization))
        .order_by((Organization::name, Organization::id))
        .select(SelectPlace {
            name: Organization::name,
            slug: Organization::slug,
            role: Member::role,
        });
    Session::query()
        .filter(Session::token.eq(token))
        .filter(Session::expires_at.gt(now()))
        .select(Session::user.select(SelectHome {
            user_id: User::id,
            name: User::name,
            organizations,
        }))
}
