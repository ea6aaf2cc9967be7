//! Integers that PostgreSQL has no type for; `oid` and `"char"` are asked for by name.

use ormlite::prelude::*;

type Quantity = u32;

#[derive(Table)]
struct Item {
    #[column(primary_key)]
    id: u64,
    quantity: u32,
    more: Quantity,
    maybe: Option<u32>,
    small: u16,
    byte: u8,
    signed: i8,
    size: usize,
    offset: isize,
    huge: i128,
    larger: u128,
    list: Vec<u32>,
    letters: Vec<i8>,
    character: char,
}

#[derive(Value, Clone)]
struct Count(u32);

fn main() {}
