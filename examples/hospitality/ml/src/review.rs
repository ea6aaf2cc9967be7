//! Guests' reviews and what models read out of them: mood, topics and summaries.

use crate::ModelVersion;
use ormlite::prelude::*;

/// Where a review was written.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "review_source", schema = "ml")]
pub enum ReviewSource {
    /// The hotel's own survey after the stay.
    Survey,
    /// The hotel's own site.
    Website,
    /// A booking portal.
    BookingPortal,
    /// A travel or map portal.
    TravelPortal,
    /// A social network.
    SocialMedia,
}

/// The mood of a text.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "sentiment_label", schema = "ml")]
pub enum SentimentLabel {
    /// Very discontented.
    VeryNegative,
    /// Discontented.
    Negative,
    /// Neither.
    Neutral,
    /// Content.
    Positive,
    /// Very content.
    VeryPositive,
}

/// A review of a stay, as its author wrote it.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "reviews",
    schema = "ml",
    unique(source, external_id),
    index(property_id, desc(published_at), include(rating)),
    index(property_id, published_at, where = "response IS NULL AND deleted_at IS NULL", name = "reviews_unanswered_idx"),
    index("to_tsvector('simple', body)", method = gin, name = "reviews_body_tsvector_idx"),
    check("rating BETWEEN 0 AND 10", name = "reviews_rating_check"),
    check("(response IS NULL) = (responded_at IS NULL)", name = "reviews_response_check")
)]
pub struct Review {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that is reviewed.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Stay that is reviewed, where it is known.
    #[column(references = "core.reservations(id)", on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// Author, where known.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub guest_id: Option<Uuid>,
    /// Member of staff who answered.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub responded_by_id: Option<Uuid>,
    /// Where it was written.
    pub source: ReviewSource,
    /// Number of the review at its source.
    pub external_id: String,
    /// ISO 639-1 code of the language.
    #[column(sql_type = "char(2)", default = "'en'")]
    pub language: String,
    /// Headline.
    pub title: Option<String>,
    /// Text.
    pub body: String,
    /// Rating, brought to a scale of 0 to 10.
    #[column(sql_type = "numeric(3,1)")]
    pub rating: Option<Decimal>,
    /// The hotel's answer.
    pub response: Option<String>,
    /// When the hotel answered.
    pub responded_at: Option<DateTime<Utc>>,
    /// When it was published at its source.
    pub published_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the review was withdrawn.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A topic reviews speak of. Topics form a tree, as `breakfast` under `food`.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "review_topics",
    schema = "ml",
    index(keywords, method = gin),
    check("parent_id <> id", name = "review_topics_parent_check")
)]
pub struct ReviewTopic {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Topic it is part of; none for a root.
    #[column(references = ReviewTopic::id, on_delete = cascade, index)]
    pub parent_id: Option<Uuid>,
    /// Short name used by models.
    #[column(sql_type = "varchar(40)", unique)]
    pub code: String,
    /// Name on reports.
    pub name: String,
    /// Words by which it is recognised.
    #[column(default = "'{}'")]
    pub keywords: Vec<String>,
    /// Department that is told, such as `housekeeping`.
    pub department: Option<String>,
    /// Whether models look for it.
    #[column(default = "true")]
    pub is_active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A topic that a review speaks of.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "review_topic_mentions",
    schema = "ml",
    primary_key(review_id, review_topic_id),
    index(review_topic_id, score),
    check("score BETWEEN -1 AND 1", name = "review_topic_mentions_score_check")
)]
pub struct ReviewTopicMention {
    /// The review.
    #[column(references = Review::id, on_delete = cascade)]
    pub review_id: Uuid,
    /// The topic.
    #[column(references = ReviewTopic::id, on_delete = cascade)]
    pub review_topic_id: Uuid,
    /// Mood with which it is mentioned, -1 to 1.
    pub score: f32,
    /// Passages that mention it.
    #[column(default = "'{}'")]
    pub quotes: Vec<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// The mood a model version read out of a review.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "sentiment_analyses",
    schema = "ml",
    unique(review_id, model_version_id),
    index(model_version_id, label, desc(created_at)),
    index(key_phrases, method = gin)
)]
pub struct SentimentAnalysis {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Review that was read.
    #[column(references = Review::id, on_delete = cascade)]
    pub review_id: Uuid,
    /// Model version that read it.
    #[column(references = ModelVersion::id, on_delete = restrict)]
    pub model_version_id: Uuid,
    /// Mood in words.
    pub label: SentimentLabel,
    /// Mood as a number, -1 to 1.
    #[column(check = "score BETWEEN -1 AND 1")]
    pub score: f64,
    /// Probability that the label is right, 0 to 1.
    #[column(check = "confidence BETWEEN 0 AND 1")]
    pub confidence: f32,
    /// Strength of each emotion, 0 to 1, such as `{"joy": 0.7}`.
    #[column(default = "'{}'")]
    pub emotions: serde_json::Value,
    /// Passages that decided it.
    #[column(default = "'{}'")]
    pub key_phrases: Vec<String>,
    /// Position of the text among all texts; texts of like meaning lie close together.
    pub embedding: Option<Vec<f64>>,
    /// Length of the text in the model's tokens.
    #[column(check = "token_count >= 0")]
    pub token_count: i32,
    /// Whether a person has checked the result.
    #[column(default = "false")]
    pub is_verified: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// What the reviews of a property said over a span of days.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "review_summaries",
    schema = "ml",
    unique(property_id, span, language, model_version_id),
    index(
        property_id,
        desc(created_at),
        where = "is_published",
        name = "review_summaries_published_idx"
    ),
    check("NOT isempty(span)", name = "review_summaries_span_check"),
    check(
        "average_sentiment BETWEEN -1 AND 1",
        name = "review_summaries_average_sentiment_check"
    )
)]
pub struct ReviewSummary {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that was reviewed.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Model version that wrote the summary.
    #[column(references = ModelVersion::id, on_delete = restrict, index)]
    pub model_version_id: Uuid,
    /// Member of staff who released it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub approved_by_id: Option<Uuid>,
    /// Days on which the reviews were published.
    pub span: PgRange<NaiveDate>,
    /// ISO 639-1 code of the language of the summary.
    #[column(sql_type = "char(2)", default = "'en'")]
    pub language: String,
    /// The summary.
    pub summary: String,
    /// What guests liked.
    #[column(default = "'{}'")]
    pub highlights: Vec<String>,
    /// What guests did not like.
    #[column(default = "'{}'")]
    pub complaints: Vec<String>,
    /// Number of reviews summed up.
    #[column(check = "review_count > 0")]
    pub review_count: i32,
    /// Mean rating, 0 to 10.
    #[column(sql_type = "numeric(4,2)", check = "average_rating BETWEEN 0 AND 10")]
    pub average_rating: Option<Decimal>,
    /// Mean mood, -1 to 1.
    pub average_sentiment: Option<f64>,
    /// Whether guests can read it.
    #[column(default = "false")]
    pub is_published: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
