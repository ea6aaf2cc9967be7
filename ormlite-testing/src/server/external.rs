//! The server of `DATABASE_URL`. Only the text of the URL is handled here; whether a server answers
//! is found out by connecting.

use super::ServerError;

/// The URL of a server, split at the name of the database.
pub(super) struct External {
    /// `postgres://user:password@host:port`
    before: String,
    /// As written, percent-encoded.
    database: String,
    /// `?params`, or empty.
    after: String,
}

impl External {
    pub(super) fn parse(url: &str) -> Result<Self, ServerError> {
        let rest = ["postgres://", "postgresql://"]
            .iter()
            .find_map(|scheme| url.strip_prefix(scheme))
            .ok_or_else(|| ServerError::url("does not start with postgres:// or postgresql://"))?;
        let path_at = url.len() - rest.len() + rest.find(['/', '?']).unwrap_or(rest.len());
        let (before, path) = url.split_at(path_at);
        let (database, after) = path.split_at(path.find('?').unwrap_or(path.len()));
        let database = database.trim_start_matches('/');
        if database.contains('/') {
            return Err(ServerError::url("has a `/` in the database's name"));
        }
        Ok(External {
            before: before.to_owned(),
            database: match database {
                "" => "postgres".to_owned(),
                named => named.to_owned(),
            },
            after: after.to_owned(),
        })
    }

    pub(super) fn url(&self, database: &str) -> String {
        format!("{}/{}{}", self.before, encode(database), self.after)
    }

    pub(super) fn maintenance_url(&self) -> String {
        format!("{}/{}{}", self.before, self.database, self.after)
    }
}

/// The name of a database as a segment of a URL path.
pub(super) fn encode(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_password_and_parameters_are_kept() {
        let server = External::parse("postgres://me:p%40ss@db.test:5433/app?sslmode=disable");
        let server = server.unwrap();
        assert_eq!(
            server.url("other"),
            "postgres://me:p%40ss@db.test:5433/other?sslmode=disable"
        );
        assert_eq!(
            server.maintenance_url(),
            "postgres://me:p%40ss@db.test:5433/app?sslmode=disable"
        );
    }

    #[test]
    fn the_database_may_be_missing() {
        for (url, expected) in [
            ("postgres://localhost", "postgres://localhost/postgres"),
            ("postgresql://h/", "postgresql://h/postgres"),
            (
                "postgres://?host=/run/pg",
                "postgres:///postgres?host=/run/pg",
            ),
        ] {
            assert_eq!(External::parse(url).unwrap().maintenance_url(), expected);
        }
    }

    #[test]
    fn names_are_encoded() {
        let server = External::parse("postgres://h/a").unwrap();
        assert_eq!(server.url("a b/é?"), "postgres://h/a%20b%2F%C3%A9%3F");
    }

    #[test]
    fn what_is_no_url_is_refused_without_repeating_it() {
        let error = External::parse("host=localhost password=secret")
            .err()
            .unwrap();
        assert!(error.to_string().contains("postgres://user"));
        assert!(!error.to_string().contains("secret"));
    }
}
