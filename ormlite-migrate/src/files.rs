//! [`Migrations`]: the migrations of a project, from a folder or from the program itself.
//!
//! ```text
//! migrations/
//!   0001_extensions/up.sql             of no domain
//!   001_riders/                        a domain; its number is for people
//!     0002_riders/{up.sql, down.sql}
//!     0004_rider_devices/{up.sql, down.sql}
//!   002_orders/
//!     0003_orders/{up.sql, down.sql}
//! ```
//!
//! One order is over all of them: by number, whatever the domain.

mod concurrent;
mod folder;
mod from_plan;
mod migration;
mod script;
mod statements;

use std::path::Path;

pub(crate) use self::concurrent::Concurrent;
pub use self::from_plan::migration_sql;
pub use self::migration::Migration;
pub(crate) use self::migration::{DOWN, UP};
pub(crate) use self::script::{Alone, Script, Unit, UnitKind};
use crate::Error;

/// The migrations of a project, in their order.
///
/// ```no_run
/// # fn example() -> Result<(), ormlite_migrate::Error> {
/// use ormlite_migrate::Migrations;
///
/// let migrations = Migrations::read("migrations")?;
/// for migration in migrations.iter() {
///     println!("{}", migration.id());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Migrations(Vec<Migration>);

impl Migrations {
    /// Reads the folder of the migrations.
    ///
    /// # Errors
    /// - [`file`](Error::file): the folder or a file in it could not be read.
    /// - [`place`](Error::place): a file has a mistake; the error says in which line.
    /// - [`is_wrong_folder`](Error::is_wrong_folder): a folder is not named as one of a migration, or
    ///   has no `up.sql`; two have the same number and name.
    pub fn read(folder: impl AsRef<Path>) -> Result<Self, Error> {
        Self::of(folder::read(folder.as_ref())?)
    }

    /// Those whose files are part of the program: paths below the folder, and the texts of `up.sql` and
    /// `down.sql`. [`migrations!`](crate::migrations) calls it.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn embedded(
        files: impl IntoIterator<Item = (&'static str, &'static str, Option<&'static str>)>,
    ) -> Result<Self, Error> {
        let migrations = files.into_iter().map(|(path, up, down)| {
            let path = Path::new(path);
            Migration::parse(path, migration::domain(path), up, down)
        });
        Self::of(migrations.collect::<Result<_, _>>()?)
    }

    fn of(mut migrations: Vec<Migration>) -> Result<Self, Error> {
        migrations.sort_by(|one, other| one.position().cmp(&other.position()));
        for pair in migrations.windows(2) {
            if pair[0].id() == pair[1].id() {
                let reason = format!("{} has the same number and name", pair[0].path.display());
                return Err(Error::wrong_folder(&pair[1].path, reason));
            }
        }
        Ok(Self(migrations))
    }

    /// In their order.
    pub fn iter(&self) -> std::slice::Iter<'_, Migration> {
        self.0.iter()
    }

    /// The migration of an [`id`](Migration::id), a number, or a name.
    pub fn find(&self, wanted: &str) -> Option<&Migration> {
        let is_number = |it: &Migration| {
            let number = wanted.parse::<u64>();
            number.is_ok_and(|number| Some(number) == it.version.parse().ok())
        };
        let by_id = self.iter().find(|it| it.id() == wanted);
        by_id.or_else(|| {
            let mut found = self.iter().filter(|it| it.name == wanted || is_number(it));
            let one = found.next();
            one.filter(|_| found.next().is_none())
        })
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
