//! SQL literals, for the predicate of a partial index in `ON CONFLICT (..) WHERE ..`.
//!
//! The server must prove that the predicate implies that of the index when it plans the statement. A
//! parameter has no value in a generic plan, so no index would match.

use postgres_types::Type;

use crate::sql::renderer::Renderer;
use crate::types::{Bind, SqlType};

impl Renderer {
    /// Writes a boolean, an integer, a text or an enum label as a literal.
    pub(super) fn literal(&mut self, bind: &Bind) {
        match literal(bind) {
            Some(literal) => self.push(&literal),
            None => self.fail(format!(
                "the condition of a partial index contains a value of type {}; \
                 use booleans, integers, texts or enum labels",
                bind.sql_type()
            )),
        }
    }
}

fn literal(bind: &Bind) -> Option<String> {
    let raw = bind.encoded()?;
    match bind.sql_type().undomained() {
        SqlType::Enum(_) => text(&raw),
        SqlType::Builtin { ty, .. } => match *ty {
            Type::BOOL => Some(if raw[..] == [0] { "FALSE" } else { "TRUE" }.to_owned()),
            Type::INT2 => Some(i16::from_be_bytes(raw[..].try_into().ok()?).to_string()),
            Type::INT4 => Some(i32::from_be_bytes(raw[..].try_into().ok()?).to_string()),
            Type::INT8 => Some(i64::from_be_bytes(raw[..].try_into().ok()?).to_string()),
            Type::TEXT => text(&raw),
            _ => None,
        },
        _ => None,
    }
}

fn text(raw: &[u8]) -> Option<String> {
    std::str::from_utf8(raw).ok().map(quoted_text)
}

/// Quotes a text, independently of the setting `standard_conforming_strings`.
pub(super) fn quoted_text(text: &str) -> String {
    let text = text.replace('\'', "''");
    match text.contains('\\') {
        true => format!("E'{}'", text.replace('\\', "\\\\")),
        false => format!("'{text}'"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_of_supported_types() {
        let literal = |bind| literal(&bind);
        assert_eq!(literal(Bind::new(true)).as_deref(), Some("TRUE"));
        assert_eq!(literal(Bind::new(false)).as_deref(), Some("FALSE"));
        assert_eq!(literal(Bind::new(-7_i16)).as_deref(), Some("-7"));
        assert_eq!(literal(Bind::new(7_i32)).as_deref(), Some("7"));
        assert_eq!(literal(Bind::new(i64::MIN)), Some(i64::MIN.to_string()));
        let text = |text: &str| literal(Bind::new(text.to_owned()));
        assert_eq!(text("it's").as_deref(), Some("'it''s'"));
        assert_eq!(text("a\\'b").as_deref(), Some("E'a\\\\''b'"));
    }

    #[test]
    fn other_types_are_refused() {
        assert_eq!(literal(&Bind::new(1.5_f64)), None);
        assert_eq!(literal(&Bind::new(vec![1_i32])), None);
        assert_eq!(literal(&Bind::new(None::<i32>)), None);
    }
}
