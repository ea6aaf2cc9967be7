//! A row that belongs to a row of one table or another.

use ormlite::prelude::*;

use super::newspaper::*;
use crate::Outcome;

#[ormlite::test]
async fn by_a_kind_and_a_key(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let remark = |kind, target_id, text: &str| NewRemark {
        target_kind: kind,
        target_id,
        text: text.to_owned(),
    };
    Remark::insert_many([
        remark(RemarkKind::Article, 1, "wet"),
        remark(RemarkKind::Writer, 1, "clever"),
        remark(RemarkKind::Article, 99, "gone"),
        remark(RemarkKind::Writer, 4, "deleted"),
    ])
    .execute(&db)
    .await?;
    let query = Remark::query()
        .with(Subject::relation())
        .order_by(Remark::id);
    let remarks: Vec<(Remark, Option<Subject>)> = query.all(&db).await?;
    let found = remarks.iter().map(|(remark, subject)| {
        let subject = match subject {
            Some(Subject::Article((article, labels))) => {
                format!("article {} {:?}", article.id, label_names(labels))
            }
            Some(Subject::Writer(writer)) => format!("writer {}", writer.name),
            None => "nothing".to_owned(),
        };
        (remark.text.as_str(), subject)
    });
    let found: Vec<_> = found.collect();
    let expected = [
        ("wet", r#"article 1 ["long", "weather"]"#),
        ("clever", "writer Ada"),
        ("gone", "nothing"),
        ("deleted", "nothing"),
    ];
    assert_eq!(
        found,
        expected.map(|(text, subject)| (text, subject.to_owned()))
    );

    // Each way by itself, from both sides.
    let articles: Vec<(Article, Vec<Remark>)> = Article::query()
        .with(Article::remarks)
        .order_by(Article::id)
        .split_query()
        .all(&db)
        .await?;
    assert_eq!(articles[0].1.len(), 1);
    let (_, remarks) = Writer::find(1).with(Writer::remarks).one(&db).await?;
    assert_eq!((remarks.len(), remarks[0].text.as_str()), (1, "clever"));
    let about = Remark::query()
        .filter(Remark::writer.exists())
        .select(Remark::text);
    assert_eq!(about.all(&db).await?, ["clever"]);
    let joined: Vec<(String, String)> = Remark::query()
        .inner_join_by(Remark::article)
        .select((Remark::text, Article::title))
        .all(&db)
        .await?;
    assert_eq!(joined, [("wet".to_owned(), "Rain".to_owned())]);
    let article = Article::find(1).one(&db).await?;
    assert_eq!(article.remarks().all(&db).await?.len(), 1);
    assert_eq!(article.remarks().count(&db).await?, 1);
    Ok(())
}

#[ormlite::test]
async fn by_a_base_and_one_of_several(db: Db) -> Outcome {
    let amount = |id| Payment {
        id,
        amount: Decimal::new(i64::from(id) * 100, 2),
    };
    Payment::insert_many([amount(1), amount(2), amount(3)])
        .execute(&db)
        .await?;
    let card = CardPayment {
        payment_id: 1,
        digits: "1234".to_owned(),
    };
    CardPayment::insert(card).execute(&db).await?;
    CashPayment::insert(CashPayment {
        payment_id: 3,
        till: 2,
    })
    .execute(&db)
    .await?;
    let paid: Vec<(i32, Option<Means>)> = Payment::query()
        .order_by(Payment::id)
        .select((Payment::id, Means::relation()))
        .all(&db)
        .await?;
    let card = CardPayment {
        payment_id: 1,
        digits: "1234    ".to_owned(),
    };
    let expected = [
        (1, Some(Means::Card(card))),
        (2, None),
        (
            3,
            Some(Means::Cash(CashPayment {
                payment_id: 3,
                till: 2,
            })),
        ),
    ];
    assert_eq!(paid, expected);
    let payment = Payment::find(3).one(&db).await?;
    assert_eq!(payment.cash().one(&db).await?.till, 2);
    assert_eq!(payment.card().optional(&db).await?, None);
    Ok(())
}
