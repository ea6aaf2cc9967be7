//! The text format, for parameters whose type only the server knows.
//!
//! Where a statement is not prepared, the client does not learn the types of its parameters. Texts,
//! documents and labels of enums are then sent in the text format, which every type that can hold
//! them accepts: `citext`, `char(n)`, `ltree`, `json`, an enumerated type, a domain over one of them.

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Type};

use crate::types::array::header;
use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::SqlType;
use crate::types::value::AnyValue;
use crate::types::wire::Input;

/// Writes a value in the text format.
pub(super) fn encode(value: &dyn AnyValue, out: &mut BytesMut) -> Result<IsNull, CodecError> {
    let SqlType::Array(element) = value.sql_type().undomained() else {
        return value.encode(of_scalar(value.sql_type())?, out);
    };
    let array = match *of_scalar(element)? {
        Type::JSON => &Type::JSON_ARRAY,
        _ => &Type::TEXT_ARRAY,
    };
    let mut binary = BytesMut::new();
    if let IsNull::Yes = value.encode(array, &mut binary)? {
        return Ok(IsNull::Yes);
    }
    literal(&binary, out)?;
    Ok(IsNull::No)
}

fn of_scalar(ty: &SqlType) -> Result<&'static Type, CodecError> {
    let unknown = ValueError::NotInPostgres("the type of the parameter is not known");
    ty.as_text().ok_or_else(|| unknown.into())
}

/// Converts an array from the binary format to the text format: `{"a",NULL}`.
fn literal(binary: &[u8], out: &mut BytesMut) -> Result<(), ValueError> {
    let mut input = Input::new(binary);
    let (_, count) = header(&mut input)?;
    out.put_u8(b'{');
    for at in 0..count {
        if at > 0 {
            out.put_u8(b',');
        }
        let Some(text) = input.field()? else {
            out.put_slice(b"NULL");
            continue;
        };
        out.put_u8(b'"');
        for &byte in text {
            if matches!(byte, b'"' | b'\\') {
                out.put_u8(b'\\');
            }
            out.put_u8(byte);
        }
        out.put_u8(b'"');
    }
    out.put_u8(b'}');
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Value;

    fn text<V: Value>(value: V) -> String {
        let mut out = BytesMut::new();
        match encode(&value, &mut out).unwrap() {
            IsNull::Yes => "NULL".to_owned(),
            IsNull::No => String::from_utf8(out.to_vec()).unwrap(),
        }
    }

    #[test]
    fn text_is_itself_and_arrays_are_literals() {
        let some = |text: &str| text.to_owned();
        assert_eq!(text(some("a \"b\" \\")), "a \"b\" \\");
        assert_eq!(text(None::<String>), "NULL");
        assert_eq!(text(Vec::<String>::new()), "{}");
        assert_eq!(
            text(vec![some(""), some("NULL"), some("a,\"\\}")]),
            r#"{"","NULL","a,\"\\}"}"#
        );
        assert_eq!(text(vec![Some(some("a")), None]), r#"{"a",NULL}"#);
        assert_eq!(text(serde_json::json!({"a": [1]})), r#"{"a":[1]}"#);
        assert_eq!(
            text(vec![serde_json::json!({"a": "b"})]),
            r#"{"{\"a\":\"b\"}"}"#
        );
    }

    #[test]
    fn other_types_are_known_by_number() {
        assert!(!i32::TYPE.has_text_form() && !<Vec<i32>>::TYPE.has_text_form());
        assert!(String::TYPE.has_text_form() && <Vec<String>>::TYPE.has_text_form());
    }
}
