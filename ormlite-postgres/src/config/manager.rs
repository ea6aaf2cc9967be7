//! Makes the manager of the pool and the driver's configuration from the settings.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use ormlite_core::Error;

use super::{DbBuilder, ResponseTimeout};
use crate::connection::Connector;
use crate::pool::{Backoff, Effects, Manager};
use crate::tls::{RequireAuth, Tls};
use crate::url::{self, Roots, TlsOptions};

impl DbBuilder {
    pub(crate) fn manager(&self) -> Result<Manager, Error> {
        let (mut config, mut tls) = match &self.url {
            Some(url) => url::parse(url)?,
            None => (tokio_postgres::Config::new(), TlsOptions::default()),
        };
        self.set_address(&mut config)?;
        if let Some(user) = &self.user {
            config.user(user);
        }
        if let Some(password) = &self.password {
            config.password(password);
        }
        if let Some(database) = &self.database {
            config.dbname(database);
        }
        match &self.application_name {
            Some(name) => config.application_name(name),
            None if config.get_application_name().is_none() => {
                config.application_name(executable())
            }
            None => &mut config,
        };
        let deadline = self.set_times(&mut config);
        if !self.transaction_pooler {
            self.set_options(&mut config);
        }

        tls.mode = self.ssl_mode.or(tls.mode);
        if let Some(file) = &self.ssl_root_cert {
            tls.roots = Some(Roots::File(file.clone()));
        }
        if let Some(methods) = &self.require_auth {
            let methods = RequireAuth::parse(methods).ok_or_else(|| {
                Error::config(format!("`.require_auth(..)` takes {}", RequireAuth::TAKES))
            })?;
            tls.require_auth = Some(methods);
        }
        let tls = Tls::new(&tls)?;
        Tls::configure(&mut config);
        Ok(Manager {
            connector: Connector {
                config,
                tls,
                deadline,
            },
            wait_timeout: self.wait_timeout,
            statement_cache: self.statement_cache,
            transaction_pooler: self.transaction_pooler,
            clean_timeout: self.recycle_timeout,
            idle_lifetime: self.idle_lifetime,
            max_lifetime: self.max_lifetime,
            known_types: Default::default(),
            probe_after: self.probe_idle_after,
            silence: self.silence(),
            session_pooler: self.session_pooler,
            response_watch: Arc::default(),
            effects: Effects::new(self.session_reset),
            backoff: Backoff::default(),
            found_dead: Mutex::new(None),
        })
    }

    fn set_address(&self, config: &mut tokio_postgres::Config) -> Result<(), Error> {
        let named = !config.get_hosts().is_empty() || !config.get_hostaddrs().is_empty();
        match &self.host {
            Some(_) if named => Err(Error::config(
                "the host is given twice: in the URL and by `.host(..)`",
            )),
            Some(host) if !url::is_host(host) => Err(Error::config(
                "`.host(..)` takes a name, an address or the folder of a Unix socket; \
                 pass a URL to `.url(..)`",
            )),
            Some(host) => {
                config.host(host).port(self.port.unwrap_or(5432));
                Ok(())
            }
            None if !named => Err(Error::config(
                "no host is given: set `.url(..)` or `.host(..)`",
            )),
            None if self.port.is_some() => Err(Error::config(
                "`.port(..)` needs `.host(..)`; a URL contains its port",
            )),
            None => Ok(()),
        }
    }

    /// Sets the timeouts of TCP, and returns the limit for connecting.
    fn set_times(&self, config: &mut tokio_postgres::Config) -> Duration {
        let by_url = config.get_connect_timeout().copied();
        let deadline = self
            .connect_timeout
            .or(by_url)
            .unwrap_or(Duration::from_secs(10));
        let driver_default = tokio_postgres::Config::new().get_keepalives_idle();
        match self.keepalive {
            Some(idle) if config.get_keepalives_idle() == driver_default => {
                config.keepalives_idle(idle);
            }
            Some(_) => {}
            None => {
                config.keepalives(false);
            }
        }
        if config.get_keepalives_interval().is_none() {
            config.keepalives_interval(self.keepalive_interval);
        }
        if config.get_keepalives_retries().is_none() {
            config.keepalives_retries(self.keepalive_retries);
        }
        if let (None, Some(timeout)) = (config.get_tcp_user_timeout(), self.tcp_user_timeout) {
            config.tcp_user_timeout(timeout);
        }
        deadline
    }

    /// The limit of [`DbBuilder::response_timeout`].
    fn silence(&self) -> Option<Duration> {
        const GRACE: Duration = Duration::from_secs(5);
        match self.response_timeout {
            ResponseTimeout::Default => Some(self.statement_timeout?.saturating_add(GRACE)),
            ResponseTimeout::Given(limit) => limit,
        }
    }

    /// Session settings are sent at start-up, so `RESET ALL` restores them.
    fn set_options(&self, config: &mut tokio_postgres::Config) {
        let mut options: Vec<String> = config
            .get_options()
            .map(str::to_owned)
            .into_iter()
            .collect();
        for (name, value) in self.time_limits() {
            options.push(format!("-c {name}={value}"));
        }
        if !options.is_empty() {
            config.options(options.join(" "));
        }
    }

    /// The server settings for time limits, in milliseconds.
    pub(crate) fn time_limits(&self) -> impl Iterator<Item = (&'static str, u128)> {
        [
            ("statement_timeout", self.statement_timeout),
            (
                "idle_in_transaction_session_timeout",
                self.idle_in_transaction_timeout,
            ),
        ]
        .into_iter()
        .filter_map(|(name, limit)| Some((name, limit?.as_millis().max(1))))
    }
}

fn executable() -> String {
    let name = std::env::current_exe()
        .ok()
        .and_then(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    name.unwrap_or_else(|| "ormlite".to_owned())
}
