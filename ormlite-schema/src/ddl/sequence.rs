//! Sequences.

use ormlite_core::schema::registry::quoted;

use super::comment::first_comment;
use super::privilege::{GrantedOn, first_privileges};
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
