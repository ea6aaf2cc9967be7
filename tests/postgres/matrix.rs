//! A value means the same wherever it goes: every type of a column against every path that a value
//! takes, directly and by unnamed statements as behind a transaction pooler.
//!
//! What is expected comes from SQL with literals, run on the same data: the rows it gives, or the code of
//! the error where PostgreSQL has no such operator. A new type of a column is a line of [`kinds`], a new
//! path a line of [`paths`].

mod kinds;
mod paths;
mod world;

use kinds::Kind;
use paths::subject;
use world::{Report, World};

use chrono::{DateTime, NaiveDateTime, Utc};
use ormlite::{Interval, PgComposite, PgEnum, PgRange, Value as ColumnValue};
use serde_json::Value as Document;
use std::net::IpAddr;

/// An enum of the search path.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "mx_mood")]
pub enum Mood {
    Sad,
    Glad,
    Wild,
}

/// One in a schema, of a name that another schema has as well.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "mx_mood", schema = "mx_other")]
pub enum OtherMood {
    Sad,
    Glad,
    Wild,
}

/// A composite type.
#[derive(PgComposite, Debug, Clone, PartialEq)]
#[pg_composite(name = "mx_place")]
pub struct Place {
    city: String,
    floor: Option<i32>,
}

/// A domain over it.
#[derive(ColumnValue, Debug, Clone, PartialEq)]
#[value(domain = "mx_home")]
pub struct Home(Place);

/// A domain over a text.
#[derive(ColumnValue, Debug, Clone, PartialEq)]
#[value(domain = "mx_name")]
pub struct Name(String);

/// A domain over a number.
#[derive(ColumnValue, Debug, Clone, PartialEq)]
#[value(domain = "mx_amount")]
pub struct Amount(i32);

/// `(Bern,3)`, or with the fields in the other order.
fn place(text: &str) -> Place {
    let (first, last) = text.trim_matches(['(', ')']).split_once(',').unwrap();
    let (city, floor) = match first.parse::<i32>() {
        Ok(_) => (last, first),
        Err(_) => (first, last),
    };
    Place {
        city: city.to_owned(),
        floor: (!floor.is_empty()).then(|| parsed(floor)),
    }
}

fn home(text: &str) -> Home {
    Home(place(text))
}

fn name(text: &str) -> Name {
    Name(text.to_owned())
}

fn amount(text: &str) -> Amount {
    Amount(parsed(text))
}

fn mood(label: &str) -> Mood {
    Mood::from_label(label).expect("a label")
}

fn other_mood(label: &str) -> OtherMood {
    OtherMood::from_label(label).expect("a label")
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn parsed<V: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> V {
    text.parse().expect("a value of its type")
}

fn bytes(text: &str) -> Vec<u8> {
    text.strip_prefix("\\x")
        .unwrap()
        .bytes()
        .map(|c| c - b'0')
        .collect::<Vec<_>>()
        .chunks(2)
        .map(|pair| pair[0] * 16 + pair[1])
        .collect()
}

fn moment(text: &str) -> DateTime<Utc> {
    parsed(text)
}

fn stamp(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()
}

fn range(text: &str) -> PgRange<i32> {
    let (from, to) = text.trim_matches(['[', ')']).split_once(',').unwrap();
    (parsed::<i32>(from)..parsed(to)).into()
}

fn span(text: &str) -> Interval {
    Interval::from_days(text.strip_suffix(" days").map(parsed).unwrap())
}

// The subject, its Rust type, how a literal becomes a value of it, and how its columns are read as text.
subject! {
    texts: String, text, "{}",
    "mx_text" "mx_text_parents" "mx_text_children" "mx_text_bags" "mx_text_links"
}
subject! {
    moods: Mood, mood, "{}",
    "mx_moods" "mx_moods_parents" "mx_moods_children" "mx_moods_bags" "mx_moods_links"
}
subject! {
    other_moods: OtherMood, other_mood, "{}",
    "mx_other_moods" "mx_other_moods_parents" "mx_other_moods_children" "mx_other_moods_bags" "mx_other_moods_links"
}
subject! {
    documents: Document, parsed, "{}::jsonb::text",
    "mx_documents" "mx_documents_parents" "mx_documents_children" "mx_documents_bags" "mx_documents_links"
}
subject! {
    smalls: i16, parsed, "{}::text",
    "mx_smalls" "mx_smalls_parents" "mx_smalls_children" "mx_smalls_bags" "mx_smalls_links"
}
subject! {
    integers: i32, parsed, "{}::text",
    "mx_integers" "mx_integers_parents" "mx_integers_children" "mx_integers_bags" "mx_integers_links"
}
subject! {
    bigs: i64, parsed, "{}::text",
    "mx_bigs" "mx_bigs_parents" "mx_bigs_children" "mx_bigs_bags" "mx_bigs_links"
}
subject! {
    reals: f32, parsed, "{}::text",
    "mx_reals" "mx_reals_parents" "mx_reals_children" "mx_reals_bags" "mx_reals_links"
}
subject! {
    doubles: f64, parsed, "{}::text",
    "mx_doubles" "mx_doubles_parents" "mx_doubles_children" "mx_doubles_bags" "mx_doubles_links"
}
subject! {
    decimals: Decimal, parsed, "{}::text",
    "mx_decimals" "mx_decimals_parents" "mx_decimals_children" "mx_decimals_bags" "mx_decimals_links"
}
subject! {
    truths: bool, parsed, "{}::text",
    "mx_truths" "mx_truths_parents" "mx_truths_children" "mx_truths_bags" "mx_truths_links"
}
subject! {
    uuids: Uuid, parsed, "{}::text",
    "mx_uuids" "mx_uuids_parents" "mx_uuids_children" "mx_uuids_bags" "mx_uuids_links"
}
subject! {
    binaries: Vec<u8>, bytes, "{}::text",
    "mx_binaries" "mx_binaries_parents" "mx_binaries_children" "mx_binaries_bags" "mx_binaries_links"
}
subject! {
    dates: NaiveDate, parsed, "{}::text",
    "mx_dates" "mx_dates_parents" "mx_dates_children" "mx_dates_bags" "mx_dates_links"
}
subject! {
    times: NaiveTime, parsed, "{}::text",
    "mx_times" "mx_times_parents" "mx_times_children" "mx_times_bags" "mx_times_links"
}
subject! {
    stamps: NaiveDateTime, stamp, "{}::text",
    "mx_stamps" "mx_stamps_parents" "mx_stamps_children" "mx_stamps_bags" "mx_stamps_links"
}
subject! {
    moments: DateTime<Utc>, moment, "{}::text",
    "mx_moments" "mx_moments_parents" "mx_moments_children" "mx_moments_bags" "mx_moments_links"
}
subject! {
    spans: Interval, span, "{}::text",
    "mx_spans" "mx_spans_parents" "mx_spans_children" "mx_spans_bags" "mx_spans_links"
}
subject! {
    ranges: PgRange<i32>, range, "{}::text",
    "mx_ranges" "mx_ranges_parents" "mx_ranges_children" "mx_ranges_bags" "mx_ranges_links"
}
subject! {
    addresses: IpAddr, parsed, "{}::text",
    "mx_addresses" "mx_addresses_parents" "mx_addresses_children" "mx_addresses_bags" "mx_addresses_links"
}

subject! {
    places: Place, place, "{}::text",
    "mx_places" "mx_places_parents" "mx_places_children" "mx_places_bags" "mx_places_links"
}
subject! {
    homes: Home, home, "{}::text",
    "mx_homes" "mx_homes_parents" "mx_homes_children" "mx_homes_bags" "mx_homes_links"
}
subject! {
    names: Name, name, "{}::text",
    "mx_names" "mx_names_parents" "mx_names_children" "mx_names_bags" "mx_names_links"
}
subject! {
    amounts: Amount, amount, "{}::text",
    "mx_amounts" "mx_amounts_parents" "mx_amounts_children" "mx_amounts_bags" "mx_amounts_links"
}

/// Each group is a test, so that they run beside each other.
macro_rules! tests {
    ($($test:ident: $($subject:ident)+;)*) => { $(
        #[tokio::test]
        async fn $test() {
            let mut report = Report::default();
            $(
                for kind in kinds::$subject() {
                    let world = World::of(&kind).await;
                    $subject::run(&world, &kind, &mut report).await;
                }
            )+
            report.finish();
        }
    )* };
}
tests! {
    every_kind_of_text: texts;
    every_kind_of_enum: moods other_moods;
    every_kind_of_document: documents;
    every_kind_of_number: smalls integers bigs reals doubles decimals truths;
    every_kind_of_time: dates times stamps moments spans;
    every_kind_of_composite: places homes;
    every_kind_of_domain: names amounts;
    every_other_type: uuids binaries ranges addresses;
}
