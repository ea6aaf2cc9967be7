//! `COMMENT ON`.

use super::text::literal;

/// Sets the comment of an object, which is named with its kind, such as `TABLE "core"."rooms"`.
/// `None` removes it.
pub fn comment_on(object: &str, comment: Option<&str>) -> String {
    let text = comment.map_or("NULL".to_owned(), literal);
    format!("COMMENT ON {object} IS {text}")
}

/// The same for an object that has no comment yet.
pub(super) fn first_comment(object: &str, comment: Option<&str>) -> Option<String> {
    comment.map(|comment| comment_on(object, Some(comment)))
}
