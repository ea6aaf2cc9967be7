//! What earning, giving and spending share: accounts are locked, the movement is written down once,
//! balances follow.
//!
//! **Locks.** Accounts are locked before anything is written, in the order of their keys, so that two
//! opposite transfers wait for each other instead of each holding what the other one needs. A
//! conditional `UPDATE .. SET points = points - $1 WHERE points >= $1` would need no lock of its own;
//! but then an entry is written before its turn has come, and the ledger's order is no longer that in
//! which a balance changed. With the lock, a [statement](mod@crate::statement) is the ledger in its order,
//! and a refusal can tell the balance.
//!
//! The lock is `FOR NO KEY UPDATE`, which is what the updates take: it keeps other bookings out, and
//! lets rows that refer to the user be written.
//!
//! **Once.** The key of a request is unique in the ledger. An insert that finds it there waits for the
//! transaction that wrote it, and, when that is committed, writes nothing: the first entry is given
//! instead.
//!
//! **Again.** Nothing here can deadlock with itself. Other programs may take the same locks in another
//! order, or the server may isolate more strictly than its default; then the whole transaction is tried
//! again, which is safe since it is booked once.

use ormlite::prelude::*;
use ormlite::{RetryOptions, TransactionOptions};

use crate::error::LoyaltyError;
use crate::schema::{Kind, LedgerEntry, User};

/// A movement of points, before it is written down.
#[derive(Insert, Debug, Clone, PartialEq)]
#[insert(table = LedgerEntry)]
pub(crate) struct Movement {
    pub(crate) request_key: Uuid,
    pub(crate) kind: Kind,
    pub(crate) from_user_id: Option<Uuid>,
    pub(crate) to_user_id: Option<Uuid>,
    pub(crate) product_id: Option<Uuid>,
    pub(crate) points: i64,
}

impl Movement {
    /// The movement that was written down.
    fn of(entry: &LedgerEntry) -> Self {
        Self {
            request_key: entry.request_key,
            kind: entry.kind,
            from_user_id: entry.from_user_id,
            to_user_id: entry.to_user_id,
            product_id: entry.product_id,
            points: entry.points,
        }
    }
}

/// What came of writing a movement down.
pub(crate) enum Recorded {
    /// It is new, and has yet to be done.
    Now(LedgerEntry),
    /// The request was booked before.
    Before(LedgerEntry),
}

/// How often a booking is tried again.
pub(crate) fn retrying() -> RetryOptions {
    TransactionOptions::new().retries(10)
}

/// Refuses to move no points.
pub(crate) fn expect_points(points: i64) -> Result<(), LoyaltyError> {
    match points > 0 {
        true => Ok(()),
        false => Err(LoyaltyError::NoPoints { points }),
    }
}

/// Locks one user until the transaction ends.
pub(crate) async fn lock(tx: &Transaction, id: Uuid) -> Result<User, LoyaltyError> {
    let user = User::find(id).for_no_key_update().optional(tx).await?;
    user.ok_or(LoyaltyError::UnknownUser { id })
}

/// Locks two users until the transaction ends, the one with the smaller key first; gives them in the
/// order they were asked for.
pub(crate) async fn lock_both(
    tx: &Transaction,
    one: Uuid,
    other: Uuid,
) -> Result<(User, User), LoyaltyError> {
    // The server locks rows as the query gives them, so after sorting.
    let users = User::query()
        .filter(User::id.in_([one, other]))
        .order_by(User::id)
        .for_no_key_update()
        .all(tx)
        .await?;
    let find = |id| {
        let found = users.iter().find(|user| user.id == id).cloned();
        found.ok_or(LoyaltyError::UnknownUser { id })
    };
    Ok((find(one)?, find(other)?))
}

/// Writes a movement down, unless its request has been booked.
pub(crate) async fn record(
    tx: &Transaction,
    movement: &Movement,
) -> Result<Recorded, LoyaltyError> {
    let written = LedgerEntry::insert(movement.clone())
        .on_conflict(LedgerEntry::request_key)
        .do_nothing()
        .optional(tx)
        .await
        .map_err(|error| refused(error, movement))?;
    if let Some(entry) = written {
        return Ok(Recorded::Now(entry));
    }
    let key = movement.request_key;
    let entry = LedgerEntry::query()
        .filter(LedgerEntry::request_key.eq(key))
        .one(tx)
        .await?;
    match Movement::of(&entry) == *movement {
        true => Ok(Recorded::Before(entry)),
        false => Err(LoyaltyError::KeyReused { key }),
    }
}

/// The users are locked, so a reference that leads nowhere is the product's.
fn refused(error: ormlite::Error, movement: &Movement) -> LoyaltyError {
    match movement.product_id {
        Some(id) if error.is_foreign_key_violation() => LoyaltyError::UnknownProduct { id },
        _ => error.into(),
    }
}

/// Takes points from a user who is locked.
pub(crate) async fn debit(tx: &Transaction, user: &User, points: i64) -> Result<(), LoyaltyError> {
    if user.points < points {
        return Err(LoyaltyError::InsufficientPoints {
            balance: user.points,
            needed: points,
        });
    }
    User::update()
        .find(user.id)
        .set(User::points, User::points - points)
        .execute(tx)
        .await?;
    Ok(())
}

/// Gives points to a user who is locked.
pub(crate) async fn credit(tx: &Transaction, user: &User, points: i64) -> Result<(), LoyaltyError> {
    User::update()
        .find(user.id)
        .set(User::points, User::points + points)
        .execute(tx)
        .await?;
    Ok(())
}
