//! The driver by hand: `tokio-postgres` and `deadpool-postgres`, the way a careful engineer writes
//! what must be fast. Statements are prepared once per connection, rows are read by index as they
//! arrive, many rows travel as one array per column.

use std::pin::pin;

use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolConfig, QueueMode, RecyclingMethod};
use futures_util::TryStreamExt;
use tokio_postgres::types::ToSql;
use tokio_postgres::{NoTls, Row, Statement};

use crate::Result;
use crate::client::{Client, POOL_SIZE};
use crate::model::{NewUser, Post, User};

/// `deadpool-postgres`'s pool.
pub struct Raw(Pool);

const ALL_USERS: &str = "SELECT id, name, hair_color FROM users";
const USERS_WITH_POSTS: &str = "\
    SELECT users.id, users.name, users.hair_color, posts.id, posts.user_id, posts.title, posts.body \
    FROM users LEFT JOIN posts ON posts.user_id = users.id \
    WHERE users.hair_color = $1 ORDER BY users.name DESC";
const INSERT_USERS: &str = "\
    INSERT INTO users (name, hair_color) SELECT * FROM unnest($1::text[], $2::text[])";
const FIND_USER: &str = "SELECT id, name, hair_color FROM users WHERE id = $1";
const DYE: &str = "UPDATE users SET hair_color = $2 WHERE id = $1";
const INSERT_POST: &str = "INSERT INTO posts (user_id, title) VALUES ($1, $2)";

impl Client for Raw {
    type User = User;
    type Post = Post;

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
