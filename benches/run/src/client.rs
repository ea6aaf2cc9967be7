//! What a client can do: a method for each operation that workloads are made of.

use crate::Result;
use crate::model::{Comment, NewUser, Post, User};

/// Connections of each client's pool.
pub const POOL_SIZE: usize = 8;

/// A client's row of a user and one of its posts.
pub type WithPost<C> = (<C as Client>::User, Option<<C as Client>::Post>);

/// A client's user and all its posts.
pub type AndPosts<C> = (<C as Client>::User, Vec<<C as Client>::Post>);

/// A client's user, all its posts, and all the comments of each.
pub type Tree<C> = (
    <C as Client>::User,
    Vec<(<C as Client>::Post, Vec<<C as Client>::Comment>)>,
);

/// A way to speak to PostgreSQL, with a pool of [`POOL_SIZE`] connections.
///
/// Every method gives its rows in the types that the client's users would have, borrows a
/// connection from the pool by itself, and builds its query anew, as the code of a service does.
pub trait Client: Sized + Send + Sync + 'static {
    /// Its own type for a row of `users`.
    type User: Into<User> + Send + 'static;
    /// Its own type for a row of `posts`.
    type Post: Into<Post> + Send + 'static;

    /// Its own type for a row of `comments`.
    type Comment: Into<Comment> + Send + 'static;

    /// Makes the pool.
    fn connect(url: &str) -> impl Future<Output = Result<Self>> + Send;

    /// All columns of all users, in no order.
    fn all_users(&self) -> impl Future<Output = Result<Vec<Self::User>>> + Send;

    /// The users of that hair colour, the last name first, each with its posts: once for each post,
    /// and once where there is none.
    fn users_with_posts(
        &self,
        hair_color: &str,
    ) -> impl Future<Output = Result<Vec<WithPost<Self>>>> + Send;

    /// All users, each once, with all its posts; in no order, nor are the posts.
    fn all_users_and_posts(&self) -> impl Future<Output = Result<Vec<AndPosts<Self>>>> + Send;

    /// All users, each once, with all its posts, each with all its comments; all in no order.
    fn all_trees(&self) -> impl Future<Output = Result<Vec<Tree<Self>>>> + Send;

    /// Of [`all_trees`](Self::all_trees) that of the user of that key; an error where there is none.
    fn find_tree(&self, id: i32) -> impl Future<Output = Result<Tree<Self>>> + Send;

    /// Inserts the users by one statement, returning how many they were.
    fn insert_users(&self, users: Vec<NewUser>) -> impl Future<Output = Result<u64>> + Send;

    /// The user of that key; an error where there is none.
    fn find_user(&self, id: i32) -> impl Future<Output = Result<Self::User>> + Send;

    /// Gives the user of that key another hair colour, returning how many rows were changed.
    fn dye(&self, id: i32, hair_color: &str) -> impl Future<Output = Result<u64>> + Send;

    /// In one transaction, each after the one before it: reads the user of that key, gives it
    /// another hair colour, and inserts a post of it. Returns the user as it was read.
    fn dye_and_post(
        &self,
        id: i32,
        hair_color: &str,
        title: &str,
    ) -> impl Future<Output = Result<Self::User>> + Send;
}
