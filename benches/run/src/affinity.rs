//! Which cores are used.

use crate::Result;

/// Keeps this process, and the server and the threads it starts from now on, on one core.
///
/// # Errors
/// The kernel's; where the system is not Linux.
#[cfg(target_os = "linux")]
pub fn keep_to_one_core() -> Result<()> {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

    let mine = sched_getaffinity(None)?;
    let first = (0..CpuSet::MAX_CPU).find(|core| mine.is_set(*core));
    let mut one = CpuSet::new();
    one.set(first.ok_or("this process may run on no core")?);
    sched_setaffinity(None, &one)?;
    Ok(())
}

/// Where the system is not Linux.
#[cfg(not(target_os = "linux"))]
pub fn keep_to_one_core() -> Result<()> {
    Err("`--one-core` works on Linux only".into())
}

/// Sees that a process, such as one of the server's, is kept to one core too.
///
/// # Errors
/// When it is not.
#[cfg(target_os = "linux")]
pub fn expect_on_one_core(process: i32) -> Result<()> {
    use rustix::process::Pid;
    use rustix::thread::sched_getaffinity;

    match sched_getaffinity(Pid::from_raw(process)) {
        Ok(cores) if cores.count() == 1 => Ok(()),
        _ => Err(
            "the server is not kept to one core: it was running before, or elsewhere. \
                  Unset DATABASE_URL; a private server stops ten seconds after its last user"
                .into(),
        ),
    }
}

/// Where the system is not Linux.
///
/// # Errors
/// None: nothing is kept to one core there.
#[cfg(not(target_os = "linux"))]
pub fn expect_on_one_core(_: i32) -> Result<()> {
    Ok(())
}
