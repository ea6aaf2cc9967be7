//! Comments and privileges, by the objects that they are on.

use std::collections::{BTreeSet, HashMap};

use ormlite_schema::model::{Acl, DefaultPrivileges, Grant, Grantee, PrivilegeTarget};
use serde::Deserialize;

use super::address::{Address, Oid};
use super::query::{Query, Scope};

pub(super) const COMMENTS: Query = Query {
    name: "comments",
    sql: include_str!("comments.sql"),
    scope: Scope::Database,
};

pub(super) const PRIVILEGES: Query = Query {
    name: "privileges",
    sql: include_str!("privileges.sql"),
    scope: Scope::Database,
};

#[derive(Deserialize)]
pub(super) struct Comment {
    class: Oid,
    oid: Oid,
    part: i16,
    text: String,
}

/// One privilege. Without it, the row says that there are none.
#[derive(Deserialize)]
pub(super) struct Privilege {
    class: Oid,
    oid: Oid,
    part: i16,
    target: Option<(String, String, Option<String>)>,
    is_owner: Option<bool>,
    role: Option<String>,
    privilege: Option<String>,
    grantable: Option<bool>,
}

/// The comments and the privileges of a database.
#[derive(Default)]
pub(super) struct Notes {
    comments: HashMap<(Address, i16), String>,
    acls: HashMap<(Address, i16), Acl>,
    pub(super) default_privileges: DefaultPrivileges,
}

impl Notes {
    pub(super) fn new(comments: Vec<Comment>, privileges: Vec<Privilege>) -> Self {
        let mut notes = Self::default();
        for Comment {
            class,
            oid,
            part,
            text,
        } in comments
        {
            let on = Address { class, oid };
            notes.comments.insert((on, part), text);
        }
        for row in privileges {
            let on = Address {
                class: row.class,
                oid: row.oid,
            };
            let acl = match row.target {
                None => notes.acls.entry((on, row.part)).or_default(),
                Some((objects, role, schema)) => {
                    let target = PrivilegeTarget {
                        role,
                        schema,
                        objects,
                    };
                    notes.default_privileges.entry(target).or_default()
                }
            };
            if let Some(privilege) = row.privilege {
                let grantee = match (row.is_owner, row.role) {
                    (Some(true), _) => Grantee::Owner,
                    (_, None) => Grantee::Public,
                    (_, Some(role)) => Grantee::Role(role),
                };
                grant(acl, grantee, privilege, row.grantable == Some(true));
            }
        }
        notes
    }

    pub(super) fn comment(&mut self, on: Address) -> Option<String> {
        self.column_comment(on, 0)
    }

    pub(super) fn acl(&mut self, on: Address) -> Option<Acl> {
        self.column_acl(on, 0)
    }

    pub(super) fn column_comment(&mut self, on: Address, column: i16) -> Option<String> {
        self.comments.remove(&(on, column))
    }

    pub(super) fn column_acl(&mut self, on: Address, column: i16) -> Option<Acl> {
        self.acls.remove(&(on, column))
    }
}

/// Adds a privilege. Several roles can grant the same one.
fn grant(acl: &mut BTreeSet<Grant>, grantee: Grantee, privilege: String, grantable: bool) {
    let with = |grantable| Grant {
        grantee: grantee.clone(),
        privilege: privilege.clone(),
        grantable,
    };
    if grantable {
        acl.remove(&with(false));
    }
    if grantable || !acl.contains(&with(true)) {
        acl.insert(with(grantable));
    }
}
