//! What an account says: its movements, each with the balance it left, and whether the books agree.

use ormlite::prelude::*;
use ormlite::{Column, Isolation, TransactionOptions};

use crate::error::LoyaltyError;
use crate::schema::{Kind, LedgerEntry, Product, User};

alias! {
    /// Whose points they were.
    Giver = User,
    /// Whose points they are now.
    Receiver = User,
}

/// The account of a user.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Whose it is, with the balance.
    pub user: User,
    /// Every movement, the first one first.
    pub lines: Vec<Line>,
}

/// A movement, seen from one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key of the entry in the ledger.
    pub entry: i64,
    /// When it was booked.
    pub at: DateTime<Utc>,
    /// Why.
    pub kind: Kind,
    /// The other user, or the product.
    pub with: Option<String>,
    /// Points that came, or, negative, that went.
    pub change: i64,
    /// Balance after it.
    pub balance: i64,
}

/// The account of a user, all of it as of one moment.
///
/// # Errors
/// [`LoyaltyError::UnknownUser`], or the database's.
pub async fn statement(db: &Db, user: Uuid) -> Result<Statement, LoyaltyError> {
    // Two queries that see the same ledger, whatever is booked between them.
    let snapshot = TransactionOptions::new()
        .isolation(Isolation::RepeatableRead)
        .read_only();
    db.transaction_with(snapshot, async |tx| {
        let found = User::find(user).optional(tx).await?;
        Ok(Statement {
            user: found.ok_or(LoyaltyError::UnknownUser { id: user })?,
            lines: lines(tx, user).await?,
        })
    })
    .await
}

async fn lines(tx: &Transaction, user: Uuid) -> Result<Vec<Line>, ormlite::Error> {
    let entries = LedgerEntry::query()
        .left_join::<Giver>()
        .on(LedgerEntry::from_user_id.eq(User::id.of::<Giver>()))
        .left_join::<Receiver>()
        .on(LedgerEntry::to_user_id.eq(User::id.of::<Receiver>()))
        .left_join_by(LedgerEntry::product)
        .filter(any((
            LedgerEntry::from_user_id.eq(user),
            LedgerEntry::to_user_id.eq(user),
        )))
        .order_by(LedgerEntry::id)
        .select((
            LedgerEntry::row(),
            User::name.of::<Giver>(),
            User::name.of::<Receiver>(),
            Product::name,
        ))
        .all(tx)
        .await?;
    let mut balance = 0;
    let line = |(entry, giver, receiver, product): (LedgerEntry, _, _, Option<String>)| {
        let goes = entry.from_user_id == Some(user);
        let change = if goes { -entry.points } else { entry.points };
        balance += change;
        Line {
            entry: entry.id,
            at: entry.created_at,
            kind: entry.kind,
            with: product.or(if goes { receiver } else { giver }),
            change,
            balance,
        }
    };
    Ok(entries.into_iter().map(line).collect())
}

/// Users whose balance is not the sum of their ledger: nobody, unless rows were changed by hand.
///
/// # Errors
/// The database's.
pub async fn discrepancies(db: &Db) -> Result<Vec<User>, LoyaltyError> {
    let moved = |by: Column<LedgerEntry, Option<Uuid>>| {
        let entries = LedgerEntry::query()
            .correlate::<User>()
            .filter(by.eq(User::id));
        let points = entries.select(LedgerEntry::points.sum());
        points.scalar().coalesce(Decimal::ZERO)
    };
    let sum = moved(LedgerEntry::to_user_id) - moved(LedgerEntry::from_user_id);
    let users = User::query()
        .filter(User::points.cast::<Decimal>().ne(sum))
        .order_by(User::id)
        .all(db)
        .await?;
    Ok(users)
}
