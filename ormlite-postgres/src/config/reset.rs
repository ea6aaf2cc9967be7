//! What the cleaning of sessions is traded for.

/// After what a connection's session is cleaned before the connection is handed on:
/// [`DbBuilder::session_reset`](crate::DbBuilder::session_reset).
///
/// A session keeps settings, roles, advisory locks, temporary tables and more, which the next borrower
/// must not meet: a policy of row-level security may decide by a setting. Cleaning is a round trip of
/// 0.2 ms of the server's time in the background; prepared statements are kept.
///
/// Raw clients and scripts are cleaned up after in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SessionReset {
    /// After everything that may leave state: statements made by hand, whose functions nobody
    /// knows, and statements of typed queries where triggers, policies, defaults, checks or views of
    /// the database call functions that may. That is read from the catalogue when connecting, after
    /// scripts, and every 10 s while the pool is in use; another program's change may go unnoticed
    /// so long.
    #[default]
    WhereNeeded,
    /// After everything, the statements of typed queries included.
    Always,
    /// After raw clients and scripts alone: for services that know that no function they call leaves
    /// state in the session.
    AfterScripts,
}
