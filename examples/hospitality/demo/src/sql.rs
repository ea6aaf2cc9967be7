//! SQL as it is printed: a line for each clause, long clauses cut.

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
    let lines = joined(lines.iter().map(|line| line.trim_end()));
    lines
        .into_iter()
        .map(|line| if full { line } else { cut(&line) })
        .collect()
}

/// Short clauses share a line.
fn joined<'a>(clauses: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for clause in clauses {
        match lines.last_mut() {
            Some(line) if line.chars().count() + clause.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(clause);
            }
            _ => lines.push(clause.to_owned()),
        }
    }
    lines
}

fn cut(line: &str) -> String {
    if line.chars().count() <= WIDTH {
        return line.to_owned();
    }
    let kept: String = line.chars().take(WIDTH - 2).collect();
    format!("{kept} …")
}
