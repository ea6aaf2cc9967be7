//! Posts: written, edited by whoever saw the last version, deleted and restored.

use ormlite::prelude::*;
use ormlite::typing::TableScope;
use ormlite::{Executor, Expr, Select};

use crate::error::SaasError;
use crate::schema::{Member, NewPost, Post, Tag};
use crate::tag::new_tags;

/// A post before it is written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Title.
    pub title: String,
    /// Its part of addresses.
    pub slug: String,
    /// Text.
    pub body: String,
    /// The words of its tags; those that the organization does not have yet become tags.
    pub tags: Vec<String>,
}

/// What an edit changes; what is not given stays.
#[derive(Patch, Debug, Clone, Default)]
#[patch(table = Post)]
pub struct Edit {
    /// Title.
    pub title: Option<String>,
    /// Its part of addresses.
    pub slug: Option<String>,
    /// Text.
    pub body: Option<String>,
    /// Whether everybody in the organization sees it.
    pub published: Option<bool>,
}

/// The posts that a member may see, to be narrowed: those of the organization that are published, the
/// member's own, and for who manages, all. Every query of posts begins here.
pub fn posts(member: &Member) -> Select<(Post, ()), Post> {
    Post::query()
        .filter(ours(member))
        .filter_opt(published_or_own(member))
}

/// A post is the organization's.
pub(crate) fn ours(member: &Member) -> Expr<TableScope<Post>, bool> {
    Post::organization_id.eq(member.organization_id)
}

/// A predicate of two columns of a post.
type EitherOfPost = Expr<(TableScope<Post>, TableScope<Post>), bool>;

/// What else a post must be for the member to see it; nothing for who manages.
pub(crate) fn published_or_own(member: &Member) -> Option<EitherOfPost> {
    let is = any((Post::published.eq(true), Post::author_id.eq(member.user_id)));
    (!member.manages()).then_some(is)
}

/// The newest first.
pub fn newest(member: &Member) -> Select<(Post, ()), Post> {
    posts(member).order_by((Post::created_at.desc(), Post::id.desc()))
}

/// Deleted posts that a member may restore, the last deleted first.
pub fn bin(member: &Member) -> Select<(Post, ()), Post> {
    let own = Post::author_id.eq(member.user_id);
    posts(member)
        .only_deleted()
        .filter_opt((!member.manages()).then_some(own))
        .order_by((Post::deleted_at.desc(), Post::id.desc()))
}

/// The post at an address.
///
/// # Errors
/// [`SaasError::NotFound`], or the database's.
pub async fn by_slug(db: &Db, member: &Member, slug: &str) -> Result<Post, SaasError> {
    let found = posts(member)
        .filter(Post::slug.eq(slug))
        .optional(db)
        .await?;
    found.ok_or(SaasError::NotFound { what: "post" })
}

/// Writes a post with its tags, which only its author and who manages see until it is published.
///
/// # Errors
/// [`SaasError::SlugTaken`], or the database's.
pub async fn write(db: &Db, author: &Member, draft: &Draft) -> Result<Post, SaasError> {
    db.transaction(async |tx| {
        let post = Post::insert(NewPost {
            organization_id: author.organization_id,
            author_id: author.user_id,
            title: draft.title.clone(),
            slug: draft.slug.clone(),
            body: draft.body.clone(),
        });
        let taken = |error| slug_taken(error, &draft.slug);
        let post = post.one(tx).await.map_err(taken)?;
        let tags = new_tags(author, &draft.tags);
        post.tags()
            .connect_or_create((Tag::organization_id, Tag::name), tags)
            .all(tx)
            .await?;
        Ok(post)
    })
    .await
}

/// Edits the version of a post that the member has read: by its author, or by who manages.
///
/// # Errors
/// [`SaasError::NotFound`], [`SaasError::Forbidden`], [`SaasError::ChangedMeanwhile`],
/// [`SaasError::SlugTaken`], or the database's: `is_invalid_query` for an edit of nothing.
pub async fn edit(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    edit: Edit,
) -> Result<Post, SaasError> {
    expect_editable(db, member, posts(member).filter(Post::id.eq(id))).await?;
    let slug = edit.slug.clone().unwrap_or_default();
    Post::update()
        .find(id)
        .filter(Post::organization_id.eq(member.organization_id))
        .version(Post::version, version)
        .patch(edit)
        .one(db)
        .await
        .map_err(|error| slug_taken(error, &slug))
}

/// Deletes a post: it is hidden, and can be restored.
///
/// # Errors
/// [`SaasError::NotFound`], [`SaasError::Forbidden`], or the database's.
pub async fn delete(db: &Db, member: &Member, id: Uuid) -> Result<Post, SaasError> {
    expect_editable(db, member, posts(member).filter(Post::id.eq(id))).await?;
    let deleted = Post::delete()
        .find(id)
        .filter(Post::organization_id.eq(member.organization_id));
    let deleted = deleted.optional(db).await?;
    deleted.ok_or(SaasError::NotFound { what: "post" })
}

/// Restores a deleted post, with its slug, tags and comments.
///
/// # Errors
/// [`SaasError::NotFound`] where it is not in the member's [`bin`], or the database's.
pub async fn restore(db: &Db, member: &Member, id: Uuid) -> Result<Post, SaasError> {
    expect_editable(db, member, bin(member).filter(Post::id.eq(id))).await?;
    let restored = Post::update()
        .only_deleted()
        .find(id)
        .filter(Post::organization_id.eq(member.organization_id))
        .set(Post::deleted_at, None);
    let restored = restored.optional(db).await?;
    restored.ok_or(SaasError::NotFound { what: "post" })
}

/// Removes for good what was deleted before; gives how many posts that were.
///
/// # Errors
/// [`SaasError::Forbidden`] unless the member manages, or the database's.
pub async fn empty_bin(db: &Db, member: &Member, before: DateTime<Utc>) -> Result<u64, SaasError> {
    if !member.manages() {
        return Err(SaasError::Forbidden { role: member.role });
    }
    let removed = Post::purge()
        .only_deleted()
        .filter(Post::organization_id.eq(member.organization_id))
        .filter(Post::deleted_at.lt(before));
    Ok(removed.execute(db).await?)
}

/// Refuses, unless the query finds a post and the member may change it.
async fn expect_editable(
    on: &impl Executor,
    member: &Member,
    post: Select<(Post, ()), Post>,
) -> Result<(), SaasError> {
    let author = post.select(Post::author_id).optional(on).await?;
    let author = author.ok_or(SaasError::NotFound { what: "post" })?;
    member.expect_manages_or_is(author)
}

fn slug_taken(error: ormlite::Error, slug: &str) -> SaasError {
    let slug = slug.to_owned();
    SaasError::or_taken(error, SaasError::SlugTaken { slug })
}
