//! Tenants: who they are, how they are set up and how they relate to each other.

use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

use crate::member::TenantMember;

/// Where a tenant stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "tenant_status", schema = "tenancy")]
pub enum TenantStatus {
    /// Being set up.
    Provisioning,
    /// Trying out.
    Trial,
    /// Uses the installation.
    Active,
    /// Locked, for example because it did not pay.
    Suspended,
    /// Has left; its rows are kept for the time agreed.
    Closed,
}

/// How a tenant's rows are kept apart from those of others.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "isolation_mode", schema = "tenancy")]
pub enum IsolationMode {
    /// In the same tables, by a column and row-level security.
    Row,
    /// In tables of a schema of its own.
    Schema,
    /// In a database of its own.
    Database,
}

/// How a tenant's pages and documents look.
#[derive(Serialize, Deserialize, Debug, Clone, Default, PartialEq)]
#[serde(default)]
pub struct Branding {
    /// Where the logo is kept.
    pub logo_url: Option<String>,
    /// Main colour, as `#rrggbb`.
    pub primary_color: Option<String>,
    /// Line at the foot of documents.
    pub footer: Option<String>,
}

/// A hotel group that uses the installation.
#[derive(Table, Debug, Clone)]
#[table(
    name = "tenants",
    schema = "tenancy",
    index("lower(name)", name = "tenants_lower_name_idx"),
    index(status, where = "deleted_at IS NULL"),
    index(trial_ends_at, where = "status = 'trial'"),
    check(
        "slug ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$'",
        name = "tenants_slug_check"
    ),
    check(
        "(isolation = 'schema') = (schema_name IS NOT NULL)",
        name = "tenants_schema_name_check"
    ),
    check(
        "(isolation = 'database') = (database_name IS NOT NULL)",
        name = "tenants_database_name_check"
    )
)]
pub struct Tenant {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Name in addresses, such as `seaside-hotels`.
    #[column(unique, sql_type = "varchar(63)")]
    pub slug: String,
    /// Name.
    pub name: String,
    /// Name of the company as registered.
    pub legal_name: Option<String>,
    /// Where it stands.
    #[column(default = "'provisioning'")]
    pub status: TenantStatus,
    /// How its rows are kept apart.
    #[column(default = "'row'")]
    pub isolation: IsolationMode,
    /// Schema of its own, when it has one.
    #[column(unique, sql_type = "varchar(63)")]
    pub schema_name: Option<String>,
    /// Database of its own, when it has one.
    #[column(unique, sql_type = "varchar(63)")]
    pub database_name: Option<String>,
    /// Region its data is kept in, such as `eu-central`.
    #[column(sql_type = "varchar(20)", default = "'eu-central'")]
    pub region: String,
    /// Zone its reports are made in, such as `Europe/Berlin`.
    #[column(default = "'UTC'")]
    pub timezone: String,
    /// Language of its back office, such as `de`.
    #[column(sql_type = "varchar(8)", default = "'en'")]
    pub locale: String,
    /// Mailbox for invoices.
    pub billing_email: String,
    /// Member who owns the account; checked at commit, since the member comes after the tenant.
    #[column(
        references = TenantMember::id,
        on_delete = set_null,
        deferrable,
        initially_deferred,
        index,
        relation = owner
    )]
    pub owner_member_id: Option<Uuid>,
    /// How its pages and documents look.
    #[column(default = "'{}'")]
    pub branding: Json<Branding>,
    /// When the trial ends.
    pub trial_ends_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the tenant was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// One setting of a tenant.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_settings",
    schema = "tenancy",
    primary_key(tenant_id, key),
    check("key ~ '^[a-z][a-z0-9_.]*$'", name = "tenant_settings_key_check")
)]
pub struct TenantSetting {
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade)]
    pub tenant_id: Uuid,
    /// Name of the setting, such as `billing.invoice_prefix`.
    #[column(sql_type = "varchar(80)")]
    pub key: String,
    /// What it is set to.
    #[column(rename = "value")]
    pub setting: serde_json::Value,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it is hidden from the tenant's own members.
    #[column(default = "false")]
    pub secret: bool,
    /// Member who set it last.
    #[column(references = TenantMember::id, on_delete = set_null, index, relation = changer)]
    pub changed_by: Option<Uuid>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// What one tenant is to another.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "tenant_relationship_kind", schema = "tenancy")]
pub enum TenantRelationshipKind {
    /// Owns it.
    Parent,
    /// Lets it use its brand.
    Franchisor,
    /// Runs its hotels.
    Manager,
    /// Sells to it.
    Reseller,
    /// Works with it as an equal.
    Partner,
}

/// What one tenant is to another and may see of it.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_relationships",
    schema = "tenancy",
    primary_key(tenant_id, related_tenant_id, kind),
    index(shared_domains, method = gin),
    check("tenant_id <> related_tenant_id", name = "tenant_relationships_self_check"),
    check("ends_on > starts_on", name = "tenant_relationships_dates_check")
)]
pub struct TenantRelationship {
    /// The one.
    #[column(references = Tenant::id, on_delete = cascade)]
    pub tenant_id: Uuid,
    /// The other.
    #[column(references = Tenant::id, on_delete = cascade, index)]
    pub related_tenant_id: Uuid,
    /// What the one is to the other.
    pub kind: TenantRelationshipKind,
    /// Domains in which the one may read the other's rows, such as `financial`.
    #[column(default = "'{}'")]
    pub shared_domains: Vec<String>,
    /// Part of the other's revenue that goes to the one, in percent.
    #[column(
        sql_type = "numeric(5,2)",
        check = "revenue_share_percent BETWEEN 0 AND 100"
    )]
    pub revenue_share_percent: Option<Decimal>,
    /// First day it holds.
    #[column(default = "CURRENT_DATE")]
    pub starts_on: NaiveDate,
    /// Last day it holds; none while it has no end.
    pub ends_on: Option<NaiveDate>,
    /// Remarks.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Where the proof that a tenant owns a domain stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "domain_verification", schema = "tenancy")]
pub enum DomainVerification {
    /// Not proven yet.
    Pending,
    /// Proven.
    Verified,
    /// The record was not found.
    Failed,
}

/// An internet domain a tenant is reached by.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_domains",
    schema = "tenancy",
    index("lower(hostname)", unique, name = "tenant_domains_lower_hostname_key"),
    index(
        tenant_id,
        unique,
        where = "is_primary",
        name = "tenant_domains_one_primary_key"
    ),
    index(certificate_expires_at, where = "certificate_expires_at IS NOT NULL")
)]
pub struct TenantDomain {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade, index)]
    pub tenant_id: Uuid,
    /// Full name of the host; no two tenants have the same, whatever its case.
    #[column(sql_type = "varchar(253)")]
    pub hostname: String,
    /// Whether links use it; at most one per tenant.
    #[column(default = "false")]
    pub is_primary: bool,
    /// Where the proof of ownership stands.
    #[column(default = "'pending'")]
    pub verification: DomainVerification,
    /// What the domain's TXT record must say.
    #[column(default = "replace(gen_random_uuid()::text, '-', '')")]
    pub verification_token: String,
    /// When ownership was proven.
    pub verified_at: Option<DateTime<Utc>>,
    /// When the TLS certificate ends.
    pub certificate_expires_at: Option<DateTime<Utc>>,
    /// Whether calls over plain HTTP are sent to HTTPS.
    #[column(default = "true")]
    pub force_https: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A property a tenant runs; a property has one tenant at a time.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_properties",
    schema = "tenancy",
    primary_key(tenant_id, property_id),
    index(
        property_id,
        unique,
        where = "handed_over_on IS NULL",
        name = "tenant_properties_one_tenant_key"
    ),
    check(
        "handed_over_on >= taken_over_on",
        name = "tenant_properties_dates_check"
    )
)]
pub struct TenantProperty {
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade)]
    pub tenant_id: Uuid,
    /// The property.
    #[column(references = "core.properties(id)", on_delete = cascade, index)]
    pub property_id: Uuid,
    /// Brand it is sold under, when the tenant has several.
    pub brand: Option<String>,
    /// Number of the property in the tenant's own books.
    #[column(sql_type = "varchar(40)")]
    pub external_code: Option<String>,
    /// First day the tenant ran it.
    #[column(default = "CURRENT_DATE")]
    pub taken_over_on: NaiveDate,
    /// Last day the tenant ran it.
    pub handed_over_on: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
