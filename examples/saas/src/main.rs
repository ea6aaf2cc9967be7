//! The blog at work on a private PostgreSQL: `cargo run -p saas`.

use std::error::Error;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anstream::{eprintln, println};
use anstyle::{AnsiColor, Style};
use ormlite::StatementEvent;
use ormlite::prelude::*;
use ormlite::testing::{Server, TestDatabase, create_script};
use saas::comment::{comment, delete_comment};
use saas::member::add;
use saas::page::{PostCard, page, page_after, post_page, tagged, team};
use saas::post::{Draft, Edit, bin, by_slug, delete, edit, restore, write};
use saas::signup::{Customer, SignUp, register, sign_up};
use saas::tag::{choose_tags, tag_counts, tags};
use saas::{Member, MemberRole, Post, SaasError};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const TITLE: Style = AnsiColor::Cyan.on_default().bold();
const SQL: Style = AnsiColor::Green.on_default();
const NOTE: Style = AnsiColor::Yellow.on_default();

/// Of which each post has some.
const WORDS: [&str; 5] = ["birds", "moss", "rain", "seeds", "tools"];

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
    let blog = Blog::open(database.url()).await?;
    let version = server
        .version()
        .map_or(String::new(), |version| format!(" {version}"));
    println!("{BOLD}ormlite: a blog for many organizations on PostgreSQL{version}{BOLD:#}");

    blog.customers().await?;
    blog.page().await?;
    blog.next_page().await?;
    blog.post().await?;
    blog.tag().await?;
    blog.conflict().await?;
    blog.deletion().await?;
    blog.isolation().await?;
    blog.db.close().await;
    Ok(())
}

/// A statement and how long it took.
struct Seen {
    sql: String,
    took: Duration,
}

/// Two customers, another member of the first, and the statements that were run since they were
/// last asked for.
struct Blog {
    db: Db,
    field: Customer,
    hill: Customer,
    kestrel: Member,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Blog {
    /// Creates the tables and signs up two customers, who write.
    async fn open(url: &str) -> Result<Self, Failure> {
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let heard = seen.clone();
        let hook = move |event: &StatementEvent<'_>| {
            let mut seen = heard.lock().unwrap_or_else(PoisonError::into_inner);
            seen.push(Seen {
                sql: event.sql.to_owned(),
                took: event.duration,
            });
        };
        let db = Db::builder()
            .url(url)
            .on_statement(Arc::new(hook))
            .connect()
            .await?;
        db.batch_execute(&create_script()).await?;
        let field = customer(&db, "Green Field", "Heron").await?;
        let hill = customer(&db, "Blue Hill", "Wren").await?;
        let kestrel = register(&db, "Kestrel", "kestrel@mail.example").await?;
        let kestrel = add(&db, &field.member, kestrel.id, MemberRole::Member).await?;
        let blog = Self {
            db,
            field,
            hill,
            kestrel,
            seen,
        };
        blog.fill().await?;
        Ok(blog)
    }

    /// Twenty-five posts, with up to three tags and up to four comments, of which some are deleted;
    /// and one of the other customer's.
    async fn fill(&self) -> Result<(), Failure> {
        let authors = [&self.field.member, &self.kestrel];
        for at in 1..=25 {
            let words = (0..(at + 1) % 4).map(|word| WORDS[(at + word * 2) % 5]);
            let title = format!("A walk, day {at}");
            let post = self.publish(authors[at % 2], &title, words).await?;
            for number in 0..at % 5 {
                let by = authors[number % 2];
                let text = format!("Remark {}", number + 1);
                let remark = comment(&self.db, by, post.id, &text).await?;
                if number == 2 {
                    delete_comment(&self.db, by, remark.id).await?;
                }
            }
        }
        self.publish(&self.hill.member, "From the hill", ["rain", "secret"])
            .await?;
        Ok(())
    }

    async fn publish(
        &self,
        author: &Member,
        title: &str,
        tags: impl IntoIterator<Item = &str>,
    ) -> Result<Post, SaasError> {
        let draft = Draft {
            title: title.to_owned(),
            slug: title.to_lowercase().replace(',', "").replace(' ', "-"),
            body: format!("{title}: what was seen, and where."),
            tags: tags.into_iter().map(str::to_owned).collect(),
        };
        let post = write(&self.db, author, &draft).await?;
        let published = Edit {
            published: Some(true),
            ..Edit::default()
        };
        edit(&self.db, author, post.id, post.version, published).await
    }

    async fn customers(&self) -> Result<(), Failure> {
        title(
            "Two customers",
            "an organization with its members, by one statement each",
        );
        for member in [&self.field.member, &self.hill.member] {
            let team = team(member).one(&self.db).await?;
            let members = team.members.iter();
            let members: Vec<_> = members
                .map(|member| format!("{} {:?}", member.user.name, member.role))
                .collect();
            println!("    {:<12} {DIM}{}{DIM:#}", team.name, members.join(", "));
        }
        Ok(())
    }

    async fn page(&self) -> Result<(), Failure> {
        title(
            "The page",
            "twenty posts with author, tags and number of comments",
        );
        let reader = &self.kestrel;
        // Once before, so that the times are those of statements that are prepared.
        page(reader).all(&self.db).await?;
        page(reader).split_query().all(&self.db).await?;
        self.take_seen();
        let cards = page(reader).all(&self.db).await?;
        let one = self.take_seen();
        let again = page(reader).split_query().all(&self.db).await?;
        let split = self.take_seen();
        print_cards(&cards);
        println!();
        print_seen(&one);
        println!("\n    {DIM}and the same{DIM:#}, {NOTE}.split_query(){NOTE:#}");
        print_seen(&split);
        if again != cards {
            return Err("the two ways to load a page differ".into());
        }
        Ok(())
    }

    async fn next_page(&self) -> Result<(), Failure> {
        title("The next page", "after the last post of the first one");
        let first = page(&self.kestrel).all(&self.db).await?;
        let last = first.last().ok_or("there are posts")?;
        print_cards(&page_after(&self.kestrel, last).all(&self.db).await?);
        Ok(())
    }

    async fn post(&self) -> Result<(), Failure> {
        title("A post", "with its comments, and the author of each");
        self.take_seen();
        let post = post_page(&self.kestrel, "a-walk-day-24")
            .one(&self.db)
            .await?;
        let statements = self.take_seen().len();
        println!("    {BOLD}{}{BOLD:#} by {}", post.title, post.author.name);
        println!("    {}", post.body);
        for remark in &post.comments {
            println!("    {DIM}{:>8}: {}{DIM:#}", remark.author.name, remark.body);
        }
        println!(
            "    {} comments; statements: {statements}",
            post.comment_count
        );
        Ok(())
    }

    async fn tag(&self) -> Result<(), Failure> {
        title("A tag", "how many posts each has, and the newest of one");
        let counts = tag_counts(&self.kestrel).all(&self.db).await?;
        let counts: Vec<_> = counts
            .iter()
            .map(|(tag, posts)| format!("{} {posts}", tag.name))
            .collect();
        println!("    {}", counts.join(", "));
        let cards = tagged(&self.kestrel, "moss").limit(3).all(&self.db).await?;
        print_cards(&cards);
        Ok(())
    }

    async fn conflict(&self) -> Result<(), Failure> {
        title("Two editors", "of one version: the second one is told");
        let (db, heron) = (&self.db, &self.field.member);
        let read = by_slug(db, heron, "a-walk-day-25").await?;
        for (member, body) in [(&self.kestrel, "It rained."), (heron, "It was dry.")] {
            let new = Edit {
                body: Some(body.to_owned()),
                ..Edit::default()
            };
            self.take_seen();
            match edit(db, member, read.id, read.version, new).await {
                Ok(post) => println!("    version {}: {}", post.version, post.body),
                Err(refused) => println!("    {NOTE}{refused}{NOTE:#}"),
            }
        }
        // Before it was read whether the member may.
        print_seen(self.take_seen().get(1..).unwrap_or_default());
        Ok(())
    }

    async fn deletion(&self) -> Result<(), Failure> {
        title(
            "Deleted, and restored",
            "with its address, tags and comments",
        );
        let (db, heron) = (&self.db, &self.field.member);
        let post = by_slug(db, heron, "a-walk-day-24").await?;
        delete(db, heron, post.id).await?;
        let newest = page(heron).limit(3).all(db).await?;
        print_cards(&newest);
        note(by_slug(db, heron, &post.slug).await);
        let deleted = bin(heron).all(db).await?;
        let titles: Vec<_> = deleted.iter().map(|post| post.title.as_str()).collect();
        println!("    in the bin: {}", titles.join(", "));
        restore(db, heron, post.id).await?;
        print_cards(&page(heron).limit(3).all(db).await?);
        Ok(())
    }

    async fn isolation(&self) -> Result<(), Failure> {
        title(
            "The other customer",
            "has the keys, and finds nothing by them",
        );
        let (db, wren) = (&self.db, &self.hill.member);
        print_cards(&page(wren).all(db).await?);
        let theirs = by_slug(db, &self.field.member, "a-walk-day-1").await?;
        note(by_slug(db, wren, &theirs.slug).await);
        note(comment(db, wren, theirs.id, "From the hill").await);
        note(delete(db, wren, theirs.id).await);
        let own = by_slug(db, wren, "from-the-hill").await?;
        let their_tags = tags(&self.field.member).all(db).await?;
        note(choose_tags(db, wren, own.id, &[their_tags[0].id]).await);
        Ok(())
    }

    fn take_seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn customer(db: &Db, organization: &str, owner: &str) -> Result<Customer, SaasError> {
    let form = SignUp {
        organization: organization.to_owned(),
        slug: organization.to_lowercase().replace(' ', "-"),
        name: owner.to_owned(),
        email: format!("{}@mail.example", owner.to_lowercase()),
    };
    sign_up(db, &form).await
}

fn title(title: &str, purpose: &str) {
    println!("\n{TITLE}{title}{TITLE:#}  {DIM}{purpose}{DIM:#}");
}

fn note<T>(outcome: Result<T, SaasError>) {
    match outcome {
        Ok(_) => println!("    {NOTE}done!{NOTE:#}"),
        Err(refused) => println!("    {NOTE}{refused}{NOTE:#}"),
    }
}

fn print_cards(cards: &[PostCard]) {
    for card in cards {
        let tags: Vec<_> = card.tags.iter().map(|tag| tag.name.as_str()).collect();
        println!(
            "    {:<15} {:<8} {:>2} comments  {DIM}{}{DIM:#}",
            card.title,
            card.author.name,
            card.comments,
            tags.join(", "),
        );
    }
}

/// Statements with the time that each took.
fn print_seen(seen: &[Seen]) {
    for seen in seen {
        for line in lines(&seen.sql) {
            println!("    {SQL}{line}{SQL:#}");
        }
        println!("    {DIM}in {:.2?}{DIM:#}", seen.took);
    }
}

/// A statement with its clauses, and the queries that it selects, in lines of their own.
fn lines(sql: &str) -> Vec<&str> {
    let (mut lines, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, byte) in sql.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b' ' if depth == 0 => {
                let rest = &sql[at + 1..];
                let breaks = [
                    "FROM ",
                    "WHERE ",
                    "ORDER BY ",
                    "RETURNING ",
                    "(SELECT",
                    "ARRAY(",
                ];
                if breaks.iter().any(|word| rest.starts_with(word)) {
                    lines.push(&sql[start..at]);
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    lines.push(&sql[start..]);
    lines
}
