//! Identifiers as the server writes them in definitions: quoted only if they have to be.

use ormlite_core::schema::registry::quoted;

use crate::model::{Name, is_plain};

/// A chain of identifiers: `core.rooms`, `core."order"`.
pub(crate) fn as_the_server<T: AsRef<str>>(parts: &[T]) -> String {
    let parts = parts.iter().map(|part| identifier(part.as_ref()));
    parts.collect::<Vec<_>>().join(".")
}

/// The name of an object with its schema.
pub(super) fn name_as_the_server(name: &Name) -> String {
    as_the_server(&[&name.schema, &name.name])
}

fn identifier(name: &str) -> String {
    match is_plain(name) && !is_keyword(name) {
        true => name.to_owned(),
        false => quoted(name),
    }
}

/// Whether a word is a keyword that the server quotes: any but the unreserved ones.
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &str = " all analyse analyze and any array as asc asymmetric authorization \
        between bigint binary bit boolean both case cast char character check coalesce collate \
        collation column concurrently constraint create cross current_catalog current_date \
        current_role current_schema current_time current_timestamp current_user dec decimal \
        default deferrable desc distinct do else end except exists extract false fetch float for \
        foreign freeze from full grant greatest group grouping having ilike in initially inner \
        inout int integer intersect interval into is isnull join json json_array json_arrayagg \
        json_object json_objectagg lateral leading least left like limit localtime \
        localtimestamp merge_action national natural nchar none normalize not notnull null nullif \
        numeric offset on only or order out outer overlaps overlay placing position precision \
        primary real references returning right row select session_user setof similar smallint \
        some substring symmetric system_user table tablesample then time timestamp to trailing \
        treat trim true union unique user using values varchar variadic verbose when where window \
        with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi \
        xmlroot xmlserialize xmltable ";
    KEYWORDS.split_ascii_whitespace().any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plain_word_is_quoted() {
        for (parts, expected) in [
            (&["core", "rooms"][..], "core.rooms"),
            (&["core", "order"], "core.\"order\""),
            (&["Core", "a\"b"], "\"Core\".\"a\"\"b\""),
            (&["name"], "name"),
            (&[""], "\"\""),
        ] {
            assert_eq!(as_the_server(parts), expected);
        }
    }
}
