//! Enumerated, domain, composite and range types.

use ormlite_core::schema::registry::generated_name;
use ormlite_schema::model::{
    Attribute, Composite, Domain, DomainCheck, EnumType, Name, ObjectId, RangeType, Type, TypeKind,
};
use serde::Deserialize;

use super::address::{Oid, PG_CLASS, PG_CONSTRAINT, PG_TYPE};
use super::array_cast::settled;
use super::expression::bare;
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "types",
    sql: include_str!("types.sql"),
    scope: Scope::Schemas,
};

#[derive(Deserialize)]
pub(super) struct Row {
    oid: Oid,
    name: (String, String),
    kind: char,
    labels: Option<Vec<String>>,
    base: Option<String>,
    collation: Option<String>,
    default: Option<String>,
    not_null: bool,
    checks: Option<Vec<Check>>,
    relation: Oid,
    attributes: Option<Vec<AttributeRow>>,
    subtype: Option<String>,
    multirange: Option<String>,
    opclass: Option<String>,
    range_collation: Option<String>,
    canonical: Option<String>,
    subtype_diff: Option<String>,
}

/// A constraint of a domain: a check, or `NOT NULL` (17 and later).
#[derive(Deserialize)]
struct Check {
    oid: Oid,
    name: String,
    kind: char,
    expression: Option<String>,
    not_valid: bool,
}

#[derive(Deserialize)]
struct AttributeRow {
    number: i16,
    name: String,
    #[serde(rename = "type")]
    ty: String,
    collation: Option<String>,
}

impl Reading {
    pub(super) fn types(&mut self, rows: Vec<Row>) {
        for mut row in rows {
            let address = PG_TYPE.at(row.oid);
            let (schema, name) = std::mem::take(&mut row.name);
            let name = Name::new(schema, name);
            let comment = self.notes.comment(address);
            let acl = self.notes.acl(address);
            let kind = match row.kind {
                'e' => TypeKind::Enum(EnumType {
                    labels: row.labels.unwrap_or_default(),
                }),
                'd' => TypeKind::Domain(self.domain(&name, row)),
                'c' => TypeKind::Composite(self.composite(row)),
                _ => TypeKind::Range(range(row)),
            };
            let id = ObjectId::Type(name.clone());
            self.objects.insert(address, id);
            let ty = Type { kind, comment, acl };
            self.catalog.types.insert(name, ty);
        }
    }

    fn domain(&mut self, name: &Name, row: Row) -> Domain {
        let mut domain = Domain {
            base: row.base.unwrap_or_default(),
            collation: row.collation,
            default: row.default.map(settled),
            not_null: row.not_null,
            ..Domain::default()
        };
        for check in row.checks.into_iter().flatten() {
            let address = PG_CONSTRAINT.at(check.oid);
            let id = ObjectId::Type(name.clone());
            self.objects.insert(address, id);
            match (check.kind, check.expression) {
                ('c', Some(expression)) => {
                    let check_of_domain = DomainCheck {
                        expression: bare(expression),
                        not_valid: check.not_valid,
                        comment: self.notes.comment(address),
                    };
                    domain.checks.insert(check.name, check_of_domain);
                }
                _ => {
                    let implied = generated_name(&name.name, "", "not_null");
                    domain.not_null_name = Some(check.name).filter(|name| *name != implied);
                }
            }
        }
        domain
    }

    fn composite(&mut self, row: Row) -> Composite {
        let relation = PG_CLASS.at(row.relation);
        let attributes = row.attributes.into_iter().flatten();
        let attributes = attributes.map(|attribute| Attribute {
            comment: self.notes.column_comment(relation, attribute.number),
            name: attribute.name,
            ty: attribute.ty,
            collation: attribute.collation,
        });
        Composite {
            attributes: attributes.collect(),
        }
    }
}

fn range(row: Row) -> RangeType {
    RangeType {
        subtype: row.subtype.unwrap_or_default(),
        opclass: row.opclass,
        collation: row.range_collation,
        canonical: row.canonical,
        subtype_diff: row.subtype_diff,
        multirange: row.multirange,
    }
}
