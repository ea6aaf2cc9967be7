//! placeholder
use crate::url::{SslMode, TlsOptions};
use ormlite_core::Error;
#[derive(Clone)]
pub(crate) enum Tls {
    Off,
}
impl Tls {
    pub(crate) fn new(_o: &TlsOptions, _c: &tokio_postgres::Config) -> Result<Self, Error> {
        let _ = SslMode::Prefer;
        Ok(Self::Off)
    }
}
