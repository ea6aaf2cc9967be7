//! Sequences.

use ormlite_core::schema::registry::quoted;

use super::comment::first_comment;
use super::privilege::{GrantedOn, first_privileges};
use super::text::literal;
use crate::model::{Name, Persistence, Sequence, SequenceOptions};

/// Creates a sequence, with its comment and privileges. Its owner is set by
/// [`sequence_owner`] once the table exists.
pub fn create_sequence(name: &Name, sequence: &Sequence) -> Vec<String> {
    let unlogged = match sequence.persistence {
        Persistence::Logged => "",
        Persistence::Unlogged => "UNLOGGED ",
    };
    let ty = match &*sequence.ty {
        "" => String::new(),
        ty => format!(" AS {ty}"),
    };
    let mut statements = vec![format!(
        "CREATE {unlogged}SEQUENCE {}{ty}{}",
        name.quoted(),
        sequence_options(&sequence.options)
    )];
    let object = format!("SEQUENCE {}", name.quoted());
    statements.extend(first_comment(&object, sequence.comment.as_deref()));
    statements.extend(first_privileges(
        &GrantedOn::sequence(name),
        sequence.acl.as_ref(),
    ));
    statements
}

/// Drops a sequence.
pub fn drop_sequence(name: &Name) -> String {
    format!("DROP SEQUENCE {}", name.quoted())
}

/// Sets the column that a sequence is dropped with.
pub fn sequence_owner(name: &Name, owner: Option<&(Name, String)>) -> String {
    let owner = owner.map(|(table, column)| format!("{}.{}", table.quoted(), quoted(column)));
    format!(
        "ALTER SEQUENCE {} OWNED BY {}",
        name.quoted(),
        owner.as_deref().unwrap_or("NONE")
    )
}

/// The options of a sequence, each after a space: ` START WITH 10 INCREMENT BY 2`.
pub fn sequence_options(options: &SequenceOptions) -> String {
    let number =
        |keyword: &str, value: Option<i64>| value.map(|value| format!(" {keyword} {value}"));
    let parts = [
        number("START WITH", options.start),
        number("INCREMENT BY", options.increment),
        number("MINVALUE", options.min),
        number("MAXVALUE", options.max),
        number("CACHE", options.cache),
        options.cycle.then(|| " CYCLE".to_owned()),
    ];
    parts.into_iter().flatten().collect()
}

/// Changes the type and the numbers of a sequence; `None` if they are the same.
pub fn change_sequence(name: &Name, from: &Sequence, to: &Sequence) -> Option<String> {
    let ty = (from.ty != to.ty).then(|| format!("AS {}", to.ty));
    let changes = sequence_changes(&from.options, &to.options);
    let actions: Vec<_> = ty
        .into_iter()
        .chain(changes.options)
        .chain(changes.restart)
        .collect();
    let actions = actions.join(" ");
    (!actions.is_empty()).then(|| format!("ALTER SEQUENCE {} {actions}", name.quoted()))
}

/// `SET LOGGED` or `SET UNLOGGED` (PostgreSQL 15 and later)
pub fn set_persistence_of_sequence(name: &Name, persistence: Persistence) -> String {
    let persistence = match persistence {
        Persistence::Logged => "LOGGED",
        Persistence::Unlogged => "UNLOGGED",
    };
    format!("ALTER SEQUENCE {} SET {persistence}", name.quoted())
}

/// Lets a sequence go on after the values that a column has. Nothing if there are none, or if they
/// are before its start.
pub fn continue_sequence(
    name: &Name,
    options: &SequenceOptions,
    (table, column): (&Name, &str),
) -> String {
    let (last, after) = match descends(options) {
        false => (format!("max({})", quoted(column)), ">="),
        true => (format!("min({})", quoted(column)), "<="),
    };
    format!(
        "SELECT setval({}, {last}) FROM {} HAVING {last} {after} {}",
        literal(&name.quoted()),
        table.quoted(),
        first(options)
    )
}

/// What leads from some numbers of a sequence to others.
pub(super) struct SequenceChanges {
    /// `MINVALUE 2`, `NO CYCLE`
    pub(super) options: Vec<String>,
    /// `RESTART WITH 2`, if the number that the sequence is at can be outside of its limits.
    pub(super) restart: Option<String>,
}

pub(super) fn sequence_changes(from: &SequenceOptions, to: &SequenceOptions) -> SequenceChanges {
    let mut options = Vec::new();
    let mut number = |keyword: &str, default: &str, from: Option<i64>, to: Option<i64>| {
        if from != to {
            options.push(match to {
                Some(number) => format!("{keyword} {number}"),
                None => default.to_owned(),
            });
        }
    };
    number(
        "INCREMENT BY",
        "INCREMENT BY 1",
        from.increment,
        to.increment,
    );
    number("MINVALUE", "NO MINVALUE", from.min, to.min);
    number("MAXVALUE", "NO MAXVALUE", from.max, to.max);
    number("CACHE", "CACHE 1", from.cache, to.cache);
    let reverses = descends(from) != descends(to);
    if reverses {
        // The limits that are kept by default are those of the other direction.
        let kept = [
            ("NO MINVALUE", from.min.or(to.min)),
            ("NO MAXVALUE", from.max.or(to.max)),
        ];
        let kept = kept.iter().filter(|(_, limit)| limit.is_none());
        options.extend(kept.map(|(reset, _)| (*reset).to_owned()));
    }
    let (before, start) = (first(from), first(to));
    if before != start {
        options.push(format!("START WITH {start}"));
    }
    if from.cycle != to.cycle {
        options.push(if to.cycle { "CYCLE" } else { "NO CYCLE" }.to_owned());
    }
    let is_outside =
        to.min.is_some_and(|min| before < min) || to.max.is_some_and(|max| before > max);
    SequenceChanges {
        options,
        restart: (is_outside || reverses).then(|| format!("RESTART WITH {start}")),
    }
}

fn descends(options: &SequenceOptions) -> bool {
    options.increment.is_some_and(|step| step < 0)
}

/// The number that a sequence starts with: by default the smallest, or the largest of a descending
/// one.
fn first(options: &SequenceOptions) -> i64 {
    let default = match descends(options) {
        false => options.min.unwrap_or(1),
        true => options.max.unwrap_or(-1),
    };
    options.start.unwrap_or(default)
}
