//! The same service on tokio-postgres and deadpool-postgres: statements prepared once per
//! connection, rows read by index.

use std::error::Error;
use std::io::stdin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime};
use rust_decimal::Decimal;
use tokio_postgres::Row;
use uuid::Uuid;

#[derive(Debug, Clone)]
pub struct Customer {
    pub id: Uuid,
    pub a_id: Uuid,
    pub b_id: Option<Uuid>,
    pub code: String,
    pub name: String,
    pub notes: Option<String>,
    pub status: i32,
    pub size: i64,
    pub rate: Decimal,
    pub active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
    pub version: i32,
}

#[derive(Debug, Clone)]
pub struct Order {
    pub id: Uuid,
    pub a_id: Uuid,
    pub b_id: Option<Uuid>,
    pub code: String,
    pub name: String,
    pub notes: Option<String>,
    pub status: i32,
    pub size: i64,
    pub rate: Decimal,
    pub active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
    pub version: i32,
}

impl Customer {
    fn read(row: &Row) -> Result<Self, tokio_postgres::Error> {
        Ok(Self {
            id: row.try_get(0)?,
            a_id: row.try_get(1)?,
            b_id: row.try_get(2)?,
            code: row.try_get(3)?,
            name: row.try_get(4)?,
            notes: row.try_get(5)?,
            status: row.try_get(6)?,
            size: row.try_get(7)?,
            rate: row.try_get(8)?,
            active: row.try_get(9)?,
            created_at: row.try_get(10)?,
            updated_at: row.try_get(11)?,
            deleted_at: row.try_get(12)?,
            version: row.try_get(13)?,
        })
    }
}

impl Order {
    fn read(row: &Row) -> Result<Self, tokio_postgres::Error> {
        Ok(Self {
            id: row.try_get(0)?,
            a_id: row.try_get(1)?,
            b_id: row.try_get(2)?,
            code: row.try_get(3)?,
            name: row.try_get(4)?,
            notes: row.try_get(5)?,
            status: row.try_get(6)?,
            size: row.try_get(7)?,
            rate: row.try_get(8)?,
            active: row.try_get(9)?,
            created_at: row.try_get(10)?,
            updated_at: row.try_get(11)?,
            deleted_at: row.try_get(12)?,
            version: row.try_get(13)?,
        })
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let pool = connect(&std::env::var("DATABASE_URL")?).await?;
    let customer = customer(&pool, "Ada").await?;
    let order = order(&pool, &customer).await?;
    assert_eq!(
        find(&pool, order.id).await?.map(|order| order.id),
        Some(order.id)
    );
    assert!(!newest(&pool, 1).await?.is_empty());
    assert!(!items(&pool, order.id).await?.is_empty());
    assert_eq!(close(&pool, order.id).await?, 1);
    assert_eq!(clear(&pool, order.id).await?, 1);
    println!("ready");
    stdin().read_line(&mut String::new())?;
    Ok(())
}

async fn connect(url: &str) -> Result<Pool, Box<dyn Error>> {
    let mut config: tokio_postgres::Config = url.parse()?;
    config
        .connect_timeout(Duration::from_secs(10))
        .keepalives_idle(Duration::from_secs(30));
    let settings = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    #[cfg(not(feature = "tls"))]
    let manager = Manager::from_config(config, tokio_postgres::NoTls, settings);
    #[cfg(feature = "tls")]
    let manager = {
        let mut roots = rustls::RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let tls = rustls::ClientConfig::builder()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Manager::from_config(
            config,
            tokio_postgres_rustls::MakeRustlsConnect::new(tls),
            settings,
        )
    };
    let pool = Pool::builder(manager)
        .max_size(10)
        .wait_timeout(Some(Duration::from_secs(10)))
        .runtime(Runtime::Tokio1)
        .build()?;
    drop(pool.get().await?);
    Ok(pool)
}

async fn customer(pool: &Pool, name: &str) -> Result<Customer, PoolError> {
    let client = pool.get().await?;
    let statement = client
        .prepare_cached(
            "INSERT INTO {customers} (id, a_id, code, name, notes, status, size, rate, active) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id, a_id, b_id, code, name, notes, \
             status, size, rate, active, created_at, updated_at, deleted_at, version",
        )
        .await?;
    let id = Uuid::now_v7();
    let code = Uuid::now_v7().to_string();
    let row = client
        .query_one(
            &statement,
            &[
                &id,
                &Uuid::nil(),
                &code,
                &name,
                &"new",
                &1i32,
                &0i64,
                &Decimal::ONE,
                &true,
            ],
        )
        .await?;
    Ok(Customer::read(&row)?)
}

/// An order with its first item.
async fn order(pool: &Pool, customer: &Customer) -> Result<Order, PoolError> {
    let mut client = pool.get().await?;
    let tx = client.transaction().await?;
    let statement = tx
        .prepare_cached(
            "INSERT INTO {orders} (id, a_id, code, name, status, size, rate, active) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id, a_id, b_id, code, name, notes, \
             status, size, rate, active, created_at, updated_at, deleted_at, version",
        )
        .await?;
    let id = Uuid::now_v7();
    let code = Uuid::now_v7().to_string();
    let row = tx
        .query_one(
            &statement,
            &[
                &id,
                &customer.id,
                &code,
                &customer.name,
                &1i32,
                &1i64,
                &Decimal::ONE,
                &true,
            ],
        )
        .await?;
    let order = Order::read(&row)?;
    let statement = tx
        .prepare_cached(
            "INSERT INTO {items} (id, a_id, b_id, code, name, status, size, rate, active) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .await?;
    let id = Uuid::now_v7();
    let code = Uuid::now_v7().to_string();
    tx.execute(
        &statement,
        &[
            &id,
            &order.id,
            &customer.id,
            &code,
            &"tea",
            &1i32,
            &2i64,
            &Decimal::TEN,
            &true,
        ],
    )
    .await?;
    tx.commit().await?;
    Ok(order)
}

async fn find(pool: &Pool, id: Uuid) -> Result<Option<Order>, PoolError> {
    let client = pool.get().await?;
    let statement = client
        .prepare_cached(
            "SELECT id, a_id, b_id, code, name, notes, status, size, rate, active, created_at, \
             updated_at, deleted_at, version FROM {orders} WHERE id = $1 AND deleted_at IS NULL",
        )
        .await?;
    let row = client.query_opt(&statement, &[&id]).await?;
    Ok(row.map(|row| Order::read(&row)).transpose()?)
}

async fn newest(pool: &Pool, status: i32) -> Result<Vec<Order>, PoolError> {
    let client = pool.get().await?;
    let statement = client
        .prepare_cached(
            "SELECT id, a_id, b_id, code, name, notes, status, size, rate, active, created_at, \
             updated_at, deleted_at, version FROM {orders} \
             WHERE status = $1 AND deleted_at IS NULL ORDER BY created_at DESC LIMIT $2",
        )
        .await?;
    let rows = client.query(&statement, &[&status, &50i64]).await?;
    Ok(rows.iter().map(Order::read).collect::<Result<_, _>>()?)
}

/// What is in an order, and for whom.
async fn items(pool: &Pool, order: Uuid) -> Result<Vec<(String, Option<String>)>, PoolError> {
    let client = pool.get().await?;
    let statement = client
        .prepare_cached(
            "SELECT i.name, c.name FROM {items} i \
             LEFT JOIN {customers} c ON i.b_id = c.id AND c.deleted_at IS NULL \
             WHERE i.a_id = $1 AND i.deleted_at IS NULL",
        )
        .await?;
    let rows = client.query(&statement, &[&order]).await?;
    let read = |row: &Row| Ok((row.try_get(0)?, row.try_get(1)?));
    Ok(rows
        .iter()
        .map(read)
        .collect::<Result<_, tokio_postgres::Error>>()?)
}

async fn close(pool: &Pool, id: Uuid) -> Result<u64, PoolError> {
    let client = pool.get().await?;
    let statement = client
        .prepare_cached(
            "UPDATE {orders} SET active = $1, updated_at = now(), version = version + 1 \
             WHERE id = $2 AND deleted_at IS NULL",
        )
        .await?;
    Ok(client.execute(&statement, &[&false, &id]).await?)
}

async fn clear(pool: &Pool, order: Uuid) -> Result<u64, PoolError> {
    let client = pool.get().await?;
    let statement = client
        .prepare_cached(
            "UPDATE {items} SET deleted_at = now(), updated_at = now(), version = version + 1 \
             WHERE a_id = $1 AND deleted_at IS NULL",
        )
        .await?;
    Ok(client.execute(&statement, &[&order]).await?)
}
