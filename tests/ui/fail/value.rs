//! Newtypes that wrap nothing, too much, or something that is no value.

use ormlite::prelude::*;

#[derive(Value, Clone)]
struct Two(i64, i64);

#[derive(Value, Clone)]
struct Unit;

#[derive(Value, Clone)]
struct Maybe(Option<i64>);

#[derive(Clone)]
struct Foreign;

#[derive(Value, Clone)]
struct Unknown(Foreign);

fn main() {}
