//! Enumerated types, domains and composite types, and what types are called.

use std::collections::BTreeMap;

use ormlite_core::schema::registry::{self, generated_name};
use ormlite_core::types::{
    CompositeDesc, DomainDesc, EnumDesc, EnumStorage, FieldDesc, SqlType, StoredType,
};

use super::NameConflict;
use super::reader::Reader;
use super::sql_type;
use crate::ddl::as_the_server;
use crate::model::{Attribute, Composite, Domain, DomainCheck, EnumType, Name, Type, TypeKind};

impl Reader<'_> {
    /// Adds the types of the tables' columns.
    pub(super) fn types(&mut self) -> Result<(), NameConflict> {
        for desc in registry::enums_of(self.tables) {
            let labels = desc.labels.iter().map(|label| (*label).to_owned());
            let labels = labels.collect();
            let name = self.name(desc.schema, desc.name);
            self.add_type(name, TypeKind::Enum(EnumType { labels }))?;
        }
        for desc in registry::domains_of(self.tables) {
            let domain = self.domain(desc);
            let name = self.name(desc.schema, desc.name);
            self.add_type(name, TypeKind::Domain(domain))?;
        }
        for desc in registry::composites_of(self.tables) {
            let composite = self.composite(desc);
            let name = self.name(desc.schema, desc.name);
            self.add_type(name, TypeKind::Composite(composite))?;
        }
        Ok(())
    }

    fn add_type(&mut self, name: Name, kind: TypeKind) -> Result<(), NameConflict> {
        let ty = Type {
            kind,
            comment: None,
            acl: None,
        };
        let Some(ty) = self.catalog.types.insert(name.clone(), ty) else {
            return Ok(());
        };
        let same_kind =
            |a: &TypeKind, b: &TypeKind| std::mem::discriminant(a) == std::mem::discriminant(b);
        Err(NameConflict {
            kind: match &ty.kind {
                other if !same_kind(other, &self.catalog.types[&name].kind) => {
                    "types of different kinds"
                }
                TypeKind::Enum(_) => "enums with different labels",
                TypeKind::Domain(_) => "domains with different types or rules",
                TypeKind::Composite(_) => "composite types with different fields",
                TypeKind::Range(_) => "range types",
            },
            name: name.to_string(),
            modules: Vec::new(),
        })
    }

    fn domain(&self, desc: &DomainDesc) -> Domain {
        let (base, collation) = self.stored(&desc.base);
        // As the server names them: `email_check`, `email_check1`.
        let checks = desc.checks.iter().enumerate().map(|(at, sql)| {
            let label = match at {
                0 => "check".to_owned(),
                at => format!("check{at}"),
            };
            let check = DomainCheck {
                expression: (*sql).to_owned(),
                not_valid: false,
                comment: None,
            };
            (generated_name(desc.name, "", &label), check)
        });
        Domain {
            base,
            collation,
            default: desc.default.map(str::to_owned),
            not_null: desc.not_null,
            not_null_name: None,
            checks: checks.collect::<BTreeMap<_, _>>(),
        }
    }

    fn composite(&self, desc: &CompositeDesc) -> Composite {
        let attribute = |field: &FieldDesc| {
            let (ty, collation) = self.stored(&field.stored);
            Attribute {
                name: field.name.to_owned(),
                ty,
                collation,
                comment: None,
            }
        };
        Composite {
            attributes: desc.fields.iter().map(attribute).collect(),
        }
    }

    /// The type of a field or the type that a domain is over, and its collation.
    fn stored(&self, stored: &StoredType) -> (String, Option<String>) {
        let sql = self.type_text(stored.ty, stored.labels, stored.sql_type);
        sql_type::with_collation(&sql)
    }

    /// The type of a column or a field: that of `sql_type`, otherwise that of the Rust type.
    pub(super) fn type_text(
        &self,
        ty: &SqlType,
        labels: Option<&EnumDesc>,
        sql_type: Option<&str>,
    ) -> String {
        if let Some(sql) = sql_type {
            return sql.to_owned();
        }
        match labels.map(|labels| labels.storage) {
            Some(EnumStorage::Text(sql) | EnumStorage::Number { sql_type: sql, .. }) => match ty {
                SqlType::Array(_) => format!("{sql}[]"),
                _ => sql.to_owned(),
            },
            Some(EnumStorage::Type) | None => self.type_name(ty),
        }
    }

    /// The name of a type, with the schema of what declares none.
    fn type_name(&self, ty: &SqlType) -> String {
        let (schema, name) = match ty {
            SqlType::Array(element) => return self.type_name(element) + "[]",
            SqlType::Enum(EnumDesc { schema, name, .. })
            | SqlType::Composite(CompositeDesc { schema, name, .. })
            | SqlType::Domain(DomainDesc { schema, name, .. }) => (schema, name),
            SqlType::Builtin { .. } | SqlType::Named { .. } => return ty.to_string(),
        };
        // A type without a schema is that of the search path.
        let parts = [schema.unwrap_or(self.schema), *name];
        let in_path = usize::from(parts[0].is_empty());
        as_the_server(&parts[in_path..])
    }
}
