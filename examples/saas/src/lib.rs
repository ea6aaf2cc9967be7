//! A blog for many organizations, in one database and one set of tables.
//!
//! | module | what it does |
//! |---|---|
//! | [`schema`] | the tables |
//! | [`signup`] | an organization and its owner, in one transaction |
//! | [`member`] | who is in an organization, and what they may do there |
//! | [`post`] | posts: slugs, versions, deletion and restoring |
//! | [`page`] | what is shown, a statement for each page |
//! | [`mod@tag`] | the tags of a post |
//! | [`mod@comment`] | comments |
//! | [`session`] | tokens that expire |
//!
//! What belongs to an organization is asked for with a [`Member`]. Every query takes the organization
//! from it, or is about a row that was found so: a key of another organization's row is not found.
//!
//! `cargo run -p saas` fills a blog on a private PostgreSQL and shows its pages and their statements.

#![deny(missing_docs)]

pub mod comment;
mod error;
pub mod member;
pub mod page;
pub mod post;
pub mod schema;
pub mod session;
pub mod signup;
pub mod tag;

pub use error::SaasError;
pub use schema::{
    Comment, Member, MemberRole, Organization, Post, PostTag, Session, Tag, Token, User,
};
