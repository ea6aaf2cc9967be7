//! What the house remembers of guests, and forgets.

use hospitality::core::{Guest, PreferenceCategory};
use hospitality_front_desk::guest::{forget, purge_forgotten, remember, without_stays};
use ormlite::prelude::*;

use super::House;
use crate::Failure;
use crate::sheet::Sheet;
use crate::stage::Stage;

pub(crate) async fn play(stage: &mut Stage, _: &House) -> Result<(), Failure> {
    upsert(stage).await?;
    soft_delete(stage).await
}

async fn upsert(stage: &mut Stage) -> Result<(), Failure> {
    let purpose = "an upsert: what is known already is replaced, and counts for more";
    stage
        .scene("She likes it quiet", purpose, "ON CONFLICT", async |db| {
            let guest = Guest::query()
                .filter(Guest::email.eq("nora.lindberg@mail.example"))
                .one(db)
                .await?;
            let room = PreferenceCategory::Room;
            let mut rows = Vec::new();
            for wish in ["quiet", "quiet, to the garden"] {
                let known = remember(db, &guest, room, "noise", wish).await?;
                let importance = known.importance.to_string();
                rows.push([known.topic, known.preference, importance]);
            }
            Ok(Sheet::new(["topic", "preference", "importance"], rows))
        })
        .await
}

async fn soft_delete(stage: &mut Stage) -> Result<(), Failure> {
    let purpose = "`delete` marks the row, reads no longer see it, `purge` removes it";
    stage
        .scene("Forget a guest", purpose, "NOT EXISTS", async |db| {
            let strangers = without_stays().count(db).await?;
            let guest = without_stays().first(db).await?.ok_or("everybody came")?;
            forget(db, &guest).await?;
            let seen = Guest::find(guest.id).exists(db).await?;
            let kept = Guest::find(guest.id).with_deleted().exists(db).await?;
            let purged = purge_forgotten(db).await?;
            let row = [
                strangers.to_string(),
                guest.full_name,
                format!("{seen} / {kept}"),
                purged.to_string(),
            ];
            let head = ["never came", "forgotten", "seen / with deleted", "purged"];
            Ok(Sheet::new(head, [row]))
        })
        .await
}
