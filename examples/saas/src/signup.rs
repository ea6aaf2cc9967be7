//! How users and organizations come to be.

use ormlite::Executor;
use ormlite::prelude::*;

use crate::error::SaasError;
use crate::schema::{Member, MemberRole, NewMember, NewOrganization, NewUser, Organization, User};

/// What a new customer fills in.
#[derive(Debug, Clone)]
pub struct SignUp {
    /// Name of the organization.
    pub organization: String,
    /// Its part of addresses.
    pub slug: String,
    /// Name of the owner.
    pub name: String,
    /// Address of the owner.
    pub email: String,
}

/// What a new customer gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    /// The organization.
    pub organization: Organization,
    /// Its owner.
    pub user: User,
    /// The owner as its member.
    pub member: Member,
}

/// Makes an organization and its owner: both or neither.
///
/// # Errors
/// [`SaasError::EmailTaken`], [`SaasError::OrganizationTaken`], or the database's: a slug that is not
/// made of small letters, digits and single dashes is its check's.
pub async fn sign_up(db: &Db, form: &SignUp) -> Result<Customer, SaasError> {
    db.transaction(async |tx| {
        let user = register(tx, &form.name, &form.email).await?;
        let (organization, member) = found(tx, &user, &form.organization, &form.slug).await?;
        Ok(Customer {
            organization,
            user,
            member,
        })
    })
    .await
}

/// Makes a user, who is a member of nothing yet.
///
/// # Errors
/// [`SaasError::EmailTaken`], or the database's.
pub async fn register(on: &impl Executor, name: &str, email: &str) -> Result<User, SaasError> {
    let user = User::insert(NewUser {
        name: name.to_owned(),
        email: email.to_owned(),
    });
    user.one(on)
        .await
        .map_err(|error| SaasError::or_taken(error, SaasError::EmailTaken))
}

/// Makes an organization that a user owns; in a transaction, since an organization has an owner.
///
/// # Errors
/// [`SaasError::OrganizationTaken`], or the database's.
pub async fn found(
    tx: &Transaction,
    owner: &User,
    name: &str,
    slug: &str,
) -> Result<(Organization, Member), SaasError> {
    let organization = Organization::insert(NewOrganization {
        name: name.to_owned(),
        slug: slug.to_owned(),
    });
    let organization = organization.one(tx).await.map_err(|error| {
        let slug = slug.to_owned();
        SaasError::or_taken(error, SaasError::OrganizationTaken { slug })
    })?;
    let member = Member::insert(NewMember {
        organization_id: organization.id,
        user_id: owner.id,
        role: MemberRole::Owner,
    });
    let member = member.one(tx).await?;
    Ok((organization, member))
}
