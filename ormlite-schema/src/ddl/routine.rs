//! Functions and procedures.

use super::comment::first_comment;
use super::privilege::{GrantedOn, first_privileges};
use crate::model::{Routine, RoutineKind, Signature};

/// Creates or replaces a function or procedure, with its comment and privileges.
pub fn create_routine(signature: &Signature, routine: &Routine) -> Vec<String> {
    let definition = routine.definition.trim_end().trim_end_matches(';');
    let mut statements = vec![definition.to_owned()];
    let object = routine_object(signature, routine.kind);
    statements.extend(first_comment(&object, routine.comment.as_deref()));
    let on = GrantedOn::routine(signature);
    statements.extend(first_privileges(&on, routine.acl.as_ref()));
    statements
}

/// Drops a function or procedure.
pub fn drop_routine(signature: &Signature, kind: RoutineKind) -> String {
    format!("DROP {}", routine_object(signature, kind))
}

/// The signature with its kind: `FUNCTION "core"."price_of"(uuid)`.
pub fn routine_object(signature: &Signature, kind: RoutineKind) -> String {
    let keyword = match kind {
        RoutineKind::Function | RoutineKind::Window => "FUNCTION",
        RoutineKind::Procedure => "PROCEDURE",
    };
    format!("{keyword} {}", signature.quoted())
}
