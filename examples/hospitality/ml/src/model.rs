//! The model registry: models, their versions, metrics and deployments, and the log of what they were asked.

use crate::{DatasetSplit, TrainingRun};
use ormlite::prelude::*;
use std::net::IpAddr;

/// What a model is for.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "model_task", schema = "ml")]
pub enum ModelTask {
    /// Predicts numbers over time, such as occupancy.
    Forecasting,
    /// Predicts a number, such as a guest's lifetime value.
    Regression,
    /// Predicts a class, such as whether a booking is cancelled.
    Classification,
    /// Reads the mood of a text.
    Sentiment,
    /// Shortens texts.
    Summarization,
    /// Groups guests by likeness.
    Clustering,
    /// Finds what does not fit.
    AnomalyDetection,
    /// Searches for the best prices.
    Optimization,
}

/// How far a model version has come.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "model_stage", schema = "ml")]
pub enum ModelStage {
    /// Being worked on.
    Development,
    /// Being tried out beside the version in production.
    Staging,
    /// Answering real requests.
    Production,
    /// Kept for the record.
    Archived,
}

/// Where a model version is served.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "deployment_environment", schema = "ml")]
pub enum DeploymentEnvironment {
    /// For tests only.
    Staging,
    /// For a small share of real requests.
    Canary,
    /// For real requests.
    Production,
    /// Answers are logged and thrown away.
    Shadow,
}

/// How an inference ended.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "inference_status", schema = "ml")]
pub enum InferenceStatus {
    /// Answered by the model.
    Succeeded,
    /// The model reported an error.
    Failed,
    /// No answer in time.
    TimedOut,
    /// Answered by a simpler rule in the model's place.
    FellBack,
}

/// A problem for which models are trained.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "models",
    schema = "ml",
    index(task, name, where = "deleted_at IS NULL"),
    index(tags, method = gin)
)]
pub struct Model {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Name by which services ask for the model.
    #[column(sql_type = "varchar(80)", unique)]
    pub name: String,
    /// What the model is for.
    pub task: ModelTask,
    /// What it predicts and from what.
    pub description: Option<String>,
    /// Library it is trained with, such as `lightgbm`.
    #[column(default = "'lightgbm'")]
    pub framework: String,
    /// Team that answers for it.
    #[column(default = "'data science'")]
    pub owner_team: String,
    /// Member of staff to ask about it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub contact_id: Option<Uuid>,
    /// Metric by which versions are compared, such as `mape`.
    pub target_metric: Option<String>,
    /// Whether a higher value of that metric is better.
    #[column(default = "false")]
    pub higher_is_better: bool,
    /// How often a new version is trained.
    pub retraining_interval: Option<Interval>,
    /// Words to search by.
    #[column(default = "'{}'")]
    pub tags: Vec<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the model was given up.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A trained model. At most one version of a model is in production.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "model_versions",
    schema = "ml",
    unique(model_id, version),
    unique(model_id, where = "stage = 'production'", name = "model_versions_one_production_key"),
    index(opclass(metrics, "jsonb_path_ops"), method = gin),
    check("stage <> 'production' OR promoted_at IS NOT NULL", name = "model_versions_promoted_check")
)]
pub struct ModelVersion {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Model this is a version of.
    #[column(references = Model::id, on_delete = restrict)]
    pub model_id: Uuid,
    /// Running number within the model, from 1.
    #[column(check = "version > 0")]
    pub version: i32,
    /// How far the version has come.
    #[column(default = "'development'")]
    pub stage: ModelStage,
    /// Run that trained it; none for imported models.
    #[column(references = TrainingRun::id, on_delete = set_null, index)]
    pub training_run_id: Option<Uuid>,
    /// Where the weights are stored.
    pub artifact_uri: String,
    /// SHA-256 digest of the weights.
    #[column(check = "octet_length(artifact_sha256) = 32")]
    pub artifact_sha256: Option<Vec<u8>>,
    /// Size of the weights in bytes.
    #[column(check = "size_bytes >= 0")]
    pub size_bytes: Option<i64>,
    /// Settings of the training.
    #[column(default = "'{}'")]
    pub hyperparameters: serde_json::Value,
    /// Measured quality by metric name, such as `{"mape": 0.08}`.
    #[column(default = "'{}'")]
    pub metrics: serde_json::Value,
    /// JSON schema of the input it expects.
    pub input_schema: Option<serde_json::Value>,
    /// What changed since the version before.
    pub release_notes: Option<String>,
    /// Member of staff who put it into production.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub promoted_by_id: Option<Uuid>,
    /// When it was put into production.
    pub promoted_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A measurement of a model version's quality.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "model_metrics",
    schema = "ml",
    unique(model_version_id, name, split, slice),
    index(name, desc(measured_at))
)]
pub struct ModelMetric {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Version that was measured.
    #[column(references = ModelVersion::id, on_delete = cascade)]
    pub model_version_id: Uuid,
    /// Name of the metric, such as `mape` or `auc`.
    #[column(sql_type = "varchar(40)")]
    pub name: String,
    /// Part of the data it was measured on.
    #[column(default = "'test'")]
    pub split: DatasetSplit,
    /// Subset it was measured on, such as `weekends`.
    #[column(default = "'all'")]
    pub slice: String,
    /// Measured value.
    pub score: f64,
    /// Bounds between which the true value lies with 95 per cent confidence.
    pub confidence_interval: Option<PgRange<Decimal>>,
    /// Value the version has to reach to be put into production.
    pub threshold: Option<f64>,
    /// Number of examples it was measured on.
    #[column(default = "0", check = "sample_count >= 0")]
    pub sample_count: i64,
    /// When it was measured.
    #[column(default = "now()")]
    pub measured_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A model version being served at an endpoint.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "model_deployments",
    schema = "ml",
    index(model_version_id, desc(deployed_at)),
    unique(
        endpoint,
        environment,
        where = "retired_at IS NULL",
        name = "model_deployments_live_endpoint_key"
    ),
    check(
        "retired_at >= deployed_at",
        name = "model_deployments_retired_at_check"
    )
)]
pub struct ModelDeployment {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Version being served.
    #[column(references = ModelVersion::id, on_delete = restrict)]
    pub model_version_id: Uuid,
    /// Deployment to go back to when this one fails.
    #[column(references = ModelDeployment::id, on_delete = set_null, index)]
    pub fallback_id: Option<Uuid>,
    /// Where it is served.
    #[column(default = "'staging'")]
    pub environment: DeploymentEnvironment,
    /// Address requests are sent to.
    pub endpoint: String,
    /// Share of requests it answers, in per cent.
    #[column(default = "100", check = "traffic_percent BETWEEN 0 AND 100")]
    pub traffic_percent: i16,
    /// Number of running instances.
    #[column(default = "1", check = "replicas >= 0")]
    pub replicas: i16,
    /// Processor, memory and accelerator of each instance.
    #[column(default = "'{}'")]
    pub resources: serde_json::Value,
    /// Longest time a request may take.
    #[column(
        default = "'500 milliseconds'",
        check = "request_timeout > interval '0'"
    )]
    pub request_timeout: Interval,
    /// Member of staff who deployed it; none for automatic deployments.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub deployed_by_id: Option<Uuid>,
    /// When it began to answer.
    #[column(default = "now()")]
    pub deployed_at: DateTime<Utc>,
    /// When it stopped answering.
    pub retired_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A request answered by a model. Rows are only ever added, and removed by age.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "inference_logs",
    schema = "ml",
    index(model_version_id, desc(created_at)),
    index(created_at, method = brin, with = "pages_per_range = 32"),
    index(model_version_id, latency_ms, where = "status <> 'succeeded'", name = "inference_logs_trouble_idx")
)]
pub struct InferenceLog {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Version that was asked.
    #[column(references = ModelVersion::id, on_delete = cascade)]
    pub model_version_id: Uuid,
    /// Deployment that was asked.
    #[column(references = ModelDeployment::id, on_delete = set_null, index)]
    pub model_deployment_id: Option<Uuid>,
    /// Property the request was about.
    #[column(references = "core.properties(id)", on_delete = set_null, index)]
    pub property_id: Option<Uuid>,
    /// Identifier of the request across services.
    #[column(index)]
    pub request_id: Uuid,
    /// Service that asked.
    pub caller: String,
    /// Network address of that service.
    pub caller_address: Option<IpAddr>,
    /// How it ended.
    #[column(default = "'succeeded'")]
    pub status: InferenceStatus,
    /// Time to answer, in milliseconds.
    #[column(check = "latency_ms >= 0")]
    pub latency_ms: i32,
    /// Number of examples in the request.
    #[column(default = "1", check = "batch_size > 0")]
    pub batch_size: i32,
    /// What was asked.
    pub input: serde_json::Value,
    /// What was answered.
    pub output: Option<serde_json::Value>,
    /// Error reported by the model.
    pub error_message: Option<String>,
    /// When the request came in.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
