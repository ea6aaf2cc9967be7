//! The size of a table's expansion, which every table of a schema pays.

use insta::assert_snapshot;
use proc_macro2::{TokenStream, TokenTree};

use super::{count, tokens};
use crate::table;

/// A table of 14 columns, as schemas have them.
const COLUMNS: [&str; 14] = [
    "#[column(primary_key, default = uuid_v7)] pub id: Uuid",
    "#[column(references = Property::id, on_delete = cascade, index)] pub property_id: Uuid",
    "#[column(references = RoomType::id)] pub room_type_id: Option<Uuid>",
    "pub number: String",
    "pub title: String",
    "pub notes: Option<String>",
    "#[column(default = \"0\")] pub floor: i32",
    "pub area: i64",
    "#[column(sql_type = \"numeric(10,2)\", check = \"rate >= 0\")] pub rate: Decimal",
    "#[column(default = \"true\")] pub active: bool",
    "#[column(created_at)] pub created_at: DateTime<Utc>",
    "#[column(updated_at)] pub updated_at: DateTime<Utc>",
    "#[column(soft_delete)] pub deleted_at: Option<DateTime<Utc>>",
    "#[column(version)] pub version: i32",
];

/// More than this, and the growth needs a reason that the next schema of 178 tables would accept.
const BUDGET: usize = 2_050;

/// The impls of one table: its constants and accessors, `Table`, `Fields`, `Writable`, and
/// `Insertable` and `Fields` of the struct of required columns.
const IMPLS: usize = 6;

fn expand(columns: &[&str], registered: bool) -> TokenStream {
    let columns: String = columns
        .iter()
        .map(|column| format!("/// Docs.\n{column},\n"))
        .collect();
    let input =
        format!("#[table(name = \"rooms\", schema = \"core\")] pub struct Room {{ {columns} }}");
    table::expand(tokens(&input), registered)
}

fn size(columns: &[&str], registered: bool) -> usize {
    count(expand(columns, registered))
}

#[test]
fn tokens_of_a_table() {
    let total = size(&COLUMNS, false);
    let mut report = format!("{total} tokens for 14 columns\n\n");
    for column in COLUMNS {
        let others: Vec<_> = COLUMNS
            .into_iter()
            .filter(|other| *other != column)
            .collect();
        report += &format!("{:4}  {column}\n", total - size(&others, false));
    }
    let registered = size(&COLUMNS, true) - total;
    report += &format!("\n{registered} more with the feature `registry`\n");
    assert_snapshot!(report);
    assert!(total <= BUDGET, "{total} tokens, and {BUDGET} is the most");
}

#[test]
fn impls_of_a_table() {
    let is_impl = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "impl");
    let impls = |columns| expand(columns, false).into_iter().filter(is_impl).count();
    assert_eq!(impls(&COLUMNS), IMPLS);
    // None for a column or a reference.
    assert_eq!(impls(&COLUMNS[..1]), IMPLS);
}
