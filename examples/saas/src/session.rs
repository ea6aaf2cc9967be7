//! Sessions: a token stands for a user until it expires.
//!
//! Times are the server's: services whose clocks differ agree on when a session ends.

use ormlite::prelude::*;

use crate::error::SaasError;
use crate::schema::{NewSession, Session, Token, User};

/// Starts a session that lasts so long; two weeks where nothing is said.
///
/// # Errors
/// [`SaasError::NotFound`] without such a user, or the database's.
pub async fn sign_in(
    db: &Db,
    user_id: Uuid,
    lasts: Option<Interval>,
) -> Result<Session, SaasError> {
    let session = Session::insert(NewSession { user_id })
        .set_opt(
            Session::expires_at,
            lasts.map(|lasts| now().plus_interval(lasts)),
        )
        .one(db)
        .await;
    session.map_err(|error| match error.is_foreign_key_violation() {
        true => SaasError::NotFound { what: "user" },
        false => error.into(),
    })
}

/// Who a token stands for: nobody when it is unknown or has expired.
///
/// # Errors
/// The database's.
pub async fn user_of(db: &Db, token: Token) -> Result<Option<User>, ormlite::Error> {
    Session::query()
        .inner_join_by(Session::user)
        .filter(Session::token.eq(token))
        .filter(Session::expires_at.gt(now()))
        .select(User::row())
        .optional(db)
        .await
}

/// Lets a session last so long from now; one that has expired stays so, and gives `None`.
///
/// # Errors
/// The database's.
pub async fn renew(
    db: &Db,
    token: Token,
    lasts: Interval,
) -> Result<Option<Session>, ormlite::Error> {
    Session::update()
        .filter(Session::token.eq(token))
        .filter(Session::expires_at.gt(now()))
        .set(Session::expires_at, now().plus_interval(lasts))
        .optional(db)
        .await
}

/// Ends a session.
///
/// # Errors
/// The database's.
pub async fn sign_out(db: &Db, token: Token) -> Result<(), ormlite::Error> {
    let session = Session::delete().filter(Session::token.eq(token));
    session.execute(db).await?;
    Ok(())
}

/// Removes the sessions that have expired, of all users; gives how many those were.
///
/// # Errors
/// The database's.
pub async fn remove_expired(db: &Db) -> Result<u64, ormlite::Error> {
    let expired = Session::delete().filter(Session::expires_at.le(now()));
    expired.execute(db).await
}
