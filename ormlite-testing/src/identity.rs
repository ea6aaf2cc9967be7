//! Names that are valid across processes: stable hashes, and which processes exist.

use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// FNV-1a. The standard library's hash may change between releases.
pub(crate) fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// `<pid>_<time>_<count>`: unique on a machine. Process IDs are reused, times are not.
pub(crate) fn unique() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    format!(
        "{}_{:x}_{}",
        process::id(),
        now.unwrap_or_default().as_millis(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    )
}

/// Identifies where this process ID is valid: the machine and, in a container, the container.
pub(crate) fn host() -> u32 {
    #[cfg(unix)]
    let name = rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned();
    #[cfg(not(unix))]
    let name = std::env::var("COMPUTERNAME").unwrap_or_default();
    let namespace = std::fs::read_link("/proc/self/ns/pid").unwrap_or_default();
    let hash = fnv(&format!("{name} {}", namespace.display()));
    (hash ^ (hash >> 32)) as u32
}

/// Whether the process exists. A process of another user counts; in doubt it exists.
pub(crate) fn is_alive(pid: u32) -> bool {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, test_kill_process};
        let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
        pid.is_none_or(|pid| test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
    }
    #[cfg(not(unix))]
    {
        let _ = pid;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv("a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn this_process_lives_and_a_reaped_one_does_not() {
        assert!(is_alive(process::id()));
        let mut child = process::Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        assert!(!is_alive(child.id()));
    }
}
