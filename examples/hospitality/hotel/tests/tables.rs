//! Every table of every domain, on a real PostgreSQL: made, with the types of its fields, and read.

use std::collections::BTreeMap;

use hospitality::{audit, core, financial, ml, operations, tenancy};
use ormlite::prelude::*;
use ormlite::registry::{ColumnDef, TableDef, tables};
use ormlite::{Error, Executor};

#[ormlite::test]
async fn every_table_is_made(db: Db) -> Result<(), Error> {
    let client = db.client().await?;
    let sql = "SELECT relnamespace::regnamespace::text, relkind::text, relname::text FROM pg_class \
               WHERE relkind IN ('r', 'v') AND relnamespace::regnamespace::text = ANY($1)";
    let schemas = ["core", "operations", "financial", "ml", "audit", "tenancy"];
    let rows = client.query(sql, &[&schemas.as_slice()]).await.unwrap();
    let mut found: Vec<(String, String, String)> = rows
        .iter()
        .map(|row| (row.get(0), row.get(1), row.get(2)))
        .collect();
    let mut expected: Vec<_> = tables()
        .iter()
        .map(|table| {
            let kind = if table.view.is_some() { "v" } else { "r" };
            let schema = table.desc.schema.unwrap_or("public");
            (
                schema.to_owned(),
                kind.to_owned(),
                table.desc.name.to_owned(),
            )
        })
        .collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);

    let mut domains = BTreeMap::new();
    for (schema, _, _) in found.iter().filter(|(_, kind, _)| kind == "r") {
        *domains.entry(schema.as_str()).or_insert(0) += 1;
    }
    assert_eq!(domains.len(), schemas.len(), "{domains:?}");
    assert!(domains.values().sum::<i32>() >= 105, "{domains:?}");
    Ok(())
}

/// A reference as text to a table that is not there would silently make no foreign key.
#[ormlite::test]
async fn every_reference_is_a_foreign_key(db: Db) -> Result<(), Error> {
    let mut expected: Vec<String> = Vec::new();
    for table in tables() {
        let name = table.desc.name;
        for key in table.foreign_keys {
            expected.push(format!("{name}.{} -> {}", key.name, key.target.table()));
        }
    }
    let client = db.client().await?;
    let sql = "SELECT child.relname || '.' || conname || ' -> ' || parent.relname \
               FROM pg_constraint JOIN pg_class child ON child.oid = conrelid \
               JOIN pg_class parent ON parent.oid = confrelid WHERE contype = 'f'";
    let rows = client.query(sql, &[]).await.unwrap();
    let mut found: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    Ok(())
}

/// Whether a value of the field's type reads what the column holds.
fn fits(column: &ColumnDef, found: &str, same: bool) -> bool {
    let text = ["text", "varchar", "bpchar"];
    same || (column.ty.to_string() == "text" && text.contains(&found))
}

#[ormlite::test]
async fn every_column_has_the_type_of_its_field(db: Db) -> Result<(), Error> {
    let client = db.client().await?;
    let mut wrong = Vec::new();
    for table in tables() {
        let statement = client.prepare(&select(table)).await.unwrap();
        assert_eq!(statement.columns().len(), table.columns.len());
        for (column, found) in table.columns.iter().zip(statement.columns()) {
            let ty = found.type_();
            if !fits(column, ty.name(), column.ty.is(ty)) {
                let (table, name) = (table.desc.name, column.name);
                wrong.push(format!("{table}.{name}: {}, not {ty}", column.ty));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

fn select(table: &TableDef) -> String {
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    let schema = table.desc.schema.unwrap_or("public");
    format!(
        "SELECT {} FROM \"{schema}\".\"{}\" LIMIT 1",
        columns.join(", "),
        table.desc.name
    )
}

async fn reads<T: Table>(db: &impl Executor) {
    let name = T::DESC.name;
    match T::query().limit(1).all(db).await {
        Ok(rows) => assert!(rows.is_empty(), "{name} has rows"),
        Err(error) => panic!("{name}: {error}"),
    }
    assert_eq!(T::query().count(db).await.unwrap(), 0, "{name}");
}

#[ormlite::test]
async fn tables_of_each_domain_are_read(db: Db) -> Result<(), Error> {
    reads::<core::Property>(&db).await;
    reads::<core::Room>(&db).await;
    reads::<core::Reservation>(&db).await;
    reads::<core::Guest>(&db).await;
    reads::<core::Staff>(&db).await;
    reads::<core::ReservationDetail>(&db).await;
    reads::<core::RoomAvailability>(&db).await;
    reads::<operations::WorkOrderPart>(&db).await;
    reads::<operations::PurchaseOrder>(&db).await;
    reads::<operations::Incident>(&db).await;
    reads::<financial::InvoiceLine>(&db).await;
    reads::<financial::RatePlan>(&db).await;
    reads::<financial::FinancialTransaction>(&db).await;
    reads::<ml::MlPrediction>(&db).await;
    reads::<ml::ModelVersion>(&db).await;
    reads::<ml::Review>(&db).await;
    reads::<audit::AuditLog>(&db).await;
    reads::<audit::ProcessingActivity>(&db).await;
    reads::<audit::LegalHold>(&db).await;
    reads::<tenancy::TenantSubscription>(&db).await;
    reads::<tenancy::IsolationPolicy>(&db).await;
    reads::<tenancy::TenantSetting>(&db).await;
    Ok(())
}
