//! Departments and the people in them.

use hospitality::core::{Department, EmploymentType, Staff};
use ormlite::prelude::*;

use crate::garden::Garden;
use crate::house::House;
use crate::names::{FIRST, LAST};
use crate::plan::Plan;
use crate::random::{Random, after};

#[derive(Insert)]
#[insert(table = Department)]
struct SeedDepartment {
    id: Uuid,
    property_id: Uuid,
    code: String,
    name: String,
}

#[derive(Insert)]
#[insert(table = Staff)]
struct SeedStaff {
    id: Uuid,
    property_id: Uuid,
    department_id: Option<Uuid>,
    manager_id: Option<Uuid>,
    employee_number: Option<String>,
    first_name: String,
    last_name: String,
    email: String,
    job_title: Option<String>,
    employment: EmploymentType,
    languages: Vec<String>,
    hired_on: NaiveDate,
}

/// Departments: code, name, what most of their people do.
const DEPARTMENTS: [(&str, &str, &str); 3] = [
    ("FO", "Front Office", "Receptionist"),
    ("HK", "Housekeeping", "Room Attendant"),
    ("FB", "Food and Beverage", "Waiter"),
];

pub(crate) async fn plant(
    garden: &mut Garden<'_>,
    plan: &Plan,
    house: &House,
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let departments: Vec<SeedDepartment> = DEPARTMENTS
        .iter()
        .map(|(code, name, _)| SeedDepartment {
            id: random.id(),
            property_id: house.id,
            code: (*code).to_owned(),
            name: (*name).to_owned(),
        })
        .collect();
    let ids: Vec<Uuid> = departments.iter().map(|department| department.id).collect();
    let staff = (0..house.staff.len()).map(|at| member(plan, house, &ids, at, random));
    let staff = staff.collect();
    garden.insert::<Department, _>(departments).await?;
    garden.insert::<Staff, _>(staff).await
}

fn member(
    plan: &Plan,
    house: &House,
    departments: &[Uuid],
    at: usize,
    random: &mut Random,
) -> SeedStaff {
    let (first_name, last_name) = (random.pick(&FIRST), random.pick(&LAST));
    let (_, department, title) = DEPARTMENTS[at % DEPARTMENTS.len()];
    // The first of each department leads it.
    let leader = at % DEPARTMENTS.len();
    let leads = at == leader;
    let address = format!("{first_name}.{last_name}.{at}@{}.example", house.facts.code);
    SeedStaff {
        id: house.staff[at],
        property_id: house.id,
        department_id: Some(departments[leader]),
        manager_id: (!leads).then(|| house.staff[leader]),
        employee_number: Some(format!("{}-{:03}", house.facts.code, at + 1)),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        email: address.to_lowercase(),
        job_title: Some(match leads {
            true => format!("Head of {department}"),
            false => title.to_owned(),
        }),
        employment: match random.below(5) {
            0 => EmploymentType::PartTime,
            1 => EmploymentType::Seasonal,
            _ => EmploymentType::FullTime,
        },
        languages: vec![
            "en".to_owned(),
            random.pick(&["de", "pt", "fr", "it"]).to_owned(),
        ],
        hired_on: after(plan.today, -random.between(60, 3_000)),
    }
}
