//! Row security.

use crate::diagnostics::Diagnostics;
use crate::names::LIMIT;
use crate::table::attr::policy::Policy;
use crate::table::model::Table;

/// Policies have names of their own, conditions that their statements have, and an effect.
pub(super) fn policies_have_an_effect(table: &Table, mistakes: &Diagnostics) {
    let mut seen = Vec::new();
    for policy in &table.attr.policies {
        if table.attr.row_security.is_none() {
            mistakes.on(
                &policy.key,
                "a policy has no effect without row security; add `row_security`",
            );
        }
        let name = policy.name.value();
        if name.len() > LIMIT {
            let message = format!(
                "the name of the policy `{name}` has {} bytes, and PostgreSQL allows {LIMIT}; \
                 shorten it",
                name.len()
            );
            mistakes.on(&policy.name, message);
        }
        if seen.contains(&name) {
            let message = format!("the name `{name}` is given twice; change one");
            mistakes.on(&policy.name, message);
        }
        seen.push(name);
        has_its_conditions(policy, mistakes);
    }
}

fn has_its_conditions(policy: &Policy, mistakes: &Diagnostics) {
    let command = policy.command.as_ref().map(ToString::to_string);
    let command = command.as_deref().unwrap_or("all");
    match (command, &policy.using, &policy.check) {
        ("insert", Some(using), _) => mistakes.on(
            using,
            "an INSERT reads no rows; write `check = \"..\"` instead",
        ),
        ("select" | "delete", _, Some(check)) => mistakes.on(
            check,
            "a SELECT or DELETE writes no row to check; write `using = \"..\"` instead",
        ),
        ("insert", None, None) => mistakes.on(
            &policy.key,
            "the policy has no condition; write `check = \"..\"`",
        ),
        (_, None, None) => mistakes.on(
            &policy.key,
            "the policy has no condition; write `using = \"..\"`",
        ),
        _ => {}
    }
}
