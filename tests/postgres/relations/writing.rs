//! What belongs to a row: connected, disconnected, set, and inserted with it.

use ormlite::prelude::*;
use ormlite::relation::ReplacedLinks;

use super::newspaper::*;
use crate::Outcome;

fn new_label(name: &str) -> NewLabel {
    NewLabel {
        name: name.to_owned(),
    }
}

async fn labels_of(db: &Db, article: &Article) -> Vec<String> {
    let labels = article
        .labels()
        .query()
        .order_by(Label::name)
        .select(Label::name);
    labels.all(db).await.unwrap()
}

#[ormlite::test]
async fn through_a_junction(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let article = Article::find(2).one(&db).await?;
    let links = |links: Vec<ArticleLabel>| {
        let mut links: Vec<_> = links.iter().map(|l| (l.label_id, l.position)).collect();
        links.sort_unstable();
        links
    };
    // One is there, and stays as it is.
    let connect = || {
        article
            .labels()
            .connect([1, 2])
            .set(ArticleLabel::position, 7)
    };
    assert_eq!(links(connect().all(&db).await?), [(2, 7)]);
    assert_eq!(links(connect().all(&db).await?), []);
    assert_eq!(labels_of(&db, &article).await, ["long", "weather"]);
    assert_eq!(article.labels().disconnect([1, 3]).execute(&db).await?, 1);
    assert_eq!(labels_of(&db, &article).await, ["long"]);
    // One was deleted softly, and is there again.
    assert_eq!(links(connect().all(&db).await?), [(1, 7)]);
    assert_eq!(article.labels().disconnect([1]).execute(&db).await?, 1);

    let ReplacedLinks { added, removed } = article.labels().set([1, 3]).all(&db).await?;
    let ids = |links: &[ArticleLabel]| {
        let mut ids: Vec<_> = links.iter().map(|link| link.label_id).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!((ids(&added), ids(&removed)), (vec![1, 3], vec![2]));
    assert_eq!(labels_of(&db, &article).await, ["old", "weather"]);
    let removed = article.labels().set([] as [i32; 0]).all(&db).await?.removed;
    assert_eq!(removed.len(), 2);
    assert_eq!(article.labels().count(&db).await?, 0);
    let unknown = article
        .labels()
        .connect([77])
        .execute(&db)
        .await
        .unwrap_err();
    assert!(unknown.is_foreign_key_violation(), "{unknown}");
    // The links of others are as they were.
    assert_eq!(
        labels_of(&db, &Article::find(1).one(&db).await?).await,
        ["long", "weather"]
    );
    article.labels().connect([3]).execute(&db).await?;
    assert_eq!(article.labels().disconnect_all().execute(&db).await?, 1);
    assert_eq!(
        article
            .labels()
            .connect([] as [i32; 0])
            .execute(&db)
            .await?,
        0
    );
    Ok(())
}

#[ormlite::test]
async fn children_are_given_another_parent(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let writer = Writer::find(2).one(&db).await?;
    let edited = writer.edited().connect([2, 3]).all(&db).await?;
    assert_eq!(edited.len(), 2);
    assert!(edited.iter().all(|article| article.editor_id == Some(2)));
    assert_eq!(edited[0].version, 2);
    assert_eq!(writer.edited().disconnect([2, 4]).execute(&db).await?, 1);
    let ReplacedLinks { added, removed } = writer.edited().set([2, 3]).all(&db).await?;
    assert_eq!(
        added.iter().map(|article| article.id).collect::<Vec<_>>(),
        [2]
    );
    assert_eq!(
        removed.iter().map(|article| article.id).collect::<Vec<_>>(),
        [1]
    );
    assert_eq!(removed[0].editor_id, None);
    let required = writer
        .articles()
        .disconnect([3])
        .execute(&db)
        .await
        .unwrap_err();
    assert!(required.is_not_null_violation(), "{required}");
    Ok(())
}

#[ormlite::test]
async fn inserted_with_its_children(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let article = |title: &str| NewArticle {
        writer_id: 0,
        title: title.to_owned(),
    };
    let (eve, articles): (Writer, Vec<(Article, Vec<Label>)>) = db
        .transaction(async |tx| {
            Writer::insert(writer(9, "Eve", None))
                .create_tree(
                    children(Writer::articles, move |_| {
                        [article("Snow"), article("Thaw")]
                    })
                    .create(Article::labels, |article| {
                        match article.title.as_str() {
                            "Snow" => vec![new_label("cold"), new_label("white")],
                            _ => vec![],
                        }
                    }),
                )
                .one(tx)
                .await
        })
        .await?;
    assert_eq!(eve.name, "Eve");
    assert_eq!(articles.len(), 2);
    assert!(articles.iter().all(|(article, _)| article.writer_id == 9));
    assert_eq!(label_names(&articles[0].1), ["cold", "white"]);
    assert_eq!(articles[1].1, []);
    let loaded = Writer::find(9)
        .with(
            Writer::articles
                .order_by(Article::id)
                .with(Article::labels.order_by(Label::id)),
        )
        .one(&db)
        .await?;
    assert_eq!(loaded, (eve, articles));

    // Several parents, and two relations of each.
    let rows = db
        .transaction(async |tx| {
            Writer::insert_many([writer(10, "Fay", None), writer(11, "Gil", Some(10))])
                .create(Writer::edited, |by| {
                    [NewArticle {
                        writer_id: by.id,
                        title: by.name.clone(),
                    }]
                })
                .create(Writer::pupils, |by| match by.id {
                    10 => vec![writer(12, "Hal", None)],
                    _ => Vec::new(),
                })
                .all(tx)
                .await
        })
        .await?;
    let (fay, edited, pupils) = &rows[0];
    assert_eq!(
        (fay.id, edited[0].editor_id, pupils[0].mentor_id),
        (10, Some(10), Some(10))
    );
    assert_eq!((rows[1].1.len(), rows[1].2.len()), (1, 0));
    Ok(())
}

#[ormlite::test]
async fn inserted_and_connected_to_existing_rows(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let new = |title: &str| NewArticle {
        writer_id: 1,
        title: title.to_owned(),
    };
    let articles: Vec<(Article, Vec<Label>)> = db
        .transaction(async |tx| {
            Article::insert_many([new("Snow"), new("Thaw")])
                .connect(Article::labels, [1, 2])
                .create(Article::labels, |article| [new_label(&article.title)])
                .all(tx)
                .await
        })
        .await?;
    assert_eq!(label_names(&articles[0].1), ["Snow"]);
    for (article, own) in &articles {
        let mut expected = vec!["long".to_owned(), "weather".to_owned(), own[0].name.clone()];
        expected.sort();
        let mut labels = labels_of(&db, article).await;
        labels.sort();
        assert_eq!(labels, expected);
    }
    let writer = Writer::find(1).one(&db).await?;
    assert_eq!(writer.edited().disconnect_all().execute(&db).await?, 2);
    assert_eq!(writer.edited().count(&db).await?, 0);
    Ok(())
}

#[ormlite::test]
async fn nested_writes_are_atomic(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let failed = db
        .transaction(async |tx| {
            Writer::insert(writer(9, "Eve", None))
                .create(Writer::articles, |_| {
                    [NewArticle {
                        writer_id: 0,
                        title: "Snow".into(),
                    }]
                })
                .create(Writer::pupils, |_| [writer(1, "taken", None)])
                .one(tx)
                .await
        })
        .await
        .unwrap_err();
    assert!(failed.is_unique_violation(), "{failed}");
    assert!(!Writer::find(9).exists(&db).await?);
    assert!(
        !Article::query()
            .filter(Article::title.eq("Snow"))
            .exists(&db)
            .await?
    );
    Ok(())
}

#[ormlite::test]
async fn connected_or_created(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let article = Article::find(4).one(&db).await?;
    let labels = db
        .transaction(async |tx| {
            let rows = ["new", "weather", "new", "other"].map(new_label);
            article
                .labels()
                .connect_or_create(Label::name, rows)
                .all(tx)
                .await
        })
        .await?;
    assert_eq!(label_names(&labels), ["new", "weather", "new", "other"]);
    assert_eq!((labels[1].id, labels[0].id), (1, labels[2].id));
    assert_eq!(labels_of(&db, &article).await, ["new", "other", "weather"]);
    assert_eq!(Label::query().count(&db).await?, 5);
    // A row that is there is given, and stays as it is.
    let again = Label::insert(new_label("old"))
        .on_conflict(Label::name)
        .or_get_existing()
        .one(&db)
        .await?;
    assert_eq!(again.id, 3);
    let none = db
        .transaction(async |tx| {
            article
                .labels()
                .connect_or_create(Label::name, [] as [NewLabel; 0])
                .all(tx)
                .await
        })
        .await?;
    assert_eq!(none, []);
    Ok(())
}

/// Two sections of one paper and one of another, and stories 1 to 3, the last of the other paper.
async fn two_papers(db: &Db) -> Result<Vec<Section>, ormlite::Error> {
    let sections = [(1, 1), (2, 1), (3, 2)].map(|(id, paper)| Section { id, paper });
    let story = |(id, paper)| Story {
        id,
        paper,
        title: format!("Story {id}"),
    };
    Story::insert_many([(1, 1), (2, 1), (3, 2)].map(story))
        .execute(db)
        .await?;
    let sql = "ALTER TABLE press.stories ALTER COLUMN id RESTART WITH 10";
    crate::support::execute(db, sql).await?;
    Section::insert_many(sections).all(db).await
}

#[ormlite::test]
async fn through_references_that_share_a_column(db: Db) -> Outcome {
    let sections = two_papers(&db).await?;
    let stories = async |at: usize| {
        let stories = sections[at]
            .stories()
            .query()
            .order_by(Story::id)
            .select(Story::id);
        stories.all(&db).await.unwrap()
    };
    assert_eq!(sections[0].stories().connect([1, 2]).execute(&db).await?, 2);
    assert_eq!(stories(0).await, [1, 2]);
    let other = sections[0]
        .stories()
        .connect([3])
        .execute(&db)
        .await
        .unwrap_err();
    assert!(other.is_foreign_key_violation(), "{other}");
    assert_eq!(sections[0].stories().disconnect([1]).execute(&db).await?, 1);
    let ReplacedLinks { added, removed } = sections[0].stories().set([1]).all(&db).await?;
    assert_eq!((added[0].story_id, removed[0].story_id), (1, 2));
    let new = |title: &str| NewStory {
        paper: 1,
        title: title.to_owned(),
    };
    let found = db
        .transaction(async |tx| {
            let rows = [new("Story 2"), new("Zoo"), new("Ape"), new("Zoo")];
            let unique = (Story::paper, Story::title);
            sections[1]
                .stories()
                .connect_or_create(unique, rows)
                .all(tx)
                .await
        })
        .await?;
    let titles: Vec<_> = found.iter().map(|story| story.title.as_str()).collect();
    assert_eq!(titles, ["Story 2", "Zoo", "Ape", "Zoo"]);
    assert_eq!(stories(1).await.len(), 3);
    let created = db
        .transaction(async |tx| {
            Section::insert(Section { id: 9, paper: 1 })
                .create(Section::stories, |_| {
                    [NewStory {
                        paper: 1,
                        title: "Bee".into(),
                    }]
                })
                .create(Section::placements, |section| {
                    [Placement {
                        paper: section.paper,
                        section_id: 0,
                        story_id: 1,
                    }]
                })
                .one(tx)
                .await
        })
        .await?;
    assert_eq!((created.1.len(), created.2[0].section_id), (1, 9));
    let tree = Section::query()
        .with(Section::stories.order_by(Story::id))
        .with(Section::placements.with(Placement::story))
        .order_by(Section::id);
    let single = tree.clone().single_query().all(&db).await?;
    assert_eq!(single, tree.split_query().all(&db).await?);
    assert_eq!(single[3].1.len(), 2);
    Ok(())
}

#[ormlite::test]
async fn the_same_rows_created_by_many_at_once(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let articles = Article::query().all(&db).await?;
    let work = (0..24_usize).map(|at| {
        let (db, article) = (db.clone(), articles[at % articles.len()].clone());
        let mut names = ["a", "b", "c", "d", "e"];
        names.rotate_left(at % 5);
        if at % 2 == 0 {
            names.reverse();
        }
        tokio::spawn(async move {
            db.transaction(async |tx| {
                let rows = names.map(new_label);
                article
                    .labels()
                    .connect_or_create(Label::name, rows)
                    .all(tx)
                    .await
            })
            .await
        })
    });
    for outcome in work.collect::<Vec<_>>() {
        assert_eq!(outcome.await.unwrap()?.len(), 5);
    }
    assert_eq!(Label::query().count(&db).await?, 8);
    Ok(())
}
