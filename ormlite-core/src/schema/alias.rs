//! Aliases: a table under another name, for self joins.

/// Declares other names for tables, so that one can be joined to itself.
///
/// `alias!(Manager = Staff)` declares the type `Manager`, called `"Manager"` in SQL; its columns
/// are those of the table, `Staff::name.of::<Manager>()`, and its whole row is `Manager::row()`.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, alias, expr::CompareMethods, query::SourceQuery, uuid::Uuid};
/// # #[derive(Table)]
/// # #[table(name = "staff", crate = ormlite_core)]
/// # struct Staff {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     name: String,
/// #     manager_id: Option<Uuid>,
/// # }
/// alias!(Manager = Staff);
///
/// # fn example() {
/// let pairs = Staff::query()
///     .left_join::<Manager>()
///     .on(Staff::manager_id.eq(Staff::id.of::<Manager>()))
///     .select((Staff::name, Staff::name.of::<Manager>())); // (String, Option<String>)
/// # let _ = pairs.to_sql();
/// # }
/// # }
/// ```
#[macro_export]
macro_rules! alias {
    ($($(#[$meta:meta])* $visibility:vis $alias:ident = $table:ty),+ $(,)?) => { $(
        $(#[$meta])*
        #[doc = concat!("The table `", stringify!($table), "` under another name.")]
        #[derive(Debug, Clone, Copy)]
        $visibility enum $alias {}

        impl $crate::__private::Source for $alias {
            type Table = $table;
            const ALIAS: $crate::__private::Option<&'static $crate::__private::str> =
                $crate::__private::Some(stringify!($alias));
        }
    )+ };
}
