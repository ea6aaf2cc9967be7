//! `diesel` on `diesel_async`, with its pool by `deadpool`.

mod schema;

use deadpool_postgres::QueueMode;
use diesel::prelude::*;
use diesel_async::pooled_connection::deadpool::{Object, Pool};
use diesel_async::pooled_connection::{
    AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod,
};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};

use self::schema::{comments, posts, users};
use crate::Result;
use crate::client::{AndPosts, Client, POOL_SIZE, Tree};
use crate::clients::into_model;
use crate::model;

/// A row of `users`.
#[derive(Identifiable, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub struct User {
    id: i32,
    name: String,
    hair_color: Option<String>,
}

/// A row of `posts`.
#[derive(Associations, Identifiable, Queryable, Selectable)]
#[diesel(table_name = posts, belongs_to(User), check_for_backend(diesel::pg::Pg))]
pub struct Post {
    id: i32,
    user_id: i32,
    title: String,
    body: Option<String>,
}

/// A row of `comments`.
#[derive(Associations, Identifiable, Queryable, Selectable)]
#[diesel(table_name = comments, belongs_to(Post), check_for_backend(diesel::pg::Pg))]
pub struct Comment {
    id: i32,
    post_id: i32,
    text: String,
}

/// A user to insert.
#[derive(Insertable)]
#[diesel(table_name = users)]
struct NewUser {
    name: String,
    hair_color: Option<String>,
}

/// `diesel_async`'s pool.
pub struct DieselAsync(Pool<AsyncPgConnection>);

impl DieselAsync {
    async fn connection(&self) -> Result<Object<AsyncPgConnection>> {
        Ok(self.0.get().await?)
    }
}

impl Client for DieselAsync {
    type User = User;
    type Post = Post;
    type Comment = Comment;

    async fn connect(url: &str) -> Result<Self> {
        let mut config = ManagerConfig::default();
        // By default it asks the server, each time a connection is borrowed, whether it lives.
        config.recycling_method = RecyclingMethod::Fast;
        let manager = AsyncDieselConnectionManager::new_with_config(url, config);
        let pool = Pool::builder(manager)
            .max_size(POOL_SIZE)
            .queue_mode(QueueMode::Lifo)
            .build()?;
        Ok(Self(pool))
    }

    async fn all_users(&self) -> Result<Vec<User>> {
        let mut connection = self.connection().await?;
        let query = users::table.select(User::as_select());
        Ok(query.load(&mut connection).await?)
    }

    async fn users_with_posts(&self, hair_color: &str) -> Result<Vec<(User, Option<Post>)>> {
        let mut connection = self.connection().await?;
        let rows = users::table
            .left_join(posts::table)
            .filter(users::hair_color.eq(hair_color))
            .order(users::name.desc())
            .select((User::as_select(), Option::<Post>::as_select()))
            .load(&mut connection)
            .await?;
        Ok(rows)
    }

    async fn all_users_and_posts(&self) -> Result<Vec<AndPosts<Self>>> {
        let mut connection = self.connection().await?;
        let users = users::table
            .select(User::as_select())
            .load(&mut connection)
            .await?;
        let posts = Post::belonging_to(&users)
            .select(Post::as_select())
            .load(&mut connection)
            .await?
            .grouped_by(&users);
        Ok(users.into_iter().zip(posts).collect())
    }

    async fn all_trees(&self) -> Result<Vec<Tree<Self>>> {
        let mut connection = self.connection().await?;
        let users = users::table
            .select(User::as_select())
            .load(&mut connection)
            .await?;
        trees(&mut connection, users).await
    }

    async fn find_tree(&self, id: i32) -> Result<Tree<Self>> {
        let mut connection = self.connection().await?;
        let user = users::table
            .find(id)
            .select(User::as_select())
            .first(&mut connection)
            .await?;
        Ok(trees(&mut connection, vec![user]).await?.remove(0))
    }

    async fn insert_users(&self, users: Vec<model::NewUser>) -> Result<u64> {
        let users: Vec<NewUser> = users
            .into_iter()
            .map(|user| NewUser {
                name: user.name,
                hair_color: user.hair_color,
            })
            .collect();
        let mut connection = self.connection().await?;
        let insert = diesel::insert_into(users::table).values(&users);
        Ok(insert.execute(&mut connection).await? as u64)
    }

    async fn find_user(&self, id: i32) -> Result<User> {
        let mut connection = self.connection().await?;
        let query = users::table.find(id).select(User::as_select());
        Ok(query.first(&mut connection).await?)
    }

    async fn dye(&self, id: i32, hair_color: &str) -> Result<u64> {
        let mut connection = self.connection().await?;
        let update = diesel::update(users::table.find(id)).set(users::hair_color.eq(hair_color));
        Ok(update.execute(&mut connection).await? as u64)
    }

    async fn dye_and_post(&self, id: i32, hair_color: &str, title: &str) -> Result<User> {
        let mut connection = self.connection().await?;
        let user = connection
            .transaction(async |connection| {
                let user = users::table
                    .find(id)
                    .select(User::as_select())
                    .first(connection)
                    .await?;
                diesel::update(users::table.find(user.id))
                    .set(users::hair_color.eq(hair_color))
                    .execute(connection)
                    .await?;
                diesel::insert_into(posts::table)
                    .values((posts::user_id.eq(user.id), posts::title.eq(title)))
                    .execute(connection)
                    .await?;
                Ok::<_, diesel::result::Error>(user)
            })
            .await?;
        Ok(user)
    }
}

/// The users with all their posts and the comments of these.
async fn trees(
    connection: &mut AsyncPgConnection,
    users: Vec<User>,
) -> Result<Vec<Tree<DieselAsync>>> {
    let posts = Post::belonging_to(&users)
        .select(Post::as_select())
        .load(connection)
        .await?;
    let comments = Comment::belonging_to(&posts)
        .select(Comment::as_select())
        .load(connection)
        .await?
        .grouped_by(&posts);
    let posts = posts.into_iter().zip(comments).grouped_by(&users);
    Ok(users.into_iter().zip(posts).collect())
}

into_model! {
    User { id, name, hair_color }
    Post { id, user_id, title, body }
    Comment { id, post_id, text }
}
