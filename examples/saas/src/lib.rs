//! A blog for many organizations, in one database and one set of tables.

#![deny(missing_docs)]

pub mod schema;

pub use schema::{
    Comment, Member, MemberRole, Organization, Post, PostTag, Session, Tag, Token, User,
};
