//! The logs: actions, changes to rows, looks at personal data, and requests to the API. Rows are only ever added, and
//! removed by age.

use ormlite::prelude::*;
use std::net::IpAddr;

/// Who acted.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "actor_kind", schema = "audit")]
pub enum ActorKind {
    /// A member of staff.
    Staff,
    /// A guest.
    Guest,
    /// A program of another company.
    ApiClient,
    /// The system itself, as in a nightly job.
    System,
}

/// What was done.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "audit_action", schema = "audit")]
pub enum AuditAction {
    /// Something was created.
    Create,
    /// Something was read.
    View,
    /// Something was changed.
    Change,
    /// Something was removed.
    Remove,
    /// Something was approved.
    Approve,
    /// Something was turned down.
    Reject,
    /// Data left the system.
    Export,
    /// A permission was given.
    Grant,
    /// A permission was taken away.
    Revoke,
}

/// How an action ended.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "audit_outcome", schema = "audit")]
pub enum AuditOutcome {
    /// It was carried out.
    Succeeded,
    /// The actor was not allowed to.
    Denied,
    /// It was broken off by an error.
    Failed,
}

/// What happened to a row.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "row_operation", schema = "audit", rename_all = "UPPERCASE")]
pub enum RowOperation {
    /// It was inserted.
    Insert,
    /// It was updated.
    Update,
    /// It was deleted.
    Delete,
}

/// Why the law allows personal data to be used.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "legal_basis", schema = "audit")]
pub enum LegalBasis {
    /// The person agreed.
    Consent,
    /// A contract with the person needs it.
    Contract,
    /// A law demands it.
    LegalObligation,
    /// It protects someone's life.
    VitalInterests,
    /// It serves a public task.
    PublicTask,
    /// The company's interest outweighs the person's.
    LegitimateInterests,
}

/// The method of an HTTP request.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "http_method", schema = "audit", rename_all = "UPPERCASE")]
pub enum HttpMethod {
    /// Reads a resource.
    Get,
    /// Reads the headers of a resource.
    Head,
    /// Hands over data.
    Post,
    /// Replaces a resource.
    Put,
    /// Changes part of a resource.
    Patch,
    /// Removes a resource.
    Delete,
    /// Asks what is allowed.
    Options,
}

/// An action and who took it.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "audit_logs",
    schema = "audit",
    index(entity_schema, entity_table, entity_id, desc(created_at), name = "audit_logs_entity_idx"),
    index(tenant_id, desc(created_at)),
    index(created_at, method = brin, with = "pages_per_range = 32"),
    index(created_at, action, where = "outcome <> 'succeeded'", name = "audit_logs_trouble_idx"),
    index(opclass(details, "jsonb_path_ops"), method = gin)
)]
pub struct AuditLog {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Tenant whose data was concerned; none for the platform itself.
    #[column(references = "tenancy.tenants(id)", on_delete = restrict)]
    pub tenant_id: Option<Uuid>,
    /// Property whose data was concerned.
    #[column(references = "core.properties(id)", on_delete = set_null, index)]
    pub property_id: Option<Uuid>,
    /// Who acted.
    pub actor_kind: ActorKind,
    /// Member of staff who acted.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub staff_id: Option<Uuid>,
    /// Guest who acted.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub guest_id: Option<Uuid>,
    /// Name of the actor at the time; stays when the person is removed.
    pub actor_label: String,
    /// What was done.
    pub action: AuditAction,
    /// How it ended.
    #[column(default = "'succeeded'")]
    pub outcome: AuditOutcome,
    /// Schema of the table acted on.
    pub entity_schema: String,
    /// Table acted on.
    pub entity_table: String,
    /// Key of the row acted on; none if it concerned many.
    pub entity_id: Option<Uuid>,
    /// Particulars of the action.
    #[column(default = "'{}'")]
    pub details: serde_json::Value,
    /// Identifier of the request across services.
    #[column(index)]
    pub request_id: Option<Uuid>,
    /// Network address of the actor.
    pub client_address: Option<IpAddr>,
    /// Program of the actor.
    pub user_agent: Option<String>,
    /// When it happened.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A row before and after a change.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "change_history",
    schema = "audit",
    index(schema_name, table_name, row_id, desc(id), name = "change_history_row_idx"),
    index(changed_columns, method = gin),
    index(created_at, method = brin, with = "pages_per_range = 32"),
    check("(operation = 'INSERT') = (old_values IS NULL)", name = "change_history_old_values_check"),
    check("(operation = 'DELETE') = (new_values IS NULL)", name = "change_history_new_values_check")
)]
pub struct ChangeHistory {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Action the change was part of.
    #[column(references = AuditLog::id, on_delete = set_null, index)]
    pub audit_log_id: Option<i64>,
    /// Schema of the table.
    pub schema_name: String,
    /// Table of the row.
    pub table_name: String,
    /// Key of the row.
    pub row_id: Uuid,
    /// What happened to the row.
    pub operation: RowOperation,
    /// Changed columns before; none for an inserted row.
    pub old_values: Option<serde_json::Value>,
    /// Changed columns after; none for a deleted row.
    pub new_values: Option<serde_json::Value>,
    /// Names of the changed columns.
    #[column(default = "'{}'")]
    pub changed_columns: Vec<String>,
    /// Number of changed columns.
    #[column(generated = "cardinality(changed_columns)")]
    pub changed_column_count: i32,
    /// Row version after the change, where the table has one.
    pub row_version: Option<i32>,
    /// Identifier of the database transaction.
    #[column(default = "txid_current()")]
    pub transaction_id: i64,
    /// When the row was changed.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A look at a guest's personal data.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "access_logs",
    schema = "audit",
    index(guest_id, desc(created_at)),
    index(staff_id, desc(created_at)),
    index(fields, method = gin),
    index(created_at, method = brin, with = "pages_per_range = 32"),
    index(created_at, where = "is_emergency", name = "access_logs_emergency_idx"),
    check("NOT is_emergency OR justification IS NOT NULL", name = "access_logs_justification_check")
)]
pub struct AccessLog {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Guest whose data was seen.
    #[column(references = "core.guests(id)", on_delete = set_null)]
    pub guest_id: Option<Uuid>,
    /// Member of staff who saw it; none for programs.
    #[column(references = "core.staff(id)", on_delete = set_null)]
    pub staff_id: Option<Uuid>,
    /// Property at which it was seen.
    #[column(references = "core.properties(id)", on_delete = set_null, index)]
    pub property_id: Option<Uuid>,
    /// Reservation that gave occasion to it.
    #[column(references = "core.reservations(id)", on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// What the data was used for, such as `check-in`.
    pub purpose: String,
    /// Why the law allows it.
    #[column(default = "'contract'")]
    pub legal_basis: LegalBasis,
    /// Names of the fields seen, such as `passport_number`.
    pub fields: Vec<String>,
    /// Screen or interface the data was seen on.
    pub channel: String,
    /// Whether the usual permission was overridden.
    #[column(default = "false")]
    pub is_emergency: bool,
    /// Why it was overridden.
    pub justification: Option<String>,
    /// Network address it was seen from.
    pub client_address: Option<IpAddr>,
    /// When it was seen.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A request to the public API.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "api_request_logs",
    schema = "audit",
    index(tenant_id, desc(created_at)),
    index(api_client, desc(created_at), include(status_code, duration_ms), name = "api_request_logs_api_client_created_at_idx"),
    index(created_at, method = brin, with = "pages_per_range = 32"),
    index(path, created_at, where = "status_code >= 500", name = "api_request_logs_errors_idx")
)]
pub struct ApiRequestLog {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Tenant that was asked for.
    #[column(references = "tenancy.tenants(id)", on_delete = cascade)]
    pub tenant_id: Option<Uuid>,
    /// Identifier of the request across services.
    #[column(unique)]
    pub request_id: Uuid,
    /// Program that asked.
    pub api_client: String,
    /// HTTP method.
    pub method: HttpMethod,
    /// Path of the route, with names in place of values.
    pub path: String,
    /// HTTP status of the answer.
    #[column(check = "status_code BETWEEN 100 AND 599")]
    pub status_code: i16,
    /// Time to answer, in milliseconds.
    #[column(check = "duration_ms >= 0")]
    pub duration_ms: i32,
    /// Size of the request in bytes.
    #[column(default = "0")]
    pub request_bytes: i64,
    /// Size of the answer in bytes.
    #[column(default = "0")]
    pub response_bytes: i64,
    /// Network address of the program.
    pub client_address: IpAddr,
    /// What the program calls itself.
    pub user_agent: Option<String>,
    /// Error code in the answer.
    pub error_code: Option<String>,
    /// When the request came in.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
