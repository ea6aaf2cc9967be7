//! Predicates for timeouts and lost connections, and whether the statement was run.

use crate::error::{Error, Fate, Kind, code};

/// The server's message for a statement that was cancelled by request, in all its languages.
const BY_REQUEST: [&str; 15] = [
    "canceling statement due to user request",
    "storniere Anfrage wegen Benutzeraufforderung",
    "cancelando la sentencia debido a una petición del usuario",
    "annulation de la requête à la demande de l'utilisateur",
    "annullamento dell'istruzione su richiesta dell'utente",
    "ユーザーからの要求により文をキャンセルしています",
    "მოთხოვნა შეწყდა მომხმარებლის მიერ",
    "사용자 요청에 의해 작업을 취소합니다.",
    "anulowano polecenie na skutek żądania użytkownika",
    "cancelando comando por causa de um pedido do usuário",
    "выполнение оператора отменено по запросу пользователя",
    "avbryter sats på användares begäran",
    "kullanıcı isteği ile sorgu iptal edilmektedir",
    "виконання оператора скасовано по запиту користувача",
    "由于用户请求而正在取消查询",
];

impl Error {
    /// A time limit was exceeded: for a connection of the pool, connecting, a statement, a lock, or
    /// the server's reply.
    ///
    /// A statement that was cancelled by request is not a timeout: see
    /// [`is_canceled`](Self::is_canceled).
    ///
    /// ```
    /// use ormlite_core::Error;
    ///
    /// fn explain(error: &Error) -> &'static str {
    ///     if error.is_statement_timeout() {
    ///         "the statement ran longer than `statement_timeout`"
    ///     } else if error.is_canceled() {
    ///         "the statement was cancelled"
    ///     } else if error.is_commit_outcome_unknown() {
    ///         "the connection was lost during COMMIT: the transaction may be committed"
    ///     } else if error.is_outcome_unknown() {
    ///         "the reply was lost: the statement may have been run"
    ///     } else if error.is_unsent() {
    ///         "the statement was not run"
    ///     } else if error.is_connection_lost() {
    ///         "the connection was lost, and the transaction rolled back"
    ///     } else {
    ///         "something else"
    ///     }
    /// }
    /// ```
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, Kind::Timeout { .. })
            || self.is_statement_timeout()
            || self.has_code(code::LOCK_NOT_AVAILABLE)
            || self.has_code(code::IDLE_IN_TRANSACTION)
            || self.connection_cause().is_some_and(Self::is_timeout)
    }

    /// The server cancelled the statement because of `statement_timeout`.
    ///
    /// A timeout and a cancel request have the same SQLSTATE (57014). They are distinguished by the
    /// server's message, in all its languages. An unknown message counts as a timeout.
    pub fn is_statement_timeout(&self) -> bool {
        self.has_code(code::CANCELED) && !self.is_canceled()
    }

    /// The statement was cancelled by request: by `pg_cancel_backend` or a client (SQLSTATE 57014,
    /// without a `statement_timeout`).
    pub fn is_canceled(&self) -> bool {
        self.has_code(code::CANCELED)
            && self
                .database_error()
                .is_some_and(|error| BY_REQUEST.iter().any(|known| error.message == *known))
    }

    /// The connection was lost, or could not be made.
    pub fn is_connection(&self) -> bool {
        self.is_connection_lost()
            || matches!(self.0.kind, Kind::Connect { .. })
            || self
                .database_error()
                .is_some_and(|error| code::SHUTDOWN.contains(&&*error.code))
    }

    /// The connection was lost, for whatever reason.
    ///
    /// [`code`](Self::code) is the SQLSTATE of the server or pooler, if it sent one.
    /// [`is_outcome_unknown`](Self::is_outcome_unknown) and [`is_unsent`](Self::is_unsent) tell
    /// whether the statement was run.
    pub fn is_connection_lost(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::ConnectionLost | Kind::CommitOutcomeUnknown
        )
    }

    /// The statement was sent and its reply was lost, so it may or may not have been run.
    ///
    /// The same holds for a transaction whose reply to `COMMIT` was lost
    /// ([`is_commit_outcome_unknown`](Self::is_commit_outcome_unknown)).
    ///
    /// It is false for a statement in a transaction that was not committed: that is rolled back.
    pub fn is_outcome_unknown(&self) -> bool {
        match self.0.kind {
            Kind::CommitOutcomeUnknown => true,
            Kind::ConnectionLost | Kind::Timeout { .. } => self.0.fate == Fate::Unknown,
            _ => false,
        }
    }

    /// The statement was certainly not run, so it is safe to run it again.
    ///
    /// There was no connection, it had been lost before, or the statement could not be sent.
    pub fn is_unsent(&self) -> bool {
        match self.0.kind {
            Kind::InvalidQuery { .. }
            | Kind::Parameter
            | Kind::Connect { .. }
            | Kind::PoolClosed
            | Kind::Config { .. } => true,
            _ => self.0.fate == Fate::NotRun,
        }
    }

    /// The reply to `COMMIT` was lost, so the transaction may or may not be committed.
    pub fn is_commit_outcome_unknown(&self) -> bool {
        matches!(self.0.kind, Kind::CommitOutcomeUnknown)
    }
}
