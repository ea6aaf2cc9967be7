//! The authentication methods that a server may ask for: libpq's `require_auth`.

/// The allowed authentication methods, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RequireAuth {
    allowed: u8,
    /// Whether `password` was named explicitly, and not only not excluded.
    cleartext_named: bool,
}

/// A method, and the number by which the server asks for it.
const METHODS: [(&str, i32); 6] = [
    ("none", 0),
    ("password", 3),
    ("md5", 5),
    ("gss", 7),
    ("sspi", 9),
    ("scram-sha-256", 10),
];
const CLEARTEXT: i32 = 3;
const ALL: u8 = (1 << METHODS.len()) - 1;

impl Default for RequireAuth {
    /// Whatever the server asks for, but a clear-text password only over a connection that nobody
    /// can read.
    fn default() -> Self {
        Self {
            allowed: ALL,
            cleartext_named: false,
        }
    }
}

impl RequireAuth {
    pub(crate) const TAKES: &'static str = "methods with commas between them: none, password, \
        md5, gss, sspi, scram-sha-256, or all of them with a `!`";

    /// Parses `scram-sha-256,md5`, the only allowed methods, or `!password,!md5`, the only refused
    /// ones.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (mut named, mut negated) = (0, 0);
        let count = text.split(',').count();
        for method in text.split(',').map(str::trim) {
            let (method, seen) = match method.strip_prefix('!') {
                Some(method) => (method, &mut negated),
                None => (method, &mut named),
            };
            let bit = METHODS.iter().position(|(name, _)| *name == method)?;
            *seen |= 1_u8 << bit;
        }
        let distinct = (named | negated).count_ones() as usize == count;
        match (named, negated) {
            (0, _) if distinct => Some(Self {
                allowed: ALL & !negated,
                cleartext_named: false,
            }),
            (_, 0) if distinct => Some(Self {
                allowed: named,
                cleartext_named: named & bit(CLEARTEXT) != 0,
            }),
            _ => None,
        }
    }

    /// Whether it equals the default.
    pub(crate) fn is_default(self) -> bool {
        self == Self::default()
    }

    /// Why a request of the server is not answered; `None` if it is answered.
    ///
    /// `exposed`: the connection is not encrypted and leaves the machine.
    pub(super) fn refusal(self, request: i32, exposed: bool) -> Option<&'static str> {
        if request == CLEARTEXT && exposed && !self.cleartext_named {
            return Some(
                "the server asks for the password in clear text, over a connection that is not \
                 encrypted and leaves this machine, so it was not sent: set `sslmode=verify-full`, \
                 have the server use scram-sha-256, or allow it by `require_auth=password`",
            );
        }
        // The driver refuses requests that have no name here.
        (self.allowed & bit(request) == 0 && bit(request) != 0).then_some(
            "the server asks for an authentication method that `require_auth` does not allow",
        )
    }
}

fn bit(request: i32) -> u8 {
    let at = METHODS.iter().position(|(_, number)| *number == request);
    at.map_or(0, |at| 1 << at)
}
