//! A row of every type of column as JSON: what is read back from it is the same row for the server.

use std::net::IpAddr;

use ormlite::prelude::*;
use ormlite::serde_json;
use ormlite::types::{TsQuery, TsVector, Weight};
use serde::{Deserialize, Serialize};

use crate::Outcome;

#[derive(PgEnum, Serialize, Deserialize, Debug, Clone, Copy, PartialEq)]
#[pg_enum(name = "serialized_state", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum State {
    CheckedIn,
}

#[derive(PgEnum, Serialize, Deserialize, Debug, Clone, Copy, PartialEq)]
#[pg_enum(sql_type = "smallint")]
enum Priority {
    High = 20,
}

#[derive(Value, Serialize, Deserialize, Debug, Clone, Copy, PartialEq)]
struct StayId(i64);

#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
struct Wishes {
    late: bool,
}

#[derive(Table, Serialize, Deserialize, Debug, Clone, PartialEq)]
#[table(name = "stays", schema = "serialized")]
struct Stay {
    #[column(primary_key)]
    id: StayId,
    key: Uuid,
    state: State,
    priority: Option<Priority>,
    small: i16,
    whole: i32,
    single: f32,
    double: f64,
    exact: Decimal,
    is_paid: bool,
    photo: Vec<u8>,
    name: String,
    date: NaiveDate,
    time: NaiveTime,
    local: NaiveDateTime,
    at: DateTime<Utc>,
    length: Interval,
    document: serde_json::Value,
    wishes: Json<Wishes>,
    address: IpAddr,
    network: cidr::IpCidr,
    host: cidr::IpInet,
    device: eui48::MacAddress,
    rooms: PgRange<i32>,
    nights: PgRange<NaiveDate>,
    rates: PgMultirange<Decimal>,
    words: TsVector,
    search: TsQuery,
    tags: Vec<String>,
    states: Vec<Option<State>>,
    oid: Oid,
    kind: PgChar,
}

fn stay() -> Stay {
    let date = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    let time = NaiveTime::from_hms_micro_opt(14, 5, 6, 700).unwrap();
    let mut words = TsVector::default();
    words.add("o'clock", 3, Weight::B);
    Stay {
        id: StayId(7),
        key: Uuid::from_u128(7),
        state: State::CheckedIn,
        priority: Some(Priority::High),
        small: -1,
        whole: 2,
        single: 0.1,
        double: 0.1,
        exact: Decimal::new(1250, 2),
        is_paid: true,
        photo: vec![0, 255],
        name: "Ada \"L\"".to_owned(),
        date,
        time,
        local: date.and_time(time),
        at: date.and_time(time).and_utc(),
        length: Interval::new(14, -3, 6_500_000),
        document: serde_json::json!({"a": [1, null]}),
        wishes: Json(Wishes { late: true }),
        address: "10.0.0.7".parse().unwrap(),
        network: "10.0.0.0/8".parse().unwrap(),
        host: "10.0.0.7/8".parse().unwrap(),
        device: "08:00:2b:01:02:03".parse().unwrap(),
        rooms: PgRange::from(1..3),
        nights: PgRange::from(date..),
        rates: PgMultirange::from_iter([Decimal::ONE..Decimal::TEN]),
        words,
        search: TsQuery::lexeme("sea").and(TsQuery::prefix("o'c").not()),
        tags: vec!["quiet".to_owned()],
        states: vec![None, Some(State::CheckedIn)],
        oid: Oid(25),
        kind: PgChar(b'r'),
    }
}

#[ormlite::test]
async fn a_row_of_every_type_is_json_and_back(db: Db) -> Outcome {
    let stored = Stay::insert(stay()).one(&db).await?;
    assert_eq!(stored, stay());

    let json = serde_json::to_value(&stored).unwrap();
    assert_eq!(json["id"], 7);
    assert_eq!(json["state"], "CHECKED_IN");
    assert_eq!(json["exact"], "12.50");
    assert_eq!(json["length"], "P1Y2M-3DT6.5S");
    assert_eq!(json["wishes"]["late"], true);

    let text = serde_json::to_string(&stored).unwrap();
    let read: Stay = serde_json::from_str(&text).unwrap();
    assert_eq!(read, stored);
    // The server takes the same row, and gives it back.
    Stay::delete().of(&stored).execute(&db).await?;
    Stay::insert(read).execute(&db).await?;
    assert_eq!(Stay::find(StayId(7)).one(&db).await?, stored);
    Ok(())
}
