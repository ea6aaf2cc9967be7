//! `ormlite`, as its README says it is used.

use ormlite::prelude::*;

use crate::Result;
use crate::client::{AndPosts, Client, POOL_SIZE, Tree};
use crate::clients::into_model;
use crate::model;

/// A row of `users`.
#[derive(Table, Debug)]
#[table(name = "users", has_many(posts = Post::user_id))]
pub struct User {
    #[column(primary_key, identity = by_default)]
    id: i32,
    name: String,
    hair_color: Option<String>,
}

/// A row of `posts`.
#[derive(Table, Debug)]
#[table(name = "posts", has_many(comments = Comment::post_id))]
pub struct Post {
    #[column(primary_key, identity = by_default)]
    id: i32,
    #[column(references = User::id, index)]
    user_id: i32,
    title: String,
    body: Option<String>,
}

/// A row of `comments`.
#[derive(Table, Debug)]
#[table(name = "comments")]
pub struct Comment {
    #[column(primary_key, identity = by_default)]
    id: i32,
    #[column(references = Post::id, index)]
    post_id: i32,
    text: String,
}

/// A user with its colour, which the struct that the derive makes leaves out as nullable.
#[derive(Insert)]
#[insert(table = User)]
struct NewUserWithColor {
    name: String,
    hair_color: Option<String>,
}

/// `ormlite`'s own pool.
pub struct Ormlite(Db);

impl Client for Ormlite {
    type User = User;
    type Post = Post;
    type Comment = Comment;

    async fn connect(url: &str) -> Result<Self> {
        let db = Db::builder().url(url).max_size(POOL_SIZE).connect().await?;
        Ok(Self(db))
    }

    async fn all_users(&self) -> Result<Vec<User>> {
        Ok(User::query().all(&self.0).await?)
    }

    async fn users_with_posts(&self, hair_color: &str) -> Result<Vec<(User, Option<Post>)>> {
        let rows = User::query()
            .left_join::<Post>()
            .on(Post::user_id.eq(User::id))
            .filter(User::hair_color.eq(hair_color))
            .order_by(User::name.desc())
            .select((User::row(), Post::row()))
            .all(&self.0)
            .await?;
        Ok(rows)
    }

    async fn all_users_and_posts(&self) -> Result<Vec<AndPosts<Self>>> {
        Ok(User::query().with(User::posts).all(&self.0).await?)
    }

    async fn all_trees(&self) -> Result<Vec<Tree<Self>>> {
        let posts = User::posts.with(Post::comments);
        Ok(User::query().with(posts).all(&self.0).await?)
    }

    async fn find_tree(&self, id: i32) -> Result<Tree<Self>> {
        let posts = User::posts.with(Post::comments);
        Ok(User::find(id).with(posts).one(&self.0).await?)
    }

    async fn insert_users(&self, users: Vec<model::NewUser>) -> Result<u64> {
        let users = users.into_iter().map(|user| NewUserWithColor {
            name: user.name,
            hair_color: user.hair_color,
        });
        Ok(User::insert_many(users).execute(&self.0).await?)
    }

    async fn find_user(&self, id: i32) -> Result<User> {
        Ok(User::find(id).one(&self.0).await?)
    }

    async fn dye(&self, id: i32, hair_color: &str) -> Result<u64> {
        let update = User::update().find(id).set(User::hair_color, hair_color);
        Ok(update.execute(&self.0).await?)
    }

    async fn dye_and_post(&self, id: i32, hair_color: &str, title: &str) -> Result<User> {
        let user = self
            .0
            .transaction(async |tx| {
                let user = User::find(id).one(tx).await?;
                User::update()
                    .of(&user)
                    .set(User::hair_color, hair_color)
                    .execute(tx)
                    .await?;
                Post::insert(NewPost {
                    user_id: user.id,
                    title: title.to_owned(),
                })
                .execute(tx)
                .await?;
                Ok::<_, ormlite::Error>(user)
            })
            .await?;
        Ok(user)
    }
}

into_model! {
    User { id, name, hair_color }
    Post { id, user_id, title, body }
    Comment { id, post_id, text }
}
