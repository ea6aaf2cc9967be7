//! Experiments on guests: their arms, and which guest was given which.

use crate::ModelVersion;
use ormlite::prelude::*;

/// The life of an experiment.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "experiment_status", schema = "ml")]
pub enum ExperimentStatus {
    /// Being prepared.
    Draft,
    /// Assigning guests.
    Running,
    /// Held back for a while.
    Paused,
    /// Over, with a result.
    Concluded,
    /// Broken off.
    Abandoned,
}

/// A comparison of several ways to do a thing.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "experiments",
    schema = "ml",
    unique(tenant_id, key),
    index(tenant_id, status, where = "deleted_at IS NULL"),
    check("stopped_at >= started_at", name = "experiments_stopped_at_check"),
    check(
        "status <> 'running' OR started_at IS NOT NULL",
        name = "experiments_started_check"
    )
)]
pub struct Experiment {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant that runs it.
    #[column(references = "tenancy.tenants(id)", on_delete = cascade)]
    pub tenant_id: Uuid,
    /// Property it is limited to.
    #[column(references = "core.properties(id)", on_delete = cascade, index)]
    pub property_id: Option<Uuid>,
    /// Member of staff who answers for it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub owner_id: Option<Uuid>,
    /// Name by which services ask for it.
    #[column(sql_type = "varchar(60)", check = "key ~ '^[a-z][a-z0-9_-]*$'")]
    pub key: String,
    /// Name on reports.
    pub name: String,
    /// What is expected and why.
    pub hypothesis: String,
    /// Where the experiment is in its life.
    #[column(default = "'draft'")]
    pub status: ExperimentStatus,
    /// Metric that decides it.
    pub primary_metric: String,
    /// Metrics that must not get worse.
    #[column(default = "'{}'")]
    pub guardrail_metrics: Vec<String>,
    /// Share of guests taking part, in per cent.
    #[column(
        sql_type = "numeric(5,2)",
        default = "100",
        check = "traffic_percent BETWEEN 0 AND 100"
    )]
    pub traffic_percent: Decimal,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub stopped_at: Option<DateTime<Utc>>,
    /// What was learnt.
    pub conclusion: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the experiment was removed.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// One of the ways being compared. An experiment has one control.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "experiment_arms",
    schema = "ml",
    unique(experiment_id, name),
    unique(experiment_id, id),
    unique(
        experiment_id,
        where = "is_control",
        name = "experiment_arms_one_control_key"
    )
)]
pub struct ExperimentArm {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Experiment the arm is part of.
    #[column(references = Experiment::id, on_delete = cascade)]
    pub experiment_id: Uuid,
    /// Model version that serves the arm, if models are compared.
    #[column(references = ModelVersion::id, on_delete = restrict, index)]
    pub model_version_id: Option<Uuid>,
    /// Name on reports, such as `control`.
    #[column(sql_type = "varchar(60)")]
    pub name: String,
    /// What guests of the arm are given.
    pub description: Option<String>,
    /// Whether it is what the others are compared with.
    #[column(default = "false")]
    pub is_control: bool,
    /// Share of the guests relative to the other arms.
    #[column(default = "1", check = "weight >= 0")]
    pub weight: i16,
    /// Settings of the arm.
    #[column(default = "'{}'")]
    pub configuration: serde_json::Value,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// The arm a guest was given. The reference carries the experiment, so that a guest has one arm of it and the arm is
/// one of its own.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "experiment_assignments",
    schema = "ml",
    unique(experiment_id, guest_id),
    index(experiment_id, experiment_arm_id, include(outcome), name = "experiment_assignments_arm_idx"),
    index(assigned_at, method = brin),
    foreign_key(
        columns(experiment_id, experiment_arm_id),
        references = ExperimentArm(experiment_id, id),
        on_delete = cascade,
        relation = experiment_arm
    ),
    check("exposed_at >= assigned_at", name = "experiment_assignments_exposed_at_check"),
    check("converted_at >= exposed_at", name = "experiment_assignments_converted_at_check")
)]
pub struct ExperimentAssignment {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Experiment the guest takes part in.
    pub experiment_id: Uuid,
    /// Arm the guest was given.
    pub experiment_arm_id: Uuid,
    /// The guest.
    #[column(references = "core.guests(id)", on_delete = cascade, index)]
    pub guest_id: Uuid,
    /// When the arm was drawn.
    #[column(default = "now()")]
    pub assigned_at: DateTime<Utc>,
    /// When the guest first saw it.
    pub exposed_at: Option<DateTime<Utc>>,
    /// When the guest did what was hoped for.
    pub converted_at: Option<DateTime<Utc>>,
    /// Value of the primary metric.
    pub outcome: Option<f64>,
    /// Device, country and other circumstances of the draw.
    #[column(default = "'{}'")]
    pub context: serde_json::Value,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
