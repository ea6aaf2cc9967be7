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
/// A name that is too long is shortened as PostgreSQL does, at the longer of table and column. With an
/// empty column it is the name for an object of the table or domain alone.
///
/// ```
/// use ormlite_core::schema::registry::generated_name;
///
/// assert_eq!(generated_name("rooms", "id", "seq"), "rooms_id_seq");
/// assert_eq!(generated_name("rate", "", "not_null"), "rate_not_null");
/// ```
pub fn generated_name(table: &str, column: &str, label: &str) -> String {
    let separators = if column.is_empty() { 1 } else { 2 };
    let room = LIMIT.saturating_sub(label.len() + separators);
    let (mut of_table, mut of_column) = (table.len(), column.len());
    while of_table + of_column > room {
        match of_table > of_column {
            true => of_table -= 1,
            false => of_column -= 1,
        }
    }
    let (table, column) = (clipped(table, of_table), clipped(column, of_column));
    match column {
        "" => format!("{table}_{label}"),
        _ => format!("{table}_{column}_{label}"),
    }
}

/// Returns the start of a text, of at most `most` bytes.
fn clipped(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev();
    let mut ends = end.filter(|end| text.is_char_boundary(*end));
    &text[..ends.next().unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_shortened_as_the_server_does() {
        let long = "a".repeat(60);
        let name = generated_name(&long, "id", "seq");
        assert_eq!(name, format!("{}_id_seq", "a".repeat(56)));
        let name = generated_name(&"ü".repeat(31), "id", "seq");
        assert_eq!(name, format!("{}_id_seq", "ü".repeat(28)));
    }
}
