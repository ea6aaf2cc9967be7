//! The rules, a file each, with a page beside it that says why.

mod char_column;
mod constraint_not_validated;
mod foreign_key_without_index;
mod invalid_index;
mod json_column;
mod money_column;
mod narrow_key;
mod narrow_sequence;
mod policy_without_index;
mod policy_without_row_security;
mod redundant_index;
mod row_security_without_policy;
mod schema_with_many_tables;
mod serial_column;
mod setting_in_policy;
mod table_without_primary_key;
mod timestamp_column;
mod unlogged_table;
mod view_without_security_invoker;

use super::rule::Rule;

/// All rules, by severity and name.
pub static RULES: [Rule; 20] = [
    foreign_key_without_index::RULE,
    invalid_index::RULE,
    policy_without_row_security::RULE,
    table_without_primary_key::RULE,
    view_without_security_invoker::RULE,
    constraint_not_validated::RULE,
    money_column::RULE,
    narrow_sequence::RULE,
    policy_without_index::RULE,
    row_security_without_policy::RULE,
    setting_in_policy::RULE,
    timestamp_column::RULE,
    unlogged_table::RULE,
    char_column::RULE,
    json_column::RULE,
    narrow_key::RULE,
    redundant_index::PREFIX,
    redundant_index::RULE,
    schema_with_many_tables::RULE,
    serial_column::RULE,
];
