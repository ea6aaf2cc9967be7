//! What compiles, and what does not and how it says so.
//!
//! One file per family of mistakes; its `.stderr` is what a user reads. After a change of a
//! message, read the new one, then pin it: `TRYBUILD=overwrite cargo test --test ui`.
//!
//! Messages are half rustc's own, and so are compared under the rustc that they were recorded with,
//! which `tests/ui/rustc` names; under another that part is skipped, and says so.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

const RECORDED: &str = include_str!("ui/rustc");

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    let overwriting = std::env::var_os("TRYBUILD").is_some_and(|value| value == "overwrite");
    match reason_to_skip(RECORDED, &version()) {
        Some(reason) if !overwriting => {
            // Past the test harness, which says nothing of a test that passes.
            let line = format!("tests/ui/fail is skipped: {reason}");
            let _ = writeln!(io::stderr(), "{line}");
        }
        _ => cases.compile_fail("tests/ui/fail/*.rs"),
    }
}

/// The names of the facade that need a feature, and the feature.
const GATED: [(&str, &str); 5] = [
    ("Db", "postgres"),
    ("Transaction", "postgres"),
    ("QueryCountLayer", "tower"),
    ("testing", "testing"),
    ("test", "testing"),
];

/// `trybuild` has the features of this test, so this is a crate of its own.
#[test]
fn a_missing_feature_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("missing_feature");
    let uses: String = GATED
        .iter()
        .map(|(name, _)| format!("pub use ormlite::{name};\n"))
        .collect();
    let manifest = format!(
        "[package]\nname = \"missing-feature\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         ormlite = {{ path = {root:?}, default-features = false }}\n"
    );
    fs::create_dir_all(folder.join("src")).expect("the folder can be made");
    fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
    fs::write(folder.join("src/lib.rs"), uses).expect("the source can be written");
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock can be copied");
    let output = Command::new(env!("CARGO"))
        .current_dir(&folder)
        .args(["check", "--offline", "--color", "never", "--target-dir"])
        .arg(folder.join("target"))
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{text}");
    for (name, feature) in GATED {
        let after = text.split_once(&format!("no `{name}` in the root"));
        let (_, after) = after.unwrap_or_else(|| panic!("`{name}` is not reported: {text}"));
        let message = after.split("\nerror").next().unwrap_or_default();
        let said = message.contains(&format!("the item is gated behind the `{feature}` feature"));
        assert!(said, "`{name}` without `{feature}`: {message}");
    }
}

/// What `rustc --version` says, of the one that Cargo takes.
fn version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let output = Command::new(rustc).arg("--version").output();
    let output = output.expect("a test of the compiler has one");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Why messages that were recorded under one rustc are not compared under another, if they are not.
fn reason_to_skip(recorded: &str, version: &str) -> Option<String> {
    let recorded = recorded.trim();
    let found = version.split_whitespace().nth(1).unwrap_or("unknown");
    // `1.95.1` repairs `1.95.0`; `1.95.0-nightly` is not yet it.
    let release = |version: &str| match version.split('.').collect::<Vec<_>>()[..] {
        [major, minor, patch] if !patch.contains('-') => Some(format!("{major}.{minor}")),
        _ => None,
    };
    let same = release(found).is_some() && release(found) == release(recorded);
    (!same).then(|| {
        format!(
            "its messages were recorded with rustc {recorded}, and this is {found} (to see them: \
             `cargo +{recorded} test --test ui`)"
        )
    })
}

#[test]
fn another_rustc_is_a_reason_to_skip() {
    for (version, same) in [
        ("rustc 1.95.0 (59807616e 2026-04-14)", true),
        (
            "rustc 1.95.0 (59807616e 2026-04-14) (Debian 1.95.0)\n",
            true,
        ),
        ("rustc 1.95.1 (59807616e 2026-05-14)", true),
        ("rustc 1.95.0-nightly (59807616e 2026-02-14)", false),
        ("rustc 1.95.0-beta.2 (59807616e 2026-03-14)", false),
        ("rustc 1.96.0 (59807616e 2026-05-28)", false),
        ("rustc 1.89.0 (59807616e 2025-08-07)", false),
        ("rustc 2.0.0 (59807616e 2029-08-07)", false),
        ("", false),
    ] {
        let reason = reason_to_skip("1.95.0\n", version);
        assert_eq!(reason.is_none(), same, "{version}: {reason:?}");
    }
    let reason = reason_to_skip("1.95.0", "rustc 1.97.0-nightly (e50aa6fba 2026-05-19)");
    let reason = reason.expect("another one");
    assert!(
        reason.contains("1.95.0") && reason.contains("1.97.0-nightly"),
        "{reason}"
    );
}

/// A message with a place in the standard library reads otherwise where its sources are installed, as
/// they are for everyone with rust-analyzer: with lines of them, or without.
#[test]
fn no_message_shows_the_standard_library() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/fail");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.extension().is_some_and(|ending| ending == "stderr") {
            let text = fs::read_to_string(&path).expect("it can be read");
            for place in ["$RUST/", "/rustc/", "/rustlib/"] {
                assert!(
                    !text.contains(place),
                    "{}: choose an input whose message does not point into the standard library",
                    path.display()
                );
            }
            seen += 1;
        }
    }
    assert!(seen > 0);
}
