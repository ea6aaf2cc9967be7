//! Newtypes as domains: the server checks what is stored, and a filter is no error whatever it has.

use ormlite::prelude::*;
use ormlite_testing::TestDatabase;

use crate::Outcome;

#[derive(Value, Debug, Clone, PartialEq)]
#[value(
    domain = "email",
    schema = "domains",
    sql_type = "varchar(40)",
    check = "VALUE ~ '@'"
)]
pub(crate) struct Email(pub(crate) String);

/// Named after the struct, with several checks, a default, and no NULL.
#[derive(Value, Debug, Clone, Copy, PartialEq)]
#[value(
    domain,
    schema = "domains",
    check = "VALUE > 0",
    check = "VALUE < 1000",
    default = "7",
    not_null
)]
pub(crate) struct ItemCount(i32);

/// A domain over an array.
#[derive(Value, Debug, Clone, PartialEq)]
#[value(domain = "tags", schema = "domains", check = "cardinality(VALUE) < 3")]
struct Tags(Vec<String>);

/// A domain over a domain.
#[derive(Value, Debug, Clone, PartialEq)]
#[value(domain = "work_email", schema = "domains", check = "VALUE ~ 'work'")]
struct WorkEmail(Email);

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(name = "level", schema = "domains")]
enum Level {
    Low,
    High,
}

/// A domain over an enumerated type.
#[derive(Value, Debug, Clone, Copy, PartialEq)]
#[value(domain = "high_level", schema = "domains", check = "VALUE <> 'low'")]
struct HighLevel(Level);

#[derive(Table, Debug, Clone, PartialEq)]
#[table(schema = "domains", has_many(orders = Order::account), unique(email))]
struct Account {
    #[column(primary_key)]
    id: i32,
    email: Email,
    work: Option<WorkEmail>,
    #[column(default = "'{}'")]
    emails: Vec<Email>,
    tags: Tags,
    level: HighLevel,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(schema = "domains")]
struct Order {
    #[column(primary_key, identity = by_default)]
    id: i64,
    #[column(references = Account::email, relation = account)]
    account_email: Email,
    count: ItemCount,
    counts: Vec<ItemCount>,
}

fn email(text: &str) -> Email {
    Email(text.to_owned())
}

fn account(id: i32, address: &str) -> Account {
    Account {
        id,
        email: email(address),
        work: Some(WorkEmail(email("a@work"))),
        emails: vec![email("a@b"), email("c@d")],
        tags: Tags(vec!["x".to_owned()]),
        level: HighLevel(Level::High),
    }
}

fn order(id: i64, address: &str) -> Order {
    Order {
        id,
        account_email: email(address),
        count: ItemCount(3),
        counts: vec![ItemCount(1), ItemCount(999)],
    }
}

/// Runs a test on tables that the registry created, by prepared and by unnamed statements.
async fn each_way(test: impl AsyncFn(&Db) -> Outcome) -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    for is_pooler in [false, true] {
        let db = Db::builder().url(database.url()).max_size(2);
        let db = db.transaction_pooler(is_pooler).connect().await?;
        Order::delete().all_rows().execute(&db).await?;
        Account::delete().all_rows().execute(&db).await?;
        test(&db).await?;
        db.close().await;
    }
    Ok(())
}

#[tokio::test]
async fn rows_round_trip_and_relations_are_loaded() -> Outcome {
    each_way(async |db| {
        let bare = Account {
            work: None,
            emails: Vec::new(),
            tags: Tags(Vec::new()),
            ..account(2, "b@x")
        };
        let accounts = [account(1, "a@x"), bare];
        assert_eq!(
            Account::insert(accounts[0].clone()).one(db).await?,
            accounts[0]
        );
        Account::insert_many([accounts[1].clone()])
            .execute(db)
            .await?;
        let orders = [order(1, "a@x"), order(2, "a@x"), order(3, "b@x")];
        Order::insert_many(orders.clone()).execute(db).await?;
        assert_eq!(
            Account::query().order_by(Account::id).all(db).await?,
            accounts
        );
        let with = Account::query().order_by(Account::id);
        let with = with.with(Account::orders.order_by(Order::id.asc()));
        let expected = vec![
            (accounts[0].clone(), orders[..2].to_vec()),
            (accounts[1].clone(), orders[2..].to_vec()),
        ];
        assert_eq!(with.clone().all(db).await?, expected);
        assert_eq!(with.split_query().all(db).await?, expected);
        let one = Order::find(3).with(Order::account).one(db).await?;
        assert_eq!(one, (orders[2].clone(), accounts[1].clone()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn filters_and_updates_take_values() -> Outcome {
    each_way(async |db| {
        Account::insert_many([account(1, "a@x"), account(2, "b@x")])
            .execute(db)
            .await?;
        Order::insert_many([order(1, "a@x"), order(2, "b@x")])
            .execute(db)
            .await?;
        let count = async |condition: Condition<Account>| {
            Account::query().filter(condition).count(db).await
        };
        assert_eq!(count(Account::email.eq(email("a@x")).scoped()).await?, 1);
        let among = [email("a@x"), email("b@x"), email("no address")];
        assert_eq!(count(Account::email.in_(among).scoped()).await?, 2);
        // What the domain refuses is not stored, so it finds nothing.
        assert_eq!(
            count(Account::email.eq(email("no address")).scoped()).await?,
            0
        );
        assert_eq!(
            count(Account::emails.has_element(email("a@b")).scoped()).await?,
            2
        );
        let emails = vec![email("a@b"), email("c@d")];
        assert_eq!(count(Account::emails.eq(emails).scoped()).await?, 2);
        assert_eq!(
            count(Account::tags.eq(Tags(vec!["x".into()])).scoped()).await?,
            2
        );
        let many = Order::query().filter(Order::count.in_([ItemCount(3), ItemCount(-1)]));
        assert_eq!(many.count(db).await?, 2);
        let changed = Order::update()
            .set(Order::count, ItemCount(9))
            .set(Order::counts, Order::counts.array_append(ItemCount(5)))
            .find(1)
            .one(db)
            .await?;
        assert_eq!(changed.count, ItemCount(9));
        assert_eq!(changed.counts.len(), 3);
        let changed = Account::update()
            .set(Account::tags, Tags(Vec::new()))
            .find(1);
        assert_eq!(changed.one(db).await?.tags, Tags(Vec::new()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_server_checks_what_is_stored() -> Outcome {
    each_way(async |db| {
        let refused = |result: Result<u64, ormlite::Error>| {
            let error = result.unwrap_err();
            (
                error.code().map(str::to_owned),
                error.constraint().map(str::to_owned),
            )
        };
        let check = |name: &str| (Some("23514".to_owned()), Some(name.to_owned()));
        let one = Account::insert(account(1, "no address")).execute(db).await;
        assert_eq!(refused(one), check("email_check"));
        let many = Account::insert_many([account(1, "no address")])
            .execute(db)
            .await;
        assert_eq!(refused(many), check("email_check"));
        let low = Account {
            level: HighLevel(Level::Low),
            ..account(1, "a@x")
        };
        assert_eq!(
            refused(Account::insert(low).execute(db).await),
            check("high_level_check")
        );
        let tags = Account {
            tags: Tags(vec![String::new(); 3]),
            ..account(1, "a@x")
        };
        assert_eq!(
            refused(Account::insert_many([tags]).execute(db).await),
            check("tags_check")
        );
        let work = Account {
            work: Some(WorkEmail(email("a@home"))),
            ..account(1, "a@x")
        };
        assert_eq!(
            refused(Account::insert(work).execute(db).await),
            check("work_email_check")
        );
        Account::insert(account(1, "a@x")).execute(db).await?;
        let large = Order {
            count: ItemCount(1000),
            ..order(1, "a@x")
        };
        assert_eq!(
            refused(Order::insert(large).execute(db).await),
            check("item_count_check1")
        );
        Ok(())
    })
    .await
}

#[ormlite::test]
async fn the_domain_gives_the_default(db: Db) -> Outcome {
    Account::insert(account(1, "a@x")).execute(&db).await?;
    let sql = "INSERT INTO domains.orders (account_email, counts) VALUES ('a@x', '{}')";
    db.batch_execute(sql).await?;
    assert_eq!(Order::query().one(&db).await?.count, ItemCount(7));
    Ok(())
}
