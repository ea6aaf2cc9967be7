//! `sea-orm`, which runs on `sqlx`.

mod comments;
mod posts;
mod users;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectOptions, Database, DatabaseConnection, DbErr, EntityTrait as _,
    LoaderTrait as _, QueryFilter as _, QueryOrder as _,
    sea_query::Expr,
};

use crate::Result;
use crate::client::{AndPosts, Client, POOL_SIZE, Tree};
use crate::model::{self, NewUser};

/// `sqlx`'s pool in `sea-orm`'s hands.
pub struct SeaOrm(DatabaseConnection);

impl Client for SeaOrm {
    type User = users::Model;
    type Post = posts::Model;
    type Comment = comments::Model;

    async fn connect(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(POOL_SIZE as u32)
            // By default it asks the server, each time a connection is borrowed, whether it lives.
            .test_before_acquire(false)
            .sqlx_logging(false);
        Ok(Self(Database::connect(options).await?))
    }

    async fn all_users(&self) -> Result<Vec<users::Model>> {
        Ok(users::Entity::find().all(&self.0).await?)
    }

    async fn users_with_posts(
        &self,
        hair_color: &str,
    ) -> Result<Vec<(users::Model, Option<posts::Model>)>> {
        let rows = users::Entity::find()
            .find_also_related(posts::Entity)
            .filter(users::Column::HairColor.eq(hair_color))
            .order_by_desc(users::Column::Name)
            .all(&self.0)
            .await?;
        Ok(rows)
    }

    async fn all_users_and_posts(&self) -> Result<Vec<AndPosts<Self>>> {
        let users = users::Entity::find().all(&self.0).await?;
        let posts = users.load_many(posts::Entity, &self.0).await?;
        Ok(users.into_iter().zip(posts).collect())
    }

    async fn all_trees(&self) -> Result<Vec<Tree<Self>>> {
        let users = users::Entity::find().all(&self.0).await?;
        self.trees(users).await
    }

    async fn find_tree(&self, id: i32) -> Result<Tree<Self>> {
        let user = users::Entity::find_by_id(id).one(&self.0).await?;
        let user = user.ok_or("no such user")?;
        Ok(self.trees(vec![user]).await?.remove(0))
    }

    async fn insert_users(&self, users: Vec<NewUser>) -> Result<u64> {
        let users = users.into_iter().map(|user| users::ActiveModel {
            id: NotSet,
            name: Set(user.name),
            hair_color: Set(user.hair_color),
        });
        let insert = users::Entity::insert_many(users);
        Ok(insert.exec_without_returning(&self.0).await?)
    }

    async fn find_user(&self, id: i32) -> Result<users::Model> {
        let user = users::Entity::find_by_id(id).one(&self.0).await?;
        Ok(user.ok_or("no such user")?)
    }

    async fn dye(&self, id: i32, hair_color: &str) -> Result<u64> {
        let done = users::Entity::update_many()
            .col_expr(users::Column::HairColor, Expr::value(hair_color))
            .filter(users::Column::Id.eq(id))
            .exec(&self.0)
            .await?;
        Ok(done.rows_affected)
    }

    async fn dye_and_post(&self, id: i32, hair_color: &str, title: &str) -> Result<users::Model> {
        let user = self
            .0
            .transaction_async(async |tx| {
                let user = users::Entity::find_by_id(id).one(tx).await?;
                let user = user.ok_or(DbErr::RecordNotFound("users".to_owned()))?;
                users::Entity::update_many()
                    .col_expr(users::Column::HairColor, Expr::value(hair_color))
                    .filter(users::Column::Id.eq(user.id))
                    .exec(tx)
                    .await?;
                let post = posts::ActiveModel {
                    user_id: Set(user.id),
                    title: Set(title.to_owned()),
                    ..Default::default()
                };
                posts::Entity::insert(post)
                    .exec_without_returning(tx)
                    .await?;
                Ok::<_, DbErr>(user)
            })
            .await?;
        Ok(user)
    }
}

impl SeaOrm {
    /// The users with all their posts and the comments of these.
    async fn trees(&self, users: Vec<users::Model>) -> Result<Vec<Tree<Self>>> {
        let posts = users.load_many(posts::Entity, &self.0).await?;
        let counts: Vec<usize> = posts.iter().map(Vec::len).collect();
        let posts: Vec<_> = posts.into_iter().flatten().collect();
        let comments = posts.load_many(comments::Entity, &self.0).await?;
        let mut posts = posts.into_iter().zip(comments);
        let trees = users
            .into_iter()
            .zip(counts)
            .map(|(user, count)| (user, posts.by_ref().take(count).collect()));
        Ok(trees.collect())
    }
}

impl From<users::Model> for model::User {
    fn from(user: users::Model) -> Self {
        Self {
            id: user.id,
            name: user.name,
            hair_color: user.hair_color,
        }
    }
}

impl From<posts::Model> for model::Post {
    fn from(post: posts::Model) -> Self {
        Self {
            id: post.id,
            user_id: post.user_id,
            title: post.title,
            body: post.body,
        }
    }
}

impl From<comments::Model> for model::Comment {
    fn from(comment: comments::Model) -> Self {
        Self {
            id: comment.id,
            post_id: comment.post_id,
            text: comment.text,
        }
    }
}
