//! The results as tables to read: a section per question, a table per size, a row per peer.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Figures, Key, Results};
use crate::generate::Peer;

/// A question, and the measures that answer it.
struct Section {
    title: &'static str,
    note: &'static str,
    columns: &'static [Column],
}

struct Column {
    heading: &'static str,
    measure: &'static str,
    show: Show,
}

/// How a value is shown.
enum Show {
    /// With two decimals, and how many times sqlx's value it is.
    Ratio,
    /// With two decimals.
    Seconds,
    /// With three decimals.
    Milliseconds,
    /// Without decimals.
    Whole,
}

const fn column(heading: &'static str, measure: &'static str, show: Show) -> Column {
    Column {
        heading,
        measure,
        show,
    }
}

const SECTIONS: &[Section] = &[
    Section {
        title: "The crate of tables alone",
        note: "Its dependencies are built. Processor seconds in user mode of cargo and all it starts, \
               and how many times sqlx's that is. The edit renames a column of one table, with \
               incremental compilation; the others compile the crate without it. The peak is of the \
               largest process.",
        columns: &[
            column("check, s", "check.user_seconds", Show::Ratio),
            column("build, s", "build.user_seconds", Show::Ratio),
            column("check after an edit, s", "edit.user_seconds", Show::Ratio),
            column("peak of check, MiB", "check.peak_mib", Show::Whole),
            column("peak of build, MiB", "build.peak_mib", Show::Whole),
        ],
    },
    Section {
        title: "The whole tree, from nothing",
        note: "With all dependencies, after downloading them; once.",
        columns: &[
            column("check, user s", "tree_check.user_seconds", Show::Ratio),
            column("check, wall s", "tree_check.wall_seconds", Show::Seconds),
            column("build, user s", "tree_build.user_seconds", Show::Ratio),
            column("build, wall s", "tree_build.wall_seconds", Show::Seconds),
        ],
    },
    Section {
        title: "A crate per domain",
        note: "The same tables as six crates, each checked alone, in processor seconds; and the check \
               after an edit of one table in the first.",
        columns: &[
            column("access", "domain_access.user_seconds", Show::Seconds),
            column("billing", "domain_billing.user_seconds", Show::Seconds),
            column("customers", "domain_customers.user_seconds", Show::Seconds),
            column("merchants", "domain_merchants.user_seconds", Show::Seconds),
            column("orders", "domain_orders.user_seconds", Show::Seconds),
            column("riders", "domain_riders.user_seconds", Show::Seconds),
            column("after an edit", "domain_edit.user_seconds", Show::Seconds),
        ],
    },
    Section {
        title: "A service on three tables of them: its binary",
        note: "Release, stripped, in KB (1,000 bytes), and how much more that is than the same service \
               written by hand on tokio-postgres and deadpool-postgres, which is the row `plain`. Small: \
               `opt-level = \"s\"` and thin link-time optimization.",
        columns: &[
            column("without TLS, KB", "service_size.kb", Show::Whole),
            column("more", "service_size.more_kb", Show::Whole),
            column("with rustls, KB", "service_tls_size.kb", Show::Whole),
            column("more", "service_tls_size.more_kb", Show::Whole),
            column("small, KB", "service_small_size.kb", Show::Whole),
            column("more", "service_small_size.more_kb", Show::Whole),
        ],
    },
    Section {
        title: "Its memory while it runs",
        note: "Resident, in MB, connected and after its queries; and with all tables linked and \
               registered, their descriptions read.",
        columns: &[
            column("three tables", "service_memory.mb", Show::Seconds),
            column("all tables", "service_all_memory.mb", Show::Seconds),
        ],
    },
    Section {
        title: "Compiling it",
        note: "Processor seconds in user mode of the service alone; and a check from nothing, of the \
               domain it uses and of all domains.",
        columns: &[
            column("check, s", "service_check.user_seconds", Show::Seconds),
            column("build, s", "service_build.user_seconds", Show::Seconds),
            column(
                "check after an edit, s",
                "service_edit.user_seconds",
                Show::Seconds,
            ),
            column("its tables", "service_tree.tables", Show::Whole),
            column("packages", "service_tree.packages", Show::Whole),
            column(
                "from nothing, s",
                "service_tree.user_seconds",
                Show::Seconds,
            ),
            column("all tables", "service_all_tree.tables", Show::Whole),
            column("packages", "service_all_tree.packages", Show::Whole),
            column(
                "from nothing, s",
                "service_all_tree.user_seconds",
                Show::Seconds,
            ),
        ],
    },
    Section {
        title: "Ten queries of many joins",
        note: "Check of a crate with forty queries, less that of the crate without, in processor seconds \
               for ten of them.",
        columns: &[
            column("10 joins, s", "joins_10.user_seconds", Show::Seconds),
            column("20 joins, s", "joins_20.user_seconds", Show::Seconds),
            column("40 joins, s", "joins_40.user_seconds", Show::Seconds),
        ],
    },
    Section {
        title: "Ten queries that load a tree",
        note: "Each level is a relation to many, loaded with the one above it. Check of a crate with forty \
               queries, less that of the crate without, in processor seconds for ten of them.",
        columns: &[
            column(
                "1 level, s",
                "trees_deep_1.user_seconds",
                Show::Milliseconds,
            ),
            column("2, s", "trees_deep_2.user_seconds", Show::Milliseconds),
            column("3, s", "trees_deep_3.user_seconds", Show::Milliseconds),
            column("4, s", "trees_deep_4.user_seconds", Show::Milliseconds),
            column("5, s", "trees_deep_5.user_seconds", Show::Milliseconds),
            column("6, s", "trees_deep_6.user_seconds", Show::Milliseconds),
        ],
    },
    Section {
        title: "Ten queries that load relations side by side",
        note: "In turn a relation to many and one to one. Check of a crate with forty queries, less that of \
               the crate without, in processor seconds for ten of them.",
        columns: &[
            column(
                "1 relation, s",
                "trees_wide_1.user_seconds",
                Show::Milliseconds,
            ),
            column("2, s", "trees_wide_2.user_seconds", Show::Milliseconds),
            column("5, s", "trees_wide_5.user_seconds", Show::Milliseconds),
            column("10, s", "trees_wide_10.user_seconds", Show::Milliseconds),
            column("15, s", "trees_wide_15.user_seconds", Show::Milliseconds),
        ],
    },
];

pub(super) fn render(results: &Results) -> String {
    let machine = &results.machine;
    let mut text = format!(
        "# What a schema costs the compiler\n\n\
         {}, {} cores, {} GiB, {}; {}. {}\n",
        machine.processor,
        machine.cores,
        machine.memory_gib,
        machine.system,
        machine.compiler,
        provenance(&results.figures),
    );
    for section in SECTIONS {
        let tables: Vec<_> = sizes(&results.figures)
            .into_iter()
            .filter_map(|size| table(&results.figures, size, section.columns))
            .collect();
        if !tables.is_empty() {
            _ = write!(
                text,
                "\n## {}\n\n{}\n{}",
                section.title,
                section.note,
                tables.concat()
            );
        }
    }
    text
}

/// The versions that were measured, and when.
fn provenance(figures: &Figures) -> String {
    let versions: BTreeSet<_> = figures
        .iter()
        .filter(|(key, _)| key.peer != Peer::Plain)
        .map(|(key, figure)| (key.peer, &figure.version))
        .collect();
    let versions: Vec<_> = versions
        .into_iter()
        .map(|(peer, version)| format!("{} {version}", peer.name()))
        .collect();
    let first = figures.values().map(|figure| &figure.date).min();
    let last = figures.values().map(|figure| &figure.date).max();
    match (first, last) {
        (Some(first), Some(last)) if first == last => format!("{}. {first}.", versions.join(", ")),
        (Some(first), Some(last)) => format!("{}. {first} to {last}.", versions.join(", ")),
        _ => String::new(),
    }
}

fn sizes(figures: &Figures) -> BTreeSet<usize> {
    figures.keys().map(|key| key.tables).collect()
}

/// The table of a size; none when nothing of it was measured.
fn table(figures: &Figures, size: usize, columns: &[Column]) -> Option<String> {
    let peers: BTreeSet<Peer> = figures
        .keys()
        .filter(|key| key.tables == size && columns.iter().any(|c| c.measure == key.measure))
        .map(|key| key.peer)
        .collect();
    if peers.is_empty() {
        return None;
    }
    let headings: String = columns
        .iter()
        .map(|c| format!(" {} |", c.heading))
        .collect();
    let mut text = format!(
        "\n| {size} tables |{headings}\n|---|{}\n",
        "---:|".repeat(columns.len())
    );
    for peer in peers {
        let cells: String = columns
            .iter()
            .map(|column| format!(" {} |", cell(figures, size, peer, column)))
            .collect();
        _ = writeln!(text, "| {} |{cells}", peer.name());
    }
    Some(text)
}

fn cell(figures: &Figures, tables: usize, peer: Peer, column: &Column) -> String {
    let value = |peer| {
        let key = Key {
            tables,
            peer,
            measure: column.measure.to_owned(),
        };
        figures.get(&key).map(|figure| figure.value)
    };
    let Some(own) = value(peer) else {
        return String::new();
    };
    match (&column.show, value(Peer::Sqlx)) {
        (Show::Whole, _) => format!("{own:.0}"),
        (Show::Milliseconds, _) => format!("{own:.3}"),
        (Show::Ratio, Some(sqlx)) => format!("{own:.2} ({:.2}×)", own / sqlx),
        _ => format!("{own:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peers_are_rows_with_their_ratio_to_sqlx() {
        let text = render(&super::super::example());
        assert!(text.contains("| 50 tables | check, s |"), "{text}");
        assert!(text.contains("| plain | 0.10 (0.20×) |"), "{text}");
        assert!(text.contains("| diesel | 142.40 (80.00×) |"), "{text}");
        assert!(!text.contains("The whole tree"), "{text}");
    }
}
