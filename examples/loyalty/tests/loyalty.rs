//! The shop on a real PostgreSQL, most of all when many want the same points at once.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::join_all;
use loyalty::schema::NewLedgerEntry;
use loyalty::{
    Earning, Kind, LedgerEntry, LoyaltyError, Product, Purchase, Transfer, User, buy,
    discrepancies, earn, open, rename, statement, stock, transfer,
};
use ormlite::prelude::*;
use ormlite::testing::TestDatabase;
use ormlite::{StatementEvent, TransactionOptions};

type Outcome = Result<(), Box<dyn Error>>;

/// Opens accounts, each with so many points.
async fn users(db: &Db, balances: &[i64]) -> Result<Vec<User>, LoyaltyError> {
    let mut users = Vec::new();
    for (at, &points) in balances.iter().enumerate() {
        let user = open(
            db,
            &format!("User {at}"),
            &format!("user-{at}@mail.example"),
        )
        .await?;
        if points > 0 {
            earn(db, &earning(&user, points)).await?;
        }
        users.push(user);
    }
    Ok(users)
}

fn earning(user: &User, points: i64) -> Earning {
    Earning {
        key: Uuid::now_v7(),
        user: user.id,
        points,
    }
}

fn order(from: &User, to: &User, points: i64) -> Transfer {
    Transfer {
        key: Uuid::now_v7(),
        from: from.id,
        to: to.id,
        points,
    }
}

fn purchase(buyer: &User, product: &Product) -> Purchase {
    Purchase {
        key: Uuid::now_v7(),
        buyer: buyer.id,
        product: product.id,
        price: product.price,
    }
}

/// The balances of all users, in the order in which they were opened.
async fn balances(db: &Db) -> Result<Vec<i64>, ormlite::Error> {
    let users = User::query().order_by(User::email);
    users.select(User::points).all(db).await
}

/// Each account is the sum of its ledger, told by its own statement, and was never below zero.
async fn assert_books(db: &Db, users: &[User]) -> Outcome {
    for user in users {
        let account = statement(db, user.id).await?;
        let sum: i64 = account.lines.iter().map(|line| line.change).sum();
        assert_eq!(account.user.points, sum, "{account:#?}");
        assert!(account.lines.iter().all(|line| line.balance >= 0));
        assert!(account.lines.is_sorted_by_key(|line| line.at));
    }
    assert_eq!(discrepancies(db).await?, []);
    Ok(())
}

/// Runs all orders, eight at a time and on any thread.
async fn eight_at_once(db: &Db, orders: &[Transfer]) -> Vec<Result<LedgerEntry, LoyaltyError>> {
    let run = |&order: &Transfer| {
        let db = db.clone();
        tokio::spawn(async move { transfer(&db, &order).await })
    };
    futures_util::stream::iter(orders)
        .map(run)
        .buffered(8)
        .map(|outcome| outcome.expect("no panic"))
        .collect()
        .await
}

/// Numbers that look random and are the same in every run.
fn numbers(mut state: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005);
        state = state.wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

/// Transfers of 1 to 40 points, by turns round a ring and between any two.
fn orders(users: &[User], count: usize) -> Vec<Transfer> {
    let (mut below, len) = (numbers(7), users.len());
    let order = |at: usize| {
        let (from, step) = match at.is_multiple_of(2) {
            true => (at / 2 % len, 1),
            false => (below(len), 1 + below(len - 1)),
        };
        let points = 1 + below(40) as i64;
        order(&users[from], &users[(from + step) % len], points)
    };
    (0..count).map(order).collect()
}

/// Two hundred transfers, eight at once, among five users who often have too little.
async fn rush(db: &Db) -> Outcome {
    let users = users(db, &[50; 5]).await?;
    let orders = orders(&users, 200);
    let outcomes = eight_at_once(db, &orders).await;

    let mut booked = 0;
    for (order, outcome) in orders.iter().zip(outcomes) {
        match outcome {
            Ok(entry) => {
                booked += 1;
                let seen = (
                    entry.request_key,
                    entry.from_user_id,
                    entry.to_user_id,
                    entry.points,
                );
                assert_eq!(
                    seen,
                    (order.key, Some(order.from), Some(order.to), order.points)
                );
            }
            Err(LoyaltyError::InsufficientPoints { balance, needed }) => {
                assert!(balance < needed && needed == order.points);
            }
            Err(other) => return Err(other.into()),
        }
    }
    assert!(booked > 100, "{booked} transfers were booked");
    assert!(booked < 200, "nobody ever had too little");
    let entries = LedgerEntry::query().filter(LedgerEntry::kind.eq(Kind::Transfer));
    assert_eq!(entries.count(db).await?, booked);
    let balances = balances(db).await?;
    assert_eq!(balances.iter().sum::<i64>(), 250);
    assert!(balances.iter().all(|&points| points >= 0));
    assert_books(db, &users).await
}

#[ormlite::test]
async fn points_stay_together_in_a_rush(db: Db) -> Outcome {
    rush(&db).await
}

/// There, transactions that meet fail and are tried again.
#[tokio::test]
async fn so_they_do_on_a_server_that_isolates_strictly() -> Outcome {
    let database = TestDatabase::with_tables().await?;
    let owner = Db::connect(database.url()).await?;
    let strict = format!(
        "ALTER DATABASE \"{}\" SET default_transaction_isolation = 'serializable'",
        database.name()
    );
    owner.batch_execute(&strict).await?;
    let db = Db::connect(database.url()).await?;
    rush(&db).await
}

#[tokio::test]
async fn opposite_transfers_wait_for_each_other() -> Outcome {
    let database = TestDatabase::with_tables().await?;
    let locks = Arc::new(AtomicUsize::new(0));
    let counted = locks.clone();
    let hook = move |event: &StatementEvent<'_>| {
        let is_lock = event.sql.ends_with("FOR NO KEY UPDATE");
        counted.fetch_add(is_lock.into(), Ordering::Relaxed);
    };
    let db = Db::builder()
        .url(database.url())
        .on_statement(Arc::new(hook))
        .connect()
        .await?;
    let users = users(&db, &[1000, 1000]).await?;
    let orders: Vec<_> = (0..100)
        .map(|at| order(&users[at % 2], &users[(at + 1) % 2], 10))
        .collect();
    for outcome in eight_at_once(&db, &orders).await {
        outcome?;
    }
    assert_eq!(balances(&db).await?, [1000, 1000]);
    // Two earnings and the transfers, none of which was tried again.
    assert_eq!(locks.load(Ordering::Relaxed), 102);
    assert_books(&db, &users).await
}

#[ormlite::test]
async fn a_transfer_survives_who_locks_in_another_order(db: Db) -> Outcome {
    let users = users(&db, &[100, 100]).await?;
    let backwards = async || {
        let options = TransactionOptions::new().retries(5);
        db.transaction_retrying(options, async |tx| {
            for user in users.iter().rev() {
                User::find(user.id).for_update().one(tx).await?;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Ok::<_, ormlite::Error>(())
        })
        .await
    };
    // Whichever of the two the server ends, it is tried again.
    let order = order(&users[0], &users[1], 10);
    let (locked, moved) = tokio::join!(backwards(), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        transfer(&db, &order).await
    });
    locked?;
    moved?;
    assert_eq!(balances(&db).await?, [90, 110]);
    Ok(())
}

#[ormlite::test]
async fn what_is_refused_changes_nothing(db: Db) -> Outcome {
    let users = users(&db, &[10, 20]).await?;
    let entries = LedgerEntry::query().count(&db).await?;
    let (rich, nobody) = (&users[1], Uuid::now_v7());

    let refused = transfer(&db, &order(&users[0], rich, 11)).await;
    assert!(matches!(
        refused,
        Err(LoyaltyError::InsufficientPoints {
            balance: 10,
            needed: 11
        })
    ));
    for points in [0, -5] {
        let refused = transfer(&db, &order(rich, &users[0], points)).await;
        assert!(matches!(refused, Err(LoyaltyError::NoPoints { .. })));
        let refused = earn(&db, &earning(rich, points)).await;
        assert!(matches!(refused, Err(LoyaltyError::NoPoints { .. })));
    }
    let refused = transfer(&db, &order(rich, rich, 1)).await;
    assert!(matches!(refused, Err(LoyaltyError::ToOneself)));

    let mut stray = order(rich, &users[0], 1);
    stray.to = nobody;
    let refused = transfer(&db, &stray).await;
    assert!(matches!(refused, Err(LoyaltyError::UnknownUser { id }) if id == nobody));
    stray = order(rich, &users[0], 1);
    stray.from = nobody;
    let refused = transfer(&db, &stray).await;
    assert!(matches!(refused, Err(LoyaltyError::UnknownUser { id }) if id == nobody));
    let account = statement(&db, nobody).await;
    assert!(matches!(account, Err(LoyaltyError::UnknownUser { .. })));

    assert_eq!(balances(&db).await?, [10, 20]);
    assert_eq!(LedgerEntry::query().count(&db).await?, entries);
    Ok(())
}

#[ormlite::test]
async fn a_request_sent_again_gives_the_first_result(db: Db) -> Outcome {
    let users = users(&db, &[10, 0]).await?;
    let order = order(&users[0], &users[1], 10);
    let first = transfer(&db, &order).await?;
    // There is nothing left to give, and nothing is asked for.
    assert_eq!(transfer(&db, &order).await?, first);
    assert_eq!(balances(&db).await?, [0, 10]);

    let gift = earning(&users[0], 5);
    let first = earn(&db, &gift).await?;
    assert_eq!(earn(&db, &gift).await?, first);
    assert_eq!(balances(&db).await?, [5, 10]);

    let refused = transfer(&db, &Transfer { points: 9, ..order }).await;
    assert!(matches!(refused, Err(LoyaltyError::KeyReused { key }) if key == order.key));
    let key = order.key;
    let refused = earn(&db, &Earning { key, ..gift }).await;
    assert!(matches!(refused, Err(LoyaltyError::KeyReused { .. })));
    assert_eq!(balances(&db).await?, [5, 10]);
    assert_books(&db, &users).await
}

#[ormlite::test]
async fn a_refused_request_may_be_sent_again(db: Db) -> Outcome {
    let users = users(&db, &[5, 0]).await?;
    let order = order(&users[0], &users[1], 10);
    assert!(transfer(&db, &order).await.is_err());
    earn(&db, &earning(&users[0], 5)).await?;
    transfer(&db, &order).await?;
    assert_eq!(balances(&db).await?, [0, 10]);
    Ok(())
}

#[ormlite::test]
async fn of_the_same_request_at_once_one_is_booked(db: Db) -> Outcome {
    let users = users(&db, &[100, 0, 100]).await?;
    let order = order(&users[0], &users[1], 60);
    let twins = join_all((0..8).map(|_| transfer(&db, &order))).await;
    let twins: Vec<LedgerEntry> = twins.into_iter().collect::<Result<_, _>>()?;
    assert!(twins.iter().all(|twin| *twin == twins[0]));
    assert_eq!(balances(&db).await?, [40, 60, 100]);

    // Of other users, so nothing but the key keeps them apart.
    let key = Uuid::now_v7();
    let (one, other) = (
        Earning {
            key,
            ..earning(&users[0], 1)
        },
        Earning {
            key,
            ..earning(&users[2], 1)
        },
    );
    let (one, other) = tokio::join!(earn(&db, &one), earn(&db, &other));
    let refused = match (one, other) {
        (Ok(_), Err(refused)) | (Err(refused), Ok(_)) => refused,
        both => return Err(format!("{both:?}").into()),
    };
    assert!(matches!(refused, LoyaltyError::KeyReused { .. }));
    assert_eq!(balances(&db).await?.iter().sum::<i64>(), 201);
    assert_books(&db, &users).await
}

#[ormlite::test]
async fn a_purchase_takes_points_and_stock(db: Db) -> Outcome {
    let users = users(&db, &[100]).await?;
    let mug = stock(&db, "Mug", 40, 5).await?;
    let entry = buy(&db, &purchase(&users[0], &mug)).await?;
    assert_eq!((entry.kind, entry.points), (Kind::Purchase, 40));
    assert_eq!(entry.product_id, Some(mug.id));
    assert_eq!(balances(&db).await?, [60]);
    assert_eq!(Product::find(mug.id).one(&db).await?.stock, 4);
    assert_books(&db, &users).await
}

#[ormlite::test]
async fn a_refused_purchase_takes_neither(db: Db) -> Outcome {
    let users = users(&db, &[50]).await?;
    let dear = stock(&db, "Lamp", 51, 1).await?;
    let gone = stock(&db, "Mug", 10, 0).await?;
    let refused = buy(&db, &purchase(&users[0], &dear)).await;
    assert!(matches!(
        refused,
        Err(LoyaltyError::InsufficientPoints {
            balance: 50,
            needed: 51
        })
    ));
    let refused = buy(&db, &purchase(&users[0], &gone)).await;
    assert!(matches!(refused, Err(LoyaltyError::SoldOut)));
    let cheap = Purchase {
        price: 1,
        ..purchase(&users[0], &dear)
    };
    let refused = buy(&db, &cheap).await;
    assert!(matches!(
        refused,
        Err(LoyaltyError::PriceChanged { price: 51 })
    ));
    let nothing = Uuid::now_v7();
    let stray = Purchase {
        product: nothing,
        ..purchase(&users[0], &dear)
    };
    let refused = buy(&db, &stray).await;
    assert!(matches!(refused, Err(LoyaltyError::UnknownProduct { id }) if id == nothing));

    assert_eq!(balances(&db).await?, [50]);
    assert_eq!(Product::find(dear.id).one(&db).await?.stock, 1);
    assert_eq!(LedgerEntry::query().count(&db).await?, 1);
    Ok(())
}

#[ormlite::test]
async fn of_two_buyers_one_gets_the_last(db: Db) -> Outcome {
    let users = users(&db, &[100, 100]).await?;
    for round in 0..10 {
        let last = stock(&db, &format!("Mug {round}"), 10, 1).await?;
        let (one, other) = (purchase(&users[0], &last), purchase(&users[1], &last));
        let outcomes = tokio::join!(buy(&db, &one), buy(&db, &other));
        let refused = match outcomes {
            (Ok(_), Err(refused)) | (Err(refused), Ok(_)) => refused,
            both => return Err(format!("{both:?}").into()),
        };
        assert!(matches!(refused, LoyaltyError::SoldOut), "{refused:?}");
        assert_eq!(Product::find(last.id).one(&db).await?.stock, 0);
    }
    assert_eq!(balances(&db).await?.iter().sum::<i64>(), 100);
    assert_books(&db, &users).await
}

#[ormlite::test]
async fn a_buyer_at_many_tills_spends_points_once(db: Db) -> Outcome {
    let users = users(&db, &[100]).await?;
    let mug = stock(&db, "Mug", 40, 10).await?;
    let purchases: Vec<_> = (0..8).map(|_| purchase(&users[0], &mug)).collect();
    let outcomes = join_all(purchases.iter().map(|purchase| buy(&db, purchase))).await;
    let mut sold = 0;
    for outcome in outcomes {
        match outcome {
            Ok(_) => sold += 1,
            Err(LoyaltyError::InsufficientPoints { balance: 20, .. }) => {}
            Err(other) => return Err(other.into()),
        }
    }
    assert_eq!(sold, 2);
    assert_eq!(Product::find(mug.id).one(&db).await?.stock, 8);
    assert_eq!(balances(&db).await?, [20]);
    assert_books(&db, &users).await
}

#[ormlite::test]
async fn the_last_is_sold_once_to_who_asks_twice(db: Db) -> Outcome {
    let users = users(&db, &[10]).await?;
    let last = stock(&db, "Mug", 10, 1).await?;
    let purchase = purchase(&users[0], &last);
    let (one, other) = tokio::join!(buy(&db, &purchase), buy(&db, &purchase));
    let sold = one?;
    assert_eq!(other?, sold);
    assert_eq!(buy(&db, &purchase).await?, sold);
    assert_eq!(balances(&db).await?, [0]);
    assert_books(&db, &users).await
}

#[ormlite::test]
async fn a_statement_tells_every_movement(db: Db) -> Outcome {
    let users = users(&db, &[100, 0]).await?;
    let mug = stock(&db, "Mug", 40, 1).await?;
    transfer(&db, &order(&users[0], &users[1], 25)).await?;
    buy(&db, &purchase(&users[0], &mug)).await?;
    transfer(&db, &order(&users[1], &users[0], 5)).await?;

    let account = statement(&db, users[0].id).await?;
    let lines: Vec<_> = account
        .lines
        .iter()
        .map(|line| (line.kind, line.with.as_deref(), line.change, line.balance))
        .collect();
    let expected = [
        (Kind::Earn, None, 100, 100),
        (Kind::Transfer, Some("User 1"), -25, 75),
        (Kind::Purchase, Some("Mug"), -40, 35),
        (Kind::Transfer, Some("User 1"), 5, 40),
    ];
    assert_eq!(lines, expected);
    assert_eq!(account.user.points, 40);
    Ok(())
}

#[ormlite::test]
async fn an_address_is_taken_once_and_a_name_by_who_saw_it_last(db: Db) -> Outcome {
    let user = open(&db, "One", "one@mail.example").await?;
    let refused = open(&db, "Other", "one@mail.example").await;
    assert!(matches!(refused, Err(LoyaltyError::EmailTaken)));

    let renamed = rename(&db, &user, "First").await?;
    assert_eq!(
        (renamed.name.as_str(), renamed.version),
        ("First", user.version + 1)
    );
    let late = rename(&db, &user, "Late").await;
    assert!(matches!(late, Err(LoyaltyError::ChangedMeanwhile)));
    Ok(())
}

/// What another program could try: the tables themselves refuse it, or the books show it.
#[ormlite::test]
async fn the_tables_hold_without_the_library(db: Db) -> Outcome {
    let users = users(&db, &[10, 0]).await?;
    let points = |points: i64| {
        let update = User::update().find(users[0].id);
        update.set(User::points, points)
    };
    let overdrawn = points(-1).execute(&db).await.unwrap_err();
    assert!(overdrawn.is_check_violation(), "{overdrawn}");

    let entry = |kind| {
        LedgerEntry::insert(NewLedgerEntry {
            request_key: Uuid::now_v7(),
            kind,
            points: 1,
        })
    };
    let to_nobody = entry(Kind::Earn).execute(&db).await.unwrap_err();
    assert_eq!(to_nobody.constraint(), Some("transactions_kind_check"));
    let one_sided = entry(Kind::Transfer).set(LedgerEntry::to_user_id, users[1].id);
    let one_sided = one_sided.execute(&db).await.unwrap_err();
    assert_eq!(one_sided.constraint(), Some("transactions_kind_check"));
    let to_oneself = entry(Kind::Transfer)
        .set(LedgerEntry::from_user_id, users[0].id)
        .set(LedgerEntry::to_user_id, users[0].id);
    let to_oneself = to_oneself.execute(&db).await.unwrap_err();
    assert_eq!(
        to_oneself.constraint(),
        Some("transactions_between_two_check")
    );

    assert_eq!(discrepancies(&db).await?, []);
    points(11).execute(&db).await?;
    let found = discrepancies(&db).await?;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].id, found[0].points), (users[0].id, 11));
    Ok(())
}
