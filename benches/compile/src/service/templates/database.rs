//! A database with every table of every domain: its URL is printed, and it stays until the input ends.

use std::error::Error;
use std::io::stdin;

use ormlite::testing::TestDatabase;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let database = TestDatabase::with_tables().await?;
    println!("{}", database.url());
    stdin().read_line(&mut String::new())?;
    Ok(())
}
