//! The night audit at the command line; `DATABASE_URL` says where the tables are.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use hospitality::core::Property;
use hospitality_night_audit::close_day;
use ormlite::prelude::*;

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &[&str]) -> Result<(), Box<dyn Error>> {
    let ["close", code, day] = args else {
        return Err("usage: hospitality-night-audit close <property code> <day>".into());
    };
    let url = env::var("DATABASE_URL").map_err(|_| "DATABASE_URL is not set")?;
    let db = Db::connect(url).await?;
    let by_code = Property::query().filter(Property::code.eq(*code));
    let property: Uuid = by_code.select(Property::id).one(&db).await?;

    let report = close_day(&db, property, day.parse()?).await?;
    println!("{} on {}", report.property, report.day);
    let sold = report.rooms.occupancy() * 100.0;
    println!(
        "  rooms sold     {} of {} ({sold:.0} %)",
        report.rooms.sold, report.rooms.total
    );
    println!("  nights posted  {}", report.nights_posted);
    for line in &report.revenue {
        println!(
            "  {:<14} {:>10}",
            line.charge,
            line.gross.unwrap_or_default()
        );
    }
    println!("  open accounts  {}", report.open_folios.0);
    println!(
        "  unpaid bills   {} ({} overdue)",
        report.invoices.unpaid, report.invoices.overdue
    );
    println!("  left to clean  {}", report.tasks_carried_over);
    println!("  audit log      no. {}", report.audit_log_id);
    Ok(())
}
