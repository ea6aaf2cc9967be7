//! Names and texts of all characters.

use ormlite_schema::Catalog;
use ormlite_schema::model::{
    Acl, EnumType, Grant, Grantee, Name, ObjectId, PrivilegeTarget, Schema, Table, Type, TypeKind,
};
use proptest::prelude::*;

use crate::{assert_round_trip, column, signature};

/// A catalog in which everything has these two names, and a text.
fn named(first: &str, second: &str, text: &str) -> Catalog {
    let mut catalog = Catalog::default();
    let comment = Some(text.to_owned());
    let schema = Schema {
        comment: comment.clone(),
        acl: None,
    };
    catalog.schemas.insert(first.to_owned(), schema);
    let name = Name::new(first, second);
    let mut columns = vec![column(first, text), column("on", "a")];
    if first != second && second != "on" && first != "on" {
        columns.push(column(second, "b"));
    }
    columns.dedup_by(|a, b| a.name == b.name);
    let role = |name: &str, grantable| Grant {
        grantee: Grantee::Role(name.to_owned()),
        privilege: "SELECT".to_owned(),
        grantable,
    };
    let acl = Acl::from([role(first, true), role(second, false)]);
    let table = Table {
        columns,
        comment: comment.clone(),
        acl: Some(acl.clone()),
        ..Table::default()
    };
    catalog.tables.insert(name.clone(), table);
    let mut labels = vec![second.to_owned(), first.to_owned(), text.to_owned()];
    labels.dedup();
    if labels.first() == labels.last() {
        labels.truncate(1);
    }
    let ty = Type {
        kind: TypeKind::Enum(EnumType { labels }),
        comment,
        acl: Some(Acl::new()),
    };
    catalog.types.insert(name.beside(first), ty);
    let target = PrivilegeTarget {
        role: second.to_owned(),
        schema: Some(first.to_owned()),
        objects: "TABLES".to_owned(),
    };
    catalog.default_privileges.insert(target, acl);
    let mut routine = signature(second);
    routine.arguments = text.replace(['(', ')'], "");
    let mut add = |object, needs| catalog.dependencies.add(object, needs);
    add(
        ObjectId::Column(name.clone(), first.to_owned()),
        ObjectId::Routine(routine.clone()),
    );
    add(
        ObjectId::Other(first.to_owned(), text.to_owned()),
        ObjectId::Column(name, second.to_owned()),
    );
    add(
        ObjectId::Routine(routine),
        ObjectId::Schema(text.to_owned()),
    );
    catalog
}

#[test]
fn odd_names() {
    let odd = [
        "",
        " ",
        "a b",
        "A",
        "ü",
        "\"",
        "\\",
        "'",
        "=",
        "= 1",
        "|",
        "  | x",
        "<<<<<<< ours",
        "=======",
        "on",
        "after",
        "depends",
        "table",
        "columns",
        "column",
        "acl",
        "owner",
        "role",
        "grantable",
        "\n",
        "a\nb\n",
        "\r\n",
        "\t",
        "\0",
        "\u{85}\u{2028}",
        "..",
        "../../etc",
        "a.b.c",
        "a(b)",
        "{}",
        "[1]",
        "null",
        "true",
        "1",
        "ormlite snapshot 2",
    ];
    for (at, first) in odd.iter().enumerate() {
        let second = odd[(at + 7) % odd.len()];
        let text = odd[(at + 13) % odd.len()];
        assert_round_trip(&named(first, second, text));
        assert_round_trip(&named("core", first, first));
    }
}

proptest! {
    #[test]
    fn any_names(first: String, second in "[\\PC\\n\"' =|.]{0,9}", text in "[ -~\\n\\r|=]{0,30}") {
        assert_round_trip(&named(&first, &second, &text));
    }
}
