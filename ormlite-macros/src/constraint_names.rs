//! The names of constraints and indexes, as PostgreSQL would generate them.
//!
//! `generated_name.rs` of `ormlite-core` knows the same rule. It shortens a long name as the server
//! does, since no attribute gives another name to a sequence or to the check of an enum. Here a long
//! name is refused (`table/validate/names.rs`), since a shorter one can be chosen.

/// The names of a table's constraints and indexes, as PostgreSQL would generate them.
pub(crate) struct Generated {
    table: String,
    taken: Vec<String>,
}

impl Generated {
    /// Starts with the given names.
    pub(crate) fn new(table: &str, given: Vec<String>) -> Self {
        Self {
            table: table.to_owned(),
            taken: given,
        }
    }

    /// `table_col1_col2_key`, followed by a number if that name is taken.
    pub(crate) fn name<'a>(
        &mut self,
        columns: impl IntoIterator<Item = &'a str>,
        label: &str,
    ) -> String {
        let mut stem = self.table.clone();
        for column in columns {
            stem.push('_');
            stem.push_str(column);
        }
        let mut name = format!("{stem}_{label}");
        let mut pass = 0;
        while self.taken.contains(&name) {
            pass += 1;
            name = format!("{stem}_{label}{pass}");
        }
        self.taken.push(name.clone());
        name
    }
}

/// PostgreSQL's name for an expression in the name of an index: its function, or `expr`.
pub(crate) fn of_expression(sql: &str) -> &str {
    let sql = sql.trim();
    let end = sql
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(sql.len());
    let word = &sql[..end];
    let starts_well = word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    let rest = sql[end..].trim_start();
    let whole = rest.is_empty() || (rest.starts_with('(') && rest.ends_with(')'));
    if starts_well && whole { word } else { "expr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_collide_are_numbered_as_postgresql_does() {
        let mut names = Generated::new("rooms", vec!["rooms_b_idx".into()]);
        assert_eq!(names.name(["a"], "key"), "rooms_a_key");
        assert_eq!(names.name(["a"], "key"), "rooms_a_key1");
        assert_eq!(names.name(["a"], "key"), "rooms_a_key2");
        assert_eq!(names.name(["b"], "idx"), "rooms_b_idx1");
        assert_eq!(names.name(["a", "b"], "idx"), "rooms_a_b_idx");
        assert_eq!(names.name([], "pkey"), "rooms_pkey");
    }

    #[test]
    fn expressions_are_called_by_their_function() {
        assert_eq!(of_expression("lower(email)"), "lower");
        assert_eq!(of_expression("a + b"), "expr");
        assert_eq!(of_expression("(data ->> 'x')"), "expr");
        assert_eq!(of_expression("during"), "during");
    }
}
