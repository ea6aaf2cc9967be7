//! Points are spent: the stock and the balance shrink together, or neither does.

use ormlite::prelude::*;

use crate::error::LoyaltyError;
use crate::ledger::{Movement, Recorded, debit, expect_points, lock, record, retrying};
use crate::schema::{Kind, LedgerEntry, NewProduct, Product};

/// One of a product, to be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase {
    /// The request's own key: sent again with the same one, it is booked once.
    pub key: Uuid,
    /// Who buys.
    pub buyer: Uuid,
    /// What.
    pub product: Uuid,
    /// The price that the buyer saw and agreed to.
    pub price: i64,
}

/// Puts a product on the shelf.
///
/// # Errors
/// The database's.
pub async fn stock(db: &Db, name: &str, price: i64, stock: i32) -> Result<Product, LoyaltyError> {
    let product = Product::insert(NewProduct {
        name: name.to_owned(),
        price,
    });
    Ok(product.set(Product::stock, stock).one(db).await?)
}

/// Sells one of a product; sent again, gives the first result, also when the product has been sold out
/// since.
///
/// The product is taken last, since it is what most buyers want at once: nobody waits for a row that is
/// held while something else is done.
///
/// # Errors
/// [`LoyaltyError::NoPoints`], [`LoyaltyError::UnknownUser`], [`LoyaltyError::UnknownProduct`],
/// [`LoyaltyError::InsufficientPoints`], [`LoyaltyError::SoldOut`], [`LoyaltyError::PriceChanged`],
/// [`LoyaltyError::KeyReused`], or the database's.
pub async fn buy(db: &Db, purchase: &Purchase) -> Result<LedgerEntry, LoyaltyError> {
    expect_points(purchase.price)?;
    let movement = Movement {
        request_key: purchase.key,
        kind: Kind::Purchase,
        from_user_id: Some(purchase.buyer),
        to_user_id: None,
        product_id: Some(purchase.product),
        points: purchase.price,
    };
    db.transaction_retrying(retrying(), async |tx| {
        let buyer = lock(tx, purchase.buyer).await?;
        let entry = match record(tx, &movement).await? {
            Recorded::Now(entry) => entry,
            Recorded::Before(entry) => return Ok(entry),
        };
        debit(tx, &buyer, purchase.price).await?;
        take(tx, purchase).await?;
        Ok(entry)
    })
    .await
}

/// Takes one from the shelf, if there is one at this price.
///
/// Nobody asks in which order a shelf was emptied, so the update is lock and question in one: a second
/// buyer waits for the first one, and then counts what is left.
async fn take(tx: &Transaction, purchase: &Purchase) -> Result<(), LoyaltyError> {
    let taken = Product::update()
        .find(purchase.product)
        .filter(Product::stock.gt(0))
        .filter(Product::price.eq(purchase.price))
        .set(Product::stock, Product::stock - 1)
        .execute(tx)
        .await?;
    match taken {
        0 => Err(why_not(tx, purchase).await?),
        _ => Ok(()),
    }
}

/// Why nothing was taken.
async fn why_not(tx: &Transaction, purchase: &Purchase) -> Result<LoyaltyError, LoyaltyError> {
    let price = Product::find(purchase.product)
        .select(Product::price)
        .one(tx)
        .await?;
    Ok(match price == purchase.price {
        true => LoyaltyError::SoldOut,
        false => LoyaltyError::PriceChanged { price },
    })
}
