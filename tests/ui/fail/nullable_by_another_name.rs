//! A column takes NULL where its type is written as an `Option`: each spelling that hides one, or
//! that only looks like one, is refused at its type.

use ormlite::prelude::*;

type MaybeId = Option<i32>;
type MaybeTime = Option<DateTime<Utc>>;
type MaybeTags = Option<Vec<String>>;

trait Names {
    type Level;
}

impl Names for () {
    type Level = Option<i16>;
}

macro_rules! maybe {
    ($of:ty) => {
        Option<$of>
    };
}

mod other {
    pub type Option<T> = T;
}

#[derive(Table)]
struct Parent {
    #[column(primary_key)]
    id: i32,
}

#[derive(Table)]
struct Child {
    #[column(primary_key)]
    id: i32,
    #[column(references = Parent::id)]
    parent_id: MaybeId,
    #[column(default = "0")]
    level: <() as Names>::Level,
    ended_at: MaybeTime,
    tags: MaybeTags,
    weight: maybe!(i64),
    fee: other::Option<i32>,
}

#[derive(Table)]
struct Keyed {
    #[column(primary_key)]
    id: MaybeId,
}

#[derive(Table)]
#[table(view)]
struct View {
    id: MaybeId,
}

#[derive(Table)]
struct Twice {
    #[column(primary_key)]
    id: i32,
    level: Option<Option<i32>>,
    deeper: Option<MaybeId>,
}

#[derive(Value, Clone)]
struct Wrapped(MaybeId);

type Words = Vec<String>;

#[derive(Value, Clone)]
struct Tags(Words);

#[derive(Table)]
struct Lists {
    #[column(primary_key)]
    id: i32,
    /// An array of arrays, by another name.
    tags: Vec<Tags>,
}

fn main() {}
