//! The three tables: who has points, what they buy, and every movement of points.

use ormlite::prelude::*;

/// Somebody who collects points.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "users")]
pub struct User {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Address for mail; nobody else has it.
    #[column(unique)]
    pub email: String,
    /// Points that can be spent: the sum of the user's ledger.
    #[column(default = "0", check = "points >= 0")]
    pub points: i64,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// Something to buy with points.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "products")]
pub struct Product {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Name, as the shop shows it.
    #[column(unique)]
    pub name: String,
    /// Price in points.
    #[column(check = "price > 0")]
    pub price: i64,
    /// How many there are.
    #[column(default = "0", check = "stock >= 0")]
    pub stock: i32,
}

/// Why points moved.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "transaction_kind")]
pub enum Kind {
    /// The shop gave them.
    Earn,
    /// One user gave them to another.
    Transfer,
    /// They were spent on a product.
    Purchase,
}

/// One movement of points; rows are only ever added.
///
/// The table is called `transactions`, the row not: a [`Transaction`] is the database's.
///
/// [`id`](Self::id) and [`created_at`](Self::created_at) are given while the accounts are locked, so
/// that for each account their order is the order in which its balance changed. That is also why the
/// default is `clock_timestamp()`: `now()` is the time at which the transaction began.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "transactions",
    index(from_user_id, id),
    index(to_user_id, id),
    check("from_user_id <> to_user_id", name = "transactions_between_two_check"),
    check(
        "CASE kind \
         WHEN 'earn' THEN num_nulls(from_user_id, product_id) = 2 AND to_user_id IS NOT NULL \
         WHEN 'transfer' THEN num_nonnulls(from_user_id, to_user_id) = 2 AND product_id IS NULL \
         WHEN 'purchase' THEN num_nonnulls(from_user_id, product_id) = 2 AND to_user_id IS NULL \
         END",
        name = "transactions_kind_check"
    )
)]
pub struct LedgerEntry {
    /// Primary key, given by the server.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Made by whoever asks; a request that is sent again has the same one.
    #[column(unique)]
    pub request_key: Uuid,
    /// Why the points moved.
    pub kind: Kind,
    /// Whose points they were; none when the shop gave them.
    #[column(references = User::id, on_delete = restrict)]
    pub from_user_id: Option<Uuid>,
    /// Whose points they are now; none when they were spent.
    #[column(references = User::id, on_delete = restrict)]
    pub to_user_id: Option<Uuid>,
    /// What they were spent on.
    #[column(references = Product::id, on_delete = restrict, index)]
    pub product_id: Option<Uuid>,
    /// How many.
    #[column(check = "points > 0")]
    pub points: i64,
    /// When they moved.
    #[column(default = "clock_timestamp()")]
    pub created_at: DateTime<Utc>,
}
