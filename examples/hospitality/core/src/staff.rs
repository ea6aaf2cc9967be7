//! Staff: departments, the people in them and when they work.

use ormlite::prelude::*;

use crate::property::Property;

/// A department of a property; departments form a tree.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "departments",
    schema = "core",
    unique(property_id, code),
    unique(property_id, id),
    check("parent_id <> id", name = "departments_parent_check"),
    has_many(divisions = Self::parent_id),
    has_many(staff = Staff::department_id)
)]
pub struct Department {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property it belongs to.
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Uuid,
    /// Department above it; none at the top.
    #[column(references = Department::id, on_delete = set_null, index)]
    pub parent_id: Option<Uuid>,
    /// Who leads it.
    #[column(references = Staff::id, on_delete = set_null, index, relation = head)]
    pub head_staff_id: Option<Uuid>,
    /// Short code, unique within the property, such as `HK`.
    #[column(sql_type = "varchar(12)")]
    pub code: String,
    /// Name.
    pub name: String,
    /// What it does.
    pub description: Option<String>,
    /// Number costs are booked on.
    #[column(sql_type = "varchar(20)")]
    pub cost_center: Option<String>,
    /// Internal telephone extension.
    #[column(sql_type = "varchar(10)")]
    pub extension: Option<String>,
    /// Mailbox of the department.
    pub email: Option<String>,
    /// Whether it works around the clock.
    #[column(default = "false")]
    pub around_the_clock: bool,
    /// Whether it still exists.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// How a member of staff is employed.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "employment_type", schema = "core")]
pub enum EmploymentType {
    /// Full time.
    FullTime,
    /// Part time.
    PartTime,
    /// For one season.
    Seasonal,
    /// Sent by an agency.
    Agency,
    /// In training.
    Trainee,
}

/// Where an employment stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "staff_status", schema = "core")]
pub enum StaffStatus {
    /// Works.
    Active,
    /// On leave for longer.
    OnLeave,
    /// Kept from work by the house.
    Suspended,
    /// Has left.
    Left,
}

/// A member of staff.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "staff",
    schema = "core",
    unique(property_id, employee_number),
    index("lower(last_name)", "lower(first_name)", name = "staff_lower_name_idx"),
    index(property_id, status, where = "deleted_at IS NULL"),
    index(languages, method = gin),
    check("manager_id <> id", name = "staff_manager_check"),
    check("left_on >= hired_on", name = "staff_dates_check"),
    has_many(reports = Self::manager_id)
)]
pub struct Staff {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that employs them.
    #[column(references = Property::id, on_delete = restrict)]
    pub property_id: Uuid,
    /// Department they work in.
    #[column(references = Department::id, on_delete = set_null, index)]
    pub department_id: Option<Uuid>,
    /// Who they report to; none at the top.
    #[column(references = Staff::id, on_delete = set_null, index)]
    pub manager_id: Option<Uuid>,
    /// Number on the payroll, unique within the property.
    #[column(sql_type = "varchar(20)")]
    pub employee_number: Option<String>,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Given and family name, joined by the server.
    #[column(generated = "first_name || ' ' || last_name")]
    pub full_name: String,
    /// Address they sign in with.
    #[column(unique)]
    pub email: String,
    /// Telephone in international form.
    pub phone: Option<String>,
    /// What it says on the name badge.
    pub job_title: Option<String>,
    /// How they are employed.
    #[column(default = "'full_time'")]
    pub employment: EmploymentType,
    /// Where the employment stands.
    #[column(default = "'active'")]
    pub status: StaffStatus,
    /// Languages they speak with guests, such as `de`.
    #[column(default = "'{}'")]
    pub languages: Vec<String>,
    /// Wage for an hour in the property's currency; none for those with a salary.
    #[column(sql_type = "numeric(8,2)", check = "hourly_rate >= 0")]
    pub hourly_rate: Option<Decimal>,
    /// First day of work.
    pub hired_on: NaiveDate,
    /// Last day of work.
    pub left_on: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the person was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// Where the planning of a shift stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "shift_status", schema = "core")]
pub enum ShiftStatus {
    /// Seen by planners only.
    Draft,
    /// Seen by everyone.
    Published,
    /// Worked.
    Completed,
    /// Called off.
    Cancelled,
}

/// Hours in which a department needs people.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "shifts",
    schema = "core",
    foreign_key(
        columns(property_id, department_id),
        references = Department(property_id, id),
        on_delete = cascade,
        relation = department
    ),
    index(property_id, department_id, starts_at),
    index(starts_at, where = "status = 'published'"),
    check("ends_at > starts_at", name = "shifts_hours_check")
)]
pub struct Shift {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property where the work is.
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Uuid,
    /// Department of that same property.
    #[column(index)]
    pub department_id: Uuid,
    /// Name on the roster, such as `early`.
    #[column(sql_type = "varchar(40)")]
    pub name: String,
    /// When work begins.
    pub starts_at: DateTime<Utc>,
    /// When work ends.
    pub ends_at: DateTime<Utc>,
    /// Minutes from begin to end, breaks included.
    #[column(generated = "(extract(epoch FROM (ends_at - starts_at)) / 60)::integer")]
    pub duration_minutes: i32,
    /// Unpaid break in minutes.
    #[column(default = "30", check = "break_minutes >= 0")]
    pub break_minutes: i32,
    /// People needed.
    #[column(default = "1", check = "required_staff > 0")]
    pub required_staff: i32,
    /// Where the planning stands.
    #[column(default = "'draft'")]
    pub status: ShiftStatus,
    /// When it was shown to the staff.
    pub published_at: Option<DateTime<Utc>>,
    /// Remarks for the roster.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Where an assignment to a shift stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "shift_assignment_status", schema = "core")]
pub enum ShiftAssignmentStatus {
    /// Planned.
    Assigned,
    /// Accepted by the person.
    Accepted,
    /// Refused by the person.
    Declined,
    /// Worked.
    Worked,
    /// The person did not come.
    Absent,
}

/// A member of staff on a shift.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "shift_assignments",
    schema = "core",
    unique(shift_id, staff_id),
    index(staff_id, desc(created_at)),
    check(
        "clocked_out_at >= clocked_in_at",
        name = "shift_assignments_clock_check"
    )
)]
pub struct ShiftAssignment {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The shift.
    #[column(references = Shift::id, on_delete = cascade)]
    pub shift_id: Uuid,
    /// Who works it.
    #[column(references = Staff::id, on_delete = cascade)]
    pub staff_id: Uuid,
    /// Who planned it.
    #[column(references = Staff::id, on_delete = set_null, index, relation = planner)]
    pub planned_by: Option<Uuid>,
    /// Where it stands.
    #[column(default = "'assigned'")]
    pub status: ShiftAssignmentStatus,
    /// Whether the person leads the shift.
    #[column(default = "false")]
    pub lead: bool,
    /// When work began.
    pub clocked_in_at: Option<DateTime<Utc>>,
    /// When work ended.
    pub clocked_out_at: Option<DateTime<Utc>>,
    /// Minutes worked beyond the shift.
    #[column(default = "0", check = "overtime_minutes >= 0")]
    pub overtime_minutes: i32,
    /// Remarks, such as the reason of an absence.
    pub note: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}
