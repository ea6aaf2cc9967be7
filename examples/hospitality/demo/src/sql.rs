//! SQL as it is printed: a line for each clause, long lists of columns cut.

/// What starts a line of its own.
const CLAUSES: [&str; 14] = [
    "FROM ",
    "INNER JOIN ",
    "LEFT JOIN ",
    "WHERE ",
    "GROUP BY ",
    "HAVING ",
    "ORDER BY ",
    "LIMIT ",
    "SET ",
    "VALUES ",
    "ON CONFLICT ",
    "DO UPDATE ",
    "RETURNING ",
    "FOR UPDATE",
];

/// Clauses that begin a list of columns.
const LISTS: [&str; 4] = ["SELECT ", "RETURNING ", "INSERT INTO ", "FROM unnest"];

/// Characters of a line.
const WIDTH: usize = 112;

/// The lines of a statement. Clauses inside parentheses stay in their line.
pub(crate) fn lines(sql: &str, full: bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut depth = 0_usize;
    for (at, char) in sql.char_indices() {
        let starts =
            depth == 0 && at > 0 && CLAUSES.iter().any(|clause| sql[at..].starts_with(clause));
        let after_space = sql[..at].ends_with(' ');
        if starts && after_space {
            lines.push(String::new());
        }
        match char {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(line) = lines.last_mut() {
            line.push(char);
        }
    }
    let clauses = joined(lines.iter().map(|line| line.trim_end()));
    clauses
        .iter()
        .flat_map(|clause| fitted(clause, full))
        .collect()
}

/// Short clauses share a line.
fn joined<'a>(clauses: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for clause in clauses {
        match lines.last_mut() {
            Some(line) if length(line) + length(clause) < WIDTH => {
                line.push(' ');
                line.push_str(clause);
            }
            _ => lines.push(clause.to_owned()),
        }
    }
    lines
}

/// A clause in as many lines as it needs; a list of columns in one.
fn fitted(clause: &str, full: bool) -> Vec<String> {
    let is_list = LISTS.iter().any(|list| clause.starts_with(list));
    if full || !is_list || length(clause) <= WIDTH {
        return wrapped(clause);
    }
    let kept: String = clause.chars().take(WIDTH).collect();
    let end = kept.rfind(", ").unwrap_or(kept.len());
    vec![format!("{}, …", &kept[..end])]
}

/// Text in lines of at most [`WIDTH`] characters, broken at spaces.
pub(crate) fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if length(line) + length(word) < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("  {word}")),
        }
    }
    lines
}

fn length(text: &str) -> usize {
    text.chars().count()
}
