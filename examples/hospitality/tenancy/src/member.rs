//! Members: who belongs to a tenant, as what, and who is invited.

use ormlite::prelude::*;

use crate::tenant::Tenant;

/// What a member may do in a tenant's account.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "member_role", schema = "tenancy")]
pub enum MemberRole {
    /// Everything, also closing the account.
    Owner,
    /// Everything but closing the account.
    Admin,
    /// Invoices and plans only.
    Billing,
    /// Daily work.
    Member,
    /// Reads only.
    Viewer,
}

/// Where a membership stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "member_status", schema = "tenancy")]
pub enum MemberStatus {
    /// May sign in.
    Active,
    /// Locked for now.
    Suspended,
    /// Has left.
    Left,
}

/// A person with an account at a tenant.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_members",
    schema = "tenancy",
    index(
        tenant_id,
        "lower(email)",
        unique,
        where = "deleted_at IS NULL",
        name = "tenant_members_live_email_key"
    ),
    index("lower(email)", name = "tenant_members_lower_email_idx"),
    index(tenant_id, role, where = "status = 'active'")
)]
pub struct TenantMember {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade, index)]
    pub tenant_id: Uuid,
    /// Address the person signs in with; once per tenant, whatever its case.
    pub email: String,
    /// Name shown to others.
    pub display_name: String,
    /// What the person may do.
    #[column(default = "'member'")]
    pub role: MemberRole,
    /// Where the membership stands.
    #[column(default = "'active'")]
    pub status: MemberStatus,
    /// Key of the person at the identity provider.
    #[column(index)]
    pub external_subject: Option<String>,
    /// Member who let the person in.
    #[column(references = TenantMember::id, on_delete = set_null, index, relation = inviter)]
    pub invited_by: Option<Uuid>,
    /// Whether a second factor is set up.
    #[column(default = "false")]
    pub second_factor: bool,
    /// Properties the person is limited to; all of the tenant's when empty.
    #[column(default = "'{}'")]
    pub property_ids: Vec<Uuid>,
    /// When the person last signed in.
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// Address of that sign-in.
    pub last_sign_in_ip: Option<std::net::IpAddr>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the membership was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// An invitation to become a member.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_invitations",
    schema = "tenancy",
    index(
        tenant_id,
        "lower(email)",
        unique,
        where = "accepted_at IS NULL AND revoked_at IS NULL",
        name = "tenant_invitations_open_email_key"
    ),
    index(expires_at, where = "accepted_at IS NULL AND revoked_at IS NULL"),
    check(
        "accepted_at IS NULL OR revoked_at IS NULL",
        name = "tenant_invitations_end_check"
    )
)]
pub struct TenantInvitation {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade, index)]
    pub tenant_id: Uuid,
    /// Address the invitation was sent to.
    pub email: String,
    /// What the person may do after joining.
    #[column(default = "'member'")]
    pub role: MemberRole,
    /// SHA-256 of the token in the link, 32 bytes.
    #[column(unique, check = "octet_length(token_hash) = 32")]
    pub token_hash: Vec<u8>,
    /// Words sent along.
    pub message: Option<String>,
    /// Member who invited.
    #[column(references = TenantMember::id, on_delete = set_null, index, relation = inviter)]
    pub invited_by: Option<Uuid>,
    /// Member the invitation became.
    #[column(references = TenantMember::id, on_delete = set_null, index, relation = member)]
    pub accepted_member_id: Option<Uuid>,
    /// Times the invitation was sent.
    #[column(default = "1", check = "times_sent > 0")]
    pub times_sent: i16,
    /// When the link stops working.
    #[column(default = "now() + interval '7 days'")]
    pub expires_at: DateTime<Utc>,
    /// When the person joined.
    pub accepted_at: Option<DateTime<Utc>>,
    /// When the invitation was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
