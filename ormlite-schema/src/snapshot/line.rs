//! [`Fact`]: one line of a snapshot, or a text of several lines under it.

use std::iter::{Enumerate, Peekable};
use std::str::Lines;

use serde_json::Value;

/// The lines of a file, with their numbers from 0.
pub(super) type Numbered<'a> = Peekable<Enumerate<Lines<'a>>>;

/// What is before each line of a text.
const MARGIN: &str = "  |";

/// A path, and the value that it has, if it is not the path alone that counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fact {
    pub(super) path: Vec<String>,
    pub(super) value: Option<Value>,
}

impl Fact {
    /// Adds the line, and those of a text.
    pub(super) fn write(&self, text: &mut String) {
        text.push_str(&subject(&self.path));
        match &self.value {
            None => {}
            Some(Value::String(value)) if is_text(value) => {
                text.push_str(" =");
                for line in value.split('\n') {
                    text.push('\n');
                    text.push_str(MARGIN);
                    if !line.is_empty() {
                        text.push(' ');
                        text.push_str(line);
                    }
                }
            }
            Some(value) => {
                text.push_str(" = ");
                write_json(value, text);
            }
        }
        text.push('\n');
    }

    /// Reads a line and the text that follows it. `None` if it has no such form.
    pub(super) fn read(line: &str, rest: &mut Numbered<'_>) -> Option<Self> {
        let mut path = Vec::new();
        let mut left = line;
        let value = loop {
            if left.is_empty() {
                break None;
            }
            if let Some(json) = left.strip_prefix("= ") {
                break Some(serde_json::from_str(json).ok()?);
            }
            if left == "=" {
                break Some(Value::String(read_text(rest)?));
            }
            let (word, after) = read_word(left)?;
            path.push(word);
            left = match after.strip_prefix(' ') {
                Some(more) if !more.is_empty() => more,
                _ if after.is_empty() => "",
                _ => return None,
            };
        };
        (!path.is_empty()).then_some(Self { path, value })
    }
}

/// A path as on its line.
pub(super) fn subject(path: &[String]) -> String {
    let words: Vec<_> = path.iter().map(|word| written(word)).collect();
    words.join(" ")
}

/// The lines with a margin.
fn read_text(rest: &mut Numbered<'_>) -> Option<String> {
    let mut lines = Vec::new();
    while let Some((_, line)) = rest.next_if(|(_, line)| line.starts_with(MARGIN)) {
        let line = &line[MARGIN.len()..];
        lines.push(match line {
            "" => "",
            _ => line.strip_prefix(' ')?,
        });
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Whether a value has several lines, and nothing that an editor or git would change.
fn is_text(value: &str) -> bool {
    value.contains('\n') && !value.contains(|c: char| c.is_control() && c != '\n' && c != '\t')
}

/// A word of a path, in quotes if it could be taken for something else.
fn written(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_.()".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => Value::from(word).to_string(),
    }
}

/// The word at the start of a line, and what follows.
fn read_word(line: &str) -> Option<(String, &str)> {
    if !line.starts_with('"') {
        let end = line.find([' ', '"']).unwrap_or(line.len());
        return (end > 0).then(|| (line[..end].to_owned(), &line[end..]));
    }
    let mut read = serde_json::Deserializer::from_str(line).into_iter::<String>();
    let word = read.next()?.ok()?;
    Some((word, &line[read.byte_offset()..]))
}

/// JSON with sorted keys, whatever the order of a map is in this build of serde_json.
fn write_json(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (at, (key, value)) in entries.into_iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_json(value, text);
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_json(value, text);
            }
            text.push(']');
        }
        value => text.push_str(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fact(path: &[&str], value: Option<Value>) -> Fact {
        let path = path.iter().map(|word| (*word).to_owned()).collect();
        Fact { path, value }
    }

    #[test]
    fn lines_are_read_as_they_are_written() {
        for (fact, expected) in [
            (fact(&["table", "core.rooms"], None), "table core.rooms\n"),
            (
                fact(
                    &["a", "", "=", "= 1", "|"],
                    Some(json!({"b": [1, null], "a": "\r\n"})),
                ),
                "a \"\" \"=\" \"= 1\" \"|\" = {\"a\":\"\\r\\n\",\"b\":[1,null]}\n",
            ),
            (
                fact(&["a", "\"B\"", "ü\n"], Some(json!("x"))),
                "a \"\\\"B\\\"\" \"ü\\n\" = \"x\"\n",
            ),
            (
                fact(&["a"], Some(json!(" x\n\n=\n<<<<<<<\n"))),
                "a =\n  |  x\n  |\n  | =\n  | <<<<<<<\n  |\n",
            ),
            (fact(&["a"], Some(json!("\r\n"))), "a = \"\\r\\n\"\n"),
        ] {
            let mut text = String::new();
            fact.write(&mut text);
            assert_eq!(text, expected);
            let mut lines = text.lines().enumerate().peekable();
            let (_, first) = lines.next().unwrap();
            assert_eq!(Fact::read(first, &mut lines), Some(fact), "{text}");
            assert_eq!(lines.next(), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_line_is_refused() {
        for line in [
            "= 1", "a = ", "a =", "a  b", "a ", "a \"b", "a\"b\"", "a = {", " a", "a = 1 2",
        ] {
            let read = Fact::read(line, &mut "no text".lines().enumerate().peekable());
            assert_eq!(read, None, "{line}");
        }
    }
}
