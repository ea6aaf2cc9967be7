//! Comments on posts.

use ormlite::Select;
use ormlite::prelude::*;

use crate::error::SaasError;
use crate::post::{ours, posts, published_or_own};
use crate::schema::{Comment, Member, NewComment, Post};

/// The comments on a post that the member sees, the first one first.
pub fn comments(member: &Member, post_id: Uuid) -> Select<(Post, (Comment, ())), Comment> {
    Comment::query()
        .inner_join_by(Comment::post)
        .filter(ours(member))
        .filter_opt(published_or_own(member))
        .filter(Comment::post_id.eq(post_id))
        .order_by(Comment::id)
        .select(Comment::row())
}

/// Says something about a post that the member sees.
///
/// # Errors
/// [`SaasError::NotFound`], or the database's.
pub async fn comment(
    db: &Db,
    author: &Member,
    post_id: Uuid,
    body: &str,
) -> Result<Comment, SaasError> {
    db.transaction(async |tx| {
        // Shared, so that the post is not deleted meanwhile and others can comment on it.
        let post = posts(author).filter(Post::id.eq(post_id)).for_share();
        if post.optional(tx).await?.is_none() {
            return Err(SaasError::NotFound { what: "post" });
        }
        let comment = Comment::insert(NewComment {
            post_id,
            author_id: author.user_id,
            body: body.to_owned(),
        });
        Ok(comment.one(tx).await?)
    })
    .await
}

/// Deletes a comment: by its author, or by who manages.
///
/// # Errors
/// [`SaasError::NotFound`], [`SaasError::Forbidden`], or the database's.
pub async fn delete_comment(db: &Db, member: &Member, id: Uuid) -> Result<(), SaasError> {
    let author = Comment::query()
        .inner_join_by(Comment::post)
        .filter(Comment::id.eq(id))
        .filter(Post::organization_id.eq(member.organization_id))
        .select(Comment::author_id)
        .optional(db)
        .await?;
    let author = author.ok_or(SaasError::NotFound { what: "comment" })?;
    member.expect_manages_or_is(author)?;
    Comment::delete().find(id).execute(db).await?;
    Ok(())
}
