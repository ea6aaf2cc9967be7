//! The report of instructions.

use super::description;
use super::table::Table;
use crate::callgrind::Executed;
use crate::machine::Machine;

/// What each client executes, workload by workload, the baseline first.
pub fn instructions(machine: &Machine, executed: &[Executed]) -> String {
    let mut table = Table::new(["workload", "client", "instructions", "a row", "ratio"]);
    let mut baseline = f64::NAN;
    for one in executed {
        if one.is_baseline() {
            baseline = one.instructions;
        }
        table.row([
            one.workload.clone(),
            one.client.to_string(),
            format!("{:.0}", one.instructions),
            format!("{:.0}", one.instructions / one.rows as f64),
            format!("{:.2}", one.instructions / baseline),
        ]);
    }
    format!(
        "# Instructions\n\n{}\n\
         What an operation executes in the client's process, counted by callgrind: the driver's tasks, \
         the runtime and the pool included, the kernel and the server excluded.\n\n{}",
        description(machine),
        table.finish(),
    )
}
