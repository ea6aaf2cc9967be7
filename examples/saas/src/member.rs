//! Who is in an organization, and what they may do there.
//!
//! A [`Member`] is what the rest of this crate asks for: it is proof of the organization that a query
//! may see. Read it for each request, by [`enter`], since a role may be taken away.

use ormlite::Select;
use ormlite::prelude::*;

use crate::error::SaasError;
use crate::schema::{Member, MemberRole, NewMember, Organization, User};

impl Member {
    /// Whether the member manages other members, and everybody's posts and comments.
    pub fn manages(&self) -> bool {
        matches!(self.role, MemberRole::Owner | MemberRole::Admin)
    }

    /// Refuses, unless the member manages or it is about the member.
    pub(crate) fn expect_manages_or_is(&self, user_id: Uuid) -> Result<(), SaasError> {
        match self.manages() || self.user_id == user_id {
            true => Ok(()),
            false => Err(SaasError::Forbidden { role: self.role }),
        }
    }

    /// Refuses, unless the member may do something to a member with this role.
    fn expect_above(&self, role: MemberRole) -> Result<(), SaasError> {
        let may = match role {
            MemberRole::Owner => self.role == MemberRole::Owner,
            MemberRole::Admin | MemberRole::Member => self.manages(),
        };
        match may {
            true => Ok(()),
            false => Err(SaasError::Forbidden { role: self.role }),
        }
    }
}

/// A user's way into an organization, by its slug.
///
/// # Errors
/// [`SaasError::NotFound`], also when there is such an organization; or the database's.
pub async fn enter(db: &Db, user_id: Uuid, slug: &str) -> Result<Member, SaasError> {
    let member = Member::query()
        .inner_join_by(Member::organization)
        .filter(Member::user_id.eq(user_id))
        .filter(Organization::slug.eq(slug))
        .select(Member::row())
        .optional(db)
        .await?;
    member.ok_or(SaasError::NotFound {
        what: "organization",
    })
}

/// The organizations of a user, with the role there, by name.
pub fn organizations_of(
    user_id: Uuid,
) -> Select<(Organization, (Member, ())), (Organization, MemberRole)> {
    Member::query()
        .inner_join_by(Member::organization)
        .filter(Member::user_id.eq(user_id))
        .order_by((Organization::name, Organization::id))
        .select((Organization::row(), Member::role))
}

/// Everybody in the organization, by name.
pub fn colleagues(member: &Member) -> Select<(User, (Member, ())), (User, MemberRole)> {
    Member::query()
        .inner_join_by(Member::user)
        .filter(Member::organization_id.eq(member.organization_id))
        .order_by((User::name, User::id))
        .select((User::row(), Member::role))
}

/// Takes a user into the organization.
///
/// # Errors
/// [`SaasError::Forbidden`], [`SaasError::AlreadyMember`], [`SaasError::NotFound`], or the database's.
pub async fn add(
    db: &Db,
    by: &Member,
    user_id: Uuid,
    role: MemberRole,
) -> Result<Member, SaasError> {
    by.expect_above(role)?;
    let member = Member::insert(NewMember {
        organization_id: by.organization_id,
        user_id,
        role,
    });
    member.one(db).await.map_err(|error| {
        if error.is_foreign_key_violation() {
            SaasError::NotFound { what: "user" }
        } else {
            SaasError::or_taken(error, SaasError::AlreadyMember)
        }
    })
}

/// Gives a member another role.
///
/// # Errors
/// [`SaasError::Forbidden`], [`SaasError::NotFound`], [`SaasError::LastOwner`], or the database's.
pub async fn change_role(
    db: &Db,
    by: &Member,
    user_id: Uuid,
    role: MemberRole,
) -> Result<Member, SaasError> {
    db.transaction(async |tx| {
        let held = hold(tx, by, user_id).await?;
        held.by.expect_above(role)?;
        held.by.expect_above(held.member.role)?;
        if role != MemberRole::Owner {
            held.expect_another_owner()?;
        }
        let member = Member::update()
            .of(&held.member)
            .set(Member::role, role)
            .one(tx)
            .await?;
        Ok(member)
    })
    .await
}

/// Lets a member go; everybody may go by themselves. What they wrote stays.
///
/// # Errors
/// [`SaasError::Forbidden`], [`SaasError::NotFound`], [`SaasError::LastOwner`], or the database's.
pub async fn remove(db: &Db, by: &Member, user_id: Uuid) -> Result<(), SaasError> {
    db.transaction(async |tx| {
        let held = hold(tx, by, user_id).await?;
        if user_id != by.user_id {
            held.by.expect_above(held.member.role)?;
        }
        held.expect_another_owner()?;
        Member::delete().of(&held.member).execute(tx).await?;
        Ok(())
    })
    .await
}

/// Members as they are now, locked until the transaction ends.
struct Held {
    /// Who does something.
    by: Member,
    /// To whom.
    member: Member,
    /// Whether somebody else than `member` owns the organization.
    another_owner: bool,
}

impl Held {
    /// Refuses, where the organization would have no owner without the member.
    fn expect_another_owner(&self) -> Result<(), SaasError> {
        match self.member.role != MemberRole::Owner || self.another_owner {
            true => Ok(()),
            false => Err(SaasError::LastOwner),
        }
    }
}

/// Locks who does something, to whom, and all owners.
///
/// Of two owners who remove each other the second one waits, and then is no member any more.
async fn hold(tx: &Transaction, by: &Member, user_id: Uuid) -> Result<Held, SaasError> {
    let members = Member::query()
        .filter(Member::organization_id.eq(by.organization_id))
        .filter(any((
            Member::role.eq(MemberRole::Owner),
            Member::user_id.in_([by.user_id, user_id]),
        )))
        .order_by(Member::user_id)
        .for_update()
        .all(tx)
        .await?;
    let find = |id| members.iter().find(|member| member.user_id == id).cloned();
    Ok(Held {
        by: find(by.user_id).ok_or(SaasError::Forbidden { role: by.role })?,
        member: find(user_id).ok_or(SaasError::NotFound { what: "member" })?,
        another_owner: members
            .iter()
            .any(|member| member.user_id != user_id && member.role == MemberRole::Owner),
    })
}
