//! Newtypes that are no domain.

use ormlite::prelude::*;

#[derive(Value, Clone)]
#[value(domain = "email", check = "length(email) > 3")]
struct Email(String);

#[derive(Value, Clone)]
#[value(check = "VALUE > 0")]
struct Amount(i32);

#[derive(Value, Clone)]
#[value(domain = "price", sql_type = "text")]
struct Price(Decimal);

#[derive(Clone)]
struct Foreign;

#[derive(Value, Clone)]
#[value(domain)]
struct Unknown(Foreign);

fn main() {}
