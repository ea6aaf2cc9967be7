//! The feature store: what is known about properties, rooms, guests and bookings, in the form models read.

use crate::ModelVersion;
use ormlite::prelude::*;

/// What a feature describes.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "feature_entity", schema = "ml")]
pub enum FeatureEntity {
    /// A hotel.
    Property,
    /// A room type of a hotel.
    RoomType,
    /// A guest.
    Guest,
    /// A booking.
    Reservation,
}

/// What form the values of a feature have.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "feature_type", schema = "ml")]
pub enum FeatureType {
    /// A number.
    Number,
    /// One of a few words.
    Category,
    /// A list of numbers of fixed length.
    Vector,
}

/// A feature and how it is computed.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "feature_definitions",
    schema = "ml",
    unique(entity, name),
    index(tags, method = gin),
    check("(value_type = 'vector') = (dimensions IS NOT NULL)", name = "feature_definitions_vector_dimensions_check")
)]
pub struct FeatureDefinition {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// What the feature describes.
    pub entity: FeatureEntity,
    /// Name, such as `bookings_last_30_days`.
    #[column(sql_type = "varchar(80)", check = "name ~ '^[a-z][a-z0-9_]*$'")]
    pub name: String,
    /// What form its values have.
    #[column(default = "'number'")]
    pub value_type: FeatureType,
    /// Length of vector values.
    #[column(check = "dimensions BETWEEN 1 AND 4096")]
    pub dimensions: Option<i16>,
    /// What it means, with its unit.
    pub description: String,
    /// Query that computes it.
    pub source_query: Option<String>,
    /// Age after which a value is out of date.
    #[column(default = "'1 day'")]
    pub freshness: Interval,
    /// Whether it is kept ready for requests, not only for training.
    #[column(default = "false")]
    pub is_online: bool,
    /// Whether its values are personal data.
    #[column(default = "false")]
    pub is_personal: bool,
    /// Words to search by.
    #[column(default = "'{}'")]
    pub tags: Vec<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the feature was retired.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// The value of a feature for one thing at one time.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "feature_values",
    schema = "ml",
    unique(feature_definition_id, entity_id, observed_at),
    index(entity_id, desc(observed_at)),
    index(observed_at, method = brin, with = "pages_per_range = 64"),
    check("num_nonnulls(number_value, category_value, vector_value) = 1", name = "feature_values_one_value_check")
)]
pub struct FeatureValue {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Feature the value is of.
    #[column(references = FeatureDefinition::id, on_delete = cascade)]
    pub feature_definition_id: Uuid,
    /// Identifier of the property, room type, guest or reservation described.
    pub entity_id: Uuid,
    /// Value of a number.
    pub number_value: Option<f64>,
    /// Value of a category.
    pub category_value: Option<String>,
    /// Value of a vector.
    pub vector_value: Option<Vec<f64>>,
    /// Time from which the value was true.
    pub observed_at: DateTime<Utc>,
    /// Job that computed it.
    #[column(default = "'batch'")]
    pub source: String,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A feature that a model version reads.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "model_version_features",
    schema = "ml",
    primary_key(model_version_id, feature_definition_id),
    unique(model_version_id, input_index)
)]
pub struct ModelVersionFeature {
    /// Model version that reads it.
    #[column(references = ModelVersion::id, on_delete = cascade)]
    pub model_version_id: Uuid,
    /// Feature that is read.
    #[column(references = FeatureDefinition::id, on_delete = restrict, index)]
    pub feature_definition_id: Uuid,
    /// Place in the input, from 0.
    #[column(check = "input_index >= 0")]
    pub input_index: i16,
    /// Preparation before it is read, such as `log1p`.
    pub transformation: Option<String>,
    /// Share of the model's gain that is due to it, 0 to 1.
    #[column(check = "importance BETWEEN 0 AND 1")]
    pub importance: Option<f64>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
