//! Names that PostgreSQL generates for constraints and sequences.
//!
//! `constraint_names.rs` of `ormlite-macros` knows the same rule. It refuses a long name, since a
//! shorter one can be chosen. Here a long name is shortened as the server does, since no attribute
//! gives another name to a sequence or to the check of an enum.

/// PostgreSQL's limit for an identifier, in bytes.
const LIMIT: usize = 63;

/// Returns the name that PostgreSQL generates for an object of a column, such as
/// `rooms_status_check`.
///
/// A name that is too long is shortened as PostgreSQL does, at the longer of table and column.
///
/// ```
/// use ormlite_core::schema::registry::generated_name;
///
/// assert_eq!(generated_name("rooms", "id", "seq"), "rooms_id_seq");
/// ```
pub fn generated_name(table: &str, column: &str, label: &str) -> String {
    let room = LIMIT.saturating_sub(label.len() + 2);
    let (mut of_table, mut of_column) = (table.len(), column.len());
    while of_table + of_column > room {
        match of_table > of_column {
            true => of_table -= 1,
            false => of_column -= 1,
        }
    }
    let (table, column) = (clipped(table, of_table), clipped(column, of_column));
    format!("{table}_{column}_{label}")
}

/// Returns the start of a text, of at most `most` bytes.
fn clipped(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev();
    let mut ends = end.filter(|end| text.is_char_boundary(*end));
    &text[..ends.next().unwrap_or(0)]
}
