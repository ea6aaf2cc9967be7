//! Points come from the shop, and go from one user to another.

use ormlite::prelude::*;

use crate::error::LoyaltyError;
use crate::ledger::{
    Movement, Recorded, credit, debit, expect_points, lock, lock_both, record, retrying,
};
use crate::schema::{Kind, LedgerEntry};

/// Points that the shop gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earning {
    /// The request's own key: sent again with the same one, it is booked once.
    pub key: Uuid,
    /// Who gets them.
    pub user: Uuid,
    /// How many.
    pub points: i64,
}

/// Points that one user gives to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// The request's own key: sent again with the same one, it is booked once.
    pub key: Uuid,
    /// Who gives them.
    pub from: Uuid,
    /// Who gets them.
    pub to: Uuid,
    /// How many.
    pub points: i64,
}

/// Gives points to a user; sent again, gives the first result.
///
/// # Errors
/// [`LoyaltyError::NoPoints`], [`LoyaltyError::UnknownUser`], [`LoyaltyError::KeyReused`], or the
/// database's.
pub async fn earn(db: &Db, earning: &Earning) -> Result<LedgerEntry, LoyaltyError> {
    expect_points(earning.points)?;
    let movement = Movement {
        request_key: earning.key,
        kind: Kind::Earn,
        from_user_id: None,
        to_user_id: Some(earning.user),
        product_id: None,
        points: earning.points,
    };
    db.transaction_retrying(retrying(), async |tx| {
        let user = lock(tx, earning.user).await?;
        let entry = match record(tx, &movement).await? {
            Recorded::Now(entry) => entry,
            Recorded::Before(entry) => return Ok(entry),
        };
        credit(tx, &user, earning.points).await?;
        Ok(entry)
    })
    .await
}

/// Moves points from one user to another, all of them or none; sent again, gives the first result.
///
/// # Errors
/// [`LoyaltyError::NoPoints`], [`LoyaltyError::ToOneself`], [`LoyaltyError::UnknownUser`],
/// [`LoyaltyError::InsufficientPoints`], [`LoyaltyError::KeyReused`], or the database's.
pub async fn transfer(db: &Db, order: &Transfer) -> Result<LedgerEntry, LoyaltyError> {
    expect_points(order.points)?;
    if order.from == order.to {
        return Err(LoyaltyError::ToOneself);
    }
    let movement = Movement {
        request_key: order.key,
        kind: Kind::Transfer,
        from_user_id: Some(order.from),
        to_user_id: Some(order.to),
        product_id: None,
        points: order.points,
    };
    db.transaction_retrying(retrying(), async |tx| {
        let (giver, receiver) = lock_both(tx, order.from, order.to).await?;
        let entry = match record(tx, &movement).await? {
            Recorded::Now(entry) => entry,
            Recorded::Before(entry) => return Ok(entry),
        };
        debit(tx, &giver, order.points).await?;
        credit(tx, &receiver, order.points).await?;
        Ok(entry)
    })
    .await
}
