//! The account that the server runs as: PostgreSQL's programs refuse root, so root uses another
//! account.

use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::ServerError;

/// `None`: the account of this process.
pub(super) struct Account(Option<Lent>);

struct Lent {
    name: String,
    user: u32,
    group: u32,
}

impl Account {
    pub(super) fn for_servers() -> Result<Self, ServerError> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Account(None));
        }
        let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let lent = lendable(&passwd).ok_or_else(|| {
            ServerError::failed(
                "start PostgreSQL as root",
                "it refuses root, and /etc/passwd has neither a user `postgres` nor `nobody`",
            )
        })?;
        Ok(Account(Some(lent)))
    }

    pub(super) fn own(&self, path: &Path) -> Result<(), ServerError> {
        let Some(lent) = &self.0 else { return Ok(()) };
        chown(path, Some(lent.user), Some(lent.group)).map_err(ServerError::io("chown", path))
    }

    /// A command that runs as this account, in `folder` (the account may have no access to the
    /// current one).
    pub(super) fn command(&self, program: &Path, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(folder);
        if let Some(lent) = &self.0 {
            command.uid(lent.user).gid(lent.group);
        }
        command
    }

    /// Whether this account can run a program that accepts `--version`.
    pub(super) fn can_run(&self, program: &Path) -> bool {
        if self.0.is_none() {
            return true;
        }
        let mut command = self.command(program, Path::new("/"));
        let output = command.arg("--version").stdin(Stdio::null()).output();
        output.is_ok_and(|output| output.status.success())
    }

    /// An explanation for a failed step that another account may not be permitted to do.
    pub(super) fn hint(&self) -> String {
        match &self.0 {
            None => String::new(),
            Some(lent) => format!(
                "\n(this process is root, so PostgreSQL runs as `{}`, which must be able to read \
                 PostgreSQL's programs and to enter the temporary folder: see TMPDIR)",
                lent.name
            ),
        }
    }
}

fn lendable(passwd: &str) -> Option<Lent> {
    ["postgres", "nobody"].into_iter().find_map(|wanted| {
        passwd.lines().find_map(|line| {
            let mut fields = line.split(':');
            let name = fields.next().filter(|name| *name == wanted)?;
            let user = id(fields.nth(1)?)?;
            let group = id(fields.next()?)?;
            (user != 0).then(|| Lent {
                name: name.to_owned(),
                user,
                group,
            })
        })
    })
}

/// macOS writes the ID of nobody as -2.
fn id(text: &str) -> Option<u32> {
    let number: i64 = text.parse().ok()?;
    u32::try_from(number).ok().or_else(|| {
        let negative = i32::try_from(number).ok()?;
        Some(negative.cast_unsigned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postgres_is_preferred_to_nobody_and_root_never_taken() {
        let nobody = "root:x:0:0::/:/bin/sh\nnobody:*:-2:-2:N:/:/bin/false";
        let lent = lendable(nobody).unwrap();
        assert_eq!((lent.user, lent.group), (u32::MAX - 1, u32::MAX - 1));
        let both = format!("{nobody}\npostgres:x:101:104:P,,,:/var/lib:/bin/sh");
        let lent = lendable(&both).unwrap();
        assert_eq!((lent.user, lent.group), (101, 104));
        assert!(lendable("postgres:x:0:0::/:/bin/sh").is_none());
    }
}
