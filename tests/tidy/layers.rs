//! The layers of each crate: a module may use those below it, and no module uses itself through
//! others.

mod graph;
mod source;
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use self::graph::Graph;
use self::source::ModulePath;

/// A crate, and the order of its modules.
struct Layered {
    folder: &'static str,
    /// From bottom to top: modules, each with those below it in the tree of folders, unless one of
    /// them is a layer itself. The root of the crate is above all. Empty: no order is held.
    layers: &'static [&'static str],
}

const CRATES: [Layered; 6] = [
    Layered {
        folder: "ormlite-core/src",
        layers: &[
            "error",
            "sql::ident",
            "types",
            "decode",
            "schema",
            "typing",
            "exec",
            "ast",
            "sql",
            "load",
            "expr",
            "query",
            "relation",
            "recursive",
            "private",
        ],
    },
    Layered {
        folder: "ormlite-macros/src",
        layers: &[
            "diagnostics",
            "names",
            "constraint_names",
            "sql_name",
            "structure",
            "stored",
            "args",
            "mapped",
            "insert",
            "patch",
            "row",
            "one_of",
            "value::domain",
            "value",
            "test",
            "migrations",
            "pg_composite::model",
            "pg_composite::validate",
            "pg_composite::expand",
            "pg_composite",
            "pg_enum::storage",
            "pg_enum::model",
            "pg_enum::validate",
            "pg_enum::expand",
            "pg_enum",
            "table::attr::reference",
            "table::attr::relation",
            "table::attr::constraint",
            "table::attr::index",
            "table::attr",
            "table::model",
            "table::facts",
            "table::stub",
            "table::resolve",
            "table::validate",
            "table::repair",
            "table::expand",
            "table",
        ],
    },
    Layered {
        folder: "ormlite-migrate/src",
        layers: &[
            "error",
            "file",
            "snapshot",
            "introspect::address",
            "introspect::array_cast",
            "introspect::expression",
            "introspect::query",
            "introspect::session",
            "introspect::fingerprint",
            "introspect::cache",
            "introspect::notes",
            "introspect::reading",
            "introspect::schemas",
            "introspect::extensions",
            "introspect::types",
            "introspect::routines",
            "introspect::relations",
            "introspect::columns",
            "introspect::sequences",
            "introspect::indexes",
            "introspect::constraints",
            "introspect::table_rules",
            "introspect::event_triggers",
            "introspect::publications",
            "introspect::others",
            "introspect::dependencies",
            "introspect",
            "lock_retry",
            "apply",
            "files::from_plan",
            "files::statements",
            "files::concurrent",
            "files::script",
            "files::migration",
            "files::folder",
            "files",
            "history",
            "runner::event",
            "runner::settings",
            "runner::lock",
            "runner::pending",
            "runner::status",
            "runner::recover",
            "runner::repair",
            "runner::execute",
            "runner",
        ],
    },
    Layered {
        folder: "ormlite-schema/src",
        layers: &[
            "model",
            "snapshot",
            "order",
            "advice",
            "ddl",
            "plan",
            "from_registry",
            "script",
        ],
    },
    Layered {
        folder: "ormlite-postgres/src",
        layers: &[
            "jitter",
            "error",
            "sql_text",
            "count",
            "tower",
            "observe",
            "wire",
            "tls::require_auth",
            "url",
            "tls",
            "connection",
            "run",
            "pool",
            "config",
            "db",
            "raw_client",
            "session",
            "transaction",
            "stream",
            "transaction::executor",
            "db::executor",
            "db::pipeline",
            "db::transactions",
        ],
    },
    Layered {
        folder: "ormlite-testing/src",
        layers: &[
            "identity",
            "queries",
            "server::error",
            "server::base",
            "server::account",
            "server::files",
            "server::binaries",
            "server::external",
            "server::fetch",
            "server::choice",
            "server::cluster",
            "server::registry",
            "server",
            "database",
            "test",
        ],
    },
];

#[test]
fn modules_use_the_layers_below_them() {
    let mistakes = CRATES
        .iter()
        .map(|layered| layered.mistakes(&layered.files()));
    let mistakes: Vec<_> = mistakes.flatten().collect();
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n\n"));
}

/// What is to be known to write a list of layers:
/// `cargo test --workspace --test tidy show_the_uses -- --ignored --nocapture`.
#[test]
#[ignore = "a listing for whoever orders layers"]
fn show_the_uses() {
    for layered in &CRATES {
        let modules = source::modules(layered.folder, &layered.files()).expect("it is read");
        let graph = Graph::new(&modules);
        println!("{}", layered.folder);
        for ((from, to), used) in &graph.uses {
            let (from, to) = (shown(from), shown(to));
            println!("  `{from}` -> `{to}`: {}: {}", used.place, used.text);
        }
        for (cycle, group) in graph.cycles() {
            println!("{}", layered.cycle(&graph, &cycle, &group));
        }
    }
}

impl Layered {
    /// The crate's files by their paths below its folder.
    fn files(&self) -> BTreeMap<String, String> {
        let folder = crate::root().join(self.folder);
        let name = |path: &std::path::Path| {
            let path = path.strip_prefix(&folder).expect("it is in the folder");
            path.to_str().expect("UTF-8").replace('\\', "/")
        };
        let files = crate::sources(self.folder);
        let files = files.iter().map(|path| (name(path), crate::read(path)));
        files.collect()
    }

    fn mistakes(&self, files: &BTreeMap<String, String>) -> Vec<String> {
        let modules = match source::modules(self.folder, files) {
            Ok(modules) => modules,
            Err(mistake) => return vec![mistake],
        };
        let graph = Graph::new(&modules);
        let cycles = graph.cycles().into_iter();
        let cycles = cycles.map(|(cycle, group)| self.cycle(&graph, &cycle, &group));
        let mut mistakes: Vec<_> = cycles.collect();
        if !self.layers.is_empty() {
            mistakes.extend(self.unlisted(&graph));
            mistakes.extend(self.upward(&graph));
        }
        mistakes
    }

    fn cycle(&self, graph: &Graph, cycle: &[ModulePath], group: &BTreeSet<ModulePath>) -> String {
        let mut message = format!("{}: modules use each other in a cycle:", self.folder);
        for (at, from) in cycle.iter().enumerate() {
            let to = &cycle[(at + 1) % cycle.len()];
            let used = &graph.uses[&(from.clone(), to.clone())];
            let (from, to) = (shown(from), shown(to));
            let _ = write!(
                message,
                "\n  `{from}` -> `{to}`: {}: {}",
                used.place, used.text
            );
        }
        if group.len() > cycle.len() {
            let names: Vec<_> = group.iter().map(shown).collect();
            let names = names.join(", ");
            let _ = write!(
                message,
                "\n  {} modules reach one another: {names}",
                group.len()
            );
        }
        message
    }

    /// The modules that are in no layer, and the layers without a module.
    fn unlisted(&self, graph: &Graph) -> Vec<String> {
        let folder = self.folder;
        let modules = graph.modules.iter().filter(|module| !module.is_empty());
        let without = modules.filter(|module| self.layer_of(module).is_none());
        let without = without.map(|module| {
            let module = shown(module);
            format!("{folder}: `{module}` is in no layer: list it in tests/tidy/layers.rs")
        });
        let is_empty = |layer: &&&str| {
            let module: ModulePath = layer.split("::").map(str::to_owned).collect();
            !graph.modules.contains(&module)
        };
        let empty = self.layers.iter().filter(is_empty);
        let empty = empty.map(|layer| format!("{folder}: the layer `{layer}` is no module"));
        without.chain(empty).collect()
    }

    fn upward(&self, graph: &Graph) -> Vec<String> {
        let mut mistakes = Vec::new();
        for ((from, to), used) in &graph.uses {
            let Some(low) = self.layer_of(from) else {
                continue;
            };
            // The root of the crate is above all layers.
            let high = if to.is_empty() {
                self.layers.len()
            } else {
                self.layer_of(to).unwrap_or(0)
            };
            if high <= low {
                continue;
            }
            let higher = self.layers.get(high).unwrap_or(&"crate");
            mistakes.push(format!(
                "{}: {}: `{}` (layer {}) must not use `{higher}` (layer {}): \
                 a layer uses those below it",
                used.place,
                used.text,
                self.layers[low],
                low + 1,
                high + 1,
            ));
        }
        mistakes
    }

    /// The layer that names a module or the nearest module above it.
    fn layer_of(&self, module: &ModulePath) -> Option<usize> {
        (1..=module.len()).rev().find_map(|length| {
            let prefix = module[..length].join("::");
            self.layers.iter().position(|layer| **layer == prefix)
        })
    }
}

fn shown(module: &ModulePath) -> String {
    if module.is_empty() {
        return "crate".to_owned();
    }
    module.join("::")
}
