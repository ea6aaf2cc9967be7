//! The driver by hand: `tokio-postgres` and `deadpool-postgres`, the way a careful engineer writes
//! what must be fast. Statements are prepared once per connection, rows are read by index as they
//! arrive, many rows travel as one array per column, and a tree takes one query a level.

use std::collections::HashMap;
use std::pin::pin;

use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolConfig, QueueMode, RecyclingMethod,
};
use futures_util::TryStreamExt;
use tokio_postgres::types::ToSql;
use tokio_postgres::{NoTls, Row, Statement};

use crate::Result;
use crate::client::{AndPosts, Client, POOL_SIZE, Tree};
use crate::model::{Comment, NewUser, Post, User};

/// `deadpool-postgres`'s pool.
pub struct Raw(Pool);

const ALL_USERS: &str = "SELECT id, name, hair_color FROM users";
const USERS_WITH_POSTS: &str = "\
    SELECT users.id, users.name, users.hair_color, posts.id, posts.user_id, posts.title, posts.body \
    FROM users LEFT JOIN posts ON posts.user_id = users.id \
    WHERE users.hair_color = $1 ORDER BY users.name DESC";
const POSTS_OF_USERS: &str = "SELECT id, user_id, title, body FROM posts WHERE user_id = ANY($1)";
const COMMENTS_OF_POSTS: &str = "SELECT id, post_id, text FROM comments WHERE post_id = ANY($1)";
const INSERT_USERS: &str = "\
    INSERT INTO users (name, hair_color) SELECT * FROM unnest($1::text[], $2::text[])";
const FIND_USER: &str = "SELECT id, name, hair_color FROM users WHERE id = $1";
const DYE: &str = "UPDATE users SET hair_color = $2 WHERE id = $1";
const INSERT_POST: &str = "INSERT INTO posts (user_id, title) VALUES ($1, $2)";

impl Client for Raw {
    type User = User;
    type Post = Post;
    type Comment = Comment;

    async fn connect(url: &str) -> Result<Self> {
        let recycling = ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        };
        let manager = Manager::from_config(url.parse()?, NoTls, recycling);
        let config = PoolConfig {
            // The same few connections stay in use, and their processes' memory in the caches.
            queue_mode: QueueMode::Lifo,
            ..PoolConfig::new(POOL_SIZE)
        };
        Ok(Self(Pool::builder(manager).config(config).build()?))
    }

    async fn all_users(&self) -> Result<Vec<User>> {
        let client = self.0.get().await?;
        let statement = client.prepare_cached(ALL_USERS).await?;
        rows(&client, &statement, &[], user).await
    }

    async fn users_with_posts(&self, hair_color: &str) -> Result<Vec<(User, Option<Post>)>> {
        let client = self.0.get().await?;
        let statement = client.prepare_cached(USERS_WITH_POSTS).await?;
        rows(&client, &statement, &[&hair_color], user_with_post).await
    }

    async fn all_users_and_posts(&self) -> Result<Vec<AndPosts<Self>>> {
        let client = self.0.get().await?;
        let statement = client.prepare_cached(ALL_USERS).await?;
        let users = rows(&client, &statement, &[], user).await?;
        let posts = posts_of(&client, &users).await?;
        Ok(grouped(users, user_id, posts, |post| post.user_id))
    }

    async fn all_trees(&self) -> Result<Vec<Tree<Self>>> {
        let client = self.0.get().await?;
        let statement = client.prepare_cached(ALL_USERS).await?;
        let users = rows(&client, &statement, &[], user).await?;
        trees(&client, users).await
    }

    async fn find_tree(&self, id: i32) -> Result<Tree<Self>> {
        let client = self.0.get().await?;
        let statement = client.prepare_cached(FIND_USER).await?;
        let user = user(&client.query_one(&statement, &[&id]).await?)?;
        Ok(trees(&client, vec![user]).await?.remove(0))
    }

    async fn insert_users(&self, users: Vec<NewUser>) -> Result<u64> {
        let names: Vec<&str> = users.iter().map(|user| user.name.as_str()).collect();
        let colors: Vec<Option<&str>> = users
            .iter()
            .map(|user| user.hair_color.as_deref())
            .collect();
        let client = self.0.get().await?;
        let statement = client.prepare_cached(INSERT_USERS).await?;
        Ok(client.execute(&statement, &[&names, &colors]).await?)
    }

    async fn find_user(&self, id: i32) -> Result<User> {
        let client = self.0.get().await?;
        let statement = client.prepare_cached(FIND_USER).await?;
        user(&client.query_one(&statement, &[&id]).await?)
    }

    async fn dye(&self, id: i32, hair_color: &str) -> Result<u64> {
        let client = self.0.get().await?;
        let statement = client.prepare_cached(DYE).await?;
        Ok(client.execute(&statement, &[&id, &hair_color]).await?)
    }

    async fn dye_and_post(&self, id: i32, hair_color: &str, title: &str) -> Result<User> {
        let mut client = self.0.get().await?;
        let transaction = client.transaction().await?;
        let statement = transaction.prepare_cached(FIND_USER).await?;
        let user = user(&transaction.query_one(&statement, &[&id]).await?)?;
        let statement = transaction.prepare_cached(DYE).await?;
        transaction
            .execute(&statement, &[&user.id, &hair_color])
            .await?;
        let statement = transaction.prepare_cached(INSERT_POST).await?;
        transaction.execute(&statement, &[&user.id, &title]).await?;
        transaction.commit().await?;
        Ok(user)
    }
}

/// The rows of a statement, each decoded as it arrives.
async fn rows<T>(
    client: &tokio_postgres::Client,
    statement: &Statement,
    values: &[&(dyn ToSql + Sync)],
    decode: impl Fn(&Row) -> Result<T>,
) -> Result<Vec<T>> {
    let values = values.iter().map(|value| *value as &dyn ToSql);
    let mut rows = pin!(client.query_raw(statement, values).await?);
    let mut decoded = Vec::new();
    while let Some(row) = rows.try_next().await? {
        decoded.push(decode(&row)?);
    }
    Ok(decoded)
}

/// The users with all their posts and the comments of these.
async fn trees(client: &Object, users: Vec<User>) -> Result<Vec<Tree<Raw>>> {
    let posts = posts_of(client, &users).await?;
    let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
    let statement = client.prepare_cached(COMMENTS_OF_POSTS).await?;
    let comments = rows(client, &statement, &[&ids], comment).await?;
    let posts = grouped(posts, |post| post.id, comments, |comment| comment.post_id);
    Ok(grouped(users, user_id, posts, |(post, _)| post.user_id))
}

async fn posts_of(client: &Object, users: &[User]) -> Result<Vec<Post>> {
    let ids: Vec<i32> = users.iter().map(user_id).collect();
    let statement = client.prepare_cached(POSTS_OF_USERS).await?;
    rows(client, &statement, &[&ids], post).await
}

/// Each parent with the children that name its key.
fn grouped<P, C>(
    parents: Vec<P>,
    key: impl Fn(&P) -> i32,
    children: Vec<C>,
    parent: impl Fn(&C) -> i32,
) -> Vec<(P, Vec<C>)> {
    let mut places = HashMap::with_capacity(parents.len());
    let mut families = Vec::with_capacity(parents.len());
    for one in parents {
        places.insert(key(&one), families.len());
        families.push((one, Vec::new()));
    }
    for child in children {
        if let Some(place) = places.get(&parent(&child)) {
            families[*place].1.push(child);
        }
    }
    families
}

fn user_id(user: &User) -> i32 {
    user.id
}

fn post(row: &Row) -> Result<Post> {
    Ok(Post {
        id: row.try_get(0)?,
        user_id: row.try_get(1)?,
        title: row.try_get(2)?,
        body: row.try_get(3)?,
    })
}

fn comment(row: &Row) -> Result<Comment> {
    Ok(Comment {
        id: row.try_get(0)?,
        post_id: row.try_get(1)?,
        text: row.try_get(2)?,
    })
}

fn user(row: &Row) -> Result<User> {
    Ok(User {
        id: row.try_get(0)?,
        name: row.try_get(1)?,
        hair_color: row.try_get(2)?,
    })
}

fn user_with_post(row: &Row) -> Result<(User, Option<Post>)> {
    let post = match row.try_get(3)? {
        None => None,
        Some(id) => Some(Post {
            id,
            user_id: row.try_get(4)?,
            title: row.try_get(5)?,
            body: row.try_get(6)?,
        }),
    };
    Ok((user(row)?, post))
}
