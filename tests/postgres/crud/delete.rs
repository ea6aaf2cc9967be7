//! Deletes from tables without soft deletion.

use ormlite::expr::exists;
use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{booking, open};
use crate::schema::*;

#[ormlite::test]
async fn only_the_chosen_rows_go(db: Db) -> Outcome {
    open(&db).await?;
    let gone = Guest::delete()
        .filter(Guest::points.gt(50))
        .filter(Guest::r#type.eq("vip"))
        .returning(Guest::name);
    assert_eq!(gone.all(&db).await?, ["Cem"]);
    let left: Vec<String> = Guest::query()
        .order_by(Guest::name)
        .select(Guest::name)
        .all(&db)
        .await?;
    assert_eq!(left, ["Ann", "Ben"]);
    assert_eq!(Guest::delete().all_rows().execute(&db).await?, 2);
    assert_eq!(Guest::query().count(&db).await?, 0);
    Ok(())
}

#[ormlite::test]
async fn by_key_and_by_row(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let ben = Guest::delete().find(hotel.ben).one(&db).await?;
    assert_eq!(ben.name, "Ben");
    let again = || Guest::delete().of(&ben);
    assert_eq!(again().execute(&db).await?, 0);
    assert_eq!(again().optional(&db).await?, None);
    assert!(again().one(&db).await.unwrap_err().is_not_found());
    let several = Guest::delete().filter(Guest::points.ge(0));
    assert!(several.one(&db).await.unwrap_err().is_too_many_rows());
    Ok(())
}

#[ormlite::test]
async fn what_is_referred_to_stays(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Booking::insert(booking(hotel.ann, hotel.rooms[0], 1, 1, 2))
        .execute(&db)
        .await?;
    let error = Guest::delete()
        .find(hotel.ann)
        .execute(&db)
        .await
        .unwrap_err();
    assert!(error.is_foreign_key_violation());
    assert_eq!(error.constraint(), Some("bookings_guest_id_fkey"));

    let unused = Guest::delete().filter(!exists(
        Booking::query()
            .correlate::<Guest>()
            .filter(Booking::guest_id.eq(Guest::id)),
    ));
    assert_eq!(unused.execute(&db).await?, 2);
    assert!(Guest::find(hotel.ann).exists(&db).await?);
    Ok(())
}

/// `on_delete = cascade` and `set_null` are the server's.
#[ormlite::test]
async fn actions_of_references(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let directed = Property::update()
        .find(hotel.beta)
        .set(Property::director_id, 4);
    directed.execute(&db).await?;
    assert_eq!(Staff::delete().find(4).execute(&db).await?, 1);
    let beta = Property::find(hotel.beta).one(&db).await?;
    assert_eq!(beta.director_id, None);

    Staff::update()
        .filter(Staff::property_id.eq(hotel.beta))
        .set(Staff::property_id, None)
        .execute(&db)
        .await?;
    Property::delete().of(&beta).execute(&db).await?;
    let rooms = Room::query().with_deleted().count(&db).await?;
    assert_eq!(rooms, 4);
    Ok(())
}
