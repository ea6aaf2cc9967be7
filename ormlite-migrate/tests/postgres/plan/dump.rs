//! What `pg_dump` says of a database, so that it can be compared with what it says of another one.
//!
//! This doubles the time of the cases, so it is done on PostgreSQL 18 alone, which runs all of them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use ormlite_testing::{Server, TestDatabase};

/// The entries of the dump of a schema.
pub(super) type Dump = BTreeSet<String>;

/// The version of the server whose databases are dumped.
const VERSION: u32 = 18;

/// The `pg_dump` of the server, if databases are dumped.
fn program() -> Option<PathBuf> {
    let server = Server::shared().ok()?;
    let program = server.program("pg_dump");
    program.filter(|_| server.version() == Some(VERSION))
}

/// Whether databases are dumped: not on other versions, and not without a `pg_dump` of the server.
pub(super) fn is_used() -> bool {
    program().is_some()
}

/// The dump of the schema of a database, in a thread of its own. Empty if databases are not dumped.
pub(super) async fn dump(database: &TestDatabase) -> Dump {
    let Some(program) = program() else {
        return Dump::new();
    };
    let mut command = Command::new(program);
    command.args(["--schema-only", "--no-owner", "--dbname", database.url()]);
    let output = tokio::task::spawn_blocking(move || command.output());
    let output = output.await.expect("no panic").expect("pg_dump runs");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "pg_dump: {error}");
    entries(&String::from_utf8(output.stdout).expect("UTF-8"))
}

/// The entries, without what depends on their order. Each begins with its header,
/// `-- Name: rooms; Type: TABLE; Schema: core; Owner: -`.
fn entries(text: &str) -> Dump {
    let mut entries = Dump::new();
    let mut settings = Settings::default();
    let mut entry: Option<Entry> = None;
    for line in text.lines() {
        if line.starts_with("-- Name: ") {
            entries.extend(entry.take().map(Entry::text));
            entry = Some(Entry::new(line));
        } else if line.starts_with("SET default_") {
            settings.set(line);
        } else if let Some(entry) = &mut entry {
            entry.add(line, &settings);
        }
    }
    entries.extend(entry.map(Entry::text));
    entries
}

/// The settings that the statements after them depend on.
#[derive(Default)]
struct Settings {
    tablespace: String,
    access_method: String,
}

impl Settings {
    fn set(&mut self, line: &str) {
        match line.starts_with("SET default_tablespace") {
            true => self.tablespace = line.to_owned(),
            false => self.access_method = line.to_owned(),
        }
    }
}

struct Entry {
    header: String,
    lines: Vec<String>,
}

impl Entry {
    fn new(header: &str) -> Self {
        Self {
            header: header.to_owned(),
            lines: Vec::new(),
        }
    }

    fn is(&self, kinds: &[&str]) -> bool {
        let of = |kind: &&str| self.header.contains(&format!("; Type: {kind};"));
        kinds.iter().any(of)
    }

    fn add(&mut self, line: &str, settings: &Settings) {
        let is_left_out = line.is_empty() || line == "--" || line.starts_with('\\');
        if is_left_out || line.starts_with("-- PostgreSQL database dump complete") {
            return;
        }
        if self.lines.is_empty() {
            if self.is(&["TABLE", "MATERIALIZED VIEW"]) {
                self.lines.push(settings.access_method.clone());
            }
            if self.is(&["TABLE", "MATERIALIZED VIEW", "INDEX", "CONSTRAINT"]) {
                self.lines.push(settings.tablespace.clone());
            }
        }
        self.lines.push(line.to_owned());
    }

    /// Columns are where they were before a plan, and privileges and storage parameters in the order in
    /// which they were set.
    fn text(mut self) -> String {
        for line in &mut self.lines {
            *line = without_casts_of_arrays(&with_sorted_parameters(line));
        }
        if self.is(&["TABLE", "FOREIGN TABLE", "ACL", "DEFAULT ACL"]) {
            for line in &mut self.lines {
                *line = line.trim_end_matches(',').to_owned();
            }
            self.lines.sort();
        }
        format!("{}\n{}\n", self.header, self.lines.join("\n"))
    }
}

/// `WITH (fillfactor='70', autovacuum_enabled='false')` with its parameters in the order of their names.
fn with_sorted_parameters(line: &str) -> String {
    let Some((before, (list, after))) = line
        .split_once("WITH (")
        .and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
    else {
        return line.to_owned();
    };
    let mut parameters: Vec<_> = list.split(", ").collect();
    parameters.sort_unstable();
    format!("{before}WITH ({}){after}", parameters.join(", "))
}

/// `(ARRAY['a'::character varying])::text[]`, which the server reads as
/// `ARRAY[('a'::character varying)::text]`, without the casts.
fn without_casts_of_arrays(line: &str) -> String {
    if !line.contains("ARRAY[") {
        return line.to_owned();
    }
    let bare = line.replace(['(', ')', '[', ']'], "");
    let mut parts = bare.split("::");
    let mut without = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let of_type = |c: char| c.is_alphanumeric() || " _.\"".contains(c);
        without += part.trim_start_matches(of_type);
    }
    without
}

/// The entries that only one of two dumps has.
pub(super) fn difference(one: &Dump, other: &Dump) -> Option<String> {
    let is = one.difference(other).map(|entry| format!("is: {entry}"));
    let wanted = other.difference(one);
    let wanted = wanted.map(|entry| format!("wanted: {entry}"));
    let all: String = is.chain(wanted).collect();
    (!all.is_empty()).then(|| format!("pg_dump:\n{all}"))
}
