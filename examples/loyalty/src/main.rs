//! The loyalty shop at work on a private PostgreSQL: `cargo run -p loyalty`.

use std::error::Error;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use anstream::{eprintln, println};
use anstyle::{AnsiColor, Style};
use futures_util::future::join_all;
use futures_util::{StreamExt, stream};
use loyalty::{
    Earning, LoyaltyError, Purchase, Transfer, User, buy, discrepancies, earn, open, statement,
    stock, transfer,
};
use ormlite::StatementEvent;
use ormlite::prelude::*;
use ormlite::testing::{Server, TestDatabase, create_script};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const TITLE: Style = AnsiColor::Cyan.on_default().bold();
const SQL: Style = AnsiColor::Green.on_default();
const NOTE: Style = AnsiColor::Yellow.on_default();

type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Failure> {
    // Its error says which command installs PostgreSQL, where that is what is missing.
    let server = Server::shared()?;
    let database = TestDatabase::create().await?;
    let shop = Shop::open(database.url()).await?;
    let version = server
        .version()
        .map_or(String::new(), |version| format!(" {version}"));
    println!("{BOLD}ormlite: a loyalty shop on PostgreSQL{version}{BOLD:#}");

    shop.gift().await?;
    shop.refusals().await?;
    shop.sent_again().await?;
    shop.last_one().await?;
    shop.rush().await?;
    shop.account().await?;
    shop.db.close().await;
    Ok(())
}

/// The shop, three users, and the statements that were run since they were last asked for.
struct Shop {
    db: Db,
    users: [User; 3],
    seen: Arc<Mutex<Vec<String>>>,
}

impl Shop {
    /// Creates the tables, opens three accounts and gives each a hundred points.
    async fn open(url: &str) -> Result<Self, Failure> {
        let seen: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = seen.clone();
        let hook = move |event: &StatementEvent<'_>| {
            let mut seen = heard.lock().unwrap_or_else(PoisonError::into_inner);
            seen.push(event.sql.to_owned());
        };
        let db = Db::builder()
            .url(url)
            .on_statement(Arc::new(hook))
            .connect()
            .await?;
        db.batch_execute(&create_script()).await?;
        let users = [
            welcome(&db, "Heron").await?,
            welcome(&db, "Kestrel").await?,
            welcome(&db, "Wren").await?,
        ];
        Ok(Self { db, users, seen })
    }

    async fn gift(&self) -> Result<(), Failure> {
        title(
            "A gift",
            "one transaction: locked by key, written down, moved",
        );
        let [heron, kestrel, _] = &self.users;
        self.take_seen();
        transfer(&self.db, &order(heron, kestrel, 30)).await?;
        for sql in self.take_seen() {
            println!("    {SQL}{}{SQL:#}", brief(&sql));
        }
        self.balances().await
    }

    async fn refusals(&self) -> Result<(), Failure> {
        title(
            "What is refused",
            "by a typed error, and nothing is changed",
        );
        let [heron, kestrel, _] = &self.users;
        let nobody = Uuid::nil();
        let orders = [
            order(heron, kestrel, 71),
            order(heron, kestrel, 0),
            order(heron, heron, 1),
            Transfer {
                to: nobody,
                ..order(heron, kestrel, 1)
            },
        ];
        for order in orders {
            note(transfer(&self.db, &order).await);
        }
        self.balances().await
    }

    async fn sent_again(&self) -> Result<(), Failure> {
        title(
            "Sent again",
            "the key of a request is booked once, also eight times at once",
        );
        let [_, kestrel, wren] = &self.users;
        let gift = order(kestrel, wren, 30);
        let answers = join_all((0..8).map(|_| transfer(&self.db, &gift))).await;
        let mut entries = Vec::new();
        for answer in answers {
            entries.push(format!("entry {}", answer?.id));
        }
        println!("    {}", entries.join(", "));
        note(transfer(&self.db, &Transfer { points: 31, ..gift }).await);
        self.balances().await
    }

    async fn last_one(&self) -> Result<(), Failure> {
        title(
            "The last mug",
            "two buyers at once: stock and points together",
        );
        let mug = stock(&self.db, "Mug", 40, 1).await?;
        let [heron, kestrel, _] = &self.users;
        let purchase = |buyer: &User| Purchase {
            key: Uuid::now_v7(),
            buyer: buyer.id,
            product: mug.id,
            price: mug.price,
        };
        let (one, other) = (purchase(heron), purchase(kestrel));
        let outcomes = tokio::join!(buy(&self.db, &one), buy(&self.db, &other));
        for (buyer, outcome) in [(heron, outcomes.0), (kestrel, outcomes.1)] {
            match outcome {
                Ok(entry) => println!("    {} gets it for {}", buyer.name, entry.points),
                Err(refused) => println!("    {NOTE}{}: {refused}{NOTE:#}", buyer.name),
            }
        }
        self.balances().await
    }

    async fn rush(&self) -> Result<(), Failure> {
        title(
            "A rush",
            "two hundred transfers, eight at once, round a ring",
        );
        let since = Instant::now();
        let outcomes: Vec<_> = stream::iter(0..200)
            .map(|at| {
                let (from, to) = (&self.users[at % 3], &self.users[(at + 1) % 3]);
                let (db, order) = (self.db.clone(), order(from, to, 1 + at as i64 * 7 % 40));
                tokio::spawn(async move { transfer(&db, &order).await })
            })
            .buffered(8)
            .collect()
            .await;
        let took = since.elapsed();
        let (mut booked, mut refused) = (0, 0);
        for outcome in outcomes {
            match outcome? {
                Ok(_) => booked += 1,
                Err(LoyaltyError::InsufficientPoints { .. }) => refused += 1,
                Err(other) => return Err(other.into()),
            }
        }
        println!("    {booked} booked, {refused} refused for want of points, in {took:.0?}");
        self.balances().await
    }

    async fn account(&self) -> Result<(), Failure> {
        title(
            "A statement",
            "the ledger in its order, seen from one account",
        );
        let account = statement(&self.db, self.users[0].id).await?;
        let len = account.lines.len();
        for line in account.lines.iter().skip(len.saturating_sub(5)) {
            println!(
                "    {:>5}  {:<9} {:<8} {:>+4} {:>4}",
                line.entry,
                format!("{:?}", line.kind).to_lowercase(),
                line.with.as_deref().unwrap_or("the shop"),
                line.change,
                line.balance,
            );
        }
        let wrong = discrepancies(&self.db).await?;
        println!(
            "    {len} movements; accounts that differ from their ledger: {}",
            wrong.len()
        );
        Ok(())
    }

    /// What everybody has, and what that is together.
    async fn balances(&self) -> Result<(), Failure> {
        let users = User::query().order_by(User::id).all(&self.db).await?;
        let sum: i64 = users.iter().map(|user| user.points).sum();
        let each: Vec<_> = users
            .iter()
            .map(|user| format!("{} {}", user.name, user.points))
            .collect();
        println!("    {} {DIM}together {sum}{DIM:#}", each.join(", "));
        Ok(())
    }

    fn take_seen(&self) -> Vec<String> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A new account with a hundred points.
async fn welcome(db: &Db, name: &str) -> Result<User, LoyaltyError> {
    let email = format!("{}@mail.example", name.to_lowercase());
    let user = open(db, name, &email).await?;
    let gift = Earning {
        key: Uuid::now_v7(),
        user: user.id,
        points: 100,
    };
    earn(db, &gift).await?;
    Ok(user)
}

fn order(from: &User, to: &User, points: i64) -> Transfer {
    Transfer {
        key: Uuid::now_v7(),
        from: from.id,
        to: to.id,
        points,
    }
}

fn title(title: &str, purpose: &str) {
    println!("\n{TITLE}{title}{TITLE:#}  {DIM}{purpose}{DIM:#}");
}

fn note<T>(outcome: Result<T, LoyaltyError>) {
    match outcome {
        Ok(_) => println!("    {NOTE}booked!{NOTE:#}"),
        Err(refused) => println!("    {NOTE}{refused}{NOTE:#}"),
    }
}

/// A statement without its lists of columns.
fn brief(sql: &str) -> String {
    let sql = match sql.split_once(" FROM ") {
        Some((_, rest)) if sql.starts_with("SELECT ") => format!("SELECT … FROM {rest}"),
        _ => sql.to_owned(),
    };
    let sql = match (sql.find('('), sql.find("VALUES ")) {
        (Some(from), Some(to)) if from < to => format!("{}… {}", &sql[..from], &sql[to..]),
        _ => sql,
    };
    match sql.split_once(" RETURNING ") {
        Some((before, _)) => format!("{before} RETURNING …"),
        None => sql,
    }
}
