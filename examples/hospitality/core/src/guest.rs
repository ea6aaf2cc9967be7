//! Guests: who they are, where they live, what they like and how they stayed.

use ormlite::prelude::*;

use crate::property::Property;
use crate::reservation::Reservation;
use crate::staff::Staff;

/// A person who stays, has stayed or will stay.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guests",
    schema = "core",
    index("lower(email)", where = "email IS NOT NULL", name = "guests_lower_email_idx"),
    index("lower(last_name)", "lower(first_name)", name = "guests_lower_name_idx"),
    index(vip, where = "vip AND deleted_at IS NULL"),
    index(tags, method = gin),
    check("blocked_at IS NOT NULL OR blocked_reason IS NULL", name = "guests_blocked_check"),
    has_many(reservations = crate::reservation::Reservation::guest_id),
    has_many(preferences = GuestPreference::guest_id)
)]
pub struct Guest {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Given and family name, joined by the server.
    #[column(generated = "first_name || ' ' || last_name")]
    pub full_name: String,
    /// Address for confirmations.
    #[column(check = "email LIKE '%_@_%'")]
    pub email: Option<String>,
    /// Telephone in international form.
    #[column(index)]
    pub phone: Option<String>,
    /// Nationality, ISO 3166-1 alpha-2.
    #[column(sql_type = "char(2)")]
    pub nationality: Option<String>,
    /// Language to write in, such as `de` or `pt-BR`.
    #[column(sql_type = "varchar(8)", default = "'en'")]
    pub language: String,
    /// Date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// Whether the guest is to be given special care.
    #[column(default = "false")]
    pub vip: bool,
    /// Whether the guest agreed to advertising.
    #[column(default = "false")]
    pub marketing_consent: bool,
    /// Free labels, such as `allergies` or `press`.
    #[column(default = "'{}'")]
    pub tags: Vec<String>,
    /// Remarks for the staff.
    pub notes: Option<String>,
    /// When the house refused further stays.
    pub blocked_at: Option<DateTime<Utc>>,
    /// Why the house refused further stays.
    pub blocked_reason: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the guest was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// What an address is used for.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "address_kind", schema = "core")]
pub enum AddressKind {
    /// Where the guest lives.
    Home,
    /// Where the guest works.
    Work,
    /// Where invoices go.
    Billing,
}

/// An address of a guest.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guest_addresses",
    schema = "core",
    index(
        guest_id,
        unique,
        where = "is_primary",
        name = "guest_addresses_one_primary_key"
    )
)]
pub struct GuestAddress {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Whose address it is.
    #[column(references = Guest::id, on_delete = cascade, index)]
    pub guest_id: Uuid,
    /// What it is used for.
    #[column(default = "'home'")]
    pub kind: AddressKind,
    /// Company, for work and billing addresses.
    pub company: Option<String>,
    /// Street and house number.
    pub line1: String,
    /// Rest of the street address.
    pub line2: Option<String>,
    /// City.
    pub city: String,
    /// State, province or county.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country, ISO 3166-1 alpha-2.
    #[column(sql_type = "char(2)")]
    pub country: String,
    /// Tax number of the company, such as a VAT identifier.
    pub tax_number: Option<String>,
    /// Whether it is the one to use unless told otherwise; at most one per guest.
    #[column(default = "false")]
    pub is_primary: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Kind of an identity document.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "document_kind", schema = "core")]
pub enum DocumentKind {
    /// Passport.
    Passport,
    /// National identity card.
    IdentityCard,
    /// Driving licence.
    DrivingLicence,
    /// Residence permit.
    ResidencePermit,
    /// Visa.
    Visa,
}

/// An identity document a guest has shown.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guest_documents",
    schema = "core",
    unique(kind, issuing_country, number, name = "guest_documents_number_key"),
    index(expires_on, where = "expires_on IS NOT NULL"),
    check("expires_on > issued_on", name = "guest_documents_dates_check")
)]
pub struct GuestDocument {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Whose document it is.
    #[column(references = Guest::id, on_delete = cascade, index)]
    pub guest_id: Uuid,
    /// Kind of document.
    pub kind: DocumentKind,
    /// Number as printed.
    pub number: String,
    /// Country that issued it, ISO 3166-1 alpha-2.
    #[column(sql_type = "char(2)")]
    pub issuing_country: String,
    /// First day it is valid.
    pub issued_on: Option<NaiveDate>,
    /// Last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// Name as printed, when it differs from the guest's.
    pub name_on_document: Option<String>,
    /// Where the scan is kept.
    pub scan_url: Option<String>,
    /// SHA-256 of the scan, 32 bytes.
    #[column(check = "octet_length(scan_sha256) = 32")]
    pub scan_sha256: Option<Vec<u8>>,
    /// When a member of staff compared it with the guest.
    pub verified_at: Option<DateTime<Utc>>,
    /// Member of staff who compared it.
    #[column(references = Staff::id, on_delete = set_null, index, relation = verifier)]
    pub verified_by: Option<Uuid>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// What a preference is about.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "preference_category", schema = "core")]
pub enum PreferenceCategory {
    /// The room itself: floor, view, quiet.
    Room,
    /// Beds and pillows.
    Bedding,
    /// Food and drink.
    Dining,
    /// Health and allergies.
    Health,
    /// How and when to be written to.
    Communication,
    /// Anything else.
    Other,
}

/// Something a guest likes or needs.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guest_preferences",
    schema = "core",
    unique(
        guest_id,
        property_id,
        category,
        topic,
        nulls_not_distinct,
        name = "guest_preferences_topic_key"
    ),
    index(details, method = gin)
)]
pub struct GuestPreference {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Whose preference it is.
    #[column(references = Guest::id, on_delete = cascade)]
    pub guest_id: Uuid,
    /// Property it holds for; none when it holds everywhere.
    #[column(references = Property::id, on_delete = cascade, index)]
    pub property_id: Option<Uuid>,
    /// What it is about.
    pub category: PreferenceCategory,
    /// The matter within the category, such as `pillow`.
    #[column(sql_type = "varchar(60)")]
    pub topic: String,
    /// What the guest likes, such as `feather-free`.
    pub preference: String,
    /// More that only some topics have.
    #[column(default = "'{}'")]
    pub details: serde_json::Value,
    /// 1 (nice to have) to 5 (must have).
    #[column(default = "3", check = "importance BETWEEN 1 AND 5")]
    pub importance: i16,
    /// How it became known, such as `survey` or `front_desk`.
    #[column(sql_type = "varchar(40)")]
    pub source: Option<String>,
    /// When the guest last confirmed it.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// One past stay of a guest, kept after the reservation itself is gone.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guest_history",
    schema = "core",
    index(guest_id, desc(arrived_on)),
    index(property_id, desc(arrived_on)),
    check("left_on >= arrived_on", name = "guest_history_dates_check")
)]
pub struct GuestHistory {
    /// Primary key, given by the server.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Who stayed.
    #[column(references = Guest::id, on_delete = cascade)]
    pub guest_id: Uuid,
    /// Where.
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Uuid,
    /// The reservation, while it is kept.
    #[column(references = Reservation::id, on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// Number of the room, as it was then.
    pub room_number: Option<String>,
    /// Day of arrival.
    pub arrived_on: NaiveDate,
    /// Day of departure.
    pub left_on: NaiveDate,
    /// Nights stayed.
    #[column(generated = "left_on - arrived_on")]
    pub nights: i32,
    /// Everything paid for the stay, in the currency of `currency`.
    #[column(sql_type = "numeric(12,2)", default = "0", check = "total_spent >= 0")]
    pub total_spent: Decimal,
    /// Currency, ISO 4217.
    #[column(sql_type = "char(3)")]
    pub currency: String,
    /// The guest's own rating, 1 to 5.
    #[column(check = "rating BETWEEN 1 AND 5")]
    pub rating: Option<i16>,
    /// What the guest said.
    pub feedback: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}
