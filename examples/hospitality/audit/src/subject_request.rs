//! What persons ask for with their rights over their data: exports and erasure.

use crate::LegalHold;
use ormlite::prelude::*;

/// What an export is for.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "export_kind", schema = "audit")]
pub enum ExportKind {
    /// A guest wants to see what is kept.
    SubjectAccess,
    /// A guest takes the data elsewhere.
    Portability,
    /// An authority demands it.
    Authority,
    /// The tenant takes a copy of its own data.
    TenantBackup,
}

/// The life of an export.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "export_status", schema = "audit")]
pub enum ExportStatus {
    /// Asked for.
    Requested,
    /// Approved, waiting for a machine.
    Approved,
    /// Being written.
    Running,
    /// Ready to be fetched.
    Ready,
    /// Broken off by an error.
    Failed,
    /// Removed after its time.
    Expired,
}

/// The form of exported files.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "export_format", schema = "audit")]
pub enum ExportFormat {
    /// JSON, one document a line.
    JsonLines,
    /// Comma-separated values.
    Csv,
    /// Pages to read.
    Pdf,
}

/// The life of a request for erasure.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "erasure_status", schema = "audit")]
pub enum ErasureStatus {
    /// Received.
    Received,
    /// The person has proved who they are.
    Verified,
    /// Being carried out.
    InProgress,
    /// Put off by a legal hold.
    OnHold,
    /// Carried out.
    Completed,
    /// Turned down.
    Rejected,
}

/// What was done with a table for an erasure.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "erasure_outcome", schema = "audit")]
pub enum ErasureOutcome {
    /// Nothing yet.
    Pending,
    /// Rows were deleted.
    Deleted,
    /// Rows were kept without anything that names the person.
    Anonymized,
    /// Rows were kept because a law demands it.
    Retained,
}

/// A copy of data that leaves the system.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "data_exports",
    schema = "audit",
    index(tenant_id, desc(created_at)),
    index(due_on, where = "status IN ('requested', 'approved', 'running')", name = "data_exports_unfinished_idx"),
    index(expires_at, where = "status = 'ready'", name = "data_exports_expiring_idx"),
    index(included_tables, method = gin),
    check("status <> 'ready' OR completed_at IS NOT NULL", name = "data_exports_completed_at_check"),
    check("status <> 'failed' OR error_message IS NOT NULL", name = "data_exports_error_check")
)]
pub struct DataExport {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant whose data it is.
    #[column(references = "tenancy.tenants(id)", on_delete = cascade)]
    pub tenant_id: Uuid,
    /// Guest whose data it is; none if it is of many.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub guest_id: Option<Uuid>,
    /// Member of staff who asked for it; none if the guest did.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub requested_by_id: Option<Uuid>,
    /// Member of staff who approved it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub approved_by_id: Option<Uuid>,
    /// What it is for.
    pub kind: ExportKind,
    /// Where the export is in its life.
    #[column(default = "'requested'")]
    pub status: ExportStatus,
    /// Form of the files.
    #[column(default = "'json_lines'")]
    pub format: ExportFormat,
    /// Names of the tables contained, with their schemas.
    #[column(default = "'{}'")]
    pub included_tables: Vec<String>,
    /// Time the data was created in; none means all.
    pub covered_time: Option<PgRange<DateTime<Utc>>>,
    /// Number of rows contained.
    #[column(default = "0", check = "row_count >= 0")]
    pub row_count: i64,
    /// Day by which the law wants it done.
    pub due_on: Option<NaiveDate>,
    /// When it was ready.
    pub completed_at: Option<DateTime<Utc>>,
    /// When the files are removed.
    pub expires_at: Option<DateTime<Utc>>,
    /// Error that broke it off.
    pub error_message: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A file of an export.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "data_export_files",
    schema = "audit",
    unique(data_export_id, name),
    check("octet_length(sha256) = 32", name = "data_export_files_sha256_check"),
    check(
        "(download_count = 0) = (last_downloaded_at IS NULL)",
        name = "data_export_files_downloaded_check"
    )
)]
pub struct DataExportFile {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Export the file is part of.
    #[column(references = DataExport::id, on_delete = cascade)]
    pub data_export_id: Uuid,
    /// Name of the file.
    #[column(sql_type = "varchar(255)")]
    pub name: String,
    /// Where the file is stored.
    #[column(unique)]
    pub storage_uri: String,
    /// Media type, such as `text/csv`.
    pub media_type: String,
    /// Size in bytes.
    #[column(check = "size_bytes >= 0")]
    pub size_bytes: i64,
    /// SHA-256 digest of the file.
    pub sha256: Vec<u8>,
    /// Name of the key the file is encrypted with.
    pub encryption_key: Option<String>,
    /// Number of rows in the file.
    #[column(default = "0", check = "row_count >= 0")]
    pub row_count: i64,
    /// How often it was fetched.
    #[column(default = "0", check = "download_count >= 0")]
    pub download_count: i32,
    /// When it was last fetched.
    pub last_downloaded_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the file was removed from storage.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A person's request that their data be erased.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "erasure_requests",
    schema = "audit",
    index(
        due_on,
        where = "status NOT IN ('completed', 'rejected')",
        name = "erasure_requests_open_idx"
    ),
    index("lower(requester_email)", name = "erasure_requests_email_lower_idx"),
    check("due_on > received_on", name = "erasure_requests_due_on_check"),
    check(
        "status <> 'rejected' OR rejection_reason IS NOT NULL",
        name = "erasure_requests_rejection_check"
    ),
    check(
        "status <> 'on_hold' OR legal_hold_id IS NOT NULL",
        name = "erasure_requests_hold_check"
    ),
    check(
        "(status = 'completed') = (completed_at IS NOT NULL)",
        name = "erasure_requests_completed_check"
    )
)]
pub struct ErasureRequest {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant that was asked.
    #[column(references = "tenancy.tenants(id)", on_delete = cascade, index)]
    pub tenant_id: Uuid,
    /// Guest whose data is erased; none once it is.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub guest_id: Option<Uuid>,
    /// Hold that puts it off.
    #[column(references = LegalHold::id, on_delete = restrict, index)]
    pub legal_hold_id: Option<Uuid>,
    /// Copy of the data given to the person beforehand.
    #[column(references = DataExport::id, on_delete = set_null, index)]
    pub data_export_id: Option<Uuid>,
    /// Member of staff who deals with it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub handled_by_id: Option<Uuid>,
    /// Number given to the person.
    #[column(sql_type = "varchar(24)", unique)]
    pub reference: String,
    /// Address the answer is sent to; removed in the end.
    pub requester_email: Option<String>,
    /// Where the request is in its life.
    #[column(default = "'received'")]
    pub status: ErasureStatus,
    /// Day it was received.
    #[column(default = "CURRENT_DATE")]
    pub received_on: NaiveDate,
    /// Day by which the law wants it done.
    pub due_on: NaiveDate,
    /// When the person proved who they are.
    pub identity_verified_at: Option<DateTime<Utc>>,
    /// When everything was erased.
    pub completed_at: Option<DateTime<Utc>>,
    /// Why it was turned down.
    pub rejection_reason: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// What an erasure did with one table.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "erasure_steps",
    schema = "audit",
    primary_key(erasure_request_id, schema_name, table_name),
    check(
        "outcome <> 'retained' OR retention_reason IS NOT NULL",
        name = "erasure_steps_retention_check"
    ),
    check(
        "(outcome = 'pending') = (executed_at IS NULL)",
        name = "erasure_steps_executed_at_check"
    )
)]
pub struct ErasureStep {
    /// Request the step is part of.
    #[column(references = ErasureRequest::id, on_delete = cascade)]
    pub erasure_request_id: Uuid,
    /// Schema of the table.
    pub schema_name: String,
    /// The table.
    pub table_name: String,
    /// What was done.
    #[column(default = "'pending'")]
    pub outcome: ErasureOutcome,
    /// Number of rows concerned.
    #[column(default = "0", check = "rows_affected >= 0")]
    pub rows_affected: i64,
    /// Law that demands rows to be kept.
    pub retention_reason: Option<String>,
    /// When it was done.
    pub executed_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
