//! Event triggers.

use ormlite_schema::model::{EventTrigger, Name, ObjectId};
use serde::Deserialize;

use super::address::{Oid, PG_EVENT_TRIGGER};
use super::query::{Query, Scope};
use super::reading::Reading;
use super::table_rules::enabled;

pub(super) const QUERY: Query = Query {
    name: "event triggers",
    sql: include_str!("event_triggers.sql"),
    scope: Scope::Database,
};

#[derive(Deserialize)]
pub(super) struct Row {
    oid: Oid,
    name: String,
    event: String,
    tags: Option<Vec<String>>,
    function: (String, String),
    enabled: char,
}

impl Reading {
    pub(super) fn event_triggers(&mut self, rows: Vec<Row>) {
        for row in rows {
            let address = PG_EVENT_TRIGGER.at(row.oid);
            let id = ObjectId::EventTrigger(row.name.clone());
            self.objects.insert(address, id);
            let trigger = EventTrigger {
                event: row.event,
                tags: row.tags.unwrap_or_default(),
                function: Name::new(row.function.0, row.function.1),
                enabled: enabled(row.enabled),
                comment: self.notes.comment(address),
            };
            self.catalog.event_triggers.insert(row.name, trigger);
        }
    }
}
