//! What is measured: an operation over any client, and the batches that it runs in.

use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;
use std::sync::Arc;

use crate::Result;
use crate::client::{AndPosts, Client, Tree, WithPost};
use crate::clients::ClientName;
use crate::clients::diesel_async::DieselAsync;
use crate::clients::ormlite::Ormlite;
use crate::clients::raw::Raw;
use crate::clients::sea_orm::SeaOrm;
use crate::clients::sqlx::Sqlx;
use crate::model::{self, Comment, Post, User};

/// A future whose type is not told, for what happens once per batch.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// An operation, and the rows it works on.
pub trait Workload: Clone + Send + Sync + 'static {
    /// What one operation is given, made before the clock starts.
    type Input: Send + 'static;

    /// How many tasks share the operations of a batch.
    const TASKS: usize = 1;

    /// What it is called in tables and on the command line, as in `trivial/100`.
    fn name(&self) -> String;

    /// How many rows one operation reads or writes.
    fn rows(&self) -> usize;

    /// The script that fills the empty tables.
    fn fill(&self) -> String;

    /// The statements that take away what a batch has left, for operations that make tables grow.
    fn reset(&self) -> &'static [&'static str] {
        &[]
    }

    /// What the operation of that number is given.
    fn input(&self, number: usize) -> Self::Input;

    /// One operation.
    fn run<C: Client>(
        client: &C,
        input: Self::Input,
    ) -> impl Future<Output = Result<Outcome<C>>> + Send;
}

/// What an operation gave, in the client's types.
pub enum Outcome<C: Client> {
    /// A user.
    User(C::User),
    /// Users.
    Users(Vec<C::User>),
    /// Users and their posts.
    UsersWithPosts(Vec<WithPost<C>>),
    /// Users, each with all its posts.
    UsersAndPosts(Vec<AndPosts<C>>),
    /// Users, each with all its posts and their comments.
    Trees(Vec<Tree<C>>),
    /// One of these.
    Tree(Tree<C>),
    /// How many rows were changed.
    Changed(u64),
}

/// What an operation gave, in the types by which clients are compared. Trees are in the order of their
/// keys at every level, since clients give them in none.
#[derive(Debug, PartialEq)]
pub enum Seen {
    /// Of [`Outcome::User`].
    User(User),
    /// Of [`Outcome::Users`].
    Users(Vec<User>),
    /// Of [`Outcome::UsersWithPosts`].
    UsersWithPosts(Vec<(User, Option<Post>)>),
    /// Of [`Outcome::UsersAndPosts`].
    UsersAndPosts(Vec<(User, Vec<Post>)>),
    /// Of [`Outcome::Trees`].
    Trees(Vec<model::Tree>),
    /// Of [`Outcome::Tree`].
    Tree(model::Tree),
    /// Of [`Outcome::Changed`].
    Changed(u64),
}

impl<C: Client> From<Outcome<C>> for Seen {
    fn from(outcome: Outcome<C>) -> Self {
        match outcome {
            Outcome::User(user) => Self::User(user.into()),
            Outcome::Users(users) => Self::Users(users.into_iter().map(Into::into).collect()),
            Outcome::UsersWithPosts(rows) => Self::UsersWithPosts(
                rows.into_iter()
                    .map(|(user, post)| (user.into(), post.map(Into::into)))
                    .collect(),
            ),
            Outcome::UsersAndPosts(users) => {
                let users = users.into_iter().map(|(user, posts)| {
                    let posts = posts.into_iter().map(Into::into);
                    (user.into(), sorted(posts, |post: &Post| post.id))
                });
                Self::UsersAndPosts(sorted(users, |(user, _): &(User, _)| user.id))
            }
            Outcome::Trees(trees) => {
                let trees = trees.into_iter().map(tree::<C>);
                Self::Trees(sorted(trees, |(user, _)| user.id))
            }
            Outcome::Tree(one) => Self::Tree(tree::<C>(one)),
            Outcome::Changed(rows) => Self::Changed(rows),
        }
    }
}

fn tree<C: Client>((user, posts): Tree<C>) -> model::Tree {
    let posts = posts.into_iter().map(|(post, comments)| {
        let comments = comments.into_iter().map(Into::into);
        (
            post.into(),
            sorted(comments, |comment: &Comment| comment.id),
        )
    });
    (user.into(), sorted(posts, |(post, _): &(Post, _)| post.id))
}

fn sorted<T>(rows: impl Iterator<Item = T>, key: impl Fn(&T) -> i32) -> Vec<T> {
    let mut rows: Vec<T> = rows.collect();
    rows.sort_by_key(key);
    rows
}

/// A [`Workload`] whose type is not told, so that all of them go into one list.
pub trait AnyWorkload {
    /// See [`Workload::name`].
    fn name(&self) -> String;
    /// See [`Workload::rows`].
    fn rows(&self) -> usize;
    /// See [`Workload::TASKS`].
    fn tasks(&self) -> usize;
    /// See [`Workload::fill`].
    fn fill(&self) -> String;
    /// See [`Workload::reset`].
    fn reset(&self) -> &'static [&'static str];
    /// Connects a client that will run it.
    fn open(&self, client: ClientName, url: String) -> BoxFuture<Box<dyn Lane>>;
}

impl<W: Workload> AnyWorkload for W {
    fn name(&self) -> String {
        Workload::name(self)
    }

    fn rows(&self) -> usize {
        Workload::rows(self)
    }

    fn tasks(&self) -> usize {
        W::TASKS
    }

    fn fill(&self) -> String {
        Workload::fill(self)
    }

    fn reset(&self) -> &'static [&'static str] {
        Workload::reset(self)
    }

    fn open(&self, client: ClientName, url: String) -> BoxFuture<Box<dyn Lane>> {
        let workload = self.clone();
        match client {
            ClientName::Raw => Box::pin(Pair::<Raw, W>::open(workload, url)),
            ClientName::Ormlite => Box::pin(Pair::<Ormlite, W>::open(workload, url)),
            ClientName::DieselAsync => Box::pin(Pair::<DieselAsync, W>::open(workload, url)),
            ClientName::Sqlx => Box::pin(Pair::<Sqlx, W>::open(workload, url)),
            ClientName::SeaOrm => Box::pin(Pair::<SeaOrm, W>::open(workload, url)),
        }
    }
}

/// A client running a workload.
pub trait Lane {
    /// Makes the inputs of so many operations, and returns what runs them: only that is measured.
    ///
    /// It runs in tasks of their own, as requests to a service do: the thread that waits for them
    /// is none of the runtime's workers.
    fn batch(&self, operations: usize) -> BoxFuture<()>;

    /// One operation, and what it gave.
    fn seen(&self) -> BoxFuture<Seen>;
}

struct Pair<C, W> {
    client: Arc<C>,
    workload: W,
}

impl<C: Client, W: Workload> Pair<C, W> {
    async fn open(workload: W, url: String) -> Result<Box<dyn Lane>> {
        let client = Arc::new(C::connect(&url).await?);
        Ok(Box::new(Self { client, workload }))
    }
}

impl<C: Client, W: Workload> Lane for Pair<C, W> {
    fn batch(&self, operations: usize) -> BoxFuture<()> {
        let tasks: Vec<_> = (0..W::TASKS)
            .map(|task| {
                let numbers = (task..operations).step_by(W::TASKS);
                let inputs: Vec<_> = numbers.map(|number| self.workload.input(number)).collect();
                let client = self.client.clone();
                async move {
                    for input in inputs {
                        black_box(W::run(&*client, input).await?);
                    }
                    Result::Ok(())
                }
            })
            .collect();
        Box::pin(async {
            let running: Vec<_> = tasks.into_iter().map(tokio::spawn).collect();
            for task in running {
                task.await??;
            }
            Ok(())
        })
    }

    fn seen(&self) -> BoxFuture<Seen> {
        let client = self.client.clone();
        let input = self.workload.input(0);
        Box::pin(async move { Ok(W::run(&*client, input).await?.into()) })
    }
}
