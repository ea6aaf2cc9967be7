//! Prints the catalog of a database as JSON:
//! `cargo run -p ormlite-migrate --example introspect -- postgres://shop@localhost/shop`.

use ormlite_migrate::Introspect;
use ormlite_postgres::Db;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args()
        .nth(1)
        .ok_or("the URL of a database is missing")?;
    let db = Db::connect(&url).await?;
    let catalog = Introspect::new().read(&db).await?;
    println!("{}", serde_json::to_string_pretty(&catalog)?);
    Ok(())
}
