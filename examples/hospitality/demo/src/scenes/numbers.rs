//! What a manager asks.

use futures_util::TryStreamExt;
use hospitality::financial::{ChargeCode, FolioCharge};
use hospitality_front_desk::report;
use ormlite::prelude::*;

use super::House;
use crate::Failure;
use crate::sheet::{Sheet, money, or_dash};
use crate::stage::Stage;

pub(crate) async fn play(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    occupancy(stage, house).await?;
    bands(stage, house).await?;
    regulars(stage).await?;
    stream(stage).await
}

async fn occupancy(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    let purpose = "inner and left join, GROUP BY, HAVING; `avg` is an Option, `count` is not";
    stage
        .scene("How full are we tonight?", purpose, "", async |db| {
            let lines = report::occupancy_by_type(house.id, house.today, 5)
                .all(db)
                .await?;
            let rows = lines.into_iter().map(|line| {
                [
                    line.room_type,
                    line.rooms.to_string(),
                    line.sold.to_string(),
                    or_dash(line.average_rate.map(money)),
                    or_dash(line.revenue.map(money)),
                ]
            });
            let head = ["type", "rooms", "sold", "average rate", "revenue"];
            Ok(Sheet::new(head, rows))
        })
        .await
}

async fn bands(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    stage
        .scene(
            "Rooms by price",
            "CASE, grouped by its result",
            "",
            async |db| {
                let bands = report::price_bands(house.id).all(db).await?;
                let rows = bands.into_iter().map(|(band, rooms, average)| {
                    [band, rooms.to_string(), or_dash(average.map(money))]
                });
                Ok(Sheet::new(["band", "rooms", "average rate"], rows))
            },
        )
        .await
}

async fn regulars(stage: &mut Stage) -> Result<(), Failure> {
    let purpose = "join along a relation, three aggregates, HAVING, order by a sum";
    stage
        .scene("Who comes back?", purpose, "", async |db| {
            let regulars = report::regulars(8).limit(20).all(db).await?;
            let rows = regulars.into_iter().map(|line| {
                [
                    line.guest,
                    line.stays.to_string(),
                    or_dash(line.nights),
                    or_dash(line.spent.map(money)),
                ]
            });
            Ok(Sheet::new(["guest", "stays", "nights", "spent"], rows))
        })
        .await
}

async fn stream(stage: &mut Stage) -> Result<(), Failure> {
    let purpose = "rows arrive 256 at a time, so memory does not grow with their number";
    stage
        .scene("Read every charge there is", purpose, "", async |db| {
            let charges = FolioCharge::query()
                .inner_join_by(FolioCharge::charge_code)
                .select((ChargeCode::department, FolioCharge::gross_amount));
            let (mut count, mut rooms, mut total) = (0, Decimal::ZERO, Decimal::ZERO);
            let mut charges = charges.stream(db);
            while let Some((department, amount)) = charges.try_next().await? {
                count += 1;
                total += amount;
                if department == "rooms" {
                    rooms += amount;
                }
            }
            let row = [count.to_string(), money(total), money(rooms)];
            Ok(Sheet::new(["charges", "total", "of it rooms"], [row]))
        })
        .await
}
