//! Tables, partitioned tables and partitions.

use std::collections::BTreeMap;

use ormlite_core::schema::registry::quoted;

use super::column::{
    column_clauses, column_definition, column_settings, not_null_constraint, set_default_only,
    set_not_null,
};
use super::comment::first_comment;
use super::constraint::{constraint_comments, constraint_definition};
use super::privilege::{GrantedOn, first_privileges};
use super::text::{named, parameter_changes, parameters};
use crate::model::{
    Column, Name, PartitionOf, PartitionStrategy, Persistence, ReplicaIdentity, Table,
};

/// Creates a table with its columns and those constraints that it
/// [can declare](Table::can_declare).
///
/// A partition is created as a table of its own, for [`attach_partition`]: its columns can have
/// another order than those of its parent. The rest follows by [`table_settings`].
pub fn create_table(name: &Name, table: &Table) -> String {
    let unlogged = match table.persistence {
        Persistence::Logged => "",
        Persistence::Unlogged => "UNLOGGED ",
    };
    let mut parts: Vec<String> = Vec::new();
    for column in &table.columns {
        parts.extend(column_part(name, table, column));
    }
    for (constraint_name, constraint) in &table.constraints {
        if table.can_declare(constraint) && !table.comes_by_inheritance(constraint.inherited) {
            let definition = constraint_definition(constraint);
            parts.push(format!(
                "CONSTRAINT {} {definition}",
                quoted(constraint_name)
            ));
        }
    }
    let of_type = table.of_type.as_ref();
    let of_type = of_type.map(|ty| format!(" OF {}", ty.quoted()));
    let parts = match (parts.is_empty(), &of_type) {
        (true, Some(_)) => String::new(),
        (true, None) => " ()".to_owned(),
        (false, _) => format!(" (\n    {}\n)", parts.join(",\n    ")),
    };
    let inherits = match table.inherits.as_slice() {
        [] => String::new(),
        parents => {
            let parents: Vec<_> = parents.iter().map(Name::quoted).collect();
            format!(" INHERITS ({})", parents.join(", "))
        }
    };
    let partition_by = table.partition_by.as_ref().map(|by| {
        let strategy = match by.strategy {
            PartitionStrategy::Range => "RANGE",
            PartitionStrategy::List => "LIST",
            PartitionStrategy::Hash => "HASH",
        };
        format!(" PARTITION BY {strategy} ({})", by.key)
    });
    format!(
        "CREATE {unlogged}TABLE {}{}{parts}{inherits}{}{}{}{}",
        name.quoted(),
        of_type.unwrap_or_default(),
        partition_by.unwrap_or_default(),
        named("USING", table.access_method.as_deref()),
        parameters("WITH", &table.options),
        named("TABLESPACE", table.tablespace.as_deref()),
    )
}

/// A column in `CREATE TABLE`. Nothing if a parent or the type of the table declares all of it.
fn column_part(name: &Name, table: &Table, column: &Column) -> Option<String> {
    if table.comes_by_inheritance(column.inherited) {
        let not_null = column.not_null.as_ref();
        let own = not_null.filter(|it| !it.inherited && !it.not_valid && it.name.is_some());
        return own.map(|not_null| not_null_constraint(&column.name, not_null));
    }
    if table.of_type.is_some() {
        let clauses = column_clauses(name, column);
        let column = quoted(&column.name);
        return (!clauses.is_empty()).then(|| format!("{column} WITH OPTIONS{clauses}"));
    }
    Some(column_definition(name, column))
}

/// What a new table has besides its definition: settings of columns, row security, comments,
/// privileges.
pub fn table_settings(name: &Name, table: &Table) -> Vec<String> {
    let mut statements = Vec::new();
    for column in &table.columns {
        if table.comes_by_inheritance(column.inherited) {
            statements.extend(inherited_column(name, column));
        }
        statements.extend(column_settings(name, column));
    }
    for (constraint_name, constraint) in &table.constraints {
        if table.can_declare(constraint) {
            statements.extend(constraint_comments(name, constraint_name, constraint));
        }
    }
    if table.row_security {
        statements.push(set_row_security(name, true));
    }
    if table.force_row_security {
        statements.push(force_row_security(name, true));
    }
    match &table.replica_identity {
        // The index does not exist yet.
        ReplicaIdentity::Default | ReplicaIdentity::Index(_) => {}
        identity => statements.push(replica_identity(name, identity)),
    }
    let object = format!("TABLE {}", name.quoted());
    statements.extend(first_comment(&object, table.comment.as_deref()));
    let on = GrantedOn::table(name);
    statements.extend(first_privileges(&on, table.acl.as_ref()));
    statements
}

/// What a child says of a column that a parent declares.
fn inherited_column(name: &Name, column: &Column) -> Vec<String> {
    let default = column.default.as_deref();
    let default = default.map(|default| set_default_only(name, &column.name, Some(default)));
    let not_null = column.not_null.as_ref();
    let not_null = not_null.filter(|it| !it.inherited && !it.not_valid && it.name.is_none());
    let not_null = not_null.map(|_| set_not_null(name, &column.name));
    default.into_iter().chain(not_null).collect()
}

/// What needs the indexes of a table: `REPLICA IDENTITY USING INDEX` and `CLUSTER ON`.
pub fn index_choices(name: &Name, table: &Table) -> Vec<String> {
    let identity = match &table.replica_identity {
        ReplicaIdentity::Index(_) => Some(replica_identity(name, &table.replica_identity)),
        _ => None,
    };
    let cluster = table.cluster_on.as_deref();
    let cluster = cluster.map(|index| cluster_on(name, Some(index)));
    identity.into_iter().chain(cluster).collect()
}

/// Drops a table with all that is part of it.
pub fn drop_table(name: &Name) -> String {
    format!("DROP TABLE {}", name.quoted())
}

/// Makes a table a partition.
pub fn attach_partition(name: &Name, of: &PartitionOf) -> String {
    format!(
        "ALTER TABLE ONLY {} ATTACH PARTITION {} {}",
        of.parent.quoted(),
        name.quoted(),
        of.bound
    )
}

/// Makes a partition a table of its own.
pub fn detach_partition(name: &Name, parent: &Name, concurrently: bool) -> String {
    let concurrently = if concurrently { " CONCURRENTLY" } else { "" };
    format!(
        "ALTER TABLE {} DETACH PARTITION {}{concurrently}",
        parent.quoted(),
        name.quoted()
    )
}

/// `ENABLE` or `DISABLE ROW LEVEL SECURITY`
pub fn set_row_security(name: &Name, enabled: bool) -> String {
    let verb = if enabled { "ENABLE" } else { "DISABLE" };
    format!("ALTER TABLE {} {verb} ROW LEVEL SECURITY", name.quoted())
}

/// `FORCE` or `NO FORCE ROW LEVEL SECURITY`
pub fn force_row_security(name: &Name, forced: bool) -> String {
    let verb = if forced { "FORCE" } else { "NO FORCE" };
    format!("ALTER TABLE {} {verb} ROW LEVEL SECURITY", name.quoted())
}

/// Sets what the write-ahead log says of an updated or deleted row.
pub fn replica_identity(name: &Name, identity: &ReplicaIdentity) -> String {
    let identity = match identity {
        ReplicaIdentity::Default => "DEFAULT".to_owned(),
        ReplicaIdentity::Nothing => "NOTHING".to_owned(),
        ReplicaIdentity::Full => "FULL".to_owned(),
        ReplicaIdentity::Index(index) => format!("USING INDEX {}", quoted(index)),
    };
    format!(
        "ALTER TABLE ONLY {} REPLICA IDENTITY {identity}",
        name.quoted()
    )
}

/// Sets the index that `CLUSTER` sorts a table or materialized view by.
pub fn cluster_on(name: &Name, index: Option<&str>) -> String {
    let action = match index {
        Some(index) => format!("CLUSTER ON {}", quoted(index)),
        None => "SET WITHOUT CLUSTER".to_owned(),
    };
    format!("ALTER TABLE {} {action}", name.quoted())
}

/// `SET LOGGED` or `SET UNLOGGED`, which writes the table anew.
pub fn set_persistence(name: &Name, persistence: Persistence) -> String {
    let persistence = match persistence {
        Persistence::Logged => "LOGGED",
        Persistence::Unlogged => "UNLOGGED",
    };
    format!("ALTER TABLE {} SET {persistence}", name.quoted())
}

/// Sets and resets the storage parameters of a relation, whose kind is `TABLE`, `INDEX`, `VIEW` or
/// `MATERIALIZED VIEW`.
pub fn change_options(
    kind: &str,
    name: &Name,
    from: &BTreeMap<String, String>,
    to: &BTreeMap<String, String>,
) -> Vec<String> {
    let name = name.quoted();
    let actions = parameter_changes(from, to).into_iter();
    actions
        .map(|action| format!("ALTER {kind} {name} {action}"))
        .collect()
}

/// Moves a relation, whose kind is `TABLE`, `INDEX` or `MATERIALIZED VIEW`, to a tablespace; `None` is
/// `pg_default`.
pub fn set_tablespace(kind: &str, name: &Name, tablespace: Option<&str>) -> String {
    let tablespace = quoted(tablespace.unwrap_or("pg_default"));
    format!("ALTER {kind} {} SET TABLESPACE {tablespace}", name.quoted())
}

/// Changes the access method of a table, which writes it anew; `None` is `heap`.
pub fn set_access_method(name: &Name, method: Option<&str>) -> String {
    let method = quoted(method.unwrap_or("heap"));
    format!("ALTER TABLE {} SET ACCESS METHOD {method}", name.quoted())
}

/// Changes the access method of the partitions that a partitioned table gets (PostgreSQL 17 and later);
/// `None` is that of the server.
pub fn set_access_method_of_partitions(name: &Name, method: Option<&str>) -> String {
    let method = method.map_or("DEFAULT".to_owned(), quoted);
    format!("ALTER TABLE {} SET ACCESS METHOD {method}", name.quoted())
}

/// Makes a table one of a composite type, or of none.
pub fn set_type_of_table(name: &Name, ty: Option<&Name>) -> String {
    let action = match ty {
        Some(ty) => format!("OF {}", ty.quoted()),
        None => "NOT OF".to_owned(),
    };
    format!("ALTER TABLE {} {action}", name.quoted())
}

/// `INHERIT` or `NO INHERIT`
pub fn set_inheritance(name: &Name, parent: &Name, inherits: bool) -> String {
    let verb = if inherits { "INHERIT" } else { "NO INHERIT" };
    format!("ALTER TABLE {} {verb} {}", name.quoted(), parent.quoted())
}
