//! Isolation: the keys tenants call with and the policies that keep their rows apart.

use ormlite::prelude::*;

use crate::member::TenantMember;
use crate::tenant::{IsolationMode, Tenant};

/// A key a tenant's programs call with.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_api_keys",
    schema = "tenancy",
    unique(tenant_id, name),
    index(prefix, where = "revoked_at IS NULL"),
    index(scopes, method = gin),
    check("expires_at > created_at", name = "tenant_api_keys_dates_check")
)]
pub struct TenantApiKey {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade)]
    pub tenant_id: Uuid,
    /// Member who made it.
    #[column(references = TenantMember::id, on_delete = set_null, index, relation = creator)]
    pub created_by: Option<Uuid>,
    /// Name, unique within the tenant.
    #[column(sql_type = "varchar(80)")]
    pub name: String,
    /// First characters of the key, by which people tell keys apart.
    #[column(sql_type = "varchar(12)")]
    pub prefix: String,
    /// SHA-256 of the whole key, 32 bytes.
    #[column(unique, check = "octet_length(key_hash) = 32")]
    pub key_hash: Vec<u8>,
    /// What it may be used for, such as `reservations:read`.
    #[column(default = "'{}'")]
    pub scopes: Vec<String>,
    /// Addresses it may be used from; any when empty.
    #[column(default = "'{}'")]
    pub allowed_ips: Vec<std::net::IpAddr>,
    /// Calls allowed in a minute.
    #[column(default = "600", check = "calls_per_minute > 0")]
    pub calls_per_minute: i32,
    /// When it was last used.
    pub last_used_at: Option<DateTime<Utc>>,
    /// Address it was last used from.
    pub last_used_ip: Option<std::net::IpAddr>,
    /// When it stops working; never when there is none.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Statements a policy holds for.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "policy_command", schema = "tenancy")]
pub enum PolicyCommand {
    /// All statements.
    All,
    /// Reading.
    Select,
    /// Adding.
    Insert,
    /// Changing.
    Update,
    /// Removing.
    Delete,
}

/// How the rows of one table are kept apart: the wanted state, which is compared with `pg_policies`.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "isolation_policies",
    schema = "tenancy",
    unique(table_schema, table_name, name),
    index(roles, method = gin),
    check(
        "mode <> 'row' OR (tenant_column IS NOT NULL AND num_nonnulls(using_sql, check_sql) > 0)",
        name = "isolation_policies_row_check"
    )
)]
pub struct IsolationPolicy {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Schema of the table.
    #[column(sql_type = "varchar(63)")]
    pub table_schema: String,
    /// The table.
    #[column(sql_type = "varchar(63)")]
    pub table_name: String,
    /// Name of the policy, unique within the table.
    #[column(sql_type = "varchar(63)", default = "'tenant_isolation'")]
    pub name: String,
    /// How rows are kept apart.
    #[column(default = "'row'")]
    pub mode: IsolationMode,
    /// Statements it holds for.
    #[column(default = "'all'")]
    pub command: PolicyCommand,
    /// Column that names the tenant.
    #[column(sql_type = "varchar(63)")]
    pub tenant_column: Option<String>,
    /// Setting a transaction names its tenant in.
    #[column(sql_type = "varchar(63)", default = "'app.tenant_id'")]
    pub tenant_setting: String,
    /// Condition on rows that can be seen.
    pub using_sql: Option<String>,
    /// Condition on rows that can be written.
    pub check_sql: Option<String>,
    /// Database roles it holds for; all when empty.
    #[column(default = "'{}'")]
    pub roles: Vec<String>,
    /// Whether a row must satisfy every restrictive policy besides one of the others.
    #[column(default = "false")]
    pub restrictive: bool,
    /// Whether it holds for the table's owner too.
    #[column(default = "true")]
    pub forced: bool,
    /// When it was last put in place.
    pub applied_at: Option<DateTime<Utc>>,
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
