//! Deterministic, plausible rows for the hospitality schema, for demos, benchmarks and tests.
//!
//! The same [`Plan`] gives the same rows, keys included. Guests and staff are combined from common first
//! and last names; none of them is a real person.
//!
//! ```no_run
//! # async fn example(db: ormlite::Db) -> Result<(), ormlite::Error> {
//! use hospitality_seed::{Plan, plant};
//!
//! let planted = plant(&db, &Plan::demo()).await?;
//! println!("{} rows, today being {}", planted.rows(), planted.today);
//! # Ok(())
//! # }
//! ```
//!
//! Each module first makes its rows in memory, then inserts each table in one statement: `insert_many`
//! sends one array per column, so the statement's text does not depend on the number of rows.

#![deny(missing_docs)]

mod finance;
mod garden;
mod guest;
mod house;
mod names;
mod operations;
mod plan;
mod prediction;
mod property;
mod random;
mod staff;
mod stay;

pub use plan::{Plan, Planted, Size};

use garden::Garden;
use ormlite::prelude::*;
use random::Random;

/// Fills empty tables, all of them or none.
///
/// # Errors
/// The database's; in tables that are not empty, most likely a unique violation.
pub async fn plant(db: &Db, plan: &Plan) -> Result<Planted, ormlite::Error> {
    db.transaction(async |tx| {
        let mut garden = Garden::new(tx);
        let mut random = Random::new(plan.seed, plan.today);
        let mut houses = house::build(plan, &mut random);
        let guests = guest::invite(plan, &mut random);
        let stays = stay::book(plan, &mut houses, &guests, &mut random);

        property::plant(&mut garden, plan, &houses, &mut random).await?;
        guest::plant(&mut garden, plan, &guests, &mut random).await?;
        stay::plant(&mut garden, plan, &houses, &guests, &stays, &mut random).await?;
        finance::plant(&mut garden, plan, &houses, &guests, &stays, &mut random).await?;
        operations::plant(&mut garden, plan, &houses, &stays, &mut random).await?;
        prediction::plant(&mut garden, plan, &houses, &stays, &mut random).await?;
        Ok(Planted {
            today: plan.today,
            properties: houses.iter().map(|house| house.id).collect(),
            tables: garden.into_counts(),
        })
    })
    .await
}
