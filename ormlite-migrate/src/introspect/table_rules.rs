//! Triggers, rules with the queries of views, policies, and extended statistics.

use ormlite_schema::model::{
    Enabled, Name, ObjectId, Policy, PolicyCommand, Rule, Statistics, Trigger,
};
use serde::Deserialize;

use super::address::{Oid, PG_POLICY, PG_REWRITE, PG_STATISTIC_EXT, PG_TRIGGER};
use super::expression::{bare, trimmed};
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const TRIGGERS: Query = Query {
    name: "triggers",
    sql: include_str!("triggers.sql"),
    scope: Scope::Relations,
};

pub(super) const RULES: Query = Query {
    name: "views and rules",
    sql: include_str!("rules.sql"),
    scope: Scope::Relations,
};

pub(super) const POLICIES: Query = Query {
    name: "policies",
    sql: include_str!("policies.sql"),
    scope: Scope::Relations,
};

pub(super) const STATISTICS: Query = Query {
    name: "statistics",
    sql: include_str!("statistics.sql"),
    scope: Scope::Relations,
};

#[derive(Deserialize)]
pub(super) struct TriggerRow {
    oid: Oid,
    relation: Oid,
    name: String,
    definition: String,
    is_constraint: bool,
    enabled: char,
    inherited: bool,
}

#[derive(Deserialize)]
pub(super) struct RuleRow {
    oid: Oid,
    relation: Oid,
    name: String,
    is_query: bool,
    definition: String,
    enabled: char,
}

#[derive(Deserialize)]
pub(super) struct PolicyRow {
    oid: Oid,
    relation: Oid,
    name: String,
    restrictive: bool,
    command: char,
    roles: Vec<String>,
    using: Option<String>,
    check: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct StatisticsRow {
    oid: Oid,
    name: (String, String),
    relation: Oid,
    definition: String,
    target: Option<i32>,
}

impl Reading {
    pub(super) fn triggers(&mut self, rows: Vec<TriggerRow>) {
        for row in rows {
            let Some(relation) = self.name_of(row.relation) else {
                continue;
            };
            let address = PG_TRIGGER.at(row.oid);
            let id = ObjectId::Trigger(relation, row.name.clone());
            self.objects.insert(address, id);
            let trigger = Trigger {
                definition: trimmed(row.definition),
                constraint: row.is_constraint,
                enabled: enabled(row.enabled),
                inherited: row.inherited,
                comment: self.notes.comment(address),
            };
            if let Some(table) = self.table(row.relation) {
                table.triggers.insert(row.name, trigger);
            } else if let Some(view) = self.view(row.relation) {
                view.triggers.insert(row.name, trigger);
            }
        }
    }

    pub(super) fn rules(&mut self, rows: Vec<RuleRow>) {
        for row in rows {
            if row.is_query {
                if let Some(view) = self.view(row.relation) {
                    view.definition = trimmed(row.definition);
                }
                continue;
            }
            let Some(relation) = self.name_of(row.relation) else {
                continue;
            };
            let address = PG_REWRITE.at(row.oid);
            let id = ObjectId::Rule(relation, row.name.clone());
            self.objects.insert(address, id);
            let rule = Rule {
                definition: trimmed(row.definition),
                enabled: enabled(row.enabled),
                comment: self.notes.comment(address),
            };
            if let Some(table) = self.table(row.relation) {
                table.rules.insert(row.name, rule);
            } else if let Some(view) = self.view(row.relation) {
                view.rules.insert(row.name, rule);
            }
        }
    }

    pub(super) fn policies(&mut self, rows: Vec<PolicyRow>) {
        for row in rows {
            let Some(relation) = self.name_of(row.relation) else {
                continue;
            };
            let address = PG_POLICY.at(row.oid);
            let id = ObjectId::Policy(relation, row.name.clone());
            self.objects.insert(address, id);
            let policy = Policy {
                restrictive: row.restrictive,
                command: match row.command {
                    'r' => PolicyCommand::Select,
                    'a' => PolicyCommand::Insert,
                    'w' => PolicyCommand::Update,
                    'd' => PolicyCommand::Delete,
                    _ => PolicyCommand::All,
                },
                roles: row.roles,
                using: row.using.map(bare),
                check: row.check.map(bare),
                comment: self.notes.comment(address),
            };
            if let Some(table) = self.table(row.relation) {
                table.policies.insert(row.name, policy);
            }
        }
    }

    pub(super) fn statistics(&mut self, rows: Vec<StatisticsRow>) {
        for row in rows {
            let Some(table) = self.name_of(row.relation) else {
                continue;
            };
            let address = PG_STATISTIC_EXT.at(row.oid);
            let name = Name::new(row.name.0, row.name.1);
            let id = ObjectId::Statistics(name.clone());
            self.objects.insert(address, id);
            let statistics = Statistics {
                table,
                definition: trimmed(row.definition),
                target: row.target,
                comment: self.notes.comment(address),
            };
            self.catalog.statistics.insert(name, statistics);
        }
    }
}

pub(super) fn enabled(enabled: char) -> Enabled {
    match enabled {
        'R' => Enabled::Replica,
        'A' => Enabled::Always,
        'D' => Enabled::Disabled,
        _ => Enabled::Origin,
    }
}
