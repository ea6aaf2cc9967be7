//! Connection strings: takes out what they say about TLS, of which the driver knows only a part,
//! and leaves the rest to the driver.

use std::path::PathBuf;

use ormlite_core::Error;
use percent_encoding::percent_decode_str;

/// How far a connection is encrypted and its server verified: the values of `sslmode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SslMode {
    /// Never encrypt.
    Disable,
    /// Encrypt where the server offers it, verify nothing. The default, as libpq's.
    #[default]
    Prefer,
    /// Encrypt or fail; verify the certificate only where a root certificate is given.
    Require,
    /// Encrypt, and verify that a known authority signed the certificate.
    VerifyCa,
    /// Encrypt, verify the authority, and that the certificate is for this host.
    VerifyFull,
}

/// What a connection string says about TLS.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TlsOptions {
    pub(crate) mode: Option<SslMode>,
    pub(crate) root_cert: Option<PathBuf>,
    pub(crate) client_cert: Option<PathBuf>,
    pub(crate) client_key: Option<PathBuf>,
}

impl TlsOptions {
    /// Takes an option; `false` when it is not about TLS.
    fn take(&mut self, key: &str, value: &str) -> Result<bool, Error> {
        match key {
            "sslmode" => self.mode = Some(mode(value)?),
            "sslrootcert" if value == "system" => self.root_cert = None,
            "sslrootcert" => self.root_cert = Some(value.into()),
            "sslcert" => self.client_cert = Some(value.into()),
            "sslkey" => self.client_key = Some(value.into()),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn mode(value: &str) -> Result<SslMode, Error> {
    Ok(match value {
        "disable" => SslMode::Disable,
        "allow" | "prefer" => SslMode::Prefer,
        "require" => SslMode::Require,
        "verify-ca" => SslMode::VerifyCa,
        "verify-full" => SslMode::VerifyFull,
        _ => {
            let known = "disable, allow, prefer, require, verify-ca or verify-full";
            return Err(Error::config(format!("`sslmode` is one of {known}")));
        }
    })
}

/// Splits a URL (`postgres://..`) or a list of `key=value` into what the driver reads and what it
/// does not.
pub(crate) fn split(text: &str) -> Result<(tokio_postgres::Config, TlsOptions), Error> {
    let mut options = TlsOptions::default();
    let rest = if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        split_url(text, &mut options)?
    } else {
        split_pairs(text, &mut options)?
    };
    let config = rest.parse().map_err(|error: tokio_postgres::Error| {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        Error::config(format!(
            "the connection string: {}",
            cause.unwrap_or_default()
        ))
    })?;
    Ok((config, options))
}

fn split_url(url: &str, options: &mut TlsOptions) -> Result<String, Error> {
    // A password may hold a question mark.
    let host = url.find('@').map_or(0, |at| at + 1);
    let Some(at) = url[host..].find('?') else {
        return Ok(url.to_owned());
    };
    let (base, query) = url.split_at(host + at);
    let mut kept = Vec::new();
    for pair in query[1..].split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decode_str(value)
            .decode_utf8()
            .map_err(|_| Error::config("the connection string is not UTF-8"))?;
        if !options.take(key, &value)? {
            kept.push(pair);
        }
    }
    Ok(if kept.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{}", kept.join("&"))
    })
}

fn split_pairs(text: &str, options: &mut TlsOptions) -> Result<String, Error> {
    let mut kept = String::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let Some((key, after)) = rest.split_once('=') else {
            return Err(Error::config("the connection string: expected `key=value`"));
        };
        let after = after.trim_start();
        let (value, end) = value(after);
        if !options.take(key.trim_end(), &value)? {
            kept.push_str(key);
            kept.push('=');
            kept.push_str(&after[..end]);
            kept.push(' ');
        }
        rest = after[end..].trim_start();
    }
    Ok(kept)
}

/// The value that `text` starts with, unquoted, and where it ends.
fn value(text: &str) -> (String, usize) {
    let quoted = text.starts_with('\'');
    let mut value = String::new();
    let mut chars = text.char_indices().skip(usize::from(quoted));
    while let Some((at, c)) = chars.next() {
        match c {
            '\'' if quoted => return (value, at + 1),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c if c.is_whitespace() && !quoted => return (value, at),
            c => value.push(c),
        }
    }
    (value, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_keeps_what_the_driver_knows() {
        let (config, tls) = split(
            "postgres://me:p%40ss?word@db.example:6000/shop?sslmode=verify-full\
             &application_name=till&sslrootcert=%2Fetc%2Froot.pem",
        )
        .unwrap();
        assert_eq!(config.get_user(), Some("me"));
        assert_eq!(config.get_password(), Some(&b"p@ss?word"[..]));
        assert_eq!(config.get_ports(), [6000]);
        assert_eq!(config.get_dbname(), Some("shop"));
        assert_eq!(config.get_application_name(), Some("till"));
        assert_eq!(tls.mode, Some(SslMode::VerifyFull));
        assert_eq!(tls.root_cert, Some("/etc/root.pem".into()));
    }

    #[test]
    fn pairs_keep_their_quotes() {
        let (config, tls) = split(
            "host=db user = me password='it\\'s a secret' sslmode=verify-ca sslrootcert='/a b/c' dbname=shop",
        )
        .unwrap();
        assert_eq!(config.get_password(), Some(&b"it's a secret"[..]));
        assert_eq!(config.get_dbname(), Some("shop"));
        assert_eq!(tls.mode, Some(SslMode::VerifyCa));
        assert_eq!(tls.root_cert, Some("/a b/c".into()));
    }

    #[test]
    fn an_unknown_mode_is_refused_without_quoting_the_string() {
        let error = split("postgres://me:secret@db/shop?sslmode=full").unwrap_err();
        assert!(error.to_string().contains("verify-full"), "{error}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
