//! The company's own rules: policy documents, who has read them, and the record of processing activities.

use crate::LegalBasis;
use ormlite::prelude::*;
use std::net::IpAddr;

/// Whom a policy binds.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "policy_audience", schema = "audit")]
pub enum PolicyAudience {
    /// Everyone who works for the company.
    AllStaff,
    /// Those who lead others.
    Management,
    /// Those who see personal data.
    DataHandlers,
    /// Those who work on the systems.
    Engineering,
}

/// A revision of a rule of the company.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "policy_documents",
    schema = "audit",
    unique(tenant_id, code, revision),
    index(
        review_due_on,
        where = "retired_on IS NULL",
        name = "policy_documents_review_due_idx"
    ),
    check(
        "retired_on > effective_on",
        name = "policy_documents_retired_on_check"
    ),
    check("replaces_id <> id", name = "policy_documents_replaces_check")
)]
pub struct PolicyDocument {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant that made the rule.
    #[column(references = "tenancy.tenants(id)", on_delete = restrict)]
    pub tenant_id: Uuid,
    /// Revision it replaces.
    #[column(references = PolicyDocument::id, on_delete = restrict, unique)]
    pub replaces_id: Option<Uuid>,
    /// Member of staff who answers for it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub owner_id: Option<Uuid>,
    /// Short code, such as `CLEAN-DESK`.
    #[column(sql_type = "varchar(32)")]
    pub code: String,
    /// Running number within the code, from 1.
    #[column(default = "1", check = "revision > 0")]
    pub revision: i32,
    /// Title.
    pub title: String,
    /// Whom it binds.
    #[column(default = "'all_staff'")]
    pub audience: PolicyAudience,
    /// Where the text is stored.
    pub document_uri: String,
    /// Time after which staff have to read it again; none means never.
    pub reread_after: Option<Interval>,
    /// First day it binds.
    pub effective_on: NaiveDate,
    /// First day it no longer binds.
    pub retired_on: Option<NaiveDate>,
    /// Day by which it has to be looked over.
    pub review_due_on: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// The word of a member of staff to have read a policy.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "policy_acknowledgements",
    schema = "audit",
    unique(policy_document_id, staff_id),
    index(
        expires_at,
        where = "expires_at IS NOT NULL",
        name = "policy_acknowledgements_expiring_idx"
    ),
    check(
        "quiz_score BETWEEN 0 AND 100",
        name = "policy_acknowledgements_quiz_score_check"
    )
)]
pub struct PolicyAcknowledgement {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Policy that was read.
    #[column(references = PolicyDocument::id, on_delete = restrict)]
    pub policy_document_id: Uuid,
    /// Member of staff who read it.
    #[column(references = "core.staff(id)", on_delete = cascade, index)]
    pub staff_id: Uuid,
    /// When it was acknowledged.
    #[column(default = "now()")]
    pub acknowledged_at: DateTime<Utc>,
    /// When it has to be read again; none means never.
    pub expires_at: Option<DateTime<Utc>>,
    /// Score in the questions that follow, in per cent.
    pub quiz_score: Option<i16>,
    /// Name typed in place of a signature.
    pub signature: String,
    /// Network address it was acknowledged from.
    pub client_address: Option<IpAddr>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A use of personal data, in the record that article 30 of the GDPR demands.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "processing_activities",
    schema = "audit",
    unique(tenant_id, name),
    index(data_categories, method = gin),
    index(review_due_on, where = "deleted_at IS NULL", name = "processing_activities_review_due_idx"),
    check("NOT leaves_eea OR transfer_safeguard IS NOT NULL", name = "processing_activities_transfer_check"),
    check("cardinality(data_categories) > 0", name = "processing_activities_data_categories_check")
)]
pub struct ProcessingActivity {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant that uses the data.
    #[column(references = "tenancy.tenants(id)", on_delete = restrict)]
    pub tenant_id: Uuid,
    /// Member of staff who answers for it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub owner_id: Option<Uuid>,
    /// Name of the use, such as `registration of guests`.
    pub name: String,
    /// What the data is used for.
    pub purpose: String,
    /// Why the law allows it.
    pub legal_basis: LegalBasis,
    /// Whose data it is, such as `guests`.
    pub subject_categories: Vec<String>,
    /// What data it is, such as `passport number`.
    pub data_categories: Vec<String>,
    /// Who receives the data.
    #[column(default = "'{}'")]
    pub recipients: Vec<String>,
    /// Whether data leaves the European Economic Area.
    #[column(default = "false")]
    pub leaves_eea: bool,
    /// What protects data that leaves it.
    pub transfer_safeguard: Option<String>,
    /// Measures by which the data is protected.
    #[column(default = "'[]'")]
    pub security_measures: serde_json::Value,
    /// Day by which the entry has to be looked over.
    pub review_due_on: NaiveDate,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the use ended.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}
