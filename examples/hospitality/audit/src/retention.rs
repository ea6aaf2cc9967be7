//! How long data is kept: retention policies, the runs that enforce them, and legal holds that stop them.

use ormlite::prelude::*;

/// What is done with data that is too old.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "retention_action", schema = "audit")]
pub enum RetentionAction {
    /// Deleted.
    Delete,
    /// Kept without anything that names a person.
    Anonymize,
    /// Moved to cheaper storage.
    Archive,
}

/// Where a retention run stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "retention_run_status", schema = "audit")]
pub enum RetentionRunStatus {
    /// At work.
    Running,
    /// Finished.
    Succeeded,
    /// Broken off by an error.
    Failed,
    /// Not carried out because of a legal hold.
    Held,
}

/// How long the rows of a table are kept, for a tenant or, without one, for all others.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "retention_policies",
    schema = "audit",
    unique(
        tenant_id,
        schema_name,
        table_name,
        nulls_not_distinct,
        name = "retention_policies_table_key"
    ),
    index(
        schema_name,
        table_name,
        where = "is_active AND deleted_at IS NULL",
        name = "retention_policies_active_idx"
    )
)]
pub struct RetentionPolicy {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant the policy is for; none for the default.
    #[column(references = "tenancy.tenants(id)", on_delete = cascade)]
    pub tenant_id: Option<Uuid>,
    /// Member of staff who approved it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub approved_by_id: Option<Uuid>,
    /// Schema of the table.
    pub schema_name: String,
    /// Table the policy is for.
    pub table_name: String,
    /// Column the age is counted from.
    #[column(default = "'created_at'")]
    pub age_column: String,
    /// Time rows are kept.
    #[column(check = "keep_for > interval '0'")]
    pub keep_for: Interval,
    /// What is done then.
    #[column(default = "'delete'")]
    pub action: RetentionAction,
    /// SQL condition of the rows concerned; none means all.
    pub row_filter: Option<String>,
    /// Most rows handled in one transaction.
    #[column(default = "1000", check = "batch_size BETWEEN 1 AND 100000")]
    pub batch_size: i32,
    /// Law or reason that sets the time.
    pub justification: String,
    /// Whether it is enforced.
    #[column(default = "true")]
    pub is_active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the policy was withdrawn.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// A run that enforced a policy.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "retention_runs",
    schema = "audit",
    index(retention_policy_id, desc(started_at)),
    index(started_at, method = brin),
    unique(retention_policy_id, where = "status = 'running'", name = "retention_runs_one_running_key"),
    check("rows_affected BETWEEN 0 AND rows_examined", name = "retention_runs_rows_check"),
    check("(status = 'running') = (finished_at IS NULL)", name = "retention_runs_finished_at_check"),
    check("(status = 'held') = (legal_hold_id IS NOT NULL)", name = "retention_runs_held_check")
)]
pub struct RetentionRun {
    /// Identifier, rising with time.
    #[column(primary_key, identity = by_default)]
    pub id: i64,
    /// Policy that was enforced.
    #[column(references = RetentionPolicy::id, on_delete = cascade)]
    pub retention_policy_id: Uuid,
    /// Hold that stopped it.
    #[column(references = LegalHold::id, on_delete = restrict, index)]
    pub legal_hold_id: Option<Uuid>,
    /// Where the run stands.
    #[column(default = "'running'")]
    pub status: RetentionRunStatus,
    /// Time before which rows were too old.
    pub cutoff_at: DateTime<Utc>,
    /// Whether rows were only counted.
    #[column(default = "false")]
    pub is_dry_run: bool,
    /// Number of rows looked at.
    #[column(default = "0")]
    pub rows_examined: i64,
    /// Number of rows deleted, anonymized or moved.
    #[column(default = "0")]
    pub rows_affected: i64,
    /// When it began.
    #[column(default = "now()")]
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// Time it took.
    #[column(generated = "finished_at - started_at")]
    pub duration: Option<Interval>,
    /// Error that broke it off.
    pub error_message: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// An order to keep data that would otherwise be deleted, as for a lawsuit.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "legal_holds",
    schema = "audit",
    unique(tenant_id, case_number),
    index(held_during, method = gist),
    index(opclass(scope, "jsonb_path_ops"), method = gin),
    check("NOT isempty(held_during)", name = "legal_holds_held_during_check"),
    check("released_at IS NULL OR NOT upper_inf(held_during)", name = "legal_holds_released_check")
)]
pub struct LegalHold {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant whose data is kept.
    #[column(references = "tenancy.tenants(id)", on_delete = restrict)]
    pub tenant_id: Uuid,
    /// Member of staff who ordered it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub placed_by_id: Option<Uuid>,
    /// Member of staff who ended it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub released_by_id: Option<Uuid>,
    /// Number of the case.
    #[column(sql_type = "varchar(40)")]
    pub case_number: String,
    /// Name of the case.
    pub name: String,
    /// Why the data is kept.
    pub reason: String,
    /// Tables kept, and conditions on their rows.
    #[column(default = "'{}'")]
    pub scope: serde_json::Value,
    /// Days on which it holds; open at the end until released.
    pub held_during: PgRange<NaiveDate>,
    /// When it was ended.
    pub released_at: Option<DateTime<Utc>>,
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

/// A guest whose data a legal hold keeps.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "legal_hold_guests",
    schema = "audit",
    primary_key(legal_hold_id, guest_id)
)]
pub struct LegalHoldGuest {
    /// The hold.
    #[column(references = LegalHold::id, on_delete = cascade)]
    pub legal_hold_id: Uuid,
    /// The guest; cannot be removed while held.
    #[column(references = "core.guests(id)", on_delete = restrict, index)]
    pub guest_id: Uuid,
    /// Part the guest has in the case.
    pub role_in_case: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
