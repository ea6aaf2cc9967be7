//! The rows of the tables, free of any client: what goes in, and what results are compared as.

/// A row of `users`.
#[derive(Debug, PartialEq, Eq)]
pub struct User {
    /// The key.
    pub id: i32,
    /// Unique within a workload, so that ordering by it is total.
    pub name: String,
    /// A nullable column.
    pub hair_color: Option<String>,
}

/// A row of `posts`.
#[derive(Debug, PartialEq, Eq)]
pub struct Post {
    /// The key.
    pub id: i32,
    /// Who wrote it.
    pub user_id: i32,
    /// A text.
    pub title: String,
    /// A nullable text.
    pub body: Option<String>,
}

/// A row of `comments`.
#[derive(Debug, PartialEq, Eq)]
pub struct Comment {
    /// The key.
    pub id: i32,
    /// What it is about.
    pub post_id: i32,
    /// A text.
    pub text: String,
}

/// A user, all its posts, and all the comments of each.
pub type Tree = (User, Vec<(Post, Vec<Comment>)>);

/// A user to insert; the server gives the key.
#[derive(Debug)]
pub struct NewUser {
    /// See [`User::name`].
    pub name: String,
    /// See [`User::hair_color`].
    pub hair_color: Option<String>,
}
