//! `postgres://user:password@host:port,host:port/database?option=value`

use std::borrow::Cow;

use super::mistake::{HOST, Mistake, NOT_UTF8};
use super::options::Options;

/// Parses what follows `postgres://`.
///
/// As in libpq, the user and the password end at the first `@` that comes before any `/`, so a
/// password may contain a `?` or a `#`. Characters that would make the password a part of something
/// else are refused: another `@`, and a `/` or an `@` in the name of the database.
pub(super) fn parse(rest: &str, options: &mut Options) -> Result<(), Mistake> {
    let (credentials, rest) = match rest.find(['@', '/']) {
        Some(at) if rest[at..].starts_with('@') => (Some(&rest[..at]), &rest[at + 1..]),
        _ => (None, rest),
    };
    let (hosts, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (path, query) = match rest.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (rest, None),
    };
    let database = path.strip_prefix('/').unwrap_or(path);
    if hosts.contains('@') || database.contains(['@', '/']) {
        let what = "write an `@` or a `/` in the password, the user or the database as `%40` \
                    or `%2F`";
        return Err(Mistake::Form(what));
    }

    if let Some(credentials) = credentials {
        let (user, password) = match credentials.split_once(':') {
            Some((user, password)) => (user, Some(password)),
            None => (credentials, None),
        };
        if !user.is_empty() {
            options.set("user", &decode(user)?)?;
        }
        if let Some(password) = password {
            options.set("password", &decode(password)?)?;
        }
    }
    set_hosts(hosts, options)?;
    if !database.is_empty() {
        options.set("dbname", &decode(database)?)?;
    }
    options.begin_query();
    for pair in query.into_iter().flat_map(|query| query.split('&')) {
        let Some((key, value)) = pair.split_once('=') else {
            if pair.is_empty() {
                continue;
            }
            return Err(Mistake::Form("`?option=value&option=value` is expected"));
        };
        let (key, value) = (decode(key)?, decode(value)?);
        let key = str::from_utf8(&key).map_err(|_| NOT_UTF8)?;
        match (key, &*value) {
            // An option of JDBC that libpq accepts, too.
            ("ssl", b"true") => options.set("sslmode", b"require")?,
            _ => options.set(key, &value)?,
        }
    }
    Ok(())
}

/// Sets `host`, and `port` if one is given.
fn set_hosts(hosts: &str, options: &mut Options) -> Result<(), Mistake> {
    if hosts.is_empty() {
        return Ok(());
    }
    let (mut names, mut ports) = (Vec::new(), Vec::new());
    for host in hosts.split(',') {
        let (name, port) = match host.strip_prefix('[') {
            Some(address) => match address.split_once(']') {
                Some((address, "")) => (address, ""),
                Some((address, port)) if port.starts_with(':') => (address, &port[1..]),
                _ => return Err(HOST),
            },
            None => host.split_once(':').unwrap_or((host, "")),
        };
        names.push(decode(name)?);
        ports.push(decode(port)?);
    }
    // An empty host is set by the options: `postgres://:6000/shop?host=/run/postgresql`.
    if names.iter().any(|name| !name.is_empty()) {
        options.set("host", &names.join(&b','))?;
    }
    if ports.iter().any(|port| !port.is_empty()) {
        options.set("port", &ports.join(&b','))?;
    }
    Ok(())
}

/// Replaces `%40` by `@`. An invalid code is an error, as in libpq: a lenient reading would give
/// another password than the intended one.
fn decode(text: &str) -> Result<Cow<'_, [u8]>, Mistake> {
    let digits = |at: usize| text.as_bytes().get(at + 1..at + 3);
    for (at, _) in text.match_indices('%') {
        match digits(at) {
            Some(b"00") => return Err(Mistake::Form("`%00` cannot be sent")),
            Some(code) if code.iter().all(u8::is_ascii_hexdigit) => {}
            _ => {
                let what = "a `%` starts a code of two hexadecimal digits; \
                            write the sign itself as `%25`";
                return Err(Mistake::Form(what));
            }
        }
    }
    Ok(percent_encoding::percent_decode_str(text).into())
}
