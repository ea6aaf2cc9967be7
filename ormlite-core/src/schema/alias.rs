//! [`alias!`](crate::alias): a table under another name, for self joins.

/// Declares aliases of tables, so that a query can join a table to itself.
///
/// `alias!(Manager = Staff)` declares the type `Manager`, whose name in SQL is `"Manager"`.
/// `Staff::name.of::<Manager>()` is a column of the alias, and `Manager::row()` selects its whole
/// row.
///
/// ```
/// # #[cfg(feature = "derive")] {
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
/// let pairs = Staff::query()
///     .left_join::<Manager>()
///     .on(Staff::manager_id.eq(Staff::id.of::<Manager>()))
///     .select((Staff::name, Staff::name.of::<Manager>())); // (String, Option<String>)
/// assert_eq!(
///     pairs.to_sql().sql,
///     concat!(
///         r#"SELECT "staff"."name", "Manager"."name" FROM "staff" "#,
///         r#"LEFT JOIN "staff" AS "Manager" ON "staff"."manager_id" = "Manager"."id""#,
///     ),
/// );
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
