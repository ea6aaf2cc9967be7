//! The names that PostgreSQL gives to what a table implies.

/// The longest identifier, in bytes.
const LONGEST: usize = 63;

/// `table_column_label`, cut as the server cuts it: the longer of the two names first.
pub(super) fn implied(table: &str, column: &str, label: &str) -> String {
    let separators = if column.is_empty() { 1 } else { 2 };
    let room = LONGEST - label.len() - separators;
    let (mut first, mut second) = (table.len(), column.len());
    while first + second > room {
        match first > second {
            true => first -= 1,
            false => second -= 1,
        }
    }
    let (table, column) = (cut(table, first), cut(column, second));
    match column {
        "" => format!("{table}_{label}"),
        _ => format!("{table}_{column}_{label}"),
    }
}

/// At most so many bytes, in whole characters.
fn cut(name: &str, bytes: usize) -> &str {
    let end = (0..=bytes).rev().find(|end| name.is_char_boundary(*end));
    &name[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut() {
        assert_eq!(implied("rooms", "id", "seq"), "rooms_id_seq");
        assert_eq!(implied("rate", "", "not_null"), "rate_not_null");
        let long = "a".repeat(60);
        let name = implied(&long, "id", "seq");
        assert_eq!(name, format!("{}_id_seq", "a".repeat(56)));
        let name = implied(&"ü".repeat(31), "id", "seq");
        assert_eq!(name, format!("{}_id_seq", "ü".repeat(28)));
    }
}
