//! What guests are told and what they agree to: privacy notices, wordings of consent, and consents given.

use crate::LegalBasis;
use ormlite::prelude::*;
use std::net::IpAddr;

/// What a guest is asked to agree to.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "consent_purpose", schema = "audit")]
pub enum ConsentPurpose {
    /// Offers by electronic mail.
    EmailMarketing,
    /// Offers by short message.
    SmsMarketing,
    /// Preferences kept and used for offers.
    Profiling,
    /// Use of the sites measured.
    Analytics,
    /// Data handed to partner companies.
    PartnerSharing,
    /// Health data, such as allergies, kept.
    HealthData,
}

/// Where a consent was given or withdrawn.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "consent_channel", schema = "audit")]
pub enum ConsentChannel {
    /// On a site.
    Website,
    /// In the application on the guest's telephone.
    MobileApp,
    /// At the front desk.
    FrontDesk,
    /// On the telephone.
    Phone,
    /// By a link in a message.
    MessageLink,
}

/// A notice telling guests how their data is used.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "privacy_notices",
    schema = "audit",
    unique(tenant_id, language, revision),
    index(
        tenant_id,
        language,
        where = "upper_inf(in_force)",
        name = "privacy_notices_in_force_idx"
    ),
    check("NOT isempty(in_force)", name = "privacy_notices_in_force_check"),
    check(
        "octet_length(body_sha256) = 32",
        name = "privacy_notices_body_sha256_check"
    )
)]
pub struct PrivacyNotice {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant that gives the notice.
    #[column(references = "tenancy.tenants(id)", on_delete = restrict)]
    pub tenant_id: Uuid,
    /// Notice it was translated from.
    #[column(references = PrivacyNotice::id, on_delete = set_null, index)]
    pub translation_of_id: Option<Uuid>,
    /// Member of staff who published it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub published_by_id: Option<Uuid>,
    /// ISO 639-1 code of the language.
    #[column(sql_type = "char(2)")]
    pub language: String,
    /// Running number within the language, from 1.
    #[column(check = "revision > 0")]
    pub revision: i32,
    /// Headline.
    pub title: String,
    /// Text.
    pub body: String,
    /// SHA-256 digest of the text.
    pub body_sha256: Vec<u8>,
    /// What changed since the revision before.
    pub change_summary: Option<String>,
    /// Days on which it is in force; open at the end for the present one.
    pub in_force: PgRange<NaiveDate>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A wording guests are asked to agree to.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "consent_versions",
    schema = "audit",
    unique(purpose, revision),
    check(
        "retired_on > effective_on",
        name = "consent_versions_retired_on_check"
    ),
    check("wording ? 'en'", name = "consent_versions_wording_check")
)]
pub struct ConsentVersion {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Notice shown together with the question.
    #[column(references = PrivacyNotice::id, on_delete = restrict, index)]
    pub privacy_notice_id: Uuid,
    /// What is agreed to.
    pub purpose: ConsentPurpose,
    /// Running number within the purpose, from 1.
    #[column(check = "revision > 0")]
    pub revision: i32,
    /// The question in each language, by ISO 639-1 code; English always.
    pub wording: serde_json::Value,
    /// Why the law allows the use.
    #[column(default = "'consent'")]
    pub legal_basis: LegalBasis,
    /// Time after which guests are asked again; none means never.
    #[column(check = "valid_for > interval '0'")]
    pub valid_for: Option<Interval>,
    /// Whether consents to earlier revisions still count.
    #[column(default = "false")]
    pub keeps_earlier_consents: bool,
    /// First day it is asked.
    pub effective_on: NaiveDate,
    /// First day it is no longer asked.
    pub retired_on: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A guest's consent to a wording. A guest has one consent in force for a purpose at most.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "gdpr_consents",
    schema = "audit",
    unique(guest_id, purpose, where = "withdrawn_at IS NULL", name = "gdpr_consents_in_force_key"),
    index(guest_id, purpose, desc(given_at)),
    index(purpose, revision),
    index(expires_at, where = "withdrawn_at IS NULL AND expires_at IS NOT NULL", name = "gdpr_consents_expiring_idx"),
    foreign_key(
        columns(purpose, revision),
        references = ConsentVersion(purpose, revision),
        on_delete = restrict,
        relation = consent_version
    ),
    check("withdrawn_at >= given_at", name = "gdpr_consents_withdrawn_at_check"),
    check("expires_at > given_at", name = "gdpr_consents_expires_at_check"),
    check("(withdrawn_at IS NULL) = (withdrawn_channel IS NULL)", name = "gdpr_consents_withdrawn_channel_check")
)]
pub struct GdprConsent {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Guest who agreed.
    #[column(references = "core.guests(id)", on_delete = cascade)]
    pub guest_id: Uuid,
    /// Property at which the guest agreed.
    #[column(references = "core.properties(id)", on_delete = set_null, index)]
    pub property_id: Option<Uuid>,
    /// Member of staff who took it down; none if the guest clicked.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub recorded_by_id: Option<Uuid>,
    /// What the guest agreed to.
    pub purpose: ConsentPurpose,
    /// Revision of the wording the guest agreed to.
    pub revision: i32,
    /// Where the guest agreed.
    pub given_channel: ConsentChannel,
    /// When the guest agreed.
    #[column(default = "now()")]
    pub given_at: DateTime<Utc>,
    /// When the consent lapses; none means never.
    pub expires_at: Option<DateTime<Utc>>,
    /// When the guest withdrew it.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Where the guest withdrew it.
    pub withdrawn_channel: Option<ConsentChannel>,
    /// Network address the guest agreed from.
    pub client_address: Option<IpAddr>,
    /// Form, check box and scan that prove it.
    #[column(default = "'{}'")]
    pub evidence: serde_json::Value,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
