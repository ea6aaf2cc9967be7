//! A service on three tables, by ormlite.

#[cfg(feature = "registry")]
mod registry;
mod tables;

use std::io::stdin;

use ormlite::prelude::*;

use tables::{Customer, Item, NewCustomer, NewItem, NewOrder, Order};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let db = Db::connect(std::env::var("DATABASE_URL")?).await?;
    let customer = customer(&db, "Ada").await?;
    let order = order(&db, &customer).await?;
    assert_eq!(
        find(&db, order.id).await?.map(|order| order.id),
        Some(order.id)
    );
    assert!(!newest(&db, 1).await?.is_empty());
    assert!(!items(&db, order.id).await?.is_empty());
    assert_eq!(close(&db, order.id).await?, 1);
    assert_eq!(clear(&db, order.id).await?, 1);
    #[cfg(feature = "registry")]
    registry::walk();
    println!("ready");
    stdin().read_line(&mut String::new())?;
    Ok(())
}

async fn customer(db: &Db, name: &str) -> Result<Customer, ormlite::Error> {
    let new = NewCustomer {
        a_id: Uuid::nil(),
        code: Uuid::now_v7().to_string(),
        name: name.to_owned(),
        status: 1,
        size: 0,
        rate: Decimal::ONE,
        active: true,
    };
    Customer::insert(new)
        .set(Customer::notes, "new".to_owned())
        .one(db)
        .await
}

/// An order with its first item.
async fn order(db: &Db, customer: &Customer) -> Result<Order, ormlite::Error> {
    db.transaction(async |tx| {
        let new = NewOrder {
            a_id: customer.id,
            code: Uuid::now_v7().to_string(),
            name: customer.name.clone(),
            status: 1,
            size: 1,
            rate: Decimal::ONE,
            active: true,
        };
        let order = Order::insert(new).one(tx).await?;
        let item = NewItem {
            a_id: order.id,
            code: Uuid::now_v7().to_string(),
            name: "tea".to_owned(),
            status: 1,
            size: 2,
            rate: Decimal::TEN,
            active: true,
        };
        Item::insert(item)
            .set(Item::b_id, customer.id)
            .execute(tx)
            .await?;
        Ok(order)
    })
    .await
}

async fn find(db: &Db, id: Uuid) -> Result<Option<Order>, ormlite::Error> {
    Order::find(id).optional(db).await
}

async fn newest(db: &Db, status: i32) -> Result<Vec<Order>, ormlite::Error> {
    Order::query()
        .filter(Order::status.eq(status))
        .order_by(Order::created_at.desc())
        .limit(50)
        .all(db)
        .await
}

/// What is in an order, and for whom.
async fn items(db: &Db, order: Uuid) -> Result<Vec<(String, Option<String>)>, ormlite::Error> {
    Item::query()
        .left_join::<Customer>()
        .on(Item::b_id.eq(Customer::id))
        .filter(Item::a_id.eq(order))
        .select((Item::name, Customer::name))
        .all(db)
        .await
}

async fn close(db: &Db, id: Uuid) -> Result<u64, ormlite::Error> {
    Order::update()
        .set(Order::active, false)
        .find(id)
        .execute(db)
        .await
}

async fn clear(db: &Db, order: Uuid) -> Result<u64, ormlite::Error> {
    Item::delete()
        .filter(Item::a_id.eq(order))
        .execute(db)
        .await
}
