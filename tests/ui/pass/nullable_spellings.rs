//! Each way to write an `Option` makes a column that takes NULL, and a relation that may lead
//! nowhere; an alias of another type is that type.

#![allow(unused_parens)]

use ormlite::Select;
use ormlite::prelude::*;

type Id = i32;
type Maybe<T> = std::option::Option<T>;

#[derive(Table)]
struct Parent {
    #[column(primary_key)]
    id: Id,
}

/// A child whose reference is of a type, and the check of what its relation gives.
macro_rules! child {
    ($module:ident, $ty:ty, $given:ty, $new:tt) => {
        mod $module {
            use super::*;

            #[derive(Table)]
            struct Child {
                #[column(primary_key)]
                id: Id,
                #[column(references = Parent::id)]
                parent_id: $ty,
            }

            #[derive(Table)]
            #[table(
                foreign_key(columns(parent_id), references = Parent(id), relation = one),
                belongs_to(other = Parent::id, by = parent_id)
            )]
            struct Declared {
                #[column(primary_key)]
                id: Id,
                parent_id: $ty,
            }

            fn _relations() {
                let _: Select<_, (Child, $given)> = Child::query().with(Child::parent);
                let _: Select<_, (Declared, $given)> = Declared::query().with(Declared::one);
                // Without a foreign key there may be no such row, whatever the column holds.
                let _: Select<_, (Declared, Option<Parent>)> =
                    Declared::query().with(Declared::other);
            }

            fn _required() {
                let _ = NewChild $new;
                let _ = NewDeclared $new;
            }
        }
    };
}

child!(required, Id, Parent, { id: 1, parent_id: 1 });
child!(plain, Option<i32>, Option<Parent>, { id: 1 });
child!(of_alias, Option<Id>, Option<Parent>, { id: 1 });
child!(std_path, std::option::Option<i32>, Option<Parent>, { id: 1 });
child!(core_path, core::option::Option<i32>, Option<Parent>, { id: 1 });
child!(rooted_path, ::std::option::Option<i32>, Option<Parent>, { id: 1 });
child!(raw, r#Option<i32>, Option<Parent>, { id: 1 });
child!(parenthesised, (Option<i32>), Option<Parent>, { id: 1 });

/// Types that are made by a macro.
macro_rules! made {
    ($table:ident, $ty:ty, $parent:ty) => {
        #[derive(Table)]
        struct $table {
            #[column(primary_key)]
            id: i32,
            #[column(references = Parent::id)]
            parent_id: $parent,
            value: $ty,
            maybe: Option<$ty>,
        }
    };
}
made!(Made, String, Option<Id>);

mod shadowed {
    use ormlite::prelude::*;

    /// A value that takes no NULL.
    #[derive(Value, Clone, Debug)]
    pub struct Option(pub i32);

    #[derive(Table)]
    struct Room {
        #[column(primary_key)]
        id: i32,
        floor: std::option::Option<i32>,
        choice: Option,
    }

    fn _required() {
        let _ = NewRoom { id: 1, choice: Option(1) };
    }
}

/// The other derives go by what the types are.
#[derive(Table, Debug, Clone)]
struct Room {
    #[column(primary_key)]
    id: i32,
    number: String,
    floor: Option<i32>,
}

#[derive(Insert)]
#[insert(table = Room)]
struct Given {
    id: Id,
    number: String,
    floor: Maybe<i32>,
}

#[derive(Patch)]
#[patch(table = Room)]
struct Change {
    number: Maybe<String>,
    floor: Maybe<Maybe<i32>>,
}

#[derive(Row)]
#[row(table = Room)]
#[allow(dead_code)]
struct Card {
    number: String,
    floor: Maybe<i32>,
}

/// A newtype of an alias of an array is an array.
type Names = Vec<String>;

#[derive(Value, Clone)]
struct Tags(Names);

#[derive(Value, Clone)]
struct Bytes(Vec<u8>);

#[derive(Table)]
struct Lists {
    #[column(primary_key)]
    id: i32,
    tags: Tags,
    names: Option<Names>,
    chunks: Vec<Bytes>,
}

fn main() {
    let _ = NewMade { id: 1, value: String::new() };
    let _: Select<_, (Made, Option<Parent>)> = Made::query().with(Made::parent);
    let _ = Room::insert(Given { id: 1, number: String::new(), floor: None });
    let _ = Room::update().patch(Change { number: None, floor: Some(None) });
    let _: Select<_, Card> = Room::query().select(Card::columns());
}
