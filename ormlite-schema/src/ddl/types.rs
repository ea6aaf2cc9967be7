//! Enumerated, domain, composite and range types.

use ormlite_core::schema::registry::quoted;

use super::column::{column_object, default_action};
use super::comment::first_comment;
use super::privilege::{GrantedOn, first_privileges};
use super::text::{clause, closed, literal, named};
use crate::model::{Attribute, Domain, DomainCheck, Name, RangeType, Type, TypeKind};

/// Creates a type, with its comments and privileges, without the checks of a domain: see
/// [`add_domain_check`].
pub fn create_type(name: &Name, ty: &Type) -> Vec<String> {
    let mut statements = vec![definition(name, &ty.kind)];
    let object = type_object(name, &ty.kind);
    statements.extend(first_comment(&object, ty.comment.as_deref()));
    if let TypeKind::Composite(composite) = &ty.kind {
        let comments = composite.attributes.iter().filter_map(|attribute| {
            let object = column_object(name, &attribute.name);
            first_comment(&object, attribute.comment.as_deref())
        });
        statements.extend(comments);
    }
    statements.extend(first_privileges(&GrantedOn::ty(name), ty.acl.as_ref()));
    statements
}

/// Drops a type.
pub fn drop_type(name: &Name, kind: &TypeKind) -> String {
    format!("DROP {}", type_object(name, kind))
}

/// Declares a type that a function needs before the type can be created: the canonical function of
/// a range.
pub fn create_shell_type(name: &Name) -> String {
    format!("CREATE TYPE {}", name.quoted())
}

/// The keyword of a kind of type: `DOMAIN` or `TYPE`.
pub fn kind_of_type(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Domain(_) => "DOMAIN",
        TypeKind::Enum(_) | TypeKind::Composite(_) | TypeKind::Range(_) => "TYPE",
    }
}

/// The name of a type with its kind: `TYPE "core"."mood"`, `DOMAIN "core"."price"`.
pub fn type_object(name: &Name, kind: &TypeKind) -> String {
    format!("{} {}", kind_of_type(kind), name.quoted())
}

/// Adds a check to a domain.
pub fn add_domain_check(domain: &Name, name: &str, check: &DomainCheck) -> Vec<String> {
    let not_valid = if check.not_valid { " NOT VALID" } else { "" };
    let add = format!(
        "ALTER DOMAIN {} ADD CONSTRAINT {} CHECK ({}){not_valid}",
        domain.quoted(),
        quoted(name),
        closed(&check.expression)
    );
    let object = domain_check_object(domain, name);
    let comment = first_comment(&object, check.comment.as_deref());
    [add].into_iter().chain(comment).collect()
}

/// Removes a check from a domain.
pub fn drop_domain_check(domain: &Name, name: &str) -> String {
    format!(
        "ALTER DOMAIN {} DROP CONSTRAINT {}",
        domain.quoted(),
        quoted(name)
    )
}

/// Where a label is added to an enumerated type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelPlace<'a> {
    /// After all others.
    Last,
    /// `BEFORE` another one.
    Before(&'a str),
    /// `AFTER` another one.
    After(&'a str),
}

/// Adds a label to an enumerated type.
pub fn add_label(ty: &Name, label: &str, place: LabelPlace<'_>) -> String {
    let place = match place {
        LabelPlace::Last => String::new(),
        LabelPlace::Before(other) => format!(" BEFORE {}", literal(other)),
        LabelPlace::After(other) => format!(" AFTER {}", literal(other)),
    };
    format!(
        "ALTER TYPE {} ADD VALUE {}{place}",
        ty.quoted(),
        literal(label)
    )
}

/// An attribute of a composite type: `"street" text COLLATE "C"`.
pub fn attribute_definition(attribute: &Attribute) -> String {
    format!(
        "{} {}{}",
        quoted(&attribute.name),
        attribute.ty,
        clause("COLLATE", attribute.collation.as_deref())
    )
}

fn definition(name: &Name, kind: &TypeKind) -> String {
    match kind {
        TypeKind::Enum(ty) => {
            let labels: Vec<_> = ty.labels.iter().map(|label| literal(label)).collect();
            format!(
                "CREATE TYPE {} AS ENUM ({})",
                name.quoted(),
                labels.join(", ")
            )
        }
        TypeKind::Domain(domain) => domain_definition(name, domain),
        TypeKind::Composite(ty) => {
            let attributes: Vec<_> = ty.attributes.iter().map(attribute_definition).collect();
            format!(
                "CREATE TYPE {} AS ({})",
                name.quoted(),
                attributes.join(", ")
            )
        }
        TypeKind::Range(range) => range_definition(name, range),
    }
}

fn domain_definition(name: &Name, domain: &Domain) -> String {
    let not_null = match (domain.not_null, &domain.not_null_name) {
        (false, _) => String::new(),
        (true, None) => " NOT NULL".to_owned(),
        (true, Some(name)) => format!("{} NOT NULL", named("CONSTRAINT", Some(name))),
    };
    format!(
        "CREATE DOMAIN {} AS {}{}{}{not_null}",
        name.quoted(),
        domain.base,
        clause("COLLATE", domain.collation.as_deref()),
        clause("DEFAULT", domain.default.as_deref()),
    )
}

fn range_definition(name: &Name, range: &RangeType) -> String {
    let multirange = range.multirange.as_ref();
    let multirange = multirange.map(|multirange| name.beside(multirange).quoted());
    let parts = [
        ("SUBTYPE", Some(&range.subtype)),
        ("SUBTYPE_OPCLASS", range.opclass.as_ref()),
        ("COLLATION", range.collation.as_ref()),
        ("CANONICAL", range.canonical.as_ref()),
        ("SUBTYPE_DIFF", range.subtype_diff.as_ref()),
        ("MULTIRANGE_TYPE_NAME", multirange.as_ref()),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(keyword, value)| Some(format!("{keyword} = {}", value?)));
    let parts: Vec<_> = parts.collect();
    format!(
        "CREATE TYPE {} AS RANGE ({})",
        name.quoted(),
        parts.join(", ")
    )
}

/// Adds an attribute to a composite type, and by `cascade` to the tables of that type.
pub fn add_attribute(ty: &Name, attribute: &Attribute, cascade: bool) -> String {
    let attribute = attribute_definition(attribute);
    let cascade = if cascade { " CASCADE" } else { "" };
    format!(
        "ALTER TYPE {} ADD ATTRIBUTE {attribute}{cascade}",
        ty.quoted()
    )
}

/// Drops an attribute of a composite type, and by `cascade` that of the tables of that type.
pub fn drop_attribute(ty: &Name, attribute: &str, cascade: bool) -> String {
    let attribute = quoted(attribute);
    let cascade = if cascade { " CASCADE" } else { "" };
    format!(
        "ALTER TYPE {} DROP ATTRIBUTE {attribute}{cascade}",
        ty.quoted()
    )
}

/// Sets or removes the default of a domain.
pub fn set_domain_default(domain: &Name, default: Option<&str>) -> String {
    format!(
        "ALTER DOMAIN {} {}",
        domain.quoted(),
        default_action(default)
    )
}

/// Sets or removes NOT NULL of a domain.
pub fn set_domain_not_null(domain: &Name, not_null: bool) -> String {
    let verb = if not_null { "SET" } else { "DROP" };
    format!("ALTER DOMAIN {} {verb} NOT NULL", domain.quoted())
}

/// Checks the values that were stored before a check of a domain that is `NOT VALID`.
pub fn validate_domain_check(domain: &Name, name: &str) -> String {
    format!(
        "ALTER DOMAIN {} VALIDATE CONSTRAINT {}",
        domain.quoted(),
        quoted(name)
    )
}

/// `CONSTRAINT "name" ON DOMAIN "core"."price"`, for its comment.
pub fn domain_check_object(domain: &Name, name: &str) -> String {
    format!("CONSTRAINT {} ON DOMAIN {}", quoted(name), domain.quoted())
}
