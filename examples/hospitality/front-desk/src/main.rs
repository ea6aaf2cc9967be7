//! The front desk at the command line; `DATABASE_URL` says where the tables are.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use hospitality::core::Property;
use hospitality_front_desk::{
    BookingRequest, Contact, Nights, Wishes, book, free_rooms, report, stay,
};
use ormlite::prelude::*;

const USAGE: &str = "\
usage: hospitality-front-desk <command>
  free      <property code> <arrival> <departure> [persons]
  book      <room id> <arrival> <departure> <first name> <last name> <email>
  show      <confirmation code>
  arrivals  <property code> <day>
  check-in  <confirmation code>
  check-out <confirmation code>
  cancel    <confirmation code> <reason>";

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
        ["free", property, arrival, departure] => {
            free(&db, property, nights(arrival, departure)?, None).await
        }
        ["free", property, arrival, departure, persons] => {
            free(
                &db,
                property,
                nights(arrival, departure)?,
                Some(persons.parse()?),
            )
            .await
        }
        [
            "book",
            room,
            arrival,
            departure,
            first_name,
            last_name,
            email,
        ] => {
            let request = BookingRequest {
                room_id: room.parse()?,
                nights: nights(arrival, departure)?,
                contact: Contact {
                    first_name: (*first_name).to_owned(),
                    last_name: (*last_name).to_owned(),
                    email: (*email).to_owned(),
                },
                adults: 1,
                children: 0,
                special_requests: None,
            };
            let booking = book(&db, &request).await?;
            println!("{}", booking.reservation.confirmation_code);
            Ok(())
        }
        ["show", code] => show(&db, code).await,
        ["arrivals", property, day] => arrivals(&db, property, day.parse()?).await,
        ["check-in", code] => {
            stay::check_in(&db, &stay::by_code(&db, code).await?).await?;
            show(&db, code).await
        }
        ["check-out", code] => {
            stay::check_out(&db, &stay::by_code(&db, code).await?).await?;
            show(&db, code).await
        }
        ["cancel", code, reason] => {
            stay::cancel(&db, &stay::by_code(&db, code).await?, reason).await?;
            show(&db, code).await
        }
        _ => Err(USAGE.into()),
    }
}

fn nights(arrival: &str, departure: &str) -> Result<Nights, Box<dyn Error>> {
    Ok(Nights::new(arrival.parse()?, departure.parse()?)?)
}

async fn property(db: &Db, code: &str) -> Result<Uuid, ormlite::Error> {
    let by_code = Property::query().filter(Property::code.eq(code));
    by_code.select(Property::id).one(db).await
}

async fn free(db: &Db, code: &str, nights: Nights, persons: Option<i32>) -> Outcome {
    let wishes = Wishes {
        persons,
        ..Wishes::default()
    };
    let rooms = free_rooms(property(db, code).await?, nights, &wishes);
    for room in rooms.limit(20).all(db).await? {
        let kind = room.room_type.as_deref().unwrap_or("-");
        println!("{}  {:>6}  {:>10}  {kind}", room.id, room.number, room.rate);
    }
    Ok(())
}

async fn show(db: &Db, code: &str) -> Outcome {
    for line in stay::details(code).all(db).await? {
        println!(
            "{}  {:?}  {} to {}  {}  room {}",
            line.confirmation_code,
            line.status,
            line.check_in,
            line.check_out,
            line.guest_name,
            line.room_number.as_deref().unwrap_or("not chosen"),
        );
    }
    Ok(())
}

async fn arrivals(db: &Db, code: &str, day: NaiveDate) -> Outcome {
    for arrival in report::arrivals(property(db, code).await?, day)
        .all(db)
        .await?
    {
        println!(
            "{}  {:<28} room {:<6} {} nights",
            arrival.code,
            arrival.guest,
            arrival.room.as_deref().unwrap_or("-"),
            arrival.nights,
        );
    }
    Ok(())
}
