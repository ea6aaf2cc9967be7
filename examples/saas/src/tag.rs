//! Tags: an organization's words, and which posts have them.

use std::collections::BTreeSet;

use ormlite::Select;
use ormlite::prelude::*;

use crate::error::SaasError;
use crate::post::{ours, posts, published_or_own};
use crate::schema::{Member, NewTag, Post, Tag};

/// The tags of the organization, by name.
pub fn tags(member: &Member) -> Select<(Tag, ()), Tag> {
    Tag::query()
        .filter(Tag::organization_id.eq(member.organization_id))
        .order_by(Tag::name)
}

/// The tags of the organization, each with how many posts have it that the member sees; by name.
pub fn tag_counts(member: &Member) -> Select<(Tag, ()), (Tag, i64)> {
    let posts = Tag::posts
        .filter(ours(member))
        .filter_opt(published_or_own(member));
    tags(member).with(posts.count())
}

/// Gives a post these tags and no others; words that the organization does not have yet become tags.
/// Gives them by name.
///
/// # Errors
/// [`SaasError::NotFound`], [`SaasError::Forbidden`], or the database's.
pub async fn set_tags(
    db: &Db,
    member: &Member,
    post_id: Uuid,
    names: &[&str],
) -> Result<Vec<Tag>, SaasError> {
    db.transaction(async |tx| {
        let post = hold_editable(tx, member, post_id).await?;
        let new = new_tags(member, names);
        let tags = Tag::insert_many(new)
            .on_conflict((Tag::organization_id, Tag::name))
            .or_get_existing()
            .all(tx)
            .await?;
        post.tags()
            .set(tags.iter().map(|tag| tag.id))
            .all(tx)
            .await?;
        Ok(post.tags().query().order_by(Tag::name).all(tx).await?)
    })
    .await
}

/// Gives a post these tags and no others, of those that the organization has.
///
/// # Errors
/// [`SaasError::NotFound`], also for a tag of another organization; [`SaasError::Forbidden`], or the
/// database's.
pub async fn choose_tags(
    db: &Db,
    member: &Member,
    post_id: Uuid,
    tag_ids: &[Uuid],
) -> Result<(), SaasError> {
    db.transaction(async |tx| {
        let post = hold_editable(tx, member, post_id).await?;
        let ours = tags(member)
            .filter(Tag::id.in_(tag_ids.to_vec()))
            .select(Tag::id)
            .all(tx)
            .await?;
        if tag_ids.iter().any(|id| !ours.contains(id)) {
            return Err(SaasError::NotFound { what: "tag" });
        }
        post.tags().set(ours).all(tx).await?;
        Ok(())
    })
    .await
}

/// Tags to be found or created.
pub(crate) fn new_tags(member: &Member, names: &[impl AsRef<str>]) -> Vec<NewTag> {
    let names = names.iter().map(|name| name.as_ref().trim().to_lowercase());
    // In one order, so that two who add the same words wait for each other instead of crosswise.
    let names: BTreeSet<String> = names.collect();
    let organization_id = member.organization_id;
    names
        .into_iter()
        .map(|name| NewTag {
            organization_id,
            name,
        })
        .collect()
}

/// A post that the member may change, locked: of two who tag it the last one's tags stay, and not a
/// mixture.
async fn hold_editable(tx: &Transaction, member: &Member, id: Uuid) -> Result<Post, SaasError> {
    let post = posts(member).filter(Post::id.eq(id)).for_no_key_update();
    let post = post.optional(tx).await?;
    let post = post.ok_or(SaasError::NotFound { what: "post" })?;
    member.expect_manages_or_is(post.author_id)?;
    Ok(post)
}
