//! The server's messages without the values that they quote.
//!
//! `DETAIL`, `HINT` and `CONTEXT`, which quote rows and statements, are never read. A message that
//! names tables, columns and constraints is kept. If it quotes a value, or a part of the
//! statement's text, which can contain one, the quotation is removed. The SQLSTATE tells which it
//! is, since the words are in the server's language.

/// The quotation marks of all translations of the server's messages.
const QUOTES: [char; 14] = [
    '"', '«', '»', '„', '“', '”', '‟', '‘', '’', '‚', '「', '」', '『', '』',
];

/// The message without values. A syntax error gets its `position` in the statement instead, counted
/// in characters from 1.
pub(super) fn without_values(code: &str, message: &str, position: Option<u32>) -> String {
    // These report a mistake in a value as one in the statement, or as a missing name.
    let in_value = ["tsquery", "tsvector", "jsonpath"]
        .iter()
        .any(|kind| message.contains(kind));
    match code.get(..2) {
        // Data exceptions.
        Some("22") => without_numbers(&without_bytes(&without_quoted(message, |_| true))),
        _ if in_value => without_quoted(message, |_| true),
        // A syntax error quotes the text from where it was not understood; after an unclosed quote,
        // that is all of the rest.
        _ if code == "42601" => {
            let message = without_quoted(message, |text| text.contains(char::is_alphanumeric));
            match position {
                Some(position) => format!("{message}, character {position} of the statement"),
                None => message,
            }
        }
        // Limits: `requested character too large for encoding: 1114112`
        Some("54") => match message.rsplit_once(": ") {
            Some((what, value)) if value.chars().all(|c| c.is_ascii_digit()) => {
                format!("{what}: …")
            }
            _ => message.to_owned(),
        },
        _ => message.to_owned(),
    }
}

/// Removes the quoted text, if it `is_value`.
///
/// A value can contain quotation marks, so this is everything from the first to the last one.
fn without_quoted(message: &str, is_value: impl FnOnce(&str) -> bool) -> String {
    match (message.find(QUOTES), message.rfind(QUOTES)) {
        (Some(from), Some(to)) if from < to && is_value(&message[from..to]) => {
            let after = &message[to..];
            let closing = after.chars().next().map_or(0, char::len_utf8);
            format!("{}\"…\"{}", &message[..from], &after[closing..])
        }
        _ => message.to_owned(),
    }
}

/// `invalid byte sequence for encoding "UTF8": 0xe4 0x66`
fn without_bytes(message: &str) -> String {
    match message.find("0x") {
        Some(at) => format!("{}…", &message[..at]),
        None => message.to_owned(),
    }
}

/// Removes numbers, dates and times: `date field value out of range: 2026-02-31`. The numbers of a
/// type remain, in its name (`int4`) or after it (`character varying(5)`).
fn without_numbers(message: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(message.len()), message);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let in_number = |c: char| c.is_ascii_digit() || ".:+-eE".contains(c);
        let end = number.find(|c| !in_number(c)).unwrap_or(number.len());
        kept.push_str(before);
        let text = kept.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
        let of_type = match text.strip_suffix('(') {
            Some(text) => text.ends_with(char::is_alphanumeric),
            None => text.ends_with(|c: char| c.is_alphanumeric() || "_$".contains(c)),
        };
        if of_type {
            kept.push_str(&number[..end]);
        } else {
            kept.truncate(kept.trim_end_matches(['-', '+']).len());
            kept.push('…');
        }
        rest = &number[end..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_exceptions_lose_the_value_they_quote() {
        for (given, kept) in [
            (
                "no operand in tsquery: \"abc &\"",
                "no operand in tsquery: \"…\"",
            ),
            (
                "invalid input syntax for type integer: \"abc\"",
                "invalid input syntax for type integer: \"…\"",
            ),
            (
                "value \"99999999999\" is out of range for type integer",
                "value \"…\" is out of range for type integer",
            ),
            (
                "invalid input value for enum mood: \"s\"a\"d\"",
                "invalid input value for enum mood: \"…\"",
            ),
            (
                "syntaxe en entrée invalide pour le type integer : « abc »",
                "syntaxe en entrée invalide pour le type integer : \"…\"",
            ),
            (
                "invalid byte sequence for encoding \"UTF8\": 0xe4 0x66",
                "invalid byte sequence for encoding \"…\": …",
            ),
            ("division by zero", "division by zero"),
            (
                "date field value out of range: 2026-02-31",
                "date field value out of range: …",
            ),
            (
                "timestamp out of range: -2026-02-31 25:61:1.5e9",
                "timestamp out of range: … …",
            ),
            (
                "setval: value -42 is out of bounds for sequence \"s\" (1..10)",
                "setval: value … is out of bounds for sequence \"…\" (…)",
            ),
            (
                "value too long for type character varying(5)",
                "value too long for type character varying(5)",
            ),
            (
                "bit string length 7 does not match type bit(3)",
                "bit string length … does not match type bit(3)",
            ),
            (
                "a value does not fit numeric(10,2), int4 or $1",
                "a value does not fit numeric(10,2), int4 or $1",
            ),
        ] {
            assert_eq!(without_values("22P02", given, None), kept);
        }
    }

    #[test]
    fn a_syntax_error_says_where_and_not_what() {
        for (given, position, kept) in [
            (
                "syntax error at or near \"S3CR3T\"",
                Some(15),
                "syntax error at or near \"…\", character 15 of the statement",
            ),
            (
                "unterminated quoted string at or near \"'it's \"S3CR3T\"\"",
                Some(8),
                "unterminated quoted string at or near \"…\", character 8 of the statement",
            ),
            (
                "syntax error at or near \")\"",
                Some(8),
                "syntax error at or near \")\", character 8 of the statement",
            ),
            (
                "syntax error at end of input",
                None,
                "syntax error at end of input",
            ),
            ("Syntaxfehler bei »S3CR3T«", None, "Syntaxfehler bei \"…\""),
        ] {
            assert_eq!(without_values("42601", given, position), kept);
        }
    }

    #[test]
    fn limits_lose_the_number_at_their_end() {
        for (given, kept) in [
            (
                "requested character too large for encoding: 1114112",
                "requested character too large for encoding: …",
            ),
            (
                "index row size 2712 exceeds btree version 4 maximum 2704 for index \"i\"",
                "index row size 2712 exceeds btree version 4 maximum 2704 for index \"i\"",
            ),
        ] {
            assert_eq!(without_values("54000", given, None), kept);
        }
    }

    #[test]
    fn other_messages_keep_the_names_they_quote() {
        for (code, given) in [
            (
                "23505",
                "duplicate key value violates unique constraint \"rooms_pkey\"",
            ),
            ("42P01", "relation \"room 101\" does not exist"),
            ("42703", "column \"c1\" does not exist"),
            ("28P01", "password authentication failed for user \"app\""),
            ("P0001", "no room 101"),
        ] {
            assert_eq!(without_values(code, given, Some(1)), given);
        }
    }
}
