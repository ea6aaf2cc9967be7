//! The statements that create, change and drop objects: the one place where DDL is written.
//!
//! [`create`] is a whole [`Catalog`](crate::Catalog) in an order that works, [`drop`](drop()) the
//! reverse. The other functions
//! write one statement each, or a new object with its comments and privileges, for plans that are
//! composed of them. No statement ends in a semicolon.
//!
//! Identifiers are always quoted. Types, expressions and definitions are SQL text in the model, and
//! written as they are.

mod backfill;
mod catalog;
mod column;
mod comment;
mod constraint;
mod index;
mod other;
mod privilege;
mod rename;
mod routine;
mod schema;
mod sequence;
mod server_text;
mod sync;
mod table;
mod table_rule;
mod text;
mod types;
mod view;

pub use self::backfill::{Batches, backfill, fill};
pub(crate) use self::catalog::UNCHECKED_BODIES;
pub(crate) use self::catalog::append;
pub use self::catalog::{Statement, create, create_object, drop, drop_object, object_name, script};
pub use self::column::{
    add_column, add_identity, add_not_null, change_identity, column_definition, column_object,
    column_options, column_settings, drop_column, drop_column_only, drop_expression, drop_identity,
    drop_not_null, identity_clause, identity_sequence, not_null_name, set_compression, set_default,
    set_default_only, set_expression, set_not_null, set_statistics, set_storage, set_type,
};
pub use self::comment::comment_on;
pub use self::constraint::{
    add_constraint, add_constraint_using_index, constraint_definition, constraint_object,
    drop_constraint, set_constraint_inheritance, set_timing, validate_constraint,
};
pub use self::index::{
    Build, attach_index, create_index, drop_index, drop_index_with_keys, element_definition,
    index_settings, index_statistics,
};
pub use self::other::{
    change_publication, create_event_trigger, create_other, create_publication, drop_event_trigger,
    drop_other, drop_publication, enable_event_trigger, other_object, publication_options,
    published_table,
};
pub use self::privilege::{
    GrantedOn, change_default_privileges, change_privileges, replace_default_privileges,
};
pub use self::rename::{
    rename, rename_attribute, rename_column, rename_constraint, rename_label, rename_schema,
    set_schema,
};
pub use self::routine::{create_routine, drop_routine, routine_object};
pub use self::schema::{
    create_extension, create_schema, drop_extension, drop_schema, set_extension_schema,
    update_extension,
};
pub use self::sequence::{
    change_sequence, continue_sequence, create_sequence, drop_sequence, sequence_options,
    sequence_owner, set_persistence_of_sequence,
};
pub(crate) use self::server_text::as_the_server;
pub use self::sync::{Synced, sync_function, sync_trigger};
pub use self::table::{
    attach_partition, change_options, cluster_on, create_table, detach_partition, drop_table,
    force_row_security, index_choices, replica_identity, set_access_method,
    set_access_method_of_partitions, set_inheritance, set_persistence, set_row_security,
    set_tablespace, set_type_of_table, table_settings,
};
pub use self::table_rule::{
    alter_policy, create_policy, create_rule, create_statistics, create_trigger, drop_policy,
    drop_rule, drop_statistics, drop_trigger, enable_rule, enable_trigger, on_table,
    statistics_target,
};
pub use self::text::literal;
pub use self::types::{
    LabelPlace, add_attribute, add_domain_check, add_label, attribute_definition,
    create_shell_type, create_type, domain_check_object, drop_attribute, drop_domain_check,
    drop_type, kind_of_type, set_domain_default, set_domain_not_null, type_object,
    validate_domain_check,
};
pub use self::view::{
    create_placeholder_view, create_view, drop_view, kind_of_view, refresh, replace_by_placeholder,
    replace_view, view_index_choices, view_object, view_settings,
};
