//! `GRANT`, `REVOKE` and `ALTER DEFAULT PRIVILEGES`.

use std::collections::{BTreeMap, BTreeSet};

use ormlite_core::schema::registry::quoted;

use crate::model::{Acl, DefaultPrivileges, Grant, Grantee, Name, PrivilegeTarget, Signature};

/// An object that privileges are granted on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantedOn {
    /// The name with its kind: `TABLE "core"."rooms"`.
    object: String,
    /// The column, if privileges on a column are meant.
    column: Option<String>,
    /// The privileges that the owner has by default.
    owner: &'static [&'static str],
    /// The privileges that everybody has by default.
    public: &'static [&'static str],
}

/// Without `MAINTAIN`, which PostgreSQL 17 added: an owner who has these has all privileges.
const OF_TABLES: &[&str] = &[
    "DELETE",
    "INSERT",
    "REFERENCES",
    "SELECT",
    "TRIGGER",
    "TRUNCATE",
    "UPDATE",
];
const OF_SEQUENCES: &[&str] = &["SELECT", "UPDATE", "USAGE"];
const OF_SCHEMAS: &[&str] = &["CREATE", "USAGE"];

impl GrantedOn {
    fn new(
        object: String,
        owner: &'static [&'static str],
        public: &'static [&'static str],
    ) -> Self {
        Self {
            object,
            column: None,
            owner,
            public,
        }
    }

    /// A schema.
    pub fn schema(name: &str) -> Self {
        Self::new(format!("SCHEMA {}", quoted(name)), OF_SCHEMAS, &[])
    }

    /// The schema `public` that a database has from the start, on which everybody has privileges.
    pub fn schema_public(server_version: u32) -> Self {
        Self {
            public: match server_version < 150_000 {
                true => OF_SCHEMAS,
                false => &["USAGE"],
            },
            ..Self::schema("public")
        }
    }

    /// A table, a view or a materialized view.
    pub fn table(name: &Name) -> Self {
        Self::new(format!("TABLE {}", name.quoted()), OF_TABLES, &[])
    }

    /// A column of a table or view.
    pub fn column(table: &Name, column: &str) -> Self {
        Self {
            column: Some(column.to_owned()),
            ..Self::new(format!("TABLE {}", table.quoted()), &[], &[])
        }
    }

    /// A sequence.
    pub fn sequence(name: &Name) -> Self {
        Self::new(format!("SEQUENCE {}", name.quoted()), OF_SEQUENCES, &[])
    }

    /// A type or a domain.
    pub fn ty(name: &Name) -> Self {
        let object = format!("TYPE {}", name.quoted());
        Self::new(object, &["USAGE"], &["USAGE"])
    }

    /// A function or a procedure.
    pub fn routine(signature: &Signature) -> Self {
        let object = format!("ROUTINE {}", signature.quoted());
        Self::new(object, &["EXECUTE"], &["EXECUTE"])
    }

    /// An object of another kind by its kind and identity, as `pg_identify_object` has them. `None`
    /// if objects of the kind have no privileges.
    pub fn other(kind: &str, identity: &str) -> Option<Self> {
        let (keyword, owner, public): (_, &[_], &[_]) = match kind {
            "aggregate" => ("FUNCTION", &["EXECUTE"], &["EXECUTE"]),
            "foreign table" => ("TABLE", OF_TABLES, &[]),
            "server" => ("FOREIGN SERVER", &["USAGE"], &[]),
            "foreign-data wrapper" => ("FOREIGN DATA WRAPPER", &["USAGE"], &[]),
            "language" => ("LANGUAGE", &["USAGE"], &["USAGE"]),
            "type" => ("TYPE", &["USAGE"], &["USAGE"]),
            _ => return None,
        };
        // An aggregate of no arguments is `newest(*)`, but not in `GRANT`.
        let identity = match identity.strip_suffix("(*)") {
            Some(name) => format!("{name}()"),
            None => identity.to_owned(),
        };
        Some(Self::new(format!("{keyword} {identity}"), owner, public))
    }

    /// What an object of the kind has when it is created.
    fn initial(&self) -> Acl {
        initial(self.owner, self.public)
    }
}

/// Changes the privileges on an object. `None` are those that it has when it is created.
///
/// The statements are for the owner of the object, or a member of the role that owns it: the
/// owner is written as `CURRENT_USER`.
pub fn change_privileges(on: &GrantedOn, from: Option<&Acl>, to: Option<&Acl>) -> Vec<String> {
    let target = Target {
        prefix: "",
        object: &on.object,
        column: on.column.as_deref(),
        owner: "CURRENT_USER".to_owned(),
    };
    let initial = on.initial();
    let (from, to) = (from.unwrap_or(&initial), to.unwrap_or(&initial));
    target.change(&whole(from, on.owner), &whole(to, on.owner))
}

/// The privileges of an object that has been created.
pub(super) fn first_privileges(on: &GrantedOn, acl: Option<&Acl>) -> Vec<String> {
    acl.map(|acl| change_privileges(on, None, Some(acl)))
        .unwrap_or_default()
}

/// Changes the privileges of a new object from those that `ALTER DEFAULT PRIVILEGES` has given it, whichever of
/// the roles creates it, to those that it should have. Nothing if none of them applies.
///
/// `objects` is the kind, as [`PrivilegeTarget::objects`] has it, and `schema` that of the object.
pub fn replace_default_privileges(
    on: &GrantedOn,
    defaults: &DefaultPrivileges,
    objects: &str,
    schema: Option<&str>,
    to: Option<&Acl>,
) -> Vec<String> {
    let of_kind = || defaults.iter().filter(|(of, _)| of.objects == objects);
    let roles: BTreeSet<_> = of_kind().map(|(of, _)| &of.role).collect();
    let mut statements = Vec::new();
    for role in roles {
        let of = |schema: Option<&str>| {
            let mut of_role = of_kind().filter(|(of, _)| of.role == *role);
            of_role.find(|(of, _)| of.schema.as_deref() == schema)
        };
        let mut given = of(None).map_or_else(|| on.initial(), |(_, acl)| acl.clone());
        let of_schema = schema.and_then(|schema| of(Some(schema)));
        given.extend(of_schema.into_iter().flat_map(|(_, acl)| acl.clone()));
        for statement in change_privileges(on, Some(&given), to) {
            if !statements.contains(&statement) {
                statements.push(statement);
            }
        }
    }
    statements
}

/// Changes the privileges that new objects get. `None` are those without `ALTER DEFAULT PRIVILEGES`.
pub fn change_default_privileges(
    of: &PrivilegeTarget,
    from: Option<&Acl>,
    to: Option<&Acl>,
) -> Vec<String> {
    let (owner, public): (&[&str], &[&str]) = match &*of.objects {
        "TABLES" => (OF_TABLES, &[]),
        "SEQUENCES" => (OF_SEQUENCES, &[]),
        "SCHEMAS" => (OF_SCHEMAS, &[]),
        "FUNCTIONS" => (&["EXECUTE"], &["EXECUTE"]),
        "TYPES" => (&["USAGE"], &["USAGE"]),
        "LARGE OBJECTS" => (&["SELECT", "UPDATE"], &[]),
        _ => (&[], &[]),
    };
    // Those of a schema are added to those of all schemas.
    let initial = match of.schema {
        Some(_) => Acl::new(),
        None => initial(owner, public),
    };
    let role = quoted(&of.role);
    let schema = of.schema.as_ref();
    let schema = schema.map(|schema| format!(" IN SCHEMA {}", quoted(schema)));
    let target = Target {
        prefix: &format!(
            "ALTER DEFAULT PRIVILEGES FOR ROLE {role}{} ",
            schema.unwrap_or_default()
        ),
        object: &of.objects,
        column: None,
        owner: role,
    };
    let (from, to) = (from.unwrap_or(&initial), to.unwrap_or(&initial));
    target.change(&whole(from, owner), &whole(to, owner))
}

fn initial(owner: &[&str], public: &[&str]) -> Acl {
    let grant = |grantee, privilege: &str| Grant {
        grantee,
        privilege: privilege.to_owned(),
        grantable: false,
    };
    let owner = owner.iter().map(|name| grant(Grantee::Owner, name));
    let public = public.iter().map(|name| grant(Grantee::Public, name));
    owner.chain(public).collect()
}

/// Has one privilege `ALL` of the owner instead of every single one: which ones there are differs
/// by the version of the server.
fn whole(acl: &Acl, all: &[&str]) -> Acl {
    let of_owner = |grant: &&Grant| grant.grantee == Grantee::Owner;
    let owned: BTreeSet<_> = acl
        .iter()
        .filter(of_owner)
        .map(|grant| &*grant.privilege)
        .collect();
    if all.is_empty() || !all.iter().all(|name| owned.contains(name)) {
        return acl.clone();
    }
    let whole = Grant {
        grantee: Grantee::Owner,
        privilege: "ALL".to_owned(),
        grantable: false,
    };
    let others = acl.iter().filter(|grant| !of_owner(grant)).cloned();
    others.chain([whole]).collect()
}

struct Target<'a> {
    prefix: &'a str,
    object: &'a str,
    column: Option<&'a str>,
    owner: String,
}

/// Privileges by who has them, and whether they may grant them to others.
type Grouped<'a> = BTreeMap<(&'a Grantee, bool), Vec<&'a str>>;

impl Target<'_> {
    fn change(&self, from: &Acl, to: &Acl) -> Vec<String> {
        let becomes_grantable = |grant: &Grant| {
            let grant = Grant {
                grantable: true,
                ..grant.clone()
            };
            to.contains(&grant)
        };
        let revoked = from
            .difference(to)
            .filter(|grant| !becomes_grantable(grant));
        let mut revoked: Vec<&Grant> = revoked.collect();
        let mut granted: Vec<&Grant> = to.difference(from).collect();
        let is_whole = |grant: &&Grant| grant.privilege == "ALL";
        if granted.iter().any(is_whole) {
            // What is granted includes what would be revoked.
            revoked.retain(|grant| grant.grantee != Grantee::Owner);
        }
        if revoked.iter().any(is_whole) {
            granted.retain(|grant| grant.grantee != Grantee::Owner);
            granted.extend(to.iter().filter(|grant| grant.grantee == Grantee::Owner));
        }
        let revokes = grouped(revoked.iter().map(|grant| (*grant, false)));
        let revokes = revokes.iter().map(|((grantee, _), privileges)| {
            self.statement("REVOKE", privileges, "FROM", grantee, "")
        });
        let grants = grouped(granted.iter().map(|grant| (*grant, grant.grantable)));
        let grants = grants.iter().map(|((grantee, grantable), privileges)| {
            let option = if *grantable { " WITH GRANT OPTION" } else { "" };
            self.statement("GRANT", privileges, "TO", grantee, option)
        });
        revokes.chain(grants).collect()
    }

    fn statement(
        &self,
        verb: &str,
        privileges: &[&str],
        preposition: &str,
        grantee: &Grantee,
        option: &str,
    ) -> String {
        let grantee = match grantee {
            Grantee::Owner => self.owner.clone(),
            Grantee::Public => "PUBLIC".to_owned(),
            Grantee::Role(role) => quoted(role),
        };
        let privileges = privileges.iter().map(|privilege| match self.column {
            Some(column) => format!("{privilege} ({})", quoted(column)),
            None => (*privilege).to_owned(),
        });
        let privileges: Vec<_> = privileges.collect();
        format!(
            "{}{verb} {} ON {} {preposition} {grantee}{option}",
            self.prefix,
            privileges.join(", "),
            self.object
        )
    }
}

fn grouped<'a>(grants: impl Iterator<Item = (&'a Grant, bool)>) -> Grouped<'a> {
    let mut groups = Grouped::new();
    for (grant, grantable) in grants {
        let group = groups.entry((&grant.grantee, grantable)).or_default();
        group.push(&grant.privilege);
    }
    groups
}
