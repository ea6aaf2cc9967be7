//! Accounts, charges, invoices and payments of those who are in the house or have left it.
//!
//! Charges contain their tax; the invoice shows it.

use hospitality::core::ReservationStatus;
use hospitality::financial::{
    ChargeCode, ChargeSource, Folio, FolioCharge, FolioStatus, Invoice, InvoiceLine, InvoiceStatus,
    Payment, PaymentMethodKind, PaymentStatus,
};
use ormlite::prelude::*;

use crate::garden::Garden;
use crate::guest::SeedGuest;
use crate::house::House;
use crate::plan::Plan;
use crate::random::{Random, after, at};
use crate::stay::Stay;

#[derive(Insert)]
#[insert(table = ChargeCode)]
struct SeedChargeCode {
    id: Uuid,
    property_id: Uuid,
    code: String,
    name: String,
    department: String,
    default_price: Option<Decimal>,
}

#[derive(Insert)]
#[insert(table = Folio)]
struct SeedFolio {
    id: Uuid,
    property_id: Uuid,
    reservation_id: Option<Uuid>,
    guest_id: Option<Uuid>,
    room_id: Option<Uuid>,
    number: String,
    status: FolioStatus,
    currency: String,
    balance: Decimal,
    opened_at: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
}

#[derive(Insert)]
#[insert(table = FolioCharge)]
struct SeedCharge {
    folio_id: Uuid,
    charge_code_id: Uuid,
    source: ChargeSource,
    service_date: NaiveDate,
    description: String,
    unit_price: Decimal,
    external_reference: Option<String>,
}

#[derive(Insert)]
#[insert(table = Invoice)]
struct SeedInvoice {
    id: Uuid,
    property_id: Uuid,
    reservation_id: Uuid,
    guest_id: Uuid,
    folio_id: Option<Uuid>,
    number: String,
    status: InvoiceStatus,
    issued_on: NaiveDate,
    due_on: NaiveDate,
    currency: String,
    net_amount: Decimal,
    tax_amount: Decimal,
    paid_amount: Decimal,
}

#[derive(Insert)]
#[insert(table = InvoiceLine)]
struct SeedInvoiceLine {
    invoice_id: Uuid,
    line_number: i16,
    description: String,
    unit_price: Decimal,
    tax_percent: Decimal,
}

#[derive(Insert)]
#[insert(table = Payment)]
struct SeedPayment {
    invoice_id: Uuid,
    amount: Decimal,
    currency: String,
    method: PaymentMethodKind,
    status: PaymentStatus,
    paid_at: Option<DateTime<Utc>>,
    processor: Option<String>,
    processor_reference: Option<String>,
}

/// What is charged: code, name, department, price, chance on a night.
const CODES: [(&str, &str, &str, i64, f64); 5] = [
    ("ROOM", "Room", "rooms", 0, 1.0),
    ("BREAKFAST", "Breakfast", "food and beverage", 19, 0.45),
    ("MINIBAR", "Minibar", "food and beverage", 12, 0.2),
    ("PARKING", "Parking", "other", 24, 0.15),
    ("SPA", "Spa", "wellness", 65, 0.07),
];

/// Per cent of tax that prices contain.
const TAX: i64 = 10;

/// The rows of all these tables.
#[derive(Default)]
struct Books {
    folios: Vec<SeedFolio>,
    charges: Vec<SeedCharge>,
    invoices: Vec<SeedInvoice>,
    lines: Vec<SeedInvoiceLine>,
    payments: Vec<SeedPayment>,
}

pub(crate) async fn plant(
    garden: &mut Garden<'_>,
    plan: &Plan,
    houses: &[House],
    guests: &[SeedGuest],
    stays: &[Stay],
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let codes: Vec<SeedChargeCode> = houses
        .iter()
        .flat_map(|house| codes(house, random))
        .collect();
    let code_ids: Vec<Uuid> = codes.iter().map(|code| code.id).collect();
    let mut books = Books::default();
    for stay in stays {
        let codes = &code_ids[stay.house * CODES.len()..][..CODES.len()];
        match stay.status {
            ReservationStatus::CheckedIn | ReservationStatus::CheckedOut => {
                let house = &houses[stay.house];
                books.open(plan, house, codes, guests[stay.guest].id, stay, random);
            }
            _ => {}
        }
    }
    garden.insert::<ChargeCode, _>(codes).await?;
    garden.insert::<Folio, _>(books.folios).await?;
    garden.insert::<FolioCharge, _>(books.charges).await?;
    garden.insert::<Invoice, _>(books.invoices).await?;
    garden.insert::<InvoiceLine, _>(books.lines).await?;
    garden.insert::<Payment, _>(books.payments).await
}

fn codes(house: &House, random: &mut Random) -> Vec<SeedChargeCode> {
    let codes = CODES
        .iter()
        .map(|(code, name, department, price, _)| SeedChargeCode {
            id: random.id(),
            property_id: house.id,
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            department: (*department).to_owned(),
            default_price: (*price > 0).then(|| Decimal::from(*price)),
        });
    codes.collect()
}

impl Books {
    /// Opens the account of a stay; when the guest has left, bills and closes it.
    fn open(
        &mut self,
        plan: &Plan,
        house: &House,
        codes: &[Uuid],
        guest_id: Uuid,
        stay: &Stay,
        random: &mut Random,
    ) {
        let folio_id = random.id();
        let left = stay.status == ReservationStatus::CheckedOut;
        let total = self.charge(plan, house, codes, folio_id, stay, random);
        self.folios.push(SeedFolio {
            id: folio_id,
            property_id: house.id,
            reservation_id: Some(stay.reservation_id),
            guest_id: Some(guest_id),
            room_id: Some(house.rooms[stay.room].id),
            number: format!("F-{:06}", self.folios.len() + 1),
            status: if left {
                FolioStatus::Closed
            } else {
                FolioStatus::Open
            },
            currency: house.facts.currency.to_owned(),
            balance: if left { Decimal::ZERO } else { total },
            opened_at: at(stay.arrival, 840),
            closed_at: left.then(|| at(stay.departure, 660)),
        });
        if left && total > Decimal::ZERO {
            self.bill(plan, house, guest_id, folio_id, stay, total, random);
        }
    }

    /// Charges the nights up to yesterday and what was taken on them; gives the sum.
    fn charge(
        &mut self,
        plan: &Plan,
        house: &House,
        codes: &[Uuid],
        folio_id: Uuid,
        stay: &Stay,
        random: &mut Random,
    ) -> Decimal {
        let mut total = Decimal::ZERO;
        let nights = stay.arrival.iter_days().take(stay.nights() as usize);
        for night in nights.filter(|night| *night < plan.today) {
            for (at, (_, name, _, price, chance)) in CODES.iter().enumerate() {
                let is_room = at == 0;
                if !random.chance(*chance) {
                    continue;
                }
                let unit_price = if is_room {
                    stay.rate
                } else {
                    Decimal::from(*price)
                };
                total += unit_price;
                self.charges.push(SeedCharge {
                    folio_id,
                    charge_code_id: codes[at],
                    source: match is_room {
                        true => ChargeSource::NightAudit,
                        false => ChargeSource::PointOfSale,
                    },
                    service_date: night,
                    description: match is_room {
                        true => format!("Room {}", house.rooms[stay.room].number),
                        false => (*name).to_owned(),
                    },
                    unit_price,
                    external_reference: is_room
                        .then(|| format!("{}/{night}", stay.reservation_room_id)),
                });
            }
        }
        total
    }

    #[allow(clippy::too_many_arguments, reason = "one bill, all its facts")]
    fn bill(
        &mut self,
        plan: &Plan,
        house: &House,
        guest_id: Uuid,
        folio_id: Uuid,
        stay: &Stay,
        total: Decimal,
        random: &mut Random,
    ) {
        let net = (total * Decimal::from(100) / Decimal::from(100 + TAX)).round_dp(2);
        let due_on = after(stay.departure, 14);
        let paid = random.chance(0.93);
        let invoice = SeedInvoice {
            id: random.id(),
            property_id: house.id,
            reservation_id: stay.reservation_id,
            guest_id,
            folio_id: Some(folio_id),
            number: format!("{}-{:06}", house.facts.code, self.invoices.len() + 1),
            status: match paid {
                true => InvoiceStatus::Paid,
                false if due_on < plan.today => InvoiceStatus::Overdue,
                false => InvoiceStatus::Issued,
            },
            issued_on: stay.departure,
            due_on,
            currency: house.facts.currency.to_owned(),
            net_amount: net,
            tax_amount: total - net,
            paid_amount: if paid { total } else { Decimal::ZERO },
        };
        self.lines.push(SeedInvoiceLine {
            invoice_id: invoice.id,
            line_number: 1,
            description: format!("Stay of {} nights and extras", stay.nights()),
            unit_price: net,
            tax_percent: Decimal::from(TAX),
        });
        if paid {
            self.pay(house, invoice.id, stay, total, random);
        }
        self.invoices.push(invoice);
    }

    fn pay(
        &mut self,
        house: &House,
        invoice_id: Uuid,
        stay: &Stay,
        amount: Decimal,
        random: &mut Random,
    ) {
        let by_card = random.chance(0.8);
        let reference = format!("ch_{:016x}", random.next());
        self.payments.push(SeedPayment {
            invoice_id,
            amount,
            currency: house.facts.currency.to_owned(),
            method: match by_card {
                true => PaymentMethodKind::Card,
                false => PaymentMethodKind::Cash,
            },
            status: PaymentStatus::Captured,
            paid_at: Some(at(stay.departure, random.between(420, 660))),
            processor: by_card.then(|| "cardco".to_owned()),
            processor_reference: by_card.then_some(reference),
        });
    }
}
