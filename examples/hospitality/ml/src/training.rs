//! Training: datasets, their examples, and the runs that turn them into model versions.

use crate::Model;
use ormlite::prelude::*;

/// What part of a dataset an example is used for.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "dataset_split", schema = "ml")]
pub enum DatasetSplit {
    /// To fit the model.
    Train,
    /// To choose its settings.
    Validation,
    /// To measure it at the end.
    Test,
}

/// Where a training or optimization run stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "run_status", schema = "ml")]
pub enum RunStatus {
    /// Waiting for a machine.
    Queued,
    /// At work.
    Running,
    /// Finished with a result.
    Succeeded,
    /// Broken off by an error.
    Failed,
    /// Broken off by a person.
    Cancelled,
}

/// A fixed set of examples. A new set refers to the one it was made from.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "training_datasets",
    schema = "ml",
    unique(name, revision),
    index(feature_names, method = gin),
    check("derived_from_id <> id", name = "training_datasets_derived_check"),
    check("NOT isempty(observed_during)", name = "training_datasets_observed_check")
)]
pub struct TrainingDataset {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant whose data it contains; none if it spans tenants.
    #[column(references = "tenancy.tenants(id)", on_delete = cascade, index)]
    pub tenant_id: Option<Uuid>,
    /// Dataset it was made from.
    #[column(references = TrainingDataset::id, on_delete = set_null, index)]
    pub derived_from_id: Option<Uuid>,
    /// Name of the dataset.
    #[column(sql_type = "varchar(80)")]
    pub name: String,
    /// Running number under that name, from 1.
    #[column(default = "1", check = "revision > 0")]
    pub revision: i32,
    /// What it contains and how it was collected.
    pub description: Option<String>,
    /// Query the examples were selected by.
    pub source_query: Option<String>,
    /// Days the examples come from.
    pub observed_during: PgRange<NaiveDate>,
    /// Names of the entries of each feature vector, in order.
    #[column(default = "'{}'")]
    pub feature_names: Vec<String>,
    /// Number of examples.
    #[column(default = "0", check = "row_count >= 0")]
    pub row_count: i64,
    /// Whether personal data was removed.
    #[column(default = "true")]
    pub is_anonymized: bool,
    /// When it was closed against changes.
    pub frozen_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the dataset was withdrawn.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// An example of a dataset.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "training_data",
    schema = "ml",
    unique(training_dataset_id, entity_id, observed_on),
    index(training_dataset_id, split, include(label, weight)),
    index(created_at, method = brin)
)]
pub struct TrainingExample {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Dataset the example is part of.
    #[column(references = TrainingDataset::id, on_delete = cascade)]
    pub training_dataset_id: Uuid,
    /// What the example is used for.
    #[column(default = "'train'")]
    pub split: DatasetSplit,
    /// Identifier of the thing observed, such as a property or a reservation.
    pub entity_id: Uuid,
    /// Day of the observation.
    pub observed_on: NaiveDate,
    /// The input, in the order of the dataset's feature names.
    pub feature_vector: Vec<f64>,
    /// The input before it was turned into numbers.
    #[column(default = "'{}'")]
    pub raw_features: serde_json::Value,
    /// What should be predicted; none for unlabelled examples.
    pub label: Option<f64>,
    /// How much the example counts.
    #[column(default = "1", check = "weight >= 0")]
    pub weight: f32,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// An attempt to train a model.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "training_runs",
    schema = "ml",
    index(model_id, desc(created_at)),
    index(
        created_at,
        where = "status IN ('queued', 'running')",
        name = "training_runs_unfinished_idx"
    ),
    check("finished_at >= started_at", name = "training_runs_finished_at_check"),
    check(
        "status <> 'failed' OR error_message IS NOT NULL",
        name = "training_runs_error_check"
    )
)]
pub struct TrainingRun {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Model being trained.
    #[column(references = Model::id, on_delete = cascade)]
    pub model_id: Uuid,
    /// Dataset it is trained on.
    #[column(references = TrainingDataset::id, on_delete = restrict, index)]
    pub training_dataset_id: Uuid,
    /// Member of staff who started it; none for scheduled runs.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub started_by_id: Option<Uuid>,
    /// Where the run stands.
    #[column(default = "'queued'")]
    pub status: RunStatus,
    /// Settings of the training.
    #[column(default = "'{}'")]
    pub hyperparameters: serde_json::Value,
    /// Seed of the random numbers.
    #[column(default = "0")]
    pub seed: i64,
    /// Git commit of the training code.
    #[column(sql_type = "char(40)", check = "code_revision ~ '^[0-9a-f]{40}$'")]
    pub code_revision: Option<String>,
    /// Machine it ran on.
    pub host: Option<String>,
    /// Loss on the validation examples after each epoch.
    #[column(default = "'{}'")]
    pub loss_history: Vec<f64>,
    /// Number of epochs finished.
    #[column(generated = "cardinality(loss_history)")]
    pub epoch_count: i32,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
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
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
