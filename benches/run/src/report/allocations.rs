//! The report of allocations.

use super::description;
use super::table::Table;
use crate::allocations::Counted;
use crate::machine::Machine;

/// What each client allocates, workload by workload.
pub fn allocations(machine: &Machine, counted: &[Counted]) -> String {
    let mut table = Table::new([
        "workload",
        "client",
        "allocations",
        "bytes",
        "allocations a row",
        "bytes a row",
    ]);
    for one in counted {
        let rows = one.rows as f64;
        table.row([
            one.workload.clone(),
            one.client.to_string(),
            format!("{:.1}", one.allocations),
            format!("{:.0}", one.bytes),
            format!("{:.2}", one.allocations / rows),
            format!("{:.0}", one.bytes / rows),
        ]);
    }
    format!(
        "# Allocations\n\n{}\n\
         What an operation allocates in the whole process: the driver's tasks, the pool and the rows \
         included, what the operation is given excluded. A reallocation counts as one.\n\n{}",
        description(machine),
        table.finish(),
    )
}
