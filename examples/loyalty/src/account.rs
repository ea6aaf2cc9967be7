//! Accounts: opened without points, and renamed.

use ormlite::prelude::*;

use crate::error::LoyaltyError;
use crate::schema::{NewUser, User};

/// Opens an account.
///
/// # Errors
/// [`LoyaltyError::EmailTaken`], or the database's.
pub async fn open(db: &Db, name: &str, email: &str) -> Result<User, LoyaltyError> {
    let user = User::insert(NewUser {
        name: name.to_owned(),
        email: email.to_owned(),
    });
    user.one(db)
        .await
        .map_err(|error| match error.is_unique_violation() {
            true => LoyaltyError::EmailTaken,
            false => error.into(),
        })
}

/// Gives a user another name, as long as nothing of the user has changed since it was read.
///
/// # Errors
/// [`LoyaltyError::ChangedMeanwhile`], also when it was the balance that changed; or the database's.
pub async fn rename(db: &Db, seen: &User, name: &str) -> Result<User, LoyaltyError> {
    let user = User::update()
        .of(seen)
        .set(User::name, name)
        .one(db)
        .await?;
    Ok(user)
}
