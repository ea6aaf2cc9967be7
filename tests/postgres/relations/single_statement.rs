//! Trees by one statement of levels: the same as by a statement for each relation, and as arrays of
//! records, whatever the columns, the keys and the narrowing of the relations are.

use std::fmt::Debug;

use futures_util::TryStreamExt;
use ormlite::prelude::*;
use ormlite::serde_json;
use ormlite::{Error, Select};

use crate::Outcome;

#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "tree_mood", rename_all = "snake_case")]
enum Mood {
    Sad,
    Glad,
    Calm,
    Wild,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tree_authors",
    unique(tenant, serial),
    has_many(articles = Article::author_id),
    has_many(coded = Article::coded_by),
    has_many(moody = Article::moody_as),
    has_many(graded = Article::graded_as),
    has_many(reports = Self::manager_id),
    has_many(papers = Paper::author)
)]
struct Author {
    #[column(primary_key)]
    id: i64,
    #[column(unique, sql_type = "char(5)")]
    code: String,
    #[column(unique)]
    mood: Mood,
    #[column(unique, sql_type = "numeric(10,4)")]
    grade: Decimal,
    tenant: i32,
    serial: String,
    #[column(references = Self::id)]
    manager_id: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tree_articles",
    has_many(remarks = Remark::article_id),
    many_to_many(topics = ArticleTag),
    belongs_to(coded_by = Author::code, by = author_code)
)]
struct Article {
    #[column(primary_key)]
    id: i64,
    #[column(references = Author::id, index)]
    author_id: Option<i64>,
    author_code: Option<String>,
    #[column(references = Author::mood, relation = moody_as)]
    author_mood: Option<Mood>,
    #[column(references = Author::grade, relation = graded_as)]
    author_grade: Option<Decimal>,
    #[column(sql_type = "varchar(20)")]
    title: String,
    #[column(sql_type = "char(4)")]
    label: Option<String>,
    doc: serde_json::Value,
    tags: Vec<String>,
    moods: Option<Vec<Mood>>,
    score: Option<Decimal>,
    #[column(soft_delete)]
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "tree_remarks")]
struct Remark {
    #[column(primary_key)]
    id: i64,
    #[column(references = Article::id, index)]
    article_id: i64,
    #[column(references = Author::id)]
    critic_id: Option<i64>,
    text: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "tree_tags")]
struct Tag {
    #[column(primary_key)]
    id: Uuid,
    name: String,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "tree_article_tags", primary_key(article_id, tag_id))]
struct ArticleTag {
    #[column(references = Article::id)]
    article_id: i64,
    #[column(references = Tag::id)]
    tag_id: Uuid,
    position: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tree_papers",
    foreign_key(columns(tenant, serial), references = Author(tenant, serial), relation = author)
)]
struct Paper {
    #[column(primary_key)]
    id: i32,
    tenant: i32,
    serial: Option<String>,
    pages: i16,
}

/// Four authors, of which one manages two and one has no articles; six articles, of which one has
/// no author and one is deleted.
async fn insert_rows(db: &Db) -> Outcome {
    db.batch_execute(
        "CREATE DOMAIN tree_position AS int NOT NULL CHECK (VALUE >= 0);
         CREATE DOMAIN tree_text AS text NOT NULL;
         ALTER TABLE tree_article_tags ALTER COLUMN position TYPE tree_position;
         ALTER TABLE tree_remarks ALTER COLUMN text TYPE tree_text;
         INSERT INTO tree_authors VALUES
            (1, 'ann', 'sad', 1.5, 1, 'a', NULL), (2, 'ben', 'glad', 2, 1, 'b', 1),
            (3, 'cy', 'calm', 3, 2, 'a', 1), (4, 'dora', 'wild', 100, 2, 'b', 2);
         INSERT INTO tree_articles VALUES
            (10, 1, 'ann', 'sad', 1.50, 'First', 'x', '{\"a\": [1, null]}', '{one,two}', '{sad}', 1.2300, NULL),
            (11, 1, 'ben', NULL, 2.000, 'Second', NULL, 'null', '{}', NULL, NULL, NULL),
            (12, 2, NULL, 'sad', 1.5000, 'Third', 'long', '3', '{\"\"}', '{}', -7, NULL),
            (13, 2, 'cy', 'glad', NULL, 'Fourth', '', '{}', '{a}', '{glad,sad}', 0, NULL),
            (14, NULL, NULL, NULL, NULL, 'Nobody''s', NULL, '[]', '{}', NULL, NULL, NULL),
            (15, 1, 'ann', 'sad', 1.5, 'Deleted', NULL, '0', '{}', NULL, NULL, now());
         INSERT INTO tree_remarks VALUES
            (100, 10, 2, 'good'), (101, 10, NULL, 'bad'), (102, 10, 3, ''), (103, 12, 2, 'why');
         INSERT INTO tree_tags SELECT md5(n::text)::uuid, 'tag ' || n FROM generate_series(1, 3) n;
         INSERT INTO tree_article_tags SELECT a, md5(n::text)::uuid, (a + n) % 3
            FROM generate_series(10, 12) a, generate_series(1, 3) n WHERE (a + n) % 4 > 0;
         INSERT INTO tree_papers VALUES
            (1, 1, 'a', 3), (2, 1, 'a', 4), (3, 2, 'b', 5), (4, 2, NULL, 6)",
    )
    .await?;
    Ok(())
}

/// What the query gives by one statement of levels, which is what it gives by the others.
async fn same<Q, O>(db: &Db, query: Select<Q, O>) -> Result<Vec<O>, Error>
where
    O: PartialEq + Debug + Send + 'static,
    Q: 'static,
{
    let single = query.clone().single_query();
    let sql = single.to_sql().sql;
    assert!(sql.starts_with("WITH \"0\"("), "{sql}");
    let single = single.all(db).await?;
    assert_eq!(single, query.clone().split_query().all(db).await?, "{sql}");
    let arrays: Vec<O> = query.stream(db).try_collect().await?;
    assert_eq!(single, arrays, "{sql}");
    Ok(single)
}

#[ormlite::test]
async fn three_levels_with_rows_to_one_inside(db: Db) -> Outcome {
    insert_rows(&db).await?;
    let query = Author::query()
        .with(
            Author::articles
                .order_by(Article::id.desc())
                .with(
                    Article::remarks
                        .order_by(Remark::id.asc())
                        .with(Remark::critic),
                )
                .with(Article::author),
        )
        .order_by(Author::id.desc());
    let plan = query.clone().explain(&db).await?;
    assert!(
        plan.starts_with("Append") && !plan.contains("statement 1"),
        "{plan}"
    );
    let authors = same(&db, query).await?;
    let ids = |at: usize| {
        let (_, articles): &(Author, Vec<_>) = &authors[at];
        articles
            .iter()
            .map(|(article, remarks, _): &(Article, Vec<_>, _)| (article.id, remarks.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(3), [(11, 0), (10, 3)]);
    assert_eq!(ids(2), [(13, 0), (12, 1)]);
    assert_eq!((ids(1), ids(0)), (vec![], vec![]));
    Ok(())
}

#[ormlite::test]
async fn rows_of_a_junction(db: Db) -> Outcome {
    insert_rows(&db).await?;
    let query = Article::query()
        .with(Article::topics.order_by((ArticleTag::position.asc(), Tag::name.asc())))
        .with(
            Article::topics
                .order_by(Tag::name.asc())
                .select((Tag::name, ArticleTag::position)),
        )
        .order_by(Article::id);
    let articles = same(&db, query).await?;
    let names: Vec<_> = articles[0].2.iter().map(|(name, _)| &name[..]).collect();
    assert_eq!(names, ["tag 1", "tag 3"]);
    Ok(())
}

#[ormlite::test]
async fn keys_of_every_kind(db: Db) -> Outcome {
    insert_rows(&db).await?;
    let authors = || Author::query().order_by(Author::id);
    let ids = |lists: Vec<Vec<i64>>| lists;
    // A `char(5)` that a text refers to, padded on one side alone.
    let coded = Author::coded.order_by(Article::id).select(Article::id);
    let found = same(&db, authors().select(coded)).await?;
    assert_eq!(ids(found), [vec![10], vec![11], vec![13], vec![]]);
    // An enum, NULL in two rows.
    let moody = Author::moody.order_by(Article::id).select(Article::id);
    let found = same(&db, authors().select(moody)).await?;
    assert_eq!(ids(found), [vec![10, 12], vec![13], vec![], vec![]]);
    // Numbers that are equal in other digits.
    let graded = Author::graded.order_by(Article::id).select(Article::id);
    let found = same(&db, authors().select(graded)).await?;
    assert_eq!(ids(found), [vec![10, 12], vec![11], vec![], vec![]]);
    // Its own table.
    let reports = Author::reports
        .order_by(Author::id)
        .with(Author::reports.order_by(Author::id));
    let found = same(&db, authors().with(reports)).await?;
    assert_eq!(found[0].1.len(), 2);
    assert_eq!(found[0].1[0].1[0].id, 4);
    // Two columns, of which one may be NULL.
    let papers = Author::papers.order_by(Paper::id.desc()).select(Paper::id);
    let found = same(&db, authors().select((Author::code, papers))).await?;
    assert_eq!(found[0], ("ann  ".to_owned(), vec![2, 1]));
    assert_eq!(found[3], ("dora ".to_owned(), vec![3]));
    Ok(())
}

#[ormlite::test]
async fn limits_per_parent(db: Db) -> Outcome {
    insert_rows(&db).await?;
    let query = Author::query()
        .with(
            Author::articles
                .with_deleted()
                .order_by(Article::id.desc())
                .limit(1)
                .offset(1)
                .with(Article::remarks.order_by(Remark::id.desc()).limit(2)),
        )
        .with(Author::papers.order_by(Paper::id).limit(1))
        .order_by(Author::id);
    let authors = same(&db, query).await?;
    let (_, articles, papers) = &authors[0];
    assert_eq!((articles[0].0.id, papers[0].id), (11, 1));
    let remarks = Article::remarks.order_by(Remark::id.desc()).limit(2);
    let articles = same(&db, Article::query().with(remarks).order_by(Article::id)).await?;
    let ids: Vec<_> = articles[0].1.iter().map(|remark| remark.id).collect();
    assert_eq!(ids, [102, 101]);
    Ok(())
}

#[ormlite::test]
async fn filters_joins_and_values_at_every_level(db: Db) -> Outcome {
    insert_rows(&db).await?;
    let query = |name: &str, least: i64| {
        Author::query()
            .filter(Author::id.lt(least))
            .with(
                Author::articles
                    .filter(Article::title.ne("Second"))
                    .query(|articles| {
                        articles.filter(Article::remarks.some(Remark::text.eq("bad")))
                    })
                    .order_by(Article::id)
                    .with(
                        Article::remarks
                            .filter(Remark::text.ne(name))
                            .order_by(Remark::id),
                    )
                    .with(Article::topics.filter(Tag::name.ne("tag 3")).count()),
            )
            .with(
                Author::reports
                    .filter(Author::id.gt(2_i64))
                    .order_by(Author::id),
            )
            .order_by(Author::id)
    };
    let authors = same(&db, query("good", 4)).await?;
    let (_, articles, reports) = &authors[0];
    assert_eq!((articles.len(), reports.len()), (1, 1));
    assert_eq!((articles[0].1.len(), articles[0].2), (2, 1));
    assert_eq!(same(&db, query("good", 0)).await?, []);
    Ok(())
}

#[ormlite::test]
async fn parents_that_are_missing_or_repeated(db: Db) -> Outcome {
    insert_rows(&db).await?;
    // An author for each of her articles, and NULL for the article that has none.
    let query = Article::query()
        .left_join_by(Article::author)
        .select((
            Article::id,
            Author::articles.order_by(Article::id).select(Article::id),
            Author::coded.order_by(Article::id).select(Article::id),
            Author::papers
                .order_by(Paper::id)
                .limit(2)
                .select(Paper::id),
        ))
        .order_by(Article::id);
    let articles = same(&db, query).await?;
    assert_eq!(articles[0], (10, vec![10, 11], vec![10], vec![1, 2]));
    assert_eq!(articles[1], (11, vec![10, 11], vec![10], vec![1, 2]));
    assert_eq!(articles[4], (14, vec![], vec![], vec![]));
    Ok(())
}

#[ormlite::test]
async fn no_rows_and_one_row(db: Db) -> Outcome {
    let tree = || {
        Author::articles
            .order_by(Article::id)
            .with(Article::remarks.order_by(Remark::id))
    };
    assert_eq!(same(&db, Author::query().with(tree())).await?, []);
    insert_rows(&db).await?;
    let (author, articles) = Author::find(3).with(tree()).one(&db).await?;
    assert_eq!((author.id, articles.len()), (3, 0));
    assert!(
        Author::find(3)
            .with(tree())
            .to_sql()
            .sql
            .starts_with("WITH")
    );
    assert!(Author::find(9).with(tree()).optional(&db).await?.is_none());
    let query = Author::query().with(tree()).order_by(Author::id);
    let first = query.clone().first(&db).await?;
    assert_eq!(first.as_ref(), query.clone().all(&db).await?.first());
    assert!(query.one(&db).await.unwrap_err().is_too_many_rows());
    Ok(())
}

#[ormlite::test]
async fn locked_rows(db: Db) -> Outcome {
    insert_rows(&db).await?;
    db.transaction(async |tx| {
        let tree = Author::articles
            .query(|articles| articles.for_update())
            .order_by(Article::id)
            .with(Article::remarks.order_by(Remark::id).limit(1));
        let papers = Author::papers
            .query(|papers| papers.for_update())
            .order_by(Paper::id);
        let query = Author::query()
            .with(tree)
            .with(papers)
            .order_by(Author::id)
            .for_update();
        let authors = query.clone().single_query().all(tx).await?;
        assert_eq!(authors, query.split_query().all(tx).await?);
        let taken = Author::query().skip_locked().count(&db).await?;
        assert_eq!(taken, 4, "a count takes no lock");
        let free = Author::query().skip_locked().all(&db).await?;
        assert_eq!(free, []);
        let free = Article::query().skip_locked().all(&db).await?;
        let ids: Vec<_> = free.iter().map(|article| article.id).collect();
        assert_eq!(ids, [14]);
        let free = Paper::query().skip_locked().all(&db).await?;
        let ids: Vec<_> = free.iter().map(|paper| paper.id).collect();
        assert_eq!(ids, [4]);
        Ok::<_, Error>(())
    })
    .await?;
    Ok(())
}

#[ormlite::test]
async fn many_rows_in_many_parts(db: Db) -> Outcome {
    insert_rows(&db).await?;
    db.batch_execute(
        "ALTER TABLE tree_authors DROP CONSTRAINT tree_authors_mood_key CASCADE;
         INSERT INTO tree_authors SELECT n, 'n' || n, 'wild', n, 3, n, NULL FROM generate_series(1000, 1299) n;
         INSERT INTO tree_articles SELECT n, 1000 + n % 300, NULL, NULL, NULL, n, NULL, '1', '{}', NULL, NULL
            FROM generate_series(1000, 1999) n;
         INSERT INTO tree_remarks SELECT n, 1000 + n * 7 % 1000, NULL, n FROM generate_series(1000, 4999) n",
    )
    .await?;
    let query = Author::query()
        .with(
            Author::articles
                .order_by(Article::id)
                .with(Article::remarks.order_by(Remark::id.desc())),
        )
        .order_by(Author::id.desc());
    let authors = same(&db, query).await?;
    let remarks = authors.iter().flat_map(|(_, articles)| articles);
    assert_eq!(
        remarks.map(|(_, remarks)| remarks.len()).sum::<usize>(),
        4004
    );
    Ok(())
}

#[ormlite::test]
async fn errors_name_the_column(db: Db) -> Outcome {
    insert_rows(&db).await?;
    db.batch_execute("ALTER TABLE tree_papers ALTER COLUMN pages TYPE int")
        .await?;
    let query = Author::query().with(Author::papers.order_by(Paper::id));
    let error = query.single_query().all(&db).await.unwrap_err();
    assert!(error.to_string().contains("tree_papers.pages"), "{error}");
    let query = Author::query().select(Author::papers.select((Paper::id, Paper::pages)));
    let error = query.single_query().all(&db).await.unwrap_err();
    assert!(error.to_string().contains("pages"), "{error}");
    Ok(())
}

#[ormlite::test]
async fn other_relations_stay_arrays(db: Db) -> Outcome {
    insert_rows(&db).await?;
    // Distinct rows are records of their author's row, beside a level.
    let query = Author::query()
        .with(Author::articles.order_by(Article::id).select(Article::id))
        .with(
            Author::articles
                .filter(Article::author_mood.eq(Mood::Sad))
                .select(Article::author_mood)
                .query(|moods| moods.distinct()),
        )
        .order_by(Author::id);
    let authors = same(&db, query).await?;
    assert_eq!(authors[0].2, [Some(Mood::Sad)]);
    assert_eq!(authors[2].2, []);
    Ok(())
}

#[ormlite::test]
async fn a_tree_too_wide_for_levels(db: Db) -> Outcome {
    insert_rows(&db).await?;
    let articles = || Author::articles.order_by(Article::id);
    let query = Author::query()
        .with(articles())
        .with(articles())
        .with(articles())
        .with(articles())
        .with(articles())
        .with(articles())
        .with(articles())
        .with(articles())
        .with(articles())
        .with(articles())
        .with(articles())
        .order_by(Author::id);
    assert_eq!(query.statements().len(), 12);
    let single = query.clone().single_query();
    assert!(single.to_sql().sql.contains("ARRAY(SELECT ROW("));
    assert_eq!(single.all(&db).await?, query.all(&db).await?);
    Ok(())
}
