//! Casts of array constructors, which the server does not read as it writes them.
//!
//! It writes `status IN ('paid', 'sent')` over a column of `varchar` as
//! `(status)::text = ANY ((ARRAY['paid'::character varying, ..])::text[])`. When it reads that, it
//! casts each element, and so the same constraint has another text once a plan or `pg_dump` has
//! created it: `ARRAY[('paid'::character varying)::text, ..]`. The model always has the latter.

/// A text of the server in which the elements of array constructors are cast, and not the arrays.
pub(super) fn settled(text: String) -> String {
    match text.contains(OPEN) {
        true => rewritten(&text),
        false => text,
    }
}

const OPEN: &str = "(ARRAY[";

fn rewritten(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut quote = None;
    while let Some(c) = rest.chars().next() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '(') => {
                if let Some((elements, ty, after)) = cast_array(rest) {
                    out.push_str(&array(&rewritten(elements), ty));
                    rest = after;
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The elements and the element type of `(ARRAY[..])::type[]` at the start of a text, and the rest.
fn cast_array(text: &str) -> Option<(&str, &str, &str)> {
    let inner = text.strip_prefix(OPEN)?;
    let end = closing(inner)?;
    let ty = inner[end..].strip_prefix("])::")?;
    let brackets = ty.find("[]")?;
    let of_type = |c: char| c.is_alphanumeric() || " _.,()\"".contains(c);
    let is_type = ty[..brackets].chars().all(of_type);
    // Another dimension has no elements of the type.
    let after = &ty[brackets + 2..];
    (is_type && end > 0 && !after.starts_with('[')).then(|| (&inner[..end], &ty[..brackets], after))
}

fn array(elements: &str, ty: &str) -> String {
    let cast = |element: &str| {
        let nested = element.strip_prefix("ARRAY[");
        match nested.and_then(|nested| nested.strip_suffix(']')) {
            Some(nested) => array(nested, ty),
            None => format!("({element})::{ty}"),
        }
    };
    let elements: Vec<_> = split(elements).into_iter().map(cast).collect();
    format!("ARRAY[{}]", elements.join(", "))
}

/// The elements, which are separated by commas.
fn split(elements: &str) -> Vec<&str> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, c) in outermost(elements) {
        if c == ',' {
            found.push(elements[start..at].trim());
            start = at + 1;
        }
    }
    found.push(elements[start..].trim());
    found
}

/// Where the bracket is that closes one before the text.
fn closing(text: &str) -> Option<usize> {
    let mut outermost = outermost(text);
    outermost.find(|(_, c)| *c == ']').map(|(at, _)| at)
}

/// The characters outside of quotes, parentheses and brackets; the one that closes the text is the
/// last.
fn outermost(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut depth, mut quote) = (0_usize, None);
    text.char_indices().filter(move |(_, c)| {
        let is_within = depth > 0 || quote.is_some();
        match (quote, *c) {
            // A doubled quote ends and begins one. The server doubles backslashes.
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(*c),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        !is_within
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_cast_and_not_the_array() {
        for (text, expected) in [
            (
                "((s)::text = ANY ((ARRAY['a'::character varying, 'it''s ], (b'::character varying])::text[]))",
                "((s)::text = ANY (ARRAY[('a'::character varying)::text, ('it''s ], (b'::character varying)::text]))",
            ),
            (
                "(n = ANY ((ARRAY[1, (f(a, b))::integer])::numeric[]))",
                "(n = ANY (ARRAY[(1)::numeric, ((f(a, b))::integer)::numeric]))",
            ),
            (
                "((ARRAY[ARRAY[1, 2], ARRAY[3, 4]])::bigint[])",
                "(ARRAY[ARRAY[(1)::bigint, (2)::bigint], ARRAY[(3)::bigint, (4)::bigint]])",
            ),
            (
                "((ARRAY['a'::text])::character varying(5)[])",
                "(ARRAY[('a'::text)::character varying(5)])",
            ),
            (
                "((a)::text = ANY ((ARRAY['x'::\"T\"])::text[])) OR ((ARRAY[b])::\"T\"[] = c)",
                "((a)::text = ANY (ARRAY[('x'::\"T\")::text])) OR (ARRAY[(b)::\"T\"] = c)",
            ),
            ("'(ARRAY[1])::text[]'::text", "'(ARRAY[1])::text[]'::text"),
            ("f(ARRAY[1, 2])", "f(ARRAY[1, 2])"),
            ("(ARRAY[a, b])[1]", "(ARRAY[a, b])[1]"),
            (
                "array_length((ARRAY[a, b]), 1)",
                "array_length((ARRAY[a, b]), 1)",
            ),
        ] {
            assert_eq!(settled(text.to_owned()), expected);
        }
    }
}
