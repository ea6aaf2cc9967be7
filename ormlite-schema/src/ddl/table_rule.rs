//! Triggers, rules, policies and extended statistics.

use ormlite_core::schema::registry::quoted;

use super::comment::first_comment;
use super::text::in_parentheses;
use crate::model::{Enabled, Name, Policy, PolicyCommand, Rule, Statistics, Trigger};

/// Creates a trigger of a table, with its comment and whether it is enabled. One that a partition has
/// from its parent is there already.
pub fn create_trigger(table: &Name, name: &str, trigger: &Trigger) -> Vec<String> {
    if trigger.inherited {
        return vec![enable(table, "TRIGGER", name, trigger.enabled)];
    }
    let enabled = (trigger.enabled != Enabled::Origin)
        .then(|| enable(table, "TRIGGER", name, trigger.enabled));
    let comment = first_comment(
        &on_table("TRIGGER", table, name),
        trigger.comment.as_deref(),
    );
    let definition = statement(&trigger.definition);
    [definition]
        .into_iter()
        .chain(enabled)
        .chain(comment)
        .collect()
}

/// Drops a trigger.
pub fn drop_trigger(table: &Name, name: &str) -> String {
    format!("DROP {}", on_table("TRIGGER", table, name))
}

/// Sets whether a trigger fires.
pub fn enable_trigger(table: &Name, name: &str, enabled: Enabled) -> String {
    enable(table, "TRIGGER", name, enabled)
}

/// Creates a rule of a table or view, with its comment and whether it is enabled.
pub fn create_rule(table: &Name, name: &str, rule: &Rule) -> Vec<String> {
    let enabled =
        (rule.enabled != Enabled::Origin).then(|| enable(table, "RULE", name, rule.enabled));
    let comment = first_comment(&on_table("RULE", table, name), rule.comment.as_deref());
    let definition = statement(&rule.definition);
    [definition]
        .into_iter()
        .chain(enabled)
        .chain(comment)
        .collect()
}

/// Drops a rule.
pub fn drop_rule(table: &Name, name: &str) -> String {
    format!("DROP {}", on_table("RULE", table, name))
}

/// Sets whether a rule is used.
pub fn enable_rule(table: &Name, name: &str, enabled: Enabled) -> String {
    enable(table, "RULE", name, enabled)
}

fn enable(table: &Name, kind: &str, name: &str, enabled: Enabled) -> String {
    let verb = match enabled {
        Enabled::Origin => "ENABLE",
        Enabled::Replica => "ENABLE REPLICA",
        Enabled::Always => "ENABLE ALWAYS",
        Enabled::Disabled => "DISABLE",
    };
    format!(
        "ALTER TABLE {} {verb} {kind} {}",
        table.quoted(),
        quoted(name)
    )
}

/// Creates a policy, with its comment.
pub fn create_policy(table: &Name, name: &str, policy: &Policy) -> Vec<String> {
    let restrictive = match policy.restrictive {
        true => " AS RESTRICTIVE",
        false => "",
    };
    let command = match policy.command {
        PolicyCommand::All => "",
        PolicyCommand::Select => " FOR SELECT",
        PolicyCommand::Insert => " FOR INSERT",
        PolicyCommand::Update => " FOR UPDATE",
        PolicyCommand::Delete => " FOR DELETE",
    };
    let create = format!(
        "CREATE {}{restrictive}{command}{}",
        on_table("POLICY", table, name),
        policy_clauses(policy)
    );
    let comment = first_comment(&on_table("POLICY", table, name), policy.comment.as_deref());
    [create].into_iter().chain(comment).collect()
}

/// Changes the roles and conditions of a policy. Conditions cannot be removed by it.
pub fn alter_policy(table: &Name, name: &str, policy: &Policy) -> String {
    let roles = match policy.roles.is_empty() {
        true => " TO PUBLIC",
        false => "",
    };
    format!(
        "ALTER {}{roles}{}",
        on_table("POLICY", table, name),
        policy_clauses(policy)
    )
}

fn policy_clauses(policy: &Policy) -> String {
    let roles = match policy.roles.as_slice() {
        [] => String::new(),
        roles => format!(" TO {}", super::text::identifiers(roles)),
    };
    format!(
        "{roles}{}{}",
        in_parentheses("USING", policy.using.as_deref()),
        in_parentheses("WITH CHECK", policy.check.as_deref())
    )
}

/// Drops a policy.
pub fn drop_policy(table: &Name, name: &str) -> String {
    format!("DROP {}", on_table("POLICY", table, name))
}

/// `TRIGGER "name" ON "core"."rooms"`, for comments and to drop it.
pub fn on_table(kind: &str, table: &Name, name: &str) -> String {
    format!("{kind} {} ON {}", quoted(name), table.quoted())
}

/// Creates extended statistics, with their target and comment.
pub fn create_statistics(name: &Name, statistics: &Statistics) -> Vec<String> {
    let target = statistics
        .target
        .map(|target| statistics_target(name, target));
    let object = format!("STATISTICS {}", name.quoted());
    let comment = first_comment(&object, statistics.comment.as_deref());
    let definition = statement(&statistics.definition);
    [definition]
        .into_iter()
        .chain(target)
        .chain(comment)
        .collect()
}

/// Sets the target of extended statistics; -1 is the default of the server.
pub fn statistics_target(name: &Name, target: i32) -> String {
    format!("ALTER STATISTICS {} SET STATISTICS {target}", name.quoted())
}

/// Drops extended statistics.
pub fn drop_statistics(name: &Name) -> String {
    format!("DROP STATISTICS {}", name.quoted())
}

/// A statement without the semicolon at its end.
fn statement(definition: &str) -> String {
    definition.trim_end().trim_end_matches(';').to_owned()
}
