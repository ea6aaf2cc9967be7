//! The general ledger: fiscal periods, the chart of accounts, journals and their entries.

use crate::FinancialTransaction;
use ormlite::prelude::*;

/// How far a fiscal period has been closed.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "fiscal_period_status", schema = "financial")]
pub enum FiscalPeriodStatus {
    /// Journals may be posted.
    Open,
    /// Only adjustments by accounting may be posted.
    SoftClosed,
    /// Nothing may be posted any more.
    Closed,
}

/// The five classes of a chart of accounts.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "ledger_account_kind", schema = "financial")]
pub enum LedgerAccountKind {
    /// Something owned, such as a bank balance or a receivable.
    Asset,
    /// Something owed, such as guest deposits or tax collected.
    Liability,
    /// The owners' share.
    Equity,
    /// Income, such as room or restaurant revenue.
    Revenue,
    /// Cost of running the hotels.
    Expense,
}

/// The side of an account an amount is booked on.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "ledger_side", schema = "financial")]
pub enum LedgerSide {
    /// The left side.
    Debit,
    /// The right side.
    Credit,
}

/// What gave rise to a journal.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "journal_kind", schema = "financial")]
pub enum JournalKind {
    /// Revenue from issued invoices.
    Sales,
    /// Money received or paid out.
    Payments,
    /// Revenue or cost moved to the period it belongs to.
    Accrual,
    /// The automatic posting at the end of a business day.
    NightAudit,
    /// A correction made by accounting.
    Adjustment,
}

/// The life of a journal.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "journal_status", schema = "financial")]
pub enum JournalStatus {
    /// Being prepared; may not balance yet.
    Draft,
    /// Final and part of the books.
    Posted,
    /// Taken back by another journal.
    Reversed,
}

/// A span of days the whole group keeps its books by. Periods do not overlap.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "fiscal_periods",
    schema = "financial",
    unique(fiscal_year, period_number),
    check("NOT isempty(span) AND NOT lower_inf(span) AND NOT upper_inf(span)", name = "fiscal_periods_span_bounded_check"),
    check("(status = 'closed') = (closed_at IS NOT NULL)", name = "fiscal_periods_closed_check"),
    exclude("span WITH &&", using = gist, name = "fiscal_periods_span_excl")
)]
pub struct FiscalPeriod {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Year the period counts towards.
    #[column(check = "fiscal_year BETWEEN 1990 AND 2200")]
    pub fiscal_year: i16,
    /// Place within the year; 13 is the closing period.
    #[column(check = "period_number BETWEEN 1 AND 13")]
    pub period_number: i16,
    /// Name on reports, such as `March 2026`.
    pub name: String,
    /// Days covered.
    pub span: PgRange<NaiveDate>,
    /// Number of days covered.
    #[column(generated = "upper(span) - lower(span)")]
    pub day_count: i32,
    /// Whether journals may still be posted.
    #[column(default = "'open'")]
    pub status: FiscalPeriodStatus,
    /// When the period was closed for good.
    pub closed_at: Option<DateTime<Utc>>,
    /// Member of staff who closed it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub closed_by_id: Option<Uuid>,
    /// Remarks of accounting.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// An account of a tenant's chart of accounts. Accounts form a tree; a chart may be loaded in any order because the
/// reference to the parent is checked at commit.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "ledger_accounts",
    schema = "financial",
    unique(tenant_id, code),
    index(tenant_id, kind, where = "is_active AND deleted_at IS NULL"),
    check("parent_id <> id", name = "ledger_accounts_parent_check"),
    check("closed_on >= opened_on", name = "ledger_accounts_dates_check")
)]
pub struct LedgerAccount {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant whose chart the account belongs to.
    #[column(references = "tenancy.tenants(id)", on_delete = restrict)]
    pub tenant_id: Uuid,
    /// Account this one is summed into; none for a root.
    #[column(references = LedgerAccount::id, on_delete = restrict, deferrable, initially_deferred, index)]
    pub parent_id: Option<Uuid>,
    /// Account number, such as `4000`.
    #[column(sql_type = "varchar(20)")]
    pub code: String,
    /// Name on reports.
    pub name: String,
    /// Class of the account.
    pub kind: LedgerAccountKind,
    /// Side on which the balance grows.
    pub normal_side: LedgerSide,
    /// ISO 4217 code of the currency the account is kept in.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// False for headings that only sum up other accounts.
    #[column(default = "true")]
    pub is_postable: bool,
    /// Whether the account is offered for new entries.
    #[column(default = "true")]
    pub is_active: bool,
    /// What belongs on the account.
    pub description: Option<String>,
    /// Number of the account in the accountant's own software.
    pub external_reference: Option<String>,
    /// First day entries are allowed.
    #[column(default = "CURRENT_DATE")]
    pub opened_on: NaiveDate,
    /// Last day entries are allowed.
    pub closed_on: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the account was removed from the chart.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// A set of entries that balance, posted together.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "ledger_journals",
    schema = "financial",
    unique(property_id, number),
    index(property_id, desc(posted_on)),
    index(
        posted_on,
        where = "status = 'draft'",
        name = "ledger_journals_draft_idx"
    ),
    check("reverses_id <> id", name = "ledger_journals_reverses_check"),
    check(
        "status = 'draft' OR posted_at IS NOT NULL",
        name = "ledger_journals_posted_check"
    ),
    check(
        "approved_by_id <> prepared_by_id",
        name = "ledger_journals_four_eyes_check"
    )
)]
pub struct LedgerJournal {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property whose books are affected.
    #[column(references = "core.properties(id)", on_delete = restrict)]
    pub property_id: Uuid,
    /// Period the journal counts towards.
    #[column(references = FiscalPeriod::id, on_delete = restrict, index)]
    pub fiscal_period_id: Uuid,
    /// Running number within the property.
    pub number: i64,
    /// What gave rise to the journal.
    pub kind: JournalKind,
    /// Where the journal is in its life.
    #[column(default = "'draft'")]
    pub status: JournalStatus,
    /// Day the journal takes effect.
    pub posted_on: NaiveDate,
    /// Booking text.
    pub description: String,
    /// Journal this one takes back.
    #[column(references = LedgerJournal::id, on_delete = restrict, unique)]
    pub reverses_id: Option<Uuid>,
    /// Member of staff who prepared it; none for automatic journals.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub prepared_by_id: Option<Uuid>,
    /// Member of staff who approved it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub approved_by_id: Option<Uuid>,
    /// When it became final.
    pub posted_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// One debit or credit of a journal. Entries are only ever added.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "ledger_entries",
    schema = "financial",
    unique(ledger_journal_id, line_number),
    index(
        ledger_account_id,
        desc(created_at),
        include(side, base_amount),
        name = "ledger_entries_account_created_at_idx"
    ),
    index(created_at, method = brin, with = "pages_per_range = 32")
)]
pub struct LedgerEntry {
    /// Identifier, rising with time.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Journal the entry is part of.
    #[column(references = LedgerJournal::id, on_delete = restrict)]
    pub ledger_journal_id: Uuid,
    /// Place within the journal, from 1.
    #[column(check = "line_number > 0")]
    pub line_number: i16,
    /// Account booked on.
    #[column(references = LedgerAccount::id, on_delete = restrict)]
    pub ledger_account_id: Uuid,
    /// Money movement the entry records, if there was one.
    #[column(references = FinancialTransaction::id, on_delete = restrict, index)]
    pub financial_transaction_id: Option<Uuid>,
    /// Side booked on.
    pub side: LedgerSide,
    /// Amount in `currency`, always positive.
    #[column(sql_type = "numeric(14,2)", check = "amount > 0")]
    pub amount: Decimal,
    /// ISO 4217 code of the currency of the amount.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Units of the books' currency for one unit of `currency`.
    #[column(sql_type = "numeric(18,8)", default = "1", check = "exchange_rate > 0")]
    pub exchange_rate: Decimal,
    /// Amount in the currency of the books.
    #[column(
        sql_type = "numeric(14,2)",
        generated = "round(amount * exchange_rate, 2)"
    )]
    pub base_amount: Decimal,
    /// Base amount, negative for credits, so that a balanced journal sums to zero.
    #[column(
        sql_type = "numeric(14,2)",
        generated = "CASE WHEN side = 'debit' THEN round(amount * exchange_rate, 2) ELSE -round(amount * exchange_rate, 2) END"
    )]
    pub signed_base_amount: Decimal,
    /// Booking text of the line.
    pub memo: Option<String>,
    /// When the entry was written.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
