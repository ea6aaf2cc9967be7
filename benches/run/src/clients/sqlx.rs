//! `sqlx`: queries as text, rows by `FromRow`. Its documentation has rows inserted in bulk as one
//! array per column.

use std::collections::HashMap;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, FromRow, PgConnection, PgPool};

use crate::Result;
use crate::client::{AndPosts, Client, POOL_SIZE, Tree};
use crate::clients::into_model;
use crate::model::NewUser;

/// A row of `users`.
#[derive(FromRow)]
pub struct User {
    id: i32,
    name: String,
    hair_color: Option<String>,
}

/// A row of `posts`.
#[derive(FromRow)]
pub struct Post {
    id: i32,
    user_id: i32,
    title: String,
    body: Option<String>,
}

/// A row of `comments`.
#[derive(FromRow)]
pub struct Comment {
    id: i32,
    post_id: i32,
    text: String,
}

/// A row of the join.
#[derive(FromRow)]
struct UserWithPost {
    #[sqlx(flatten)]
    user: User,
    post_id: Option<i32>,
    user_id: Option<i32>,
    title: Option<String>,
    body: Option<String>,
}

/// `sqlx`'s own pool.
pub struct Sqlx(PgPool);

impl Client for Sqlx {
    type User = User;
    type Post = Post;
    type Comment = Comment;

    async fn connect(url: &str) -> Result<Self> {
        let options: PgConnectOptions = url.parse()?;
        let pool = PgPoolOptions::new()
            .max_connections(POOL_SIZE as u32)
            // By default it asks the server, each time a connection is borrowed, whether it lives.
            .test_before_acquire(false)
            .connect_with(options.disable_statement_logging())
            .await?;
        Ok(Self(pool))
    }

    async fn all_users(&self) -> Result<Vec<User>> {
        let query = sqlx::query_as("SELECT id, name, hair_color FROM users");
        Ok(query.fetch_all(&self.0).await?)
    }

    async fn users_with_posts(&self, hair_color: &str) -> Result<Vec<(User, Option<Post>)>> {
        let rows: Vec<UserWithPost> = sqlx::query_as(
            "SELECT users.id, users.name, users.hair_color, \
             posts.id AS post_id, posts.user_id, posts.title, posts.body \
             FROM users LEFT JOIN posts ON posts.user_id = users.id \
             WHERE users.hair_color = $1 ORDER BY users.name DESC",
        )
        .bind(hair_color)
        .fetch_all(&self.0)
        .await?;
        Ok(rows.into_iter().map(UserWithPost::split).collect())
    }

    async fn all_users_and_posts(&self) -> Result<Vec<AndPosts<Self>>> {
        let mut connection = self.0.acquire().await?;
        let users: Vec<User> = sqlx::query_as("SELECT id, name, hair_color FROM users")
            .fetch_all(&mut *connection)
            .await?;
        let posts = posts_of(&mut connection, &users).await?;
        let mut posts = grouped(posts, |post| post.user_id);
        let families = users.into_iter().map(|user| {
            let posts = posts.remove(&user.id).unwrap_or_default();
            (user, posts)
        });
        Ok(families.collect())
    }

    async fn all_trees(&self) -> Result<Vec<Tree<Self>>> {
        let mut connection = self.0.acquire().await?;
        let users = sqlx::query_as("SELECT id, name, hair_color FROM users")
            .fetch_all(&mut *connection)
            .await?;
        trees(&mut connection, users).await
    }

    async fn find_tree(&self, id: i32) -> Result<Tree<Self>> {
        let mut connection = self.0.acquire().await?;
        let user = sqlx::query_as("SELECT id, name, hair_color FROM users WHERE id = $1")
            .bind(id)
            .fetch_one(&mut *connection)
            .await?;
        Ok(trees(&mut connection, vec![user]).await?.remove(0))
    }

    async fn insert_users(&self, users: Vec<NewUser>) -> Result<u64> {
        let (names, colors): (Vec<String>, Vec<Option<String>>) = users
            .into_iter()
            .map(|user| (user.name, user.hair_color))
            .unzip();
        let done = sqlx::query(
            "INSERT INTO users (name, hair_color) SELECT * FROM unnest($1::text[], $2::text[])",
        )
        .bind(names)
        .bind(colors)
        .execute(&self.0)
        .await?;
        Ok(done.rows_affected())
    }

    async fn find_user(&self, id: i32) -> Result<User> {
        let query = sqlx::query_as("SELECT id, name, hair_color FROM users WHERE id = $1");
        Ok(query.bind(id).fetch_one(&self.0).await?)
    }

    async fn dye(&self, id: i32, hair_color: &str) -> Result<u64> {
        let done = sqlx::query("UPDATE users SET hair_color = $2 WHERE id = $1")
            .bind(id)
            .bind(hair_color)
            .execute(&self.0)
            .await?;
        Ok(done.rows_affected())
    }

    async fn dye_and_post(&self, id: i32, hair_color: &str, title: &str) -> Result<User> {
        let mut tx = self.0.begin().await?;
        let user: User = sqlx::query_as("SELECT id, name, hair_color FROM users WHERE id = $1")
            .bind(id)
            .fetch_one(&mut *tx)
            .await?;
        sqlx::query("UPDATE users SET hair_color = $2 WHERE id = $1")
            .bind(user.id)
            .bind(hair_color)
            .execute(&mut *tx)
            .await?;
        sqlx::query("INSERT INTO posts (user_id, title) VALUES ($1, $2)")
            .bind(user.id)
            .bind(title)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(user)
    }
}

/// The users with all their posts and the comments of these.
async fn trees(connection: &mut PgConnection, users: Vec<User>) -> Result<Vec<Tree<Sqlx>>> {
    let posts = posts_of(connection, &users).await?;
    let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
    let comments: Vec<Comment> =
        sqlx::query_as("SELECT id, post_id, text FROM comments WHERE post_id = ANY($1)")
            .bind(ids)
            .fetch_all(connection)
            .await?;
    let mut comments = grouped(comments, |comment| comment.post_id);
    let posts: Vec<_> = posts
        .into_iter()
        .map(|post| {
            let comments = comments.remove(&post.id).unwrap_or_default();
            (post, comments)
        })
        .collect();
    let mut posts = grouped(posts, |(post, _)| post.user_id);
    let trees = users.into_iter().map(|user| {
        let posts = posts.remove(&user.id).unwrap_or_default();
        (user, posts)
    });
    Ok(trees.collect())
}

async fn posts_of(connection: &mut PgConnection, users: &[User]) -> Result<Vec<Post>> {
    let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
    let posts =
        sqlx::query_as("SELECT id, user_id, title, body FROM posts WHERE user_id = ANY($1)")
            .bind(ids)
            .fetch_all(connection)
            .await?;
    Ok(posts)
}

/// The children by the key of their parent.
fn grouped<C>(children: Vec<C>, parent: impl Fn(&C) -> i32) -> HashMap<i32, Vec<C>> {
    let mut families: HashMap<i32, Vec<C>> = HashMap::new();
    for child in children {
        families.entry(parent(&child)).or_default().push(child);
    }
    families
}

impl UserWithPost {
    /// A post has no nullable key: without it there is none.
    fn split(self) -> (User, Option<Post>) {
        let post = match (self.post_id, self.user_id, self.title) {
            (Some(id), Some(user_id), Some(title)) => Some(Post {
                id,
                user_id,
                title,
                body: self.body,
            }),
            _ => None,
        };
        (self.user, post)
    }
}

into_model! {
    User { id, name, hair_color }
    Post { id, user_id, title, body }
    Comment { id, post_id, text }
}
