//! JSON documents.

use ormlite::prelude::*;
use ormlite::serde_json::{Value as Document, json};

use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;

/// The rooms 101 (with a document of its own), 102 (with `null`) and 201 (with an array) of Alpha;
/// the others have none.
async fn noted(db: &Db) -> Outcome {
    let hotel = open(db).await?;
    let notes = [
        json!({"color": "red", "size": {"beds": 2, "kind": "king"}, "odd \"key\"": [1, "two"]}),
        json!(null),
        json!(["a", 1, null]),
    ];
    for (id, note) in hotel.rooms.into_iter().zip(notes) {
        let features = Features {
            view: Some("sea".to_owned()),
            beds: vec![1, 2],
        };
        Room::update()
            .find(id)
            .set(Room::notes, note)
            .set(Room::features, Json(features))
            .execute(db)
            .await?;
    }
    Ok(())
}

#[ormlite::test]
async fn fields_items_and_paths(db: Db) -> Outcome {
    noted(&db).await?;
    let row: (
        Option<String>,
        Option<Document>,
        Option<String>,
        Option<String>,
    ) = Room::query()
        .filter(Room::notes.has_key("color"))
        .select((
            Room::notes.field_text("color"),
            Room::notes.field("size"),
            Room::notes.path_text(["size", "kind"]),
            Room::notes.path_text(["odd \"key\"", "1"]),
        ))
        .one(&db)
        .await?;
    let some = |text: &str| Some(text.to_owned());
    let size = Some(json!({"beds": 2, "kind": "king"}));
    assert_eq!(row, (some("red"), size, some("king"), some("two")));

    let row: (
        Option<String>,
        Option<Document>,
        Option<Document>,
        Option<Document>,
    ) = Room::query()
        .filter(Room::number.eq("201"))
        .select((
            Room::notes.field_text("color"),
            Room::notes.item(1),
            Room::notes.item(2),
            Room::notes.item(9),
        ))
        .one(&db)
        .await?;
    assert_eq!(row, (None, Some(json!(1)), Some(json!(null)), None));
    // The document `null` is not NULL.
    let nothing = Room::query().filter(Room::notes.is_null());
    assert_eq!(nothing.count(&db).await?, 2);
    let null = Room::query().filter(Room::notes.eq(json!(null)));
    assert_eq!(null.select(Room::number).all(&db).await?, ["102"]);
    Ok(())
}

#[ormlite::test]
async fn containment_and_merging(db: Db) -> Outcome {
    noted(&db).await?;
    let kings = Room::query().filter(Room::notes.json_contains(json!({"size": {"kind": "king"}})));
    assert_eq!(kings.select(Room::number).all(&db).await?, ["101"]);
    let merged = Room::update()
        .filter(Room::notes.has_key("color"))
        .set(
            Room::notes,
            Room::notes.json_merge(json!({"color": "blue", "new": true})),
        )
        .returning(Room::notes)
        .one(&db)
        .await?;
    let merged = merged.unwrap();
    assert_eq!(
        (&merged["color"], &merged["new"]),
        (&json!("blue"), &json!(true))
    );
    assert_eq!(merged["size"]["beds"], json!(2));
    Ok(())
}

#[ormlite::test]
async fn typed_documents(db: Db) -> Outcome {
    noted(&db).await?;
    let views: Vec<(Option<String>, Json<Features>)> = Room::query()
        .filter(Room::features.field_text("view").eq("sea"))
        .filter(Room::features.json_contains(json!({"beds": [2]})))
        .order_by(Room::number)
        .select((Room::features.field_text("view"), Room::features))
        .all(&db)
        .await?;
    assert_eq!(views.len(), 3);
    assert_eq!(views[0].0.as_deref(), Some("sea"));
    assert_eq!(views[0].1.beds, [1, 2]);
    let beds: Option<Document> = Room::query()
        .filter(Room::number.eq("102"))
        .select(Room::features.field("beds"))
        .one(&db)
        .await?;
    assert_eq!(beds, Some(json!([1, 2])));
    // A document that does not fit its type is an error that names the column, not the document.
    let sql = r#"UPDATE hotel.rooms SET features = '{"beds": "secret"}' WHERE number = '102'"#;
    db.batch_execute(sql).await?;
    let error = Room::query()
        .filter(Room::number.eq("102"))
        .one(&db)
        .await
        .unwrap_err();
    assert!(error.is_decode(), "{error}");
    let text = format!("{error} {error:?}");
    assert!(
        text.contains("rooms.features") && !text.contains("secret"),
        "{text}"
    );
    Ok(())
}
