//! Security: attempts to log in, events that need an answer, changes to the systems, and times without changes.

use ormlite::prelude::*;
use std::net::IpAddr;

/// How a person proves who they are.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "login_method", schema = "audit")]
pub enum LoginMethod {
    /// A password.
    Password,
    /// A password and a code.
    PasswordAndCode,
    /// A key kept by a device.
    Passkey,
    /// The login of another system.
    SingleSignOn,
}

/// How an attempt to log in ended.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "login_outcome", schema = "audit")]
pub enum LoginOutcome {
    /// Let in.
    Succeeded,
    /// Wrong password, code or key.
    WrongCredentials,
    /// No such login.
    UnknownLogin,
    /// Too many attempts.
    Locked,
    /// Refused because of place, time or device.
    Blocked,
}

/// The kind of a security event.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "security_event_kind", schema = "audit")]
pub enum SecurityEventKind {
    /// Passwords tried one after the other.
    BruteForce,
    /// Someone else's account used.
    AccountTakeover,
    /// Permissions gained that were not given.
    PrivilegeEscalation,
    /// Personal data lost or seen by others.
    DataBreach,
    /// Harmful software found.
    Malware,
    /// Rules of the company broken.
    PolicyViolation,
}

/// How much an event matters.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "severity", schema = "audit")]
pub enum Severity {
    /// For the record.
    Low,
    /// To be looked at this week.
    Medium,
    /// To be looked at today.
    High,
    /// To be looked at now.
    Critical,
}

/// The kind of a change to the systems.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "system_change_kind", schema = "audit")]
pub enum SystemChangeKind {
    /// A new release of a service.
    Deployment,
    /// A migration of a database.
    Migration,
    /// Another setting.
    Configuration,
    /// Another role or permission.
    Permission,
    /// Other machines or networks.
    Infrastructure,
}

/// How a change to the systems went.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "system_change_status", schema = "audit")]
pub enum SystemChangeStatus {
    /// Waiting for approval or its time.
    Planned,
    /// Being carried out.
    Running,
    /// Carried out.
    Succeeded,
    /// Broken off by an error.
    Failed,
    /// Taken back.
    RolledBack,
}

/// An attempt of a member of staff to log in.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "login_attempts",
    schema = "audit",
    index("lower(login)", desc(created_at), name = "login_attempts_login_lower_idx"),
    index(staff_id, desc(created_at)),
    index(client_address, desc(created_at), where = "outcome <> 'succeeded'", name = "login_attempts_failed_address_idx"),
    index(created_at, method = brin, with = "pages_per_range = 32"),
    check("outcome <> 'succeeded' OR failure_reason IS NULL", name = "login_attempts_failure_reason_check")
)]
pub struct LoginAttempt {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Member of staff the login belongs to; none if there is no such login.
    #[column(references = "core.staff(id)", on_delete = set_null)]
    pub staff_id: Option<Uuid>,
    /// Login as it was entered.
    #[column(sql_type = "varchar(254)")]
    pub login: String,
    /// How the person tried to prove who they are.
    #[column(default = "'password'")]
    pub method: LoginMethod,
    /// How it ended.
    pub outcome: LoginOutcome,
    /// Particulars of a failure.
    pub failure_reason: Option<String>,
    /// Network address of the attempt.
    pub client_address: IpAddr,
    /// ISO 3166-1 code of the country of that address.
    #[column(sql_type = "char(2)")]
    pub country_code: Option<String>,
    /// Program of the attempt.
    pub user_agent: Option<String>,
    /// Suspicion, 0 to 100.
    #[column(default = "0", check = "risk_score BETWEEN 0 AND 100")]
    pub risk_score: i16,
    /// When it was made.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// Something that endangers the systems or the data in them.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "security_events",
    schema = "audit",
    index(severity, desc(detected_at), where = "resolved_at IS NULL", name = "security_events_unresolved_idx"),
    index(notify_by, where = "notify_by IS NOT NULL AND authority_notified_at IS NULL", name = "security_events_notify_idx"),
    index(indicators, method = gin),
    check("contained_at >= detected_at", name = "security_events_contained_at_check"),
    check("resolved_at >= detected_at", name = "security_events_resolved_at_check")
)]
pub struct SecurityEvent {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant concerned; none if it concerns the platform.
    #[column(references = "tenancy.tenants(id)", on_delete = cascade, index)]
    pub tenant_id: Option<Uuid>,
    /// Attempt to log in by which it was noticed.
    #[column(references = LoginAttempt::id, on_delete = set_null, index)]
    pub login_attempt_id: Option<i64>,
    /// Member of staff whose account is concerned.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub affected_staff_id: Option<Uuid>,
    /// Member of staff who deals with it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub assigned_to_id: Option<Uuid>,
    /// Kind of event.
    pub kind: SecurityEventKind,
    /// How much it matters.
    #[column(default = "'medium'")]
    pub severity: Severity,
    /// Headline.
    pub title: String,
    /// What happened.
    pub description: Option<String>,
    /// Network address it came from.
    pub source_address: Option<IpAddr>,
    /// Addresses, file digests and names to look for elsewhere.
    #[column(default = "'{}'")]
    pub indicators: Vec<String>,
    /// Number of persons whose data is concerned.
    #[column(default = "0", check = "affected_persons >= 0")]
    pub affected_persons: i32,
    /// When it was noticed.
    #[column(default = "now()")]
    pub detected_at: DateTime<Utc>,
    /// When it could do no more harm.
    pub contained_at: Option<DateTime<Utc>>,
    /// When it was dealt with.
    pub resolved_at: Option<DateTime<Utc>>,
    /// When the authority has to be told at the latest; none if it need not be.
    pub notify_by: Option<DateTime<Utc>>,
    /// When the authority was told.
    pub authority_notified_at: Option<DateTime<Utc>>,
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

/// A time during which the systems are not changed, such as the days round a holiday. Such times do not overlap unless
/// they were lifted.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "change_freezes",
    schema = "audit",
    check("NOT isempty(frozen_during) AND NOT upper_inf(frozen_during)", name = "change_freezes_frozen_during_check"),
    exclude(
        "frozen_during WITH &&",
        using = gist,
        where = "lifted_at IS NULL",
        name = "change_freezes_frozen_during_excl"
    )
)]
pub struct ChangeFreeze {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Name of the time, such as `New Year`.
    pub name: String,
    /// Why nothing is changed.
    pub reason: String,
    /// The time.
    pub frozen_during: PgRange<DateTime<Utc>>,
    /// Services that may be changed all the same.
    #[column(default = "'{}'")]
    pub exempt_components: Vec<String>,
    /// Member of staff who decided on it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub declared_by_id: Option<Uuid>,
    /// Member of staff who lifted it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub lifted_by_id: Option<Uuid>,
    /// When it was lifted.
    pub lifted_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A change to the systems.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "system_changes",
    schema = "audit",
    index(component, desc(nulls_last(started_at))),
    index(
        status,
        planned_for,
        where = "status IN ('planned', 'running')",
        name = "system_changes_open_idx"
    ),
    check("reverts_id <> id", name = "system_changes_reverts_check"),
    check(
        "approved_by_id <> requested_by_id",
        name = "system_changes_four_eyes_check"
    ),
    check("finished_at >= started_at", name = "system_changes_finished_at_check"),
    check(
        "change_freeze_id IS NULL OR justification IS NOT NULL",
        name = "system_changes_justification_check"
    )
)]
pub struct SystemChange {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Change this one takes back.
    #[column(references = SystemChange::id, on_delete = set_null, index)]
    pub reverts_id: Option<Uuid>,
    /// Freeze during which it was allowed all the same.
    #[column(references = ChangeFreeze::id, on_delete = restrict, index)]
    pub change_freeze_id: Option<Uuid>,
    /// Member of staff who asked for it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub requested_by_id: Option<Uuid>,
    /// Member of staff who approved it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub approved_by_id: Option<Uuid>,
    /// Kind of change.
    pub kind: SystemChangeKind,
    /// How it went.
    #[column(default = "'planned'")]
    pub status: SystemChangeStatus,
    /// Service or database that is changed.
    pub component: String,
    /// Release, migration or setting that is put in place.
    pub release: String,
    /// What changes and how it is taken back.
    pub description: String,
    /// Why it cannot wait for the end of a freeze.
    pub justification: Option<String>,
    /// Address of the ticket.
    pub ticket_uri: Option<String>,
    /// When it should begin.
    pub planned_for: Option<DateTime<Utc>>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// Time it took.
    #[column(generated = "finished_at - started_at")]
    pub duration: Option<Interval>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
