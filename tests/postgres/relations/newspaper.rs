//! The tables of these tests: a newspaper, with a relation of each kind.

use ormlite::Error;
use ormlite::prelude::*;

use crate::support::execute;

/// Deleted softly, and refers to itself.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "writers",
    schema = "press",
    has_many(articles = Article::writer_id),
    has_many(edited = Article::editor_id),
    has_many(pupils = Self::mentor_id),
    many_to_many(followers = Follow(followee_id, follower_id), to = Writer),
    many_to_many(followed = Follow(follower_id, followee_id), to = Writer),
    has_many(remarks = Remark::writer)
)]
pub struct Writer {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    #[column(references = Self::id, relation = mentor)]
    pub mentor_id: Option<i32>,
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Refers to a writer twice, once where it must.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "articles",
    schema = "press",
    many_to_many(labels = ArticleLabel),
    has_many(label_links = ArticleLabel::article_id),
    has_many(remarks = Remark::article)
)]
pub struct Article {
    #[column(primary_key, identity = by_default)]
    pub id: i32,
    #[column(references = Writer::id, index)]
    pub writer_id: i32,
    #[column(references = Writer::id, on_delete = set_null)]
    pub editor_id: Option<i32>,
    pub title: String,
    #[column(default = "0")]
    pub score: i32,
    #[column(version)]
    pub version: i32,
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "labels", schema = "press", many_to_many(articles = ArticleLabel))]
pub struct Label {
    #[column(primary_key, identity = by_default)]
    pub id: i32,
    #[column(unique)]
    pub name: String,
}

/// A junction with attributes of its own, deleted softly.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "article_labels",
    schema = "press",
    primary_key(article_id, label_id)
)]
pub struct ArticleLabel {
    #[column(references = Article::id, on_delete = cascade)]
    pub article_id: i32,
    #[column(references = Label::id)]
    pub label_id: i32,
    #[column(default = "0")]
    pub position: i32,
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Connects writers with writers.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "follows",
    schema = "press",
    primary_key(follower_id, followee_id)
)]
pub struct Follow {
    #[column(references = Writer::id)]
    pub follower_id: i32,
    #[column(references = Writer::id)]
    pub followee_id: i32,
}

#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "remark_kind", schema = "press")]
pub enum RemarkKind {
    Article,
    Writer,
}

/// Is about an article or about a writer, as its kind says: one column for both keys.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "remarks",
    schema = "press",
    index(target_kind, target_id),
    belongs_to(article = Article::id, by = target_id, when(target_kind = RemarkKind::Article)),
    belongs_to(writer = Writer::id, by = target_id, when(target_kind = RemarkKind::Writer))
)]
pub struct Remark {
    #[column(primary_key, identity = by_default)]
    pub id: i32,
    pub target_kind: RemarkKind,
    pub target_id: i32,
    pub text: String,
}

/// What a remark is about.
#[derive(OneOf, Debug, Clone, PartialEq)]
#[one_of(table = Remark)]
pub enum Subject {
    #[one_of(Remark::article.with(Article::labels.order_by(Label::name.asc())))]
    Article((Article, Vec<Label>)),
    #[one_of(Remark::writer)]
    Writer(Writer),
}

/// The base of what is paid for in one way or another.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "payments",
    schema = "press",
    has_one(card = CardPayment::payment_id),
    has_one(cash = CashPayment::payment_id)
)]
pub struct Payment {
    #[column(primary_key)]
    pub id: i32,
    #[column(sql_type = "numeric(10,2)")]
    pub amount: Decimal,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "card_payments", schema = "press")]
pub struct CardPayment {
    #[column(primary_key, references = Payment::id)]
    pub payment_id: i32,
    #[column(sql_type = "char(8)")]
    pub digits: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "cash_payments", schema = "press")]
pub struct CashPayment {
    #[column(primary_key, references = Payment::id)]
    pub payment_id: i32,
    pub till: i16,
}

/// How something was paid.
#[derive(OneOf, Debug, Clone, PartialEq)]
#[one_of(table = Payment)]
pub enum Means {
    #[one_of(Payment::card)]
    Card(CardPayment),
    #[one_of(Payment::cash)]
    Cash(CashPayment),
}

/// Belongs to a paper, which is part of every key that refers to it.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "sections",
    schema = "press",
    unique(paper, id),
    has_many(placements = Placement::section),
    many_to_many(stories = Placement(section, story), to = Story)
)]
pub struct Section {
    #[column(primary_key)]
    pub id: i32,
    pub paper: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "stories",
    schema = "press",
    unique(paper, id),
    unique(paper, title)
)]
pub struct Story {
    #[column(primary_key, identity = by_default)]
    pub id: i32,
    pub paper: i32,
    pub title: String,
}

/// A junction whose references share the paper, so that it connects rows of one paper alone.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "placements",
    schema = "press",
    primary_key(section_id, story_id),
    foreign_key(columns(paper, section_id), references = Section(paper, id), relation = section),
    foreign_key(columns(paper, story_id), references = Story(paper, id), relation = story)
)]
pub struct Placement {
    pub paper: i32,
    pub section_id: i32,
    pub story_id: i32,
}

/// Tables that their parents do not know, as in another crate.
pub mod elsewhere {
    use super::Writer;
    use ormlite::prelude::*;

    #[derive(Table, Debug, Clone, PartialEq)]
    #[table(name = "badges", schema = "press")]
    pub struct Badge {
        #[column(primary_key)]
        pub id: i32,
        #[column(references = Writer::id, inverse = badges)]
        pub writer_id: i32,
    }

    #[derive(Table, Debug, Clone, PartialEq)]
    #[table(name = "profiles", schema = "press")]
    pub struct Profile {
        #[column(primary_key)]
        pub id: i32,
        #[column(references = Writer::id, unique, inverse = profile)]
        pub writer_id: i32,
        pub text: String,
    }
}

pub fn writer(id: i32, name: &str, mentor_id: Option<i32>) -> Writer {
    Writer {
        id,
        name: name.to_owned(),
        mentor_id,
        deleted_at: None,
    }
}

pub fn label_names(labels: &[Label]) -> Vec<&str> {
    labels.iter().map(|label| label.name.as_str()).collect()
}

/// Inserts writers 1 to 4, of which 1 is the mentor of 2 and 3; articles 1 to 5; and labels 1 to 3.
/// Article 5, and writer 4, who wrote article 4, are deleted.
pub async fn insert_newspaper(db: &Db) -> Result<(), Error> {
    Writer::insert_many([
        writer(1, "Ada", None),
        writer(2, "Bea", Some(1)),
        writer(3, "Cleo", Some(1)),
        writer(4, "Dora", Some(2)),
    ])
    .execute(db)
    .await?;
    let article = |id, writer_id, editor_id, title: &str, score| Article {
        id,
        writer_id,
        editor_id,
        title: title.to_owned(),
        score,
        version: 1,
        deleted_at: None,
    };
    Article::insert_many([
        article(1, 1, Some(2), "Rain", 5),
        article(2, 1, None, "Sun", 9),
        article(3, 2, Some(1), "Wind", 5),
        article(4, 4, Some(1), "Fog", 1),
        article(5, 1, None, "Hail", 7),
    ])
    .execute(db)
    .await?;
    let labels = ["weather", "long", "old"];
    Label::insert_many((1..).zip(labels).map(|(id, name)| Label {
        id,
        name: name.to_owned(),
    }))
    .execute(db)
    .await?;
    let link = |(article_id, label_id, position)| ArticleLabel {
        article_id,
        label_id,
        position,
        deleted_at: None,
    };
    let links = [
        (1, 1, 2),
        (1, 2, 1),
        (2, 1, 1),
        (3, 1, 1),
        (3, 3, 2),
        (5, 3, 1),
    ];
    ArticleLabel::insert_many(links.map(link))
        .execute(db)
        .await?;
    Follow::insert_many(
        [(2, 1), (3, 1), (1, 2)].map(|(follower_id, followee_id)| Follow {
            follower_id,
            followee_id,
        }),
    )
    .execute(db)
    .await?;
    // Later inserts get their keys from the server.
    for table in ["articles", "labels"] {
        let sql = format!("ALTER TABLE press.{table} ALTER COLUMN id RESTART WITH 50");
        execute(db, &sql).await?;
    }
    Article::delete().find(5).execute(db).await?;
    Writer::delete().find(4).execute(db).await?;
    Ok(())
}
