//! The options of a connection string, and the values that each accepts.

use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{ChannelBinding, LoadBalanceHosts, TargetSessionAttrs};

use super::mistake::{HOST, KNOWN, Mistake, NOT_UTF8};
use super::tls_options::{Roots, SslMode, TlsOptions};
use crate::tls::RequireAuth;

/// The other options of libpq. Their names can be part of an error, since they are known.
const UNSUPPORTED: [&str; 22] = [
    "client_encoding",
    "fallback_application_name",
    "gssdelegation",
    "gssencmode",
    "gsslib",
    "krbsrvname",
    "max_protocol_version",
    "min_protocol_version",
    "passfile",
    "replication",
    "requirepeer",
    "service",
    "ssl",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version",
    "sslcertmode",
    "sslcompression",
    "sslcrl",
    "sslcrldir",
    "sslkeylogfile",
    "sslpassword",
    "sslsni",
];

const PORT: Mistake = Mistake::Value("port", "numbers from 1 to 65535, with commas between them");
const SECONDS: &str = "a number of seconds";

/// What has been read of a connection string.
#[derive(Default)]
pub(super) struct Options {
    config: Config,
    tls: TlsOptions,
    seen: Vec<&'static str>,
    /// How many of the values seen are parts of a URL and not options.
    parts: usize,
    hosts: Vec<String>,
    /// 0 is the default port.
    ports: Vec<u16>,
}

impl Options {
    /// Sets an option.
    ///
    /// Each can be set once. If the last one won, as in libpq, text appended to a connection string
    /// could switch off an option in it.
    pub(super) fn set(&mut self, key: &str, value: &[u8]) -> Result<(), Mistake> {
        let Some(&key) = KNOWN.iter().find(|known| **known == key) else {
            let other = UNSUPPORTED.iter().find(|other| **other == key);
            return Err(match other {
                Some(other) => Mistake::Unsupported(other),
                None => Mistake::Unknown(self.seen.len() - self.parts + 1),
            });
        };
        if self.seen.contains(&key) {
            return Err(Mistake::Twice(key));
        }
        self.seen.push(key);
        if value.contains(&0) {
            return Err(Mistake::Value(key, "no NUL"));
        }
        if key == "password" {
            self.config.password(value);
            return Ok(());
        }
        let value = str::from_utf8(value).map_err(|_| NOT_UTF8)?;
        self.set_text(key, value)
    }

    /// Options begin here; what came before was a part of a URL.
    pub(super) fn begin_query(&mut self) {
        self.parts = self.seen.len();
    }

    fn set_text(&mut self, key: &'static str, value: &str) -> Result<(), Mistake> {
        let takes = |what| Mistake::Value(key, what);
        let seconds = || match value.parse::<i64>() {
            Ok(seconds) => Ok(u64::try_from(seconds).ok().filter(|seconds| *seconds > 0)),
            Err(_) => Err(takes(SECONDS)),
        };
        let (config, tls) = (&mut self.config, &mut self.tls);
        match key {
            "user" => _ = config.user(value),
            "dbname" => _ = config.dbname(value),
            "options" => _ = config.options(value),
            "application_name" => _ = config.application_name(value),
            "host" => self.hosts = value.split(',').map(str::to_owned).collect(),
            "hostaddr" => {
                for address in value.split(',') {
                    let what = "addresses, with commas between them";
                    config.hostaddr(address.parse().map_err(|_| takes(what))?);
                }
            }
            "port" => {
                let port = |port: &str| match port {
                    "" => Ok(0),
                    port => match port.parse() {
                        Ok(0) | Err(_) => Err(PORT),
                        Ok(port) => Ok(port),
                    },
                };
                self.ports = value.split(',').map(port).collect::<Result<_, _>>()?;
            }
            "connect_timeout" => {
                if let Some(seconds) = seconds()? {
                    config.connect_timeout(Duration::from_secs(seconds));
                }
            }
            "tcp_user_timeout" => {
                let time = value.parse::<i64>();
                let time = time.map_err(|_| takes("a number of milliseconds"))?;
                if let Some(time) = u64::try_from(time).ok().filter(|time| *time > 0) {
                    config.tcp_user_timeout(Duration::from_millis(time));
                }
            }
            "keepalives" => match value {
                "0" | "1" => _ = config.keepalives(value == "1"),
                _ => return Err(takes("0 or 1")),
            },
            "keepalives_idle" => {
                if let Some(seconds) = seconds()? {
                    config.keepalives_idle(Duration::from_secs(seconds));
                }
            }
            "keepalives_interval" => {
                if let Some(seconds) = seconds()? {
                    config.keepalives_interval(Duration::from_secs(seconds));
                }
            }
            "keepalives_count" | "keepalives_retries" => {
                let count = value.parse().map_err(|_| takes("a number"))?;
                config.keepalives_retries(count);
            }
            "target_session_attrs" => {
                let value = match value {
                    "any" => TargetSessionAttrs::Any,
                    "read-write" => TargetSessionAttrs::ReadWrite,
                    "read-only" => TargetSessionAttrs::ReadOnly,
                    _ => return Err(takes("any, read-write or read-only")),
                };
                config.target_session_attrs(value);
            }
            "channel_binding" => {
                let value = match value {
                    "disable" => ChannelBinding::Disable,
                    "prefer" => ChannelBinding::Prefer,
                    "require" => ChannelBinding::Require,
                    _ => return Err(takes("disable, prefer or require")),
                };
                config.channel_binding(value);
            }
            "load_balance_hosts" => {
                let value = match value {
                    "disable" => LoadBalanceHosts::Disable,
                    "random" => LoadBalanceHosts::Random,
                    _ => return Err(takes("disable or random")),
                };
                config.load_balance_hosts(value);
            }
            "sslmode" => {
                tls.mode = Some(match value {
                    "disable" => SslMode::Disable,
                    "allow" | "prefer" => SslMode::Prefer,
                    "require" => SslMode::Require,
                    "verify-ca" => SslMode::VerifyCa,
                    "verify-full" => SslMode::VerifyFull,
                    _ => {
                        let modes = "disable, allow, prefer, require, verify-ca or verify-full";
                        return Err(takes(modes));
                    }
                });
            }
            "sslrootcert" if !value.is_empty() => tls.roots = Some(Roots::from(value)),
            "sslcert" if !value.is_empty() => tls.client_cert = Some(value.into()),
            "sslkey" if !value.is_empty() => tls.client_key = Some(value.into()),
            "sslnegotiation" => {
                tls.direct = match value {
                    "postgres" => false,
                    "direct" => true,
                    _ => return Err(takes("postgres or direct")),
                }
            }
            "require_auth" => {
                let methods = RequireAuth::parse(value);
                tls.require_auth = Some(methods.ok_or(takes(RequireAuth::TAKES))?);
            }
            _ => return Err(takes("the path of a file")),
        }
        Ok(())
    }

    /// The configuration, once everything has been read.
    pub(super) fn finish(mut self) -> Result<(Config, TlsOptions), Mistake> {
        let addresses = self.config.get_hostaddrs().len();
        if addresses > 0 && !self.hosts.is_empty() && addresses != self.hosts.len() {
            let what = "`host` and `hostaddr` must have the same number of entries";
            return Err(Mistake::Together(what));
        }
        let servers = self.hosts.len().max(addresses);
        if self.ports.len() > 1 && self.ports.len() != servers {
            return Err(Mistake::Together(
                "`port` must have one entry, or one per host",
            ));
        }
        if self.hosts.iter().any(|host| !is_host(host)) {
            return Err(HOST);
        }
        for host in &self.hosts {
            self.config.host(host);
        }
        for port in self.ports {
            self.config.port(if port == 0 { 5432 } else { port });
        }
        Ok((self.config, self.tls))
    }
}

/// Whether a text can be the name or the address of a host, or the folder of a socket.
pub(crate) fn is_host(text: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || "-_.:%".contains(c);
    match text.starts_with('/') {
        true => !text.contains('\0'),
        false => !text.is_empty() && text.chars().all(in_name),
    }
}
