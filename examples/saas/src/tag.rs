//! Tags: an organization's words, and which posts have them.

use ormlite::Select;
use ormlite::prelude::*;

use crate::error::SaasError;
use crate::post::{expect_editable, posts};
use crate::schema::{Member, NewPostTag, NewTag, Post, PostTag, Tag};

/// The tags of the organization, by name.
pub fn tags(member: &Member) -> Select<(Tag, ()), Tag> {
    Tag::query()
        .filter(Tag::organization_id.eq(member.organization_id))
        .order_by(Tag::name)
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
        // Two who tag the same post wait for each other; the last one's tags stay, not a mixture.
        let post = posts(member)
            .filter(Post::id.eq(post_id))
            .for_no_key_update();
        expect_editable(tx, member, post).await?;
        let tags = find_or_create(tx, member, names).await?;
        let ids: Vec<Uuid> = tags.iter().map(|tag| tag.id).collect();
        PostTag::delete()
            .filter(PostTag::post_id.eq(post_id))
            .filter(not(PostTag::tag_id.in_(ids.clone())))
            .execute(tx)
            .await?;
        PostTag::insert_many(ids.into_iter().map(|tag_id| NewPostTag { post_id, tag_id }))
            .on_conflict_do_nothing()
            .execute(tx)
            .await?;
        Ok(tags)
    })
    .await
}

async fn find_or_create(
    tx: &Transaction,
    member: &Member,
    names: &[&str],
) -> Result<Vec<Tag>, ormlite::Error> {
    let mut names: Vec<String> = names
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    // In one order, so that two who add the same words wait for each other instead of crosswise.
    names.sort();
    names.dedup();
    let new = names.iter().map(|name| NewTag {
        organization_id: member.organization_id,
        name: name.clone(),
    });
    Tag::insert_many(new)
        .on_conflict((Tag::organization_id, Tag::name))
        .do_nothing()
        .execute(tx)
        .await?;
    tags(member).filter(Tag::name.in_(names)).all(tx).await
}
