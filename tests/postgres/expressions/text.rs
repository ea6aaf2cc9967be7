//! Patterns and text functions.

use ormlite::expr::val;
use ormlite::prelude::*;

use super::guests;
use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;

async fn named(db: &Db, names: &[&str]) -> Outcome {
    let guests = names.iter().map(|&name| NewGuest {
        name: name.to_owned(),
    });
    Guest::insert_many(guests).execute(db).await?;
    Ok(())
}

#[ormlite::test]
async fn patterns_have_wildcards(db: Db) -> Outcome {
    named(&db, &["room", "broom", "Room", "rom", "ro%m"]).await?;
    assert_eq!(guests(&db, Guest::name.like("r%m")).await, "room rom ro%m");
    assert_eq!(guests(&db, Guest::name.like("r_m")).await, "rom");
    assert_eq!(guests(&db, Guest::name.like("ro\\%m")).await, "ro%m");
    assert_eq!(guests(&db, Guest::name.not_like("%oom")).await, "rom ro%m");
    assert_eq!(guests(&db, Guest::name.ilike("ROO_")).await, "room Room");
    assert_eq!(
        guests(&db, Guest::name.not_ilike("%ROOM")).await,
        "rom ro%m"
    );
    assert_eq!(
        guests(&db, Guest::name.like(Guest::name)).await,
        "room broom Room rom ro%m"
    );
    assert_eq!(
        guests(&db, Guest::name.matches("^b?ro+m$")).await,
        "room broom rom"
    );
    assert_eq!(
        guests(&db, Guest::name.imatches("^R.*M$")).await,
        "room Room rom ro%m"
    );
    Ok(())
}

/// What a user types is text, whatever it looks like to `LIKE`.
#[ormlite::test]
async fn texts_mean_themselves(db: Db) -> Outcome {
    let names = [
        "100%", "100x", "a_b", "aXb", "c\\d", "c\\\\d", "\\", "%", "_", "'", "A_B",
    ];
    named(&db, &names).await?;
    assert_eq!(guests(&db, Guest::name.starts_with("100%")).await, "100%");
    assert_eq!(guests(&db, Guest::name.starts_with("a_")).await, "a_b");
    assert_eq!(
        guests(&db, Guest::name.starts_with("c\\")).await,
        "c\\d c\\\\d"
    );
    assert_eq!(
        guests(&db, Guest::name.starts_with("c\\\\")).await,
        "c\\\\d"
    );
    assert_eq!(guests(&db, Guest::name.ends_with("%")).await, "100% %");
    assert_eq!(guests(&db, Guest::name.ends_with("_b")).await, "a_b");
    assert_eq!(guests(&db, Guest::name.ends_with("\\")).await, "\\");
    assert_eq!(
        guests(&db, Guest::name.contains_text("_")).await,
        "a_b _ A_B"
    );
    assert_eq!(
        guests(&db, Guest::name.contains_text("\\")).await,
        "c\\d c\\\\d \\"
    );
    assert_eq!(guests(&db, Guest::name.contains_text("'")).await, "'");
    assert_eq!(
        guests(&db, Guest::name.icontains_text("A_b")).await,
        "a_b A_B"
    );
    assert_eq!(
        guests(&db, Guest::name.contains_text("")).await,
        names.join(" ")
    );
    // Each name finds itself, and itself alone.
    for name in names {
        assert_eq!(guests(&db, Guest::name.eq(name)).await, name);
        let found = guests(
            &db,
            Guest::name
                .starts_with(name)
                .and(Guest::name.ends_with(name)),
        );
        assert!(found.await.split(' ').any(|found| found == name), "{name}");
    }
    Ok(())
}

#[ormlite::test]
async fn pieces_and_cases(db: Db) -> Outcome {
    named(&db, &["  grand Hôtel "]).await?;
    let texts: (String, String, String, String, String, String) = Guest::query()
        .select((
            Guest::name.trim(),
            Guest::name.trim().upper(),
            Guest::name.trim().lower(),
            Guest::name.trim().initcap(),
            Guest::name.trim().left(5),
            Guest::name.trim().right(5),
        ))
        .one(&db)
        .await?;
    let expected = [
        "grand Hôtel",
        "GRAND HÔTEL",
        "grand hôtel",
        "Grand Hôtel",
        "grand",
        "Hôtel",
    ];
    let (trimmed, upper, lower, initcap, left, right) = texts;
    assert_eq!(
        [trimmed, left, right],
        [expected[0], expected[4], expected[5]]
    );
    // Letters beyond ASCII have cases only in some locales.
    assert!(upper == expected[1] || upper == "GRAND HôTEL", "{upper}");
    assert_eq!(lower, expected[2]);
    assert!(initcap.starts_with("Grand H"), "{initcap}");

    let pieces: (i32, String, String, String, i32, i32, String) = Guest::query()
        .select((
            Guest::name.length(),
            Guest::name.substring(3, 5),
            Guest::name.replace("grand", "petit").trim(),
            Guest::name.trim().split_part(" ", 2),
            Guest::name.position("Hôtel"),
            Guest::name.position("Motel"),
            Guest::name.trim().concat(", ").concat(Guest::r#type),
        ))
        .one(&db)
        .await?;
    let expected = (
        14,
        "grand".to_owned(),
        "petit Hôtel".to_owned(),
        "Hôtel".to_owned(),
        9,
        0,
        "grand Hôtel, regular".to_owned(),
    );
    assert_eq!(pieces, expected);
    Ok(())
}

#[ormlite::test]
async fn text_that_may_be_null(db: Db) -> Outcome {
    open(&db).await?;
    let rows: Vec<(Option<String>, Option<i32>, Option<bool>, Option<String>)> = Guest::query()
        .order_by(Guest::id)
        .limit(2)
        .select((
            Guest::email.upper(),
            Guest::email.length(),
            Guest::email.starts_with("ann"),
            Guest::name.concat(Guest::email),
        ))
        .all(&db)
        .await?;
    let ann = (
        Some("ANN@EXAMPLE.COM".to_owned()),
        Some(15),
        Some(true),
        Some("Annann@example.com".to_owned()),
    );
    assert_eq!(rows, [ann, (None, None, None, None)]);
    Ok(())
}

/// Text is bound, so that what it holds is never SQL.
#[ormlite::test]
async fn text_is_never_sql(db: Db) -> Outcome {
    let nasty = "'; DROP TABLE guests; -- $1 \" \u{1F600}";
    named(&db, &[nasty]).await?;
    assert_eq!(guests(&db, Guest::name.eq(nasty)).await, nasty);
    let (same, value): (bool, String) = Guest::query()
        .select((Guest::name.eq(nasty), val(nasty.to_owned())))
        .one(&db)
        .await?;
    assert_eq!((same, value.as_str()), (true, nasty));
    Ok(())
}
