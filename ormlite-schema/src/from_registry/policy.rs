//! Row security policies.

use std::collections::BTreeSet;

use ormlite_core::schema::registry::{self, PolicyDef};

use crate::model::{Policy, PolicyCommand};

pub(super) fn policy(def: &PolicyDef) -> Policy {
    let roles: BTreeSet<_> = def.roles.iter().map(|role| (*role).to_owned()).collect();
    Policy {
        restrictive: def.restrictive,
        command: match def.command {
            registry::PolicyCommand::All => PolicyCommand::All,
            registry::PolicyCommand::Select => PolicyCommand::Select,
            registry::PolicyCommand::Insert => PolicyCommand::Insert,
            registry::PolicyCommand::Update => PolicyCommand::Update,
            registry::PolicyCommand::Delete => PolicyCommand::Delete,
        },
        // A policy for PUBLIC is for every role.
        roles: match roles.contains("public") {
            true => Vec::new(),
            false => roles.into_iter().collect(),
        },
        using: def.using.map(str::to_owned),
        check: def.check.map(str::to_owned),
        comment: None,
    }
}
