//! The forecaster at the command line; `DATABASE_URL` says where the tables are.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use hospitality::core::Property;
use hospitality::ml::PredictionKind;
use hospitality_forecaster::{accuracy, forecast, occupancy, record_actual};
use ormlite::prelude::*;

const USAGE: &str = "\
usage: hospitality-forecaster <command>
  forecast <model> <property code> <first day> <days>
  record   <property code> <day>
  accuracy";

type Outcome = Result<(), Box<dyn Error>>;

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

async fn run(args: &[&str]) -> Outcome {
    let url = env::var("DATABASE_URL").map_err(|_| "DATABASE_URL is not set")?;
    let db = Db::connect(url).await?;
    match args {
        ["forecast", model, code, first, days] => {
            let version = accuracy::in_production(&db, model).await?;
            let property = property(&db, code).await?;
            let lines = forecast(&db, &version, property, first.parse()?, days.parse()?).await?;
            for line in lines {
                println!("{}  {:5.1} %", line.target_date, line.predicted * 100.0);
            }
            Ok(())
        }
        ["record", code, day] => {
            let (property, day) = (property(&db, code).await?, day.parse()?);
            for (night, actual) in occupancy(&db, property, day, 1).await? {
                let kind = PredictionKind::Occupancy;
                let changed = record_actual(&db, property, kind, night, actual).await?;
                println!("{night}  {:5.1} %  {changed} predictions", actual * 100.0);
            }
            Ok(())
        }
        ["accuracy"] => {
            for line in accuracy::accuracy(PredictionKind::Occupancy)
                .all(&db)
                .await?
            {
                println!("{line:?}");
            }
            Ok(())
        }
        _ => Err(USAGE.into()),
    }
}

async fn property(db: &Db, code: &str) -> Result<Uuid, ormlite::Error> {
    let by_code = Property::query().filter(Property::code.eq(code));
    by_code.select(Property::id).one(db).await
}
