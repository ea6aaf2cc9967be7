//! Taxes, their rates over time, and exchange rates.

use crate::LedgerAccount;
use ormlite::prelude::*;

/// The kind of a tax or levy.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "tax_kind", schema = "financial")]
pub enum TaxKind {
    /// Value added tax or goods and services tax.
    ValueAdded,
    /// Sales tax added at the till.
    Sales,
    /// Tax of the municipality on overnight stays.
    City,
    /// Contribution to tourism marketing.
    TourismLevy,
    /// Service charge passed on to staff.
    ServiceCharge,
}

/// What a tax rate is multiplied by.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "tax_basis", schema = "financial")]
pub enum TaxBasis {
    /// A percentage of the net amount.
    NetAmount,
    /// A flat amount for each night.
    Night,
    /// A flat amount for each person and night.
    PersonNight,
    /// A flat amount once a stay.
    Stay,
}

/// A tax or levy a property has to collect.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "taxes",
    schema = "financial",
    unique(property_id, code),
    index(property_id, sort_order, where = "is_active AND deleted_at IS NULL")
)]
pub struct Tax {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that collects the tax.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Liability account the tax is booked on.
    #[column(references = LedgerAccount::id, on_delete = restrict, index)]
    pub ledger_account_id: Option<Uuid>,
    /// Short code on invoices, such as `VAT10`.
    #[column(sql_type = "varchar(16)")]
    pub code: String,
    /// Name on invoices.
    pub name: String,
    /// Kind of tax.
    pub kind: TaxKind,
    /// Authority the tax is paid to, such as `AT` or `AT-Vienna`.
    pub jurisdiction: String,
    /// Registration number of the property with that authority.
    pub registration_number: Option<String>,
    /// Whether displayed prices already contain the tax.
    #[column(default = "true")]
    pub is_inclusive: bool,
    /// Whether other taxes are levied on top of this one.
    #[column(default = "false")]
    pub is_compound: bool,
    /// Whether the tax is currently collected.
    #[column(default = "true")]
    pub is_active: bool,
    /// Place among the taxes of an invoice.
    #[column(default = "0")]
    pub sort_order: i16,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the tax was removed.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// The rate of a tax during a span of days.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tax_rates",
    schema = "financial",
    unique(tax_id, validity),
    index(validity, method = gist),
    check("num_nonnulls(rate_percent, flat_amount) = 1", name = "tax_rates_one_rate_check"),
    check("(basis = 'net_amount') = (rate_percent IS NOT NULL)", name = "tax_rates_basis_check"),
    check("(flat_amount IS NULL) = (currency IS NULL)", name = "tax_rates_amount_currency_check"),
    check("NOT isempty(validity)", name = "tax_rates_validity_check")
)]
pub struct TaxRate {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tax the rate belongs to.
    #[column(references = Tax::id, on_delete = cascade)]
    pub tax_id: Uuid,
    /// What the rate is multiplied by.
    pub basis: TaxBasis,
    /// Percentage, 10 for ten per cent.
    #[column(sql_type = "numeric(6,3)", check = "rate_percent BETWEEN 0 AND 100")]
    pub rate_percent: Option<Decimal>,
    /// Flat amount in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "flat_amount >= 0")]
    pub flat_amount: Option<Decimal>,
    /// ISO 4217 code of the currency of the flat amount.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: Option<String>,
    /// Days on which the rate applies.
    pub validity: PgRange<NaiveDate>,
    /// Age in years from which a guest is liable.
    #[column(default = "0", check = "minimum_age >= 0")]
    pub minimum_age: i16,
    /// Number of nights after which no more is due.
    #[column(check = "maximum_nights > 0")]
    pub maximum_nights: Option<i16>,
    /// Charge codes the rate applies to; empty means all.
    #[column(default = "'{}'")]
    pub charge_codes: Vec<String>,
    /// Citation of the law or decree.
    pub legal_basis: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// An exchange rate as quoted by a source on a day.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "currency_rates",
    schema = "financial",
    unique(
        base_currency,
        quote_currency,
        quoted_on,
        source,
        name = "currency_rates_quote_key"
    ),
    index(desc(quoted_on), base_currency, include(rate)),
    check("base_currency <> quote_currency", name = "currency_rates_pair_check")
)]
pub struct CurrencyRate {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// ISO 4217 code of the currency being priced.
    #[column(sql_type = "char(3)", check = "base_currency ~ '^[A-Z]{3}$'")]
    pub base_currency: String,
    /// ISO 4217 code of the currency the price is given in.
    #[column(sql_type = "char(3)", check = "quote_currency ~ '^[A-Z]{3}$'")]
    pub quote_currency: String,
    /// Units of the quote currency for one unit of the base currency.
    #[column(sql_type = "numeric(18,8)", check = "rate > 0")]
    pub rate: Decimal,
    /// Units of the base currency for one unit of the quote currency.
    #[column(sql_type = "numeric(18,8)", generated = "round(1 / rate, 8)")]
    pub inverse_rate: Decimal,
    /// Day the rate was quoted for.
    pub quoted_on: NaiveDate,
    /// Who quoted it, such as `ecb`.
    #[column(default = "'ecb'")]
    pub source: String,
    /// Whether invoices must use this rate rather than an internal one.
    #[column(default = "true")]
    pub is_official: bool,
    /// When the rate was fetched from the source.
    #[column(default = "now()")]
    pub fetched_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
