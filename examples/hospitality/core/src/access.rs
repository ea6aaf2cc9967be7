//! Access: what members of staff may do, by role.

use ormlite::prelude::*;

use crate::property::Property;
use crate::staff::Staff;

/// A named set of permissions.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "roles",
    schema = "core",
    unique(property_id, code, nulls_not_distinct)
)]
pub struct Role {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property it is for; none when it is for the whole chain.
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Option<Uuid>,
    /// Stable code, such as `night_auditor`.
    #[column(sql_type = "varchar(40)")]
    pub code: String,
    /// Name shown in the back office.
    pub name: String,
    /// What it is meant for.
    pub description: Option<String>,
    /// Whether it came with the software and cannot be changed.
    #[column(default = "false")]
    pub built_in: bool,
    /// Roles with a higher rank may give out those with a lower one.
    #[column(default = "0")]
    pub rank: i32,
    /// Minutes without activity after which its holders are signed out.
    #[column(default = "30", check = "session_minutes > 0")]
    pub session_minutes: i32,
    /// Whether it can be given out.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// How much harm a permission can do.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "permission_risk", schema = "core")]
pub enum PermissionRisk {
    /// Reads what the house shows anyway.
    Low,
    /// Changes daily business.
    Medium,
    /// Moves money or reads personal data.
    High,
    /// Changes who may do what.
    Critical,
}

/// One thing a program may let a member of staff do.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "permissions",
    schema = "core",
    unique(resource, action),
    index(risk, where = "risk IN ('high', 'critical')")
)]
pub struct Permission {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// What is acted upon, such as `reservation`.
    #[column(sql_type = "varchar(40)")]
    pub resource: String,
    /// What is done to it, such as `cancel`.
    #[column(sql_type = "varchar(40)")]
    pub action: String,
    /// Resource and action, joined by the server, such as `reservation:cancel`.
    #[column(unique, generated = "resource || ':' || action")]
    pub code: String,
    /// What it allows, in words.
    pub description: Option<String>,
    /// How much harm it can do.
    #[column(default = "'low'")]
    pub risk: PermissionRisk,
    /// Whether a second person must agree each time.
    #[column(default = "false")]
    pub needs_approval: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A permission that a role gives.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "role_permissions",
    schema = "core",
    primary_key(role_id, permission_id)
)]
pub struct RolePermission {
    /// The role.
    #[column(references = Role::id, on_delete = cascade)]
    pub role_id: Uuid,
    /// What it allows.
    #[column(references = Permission::id, on_delete = cascade, index)]
    pub permission_id: Uuid,
    /// Largest amount it holds for, in the property's currency; none without limit.
    #[column(sql_type = "numeric(12,2)", check = "amount_limit >= 0")]
    pub amount_limit: Option<Decimal>,
    /// Member of staff who added it.
    #[column(references = Staff::id, on_delete = set_null, index, relation = grantor)]
    pub granted_by: Option<Uuid>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A role that a member of staff holds.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "staff_roles",
    schema = "core",
    primary_key(staff_id, role_id),
    index(expires_at, where = "expires_at IS NOT NULL AND revoked_at IS NULL"),
    check("expires_at > starts_at", name = "staff_roles_dates_check")
)]
pub struct StaffRole {
    /// Who holds it.
    #[column(references = Staff::id, on_delete = cascade)]
    pub staff_id: Uuid,
    /// The role.
    #[column(references = Role::id, on_delete = restrict, index)]
    pub role_id: Uuid,
    /// Member of staff who gave it.
    #[column(references = Staff::id, on_delete = set_null, index, relation = grantor)]
    pub granted_by: Option<Uuid>,
    /// Why it was given.
    pub reason: Option<String>,
    /// When it begins to hold.
    #[column(default = "now()")]
    pub starts_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was taken away early.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
