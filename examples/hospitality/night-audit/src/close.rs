//! The end-of-day run.

use hospitality::audit::{ActorKind, AuditAction, AuditLog, NewAuditLog};
use hospitality::core::Property;
use hospitality::operations::{HousekeepingTask, HousekeepingTaskStatus, Priority};
use hospitality::tenancy::{Tenant, TenantProperty};
use ormlite::prelude::*;
use ormlite::serde_json::json;
use ormlite::{Isolation, TransactionOptions};

use crate::error::NightAuditError;
use crate::posting::{balance_accounts, post_room_nights};
use crate::report::{self, Invoices, RevenueLine, Rooms};

/// What a day came to.
#[derive(Debug, Clone)]
pub struct DayReport {
    /// Name of the property.
    pub property: String,
    /// The tenant that runs it; none where nobody does.
    pub tenant: Option<String>,
    /// The business day.
    pub day: NaiveDate,
    /// Rooms, and how many of them were sold.
    pub rooms: Rooms,
    /// Room nights posted by this run.
    pub nights_posted: u64,
    /// Revenue by kind of charge, the greatest first.
    pub revenue: Vec<RevenueLine>,
    /// Open accounts, and what is owed on them.
    pub open_folios: (i64, Option<Decimal>),
    /// Unpaid invoices.
    pub invoices: Invoices,
    /// Housekeeping tasks moved to the next day.
    pub tasks_carried_over: u64,
    /// The entry in the audit log.
    pub audit_log_id: i64,
}

/// Closes a business day, all of it or nothing.
///
/// Runs at once behave as if one came after the other (`SERIALIZABLE`): the numbers agree with each other,
/// and of two runs for the same day the second is tried again and refused.
///
/// # Errors
/// [`NightAuditError::AlreadyClosed`]; or the database's.
pub async fn close_day(
    db: &Db,
    property_id: Uuid,
    day: NaiveDate,
) -> Result<DayReport, NightAuditError> {
    let options = TransactionOptions::new().isolation(Isolation::Serializable);
    db.transaction_retrying(options.retries(3), async |tx: &Transaction| {
        let property = Property::find(property_id).for_update().one(tx).await?;
        refuse_if_closed(tx, &property, day).await?;
        let tenant = tenant_of(tx, property_id).await?;
        let nights_posted = post_room_nights(tx, property_id, day).await?;
        balance_accounts(tx, property_id).await?;
        let mut report = DayReport {
            property: property.name,
            day,
            rooms: report::rooms(tx, property_id, day).await?,
            nights_posted,
            revenue: report::revenue(property_id, day).all(tx).await?,
            open_folios: report::open_folios(property_id).one(tx).await?,
            invoices: report::invoices(property_id, day).one(tx).await?,
            tasks_carried_over: carry_over(tx, property_id, day).await?,
            tenant: tenant.as_ref().map(|(_, name)| name.clone()),
            audit_log_id: 0,
        };
        let tenant_id = tenant.map(|(id, _)| id);
        report.audit_log_id = write_down(tx, property_id, tenant_id, &report).await?;
        Ok(report)
    })
    .await
}

/// The name under which the run signs the log.
const ACTOR: &str = "night audit";

async fn refuse_if_closed(
    tx: &Transaction,
    property: &Property,
    day: NaiveDate,
) -> Result<(), NightAuditError> {
    let closed = AuditLog::query()
        .filter(AuditLog::entity_schema.eq("core"))
        .filter(AuditLog::entity_table.eq("properties"))
        .filter(AuditLog::entity_id.eq(property.id))
        .filter(AuditLog::actor_label.eq(ACTOR))
        .filter(AuditLog::details.json_contains(json!({ "business_day": day.to_string() })))
        .exists(tx)
        .await?;
    if closed {
        return Err(NightAuditError::AlreadyClosed {
            property: property.name.clone(),
            day,
        });
    }
    Ok(())
}

async fn tenant_of(
    tx: &Transaction,
    property_id: Uuid,
) -> Result<Option<(Uuid, String)>, ormlite::Error> {
    TenantProperty::query()
        .inner_join_by(TenantProperty::tenant)
        .filter(TenantProperty::property_id.eq(property_id))
        .filter(TenantProperty::handed_over_on.is_null())
        .select((Tenant::id, Tenant::name))
        .optional(tx)
        .await
}

/// Moves what was not cleaned to the next day, where it comes first.
async fn carry_over(
    tx: &Transaction,
    property_id: Uuid,
    day: NaiveDate,
) -> Result<u64, ormlite::Error> {
    let unfinished = [
        HousekeepingTaskStatus::Pending,
        HousekeepingTaskStatus::InProgress,
    ];
    HousekeepingTask::update()
        .filter(HousekeepingTask::property_id.eq(property_id))
        .filter(HousekeepingTask::scheduled_on.le(day))
        .filter(HousekeepingTask::status.in_(unfinished))
        .set(
            HousekeepingTask::scheduled_on,
            day + ormlite::chrono::Days::new(1),
        )
        .set(HousekeepingTask::priority, Priority::High)
        .execute(tx)
        .await
}

async fn write_down(
    tx: &Transaction,
    property_id: Uuid,
    tenant_id: Option<Uuid>,
    report: &DayReport,
) -> Result<i64, ormlite::Error> {
    let revenue: Decimal = report.revenue.iter().filter_map(|line| line.gross).sum();
    AuditLog::insert(NewAuditLog {
        actor_kind: ActorKind::System,
        actor_label: ACTOR.to_owned(),
        action: AuditAction::Approve,
        entity_schema: "core".to_owned(),
        entity_table: "properties".to_owned(),
    })
    .set(AuditLog::tenant_id, tenant_id)
    .set(AuditLog::property_id, property_id)
    .set(AuditLog::entity_id, property_id)
    .set(
        AuditLog::details,
        json!({
            "business_day": report.day.to_string(),
            "rooms": report.rooms.total,
            "sold": report.rooms.sold,
            "revenue": revenue.to_string(),
            "nights_posted": report.nights_posted,
        }),
    )
    .returning(AuditLog::id)
    .one(tx)
    .await
}
