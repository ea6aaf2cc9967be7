//! The pages on a real PostgreSQL: what they hold, in how many statements, and for whom.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use ormlite::StatementEvent;
use ormlite::prelude::*;
use ormlite::testing::TestDatabase;
use saas::comment::{comment, comments, delete_comment};
use saas::member::add;
use saas::page::{
    COMMENTS, POSTS, PostCard, home, page, page_after, page_number, post_page, tagged, team, whole,
};
use saas::post::{Draft, Edit, delete, edit, newest, restore, write};
use saas::session::sign_in;
use saas::signup::{Customer, SignUp, register, sign_up};
use saas::tag::{choose_tags, set_tags, tag_counts, tags};
use saas::{Comment, Member, MemberRole, Post, PostTag, SaasError, Tag};

type Outcome = Result<(), Box<dyn Error>>;

/// A customer whose address and slug are made of a word.
async fn customer(db: &Db, word: &str) -> Result<Customer, SaasError> {
    let form = SignUp {
        organization: word.to_uppercase(),
        slug: word.to_owned(),
        name: format!("Owner of {word}"),
        email: format!("owner@{word}.example"),
    };
    sign_up(db, &form).await
}

/// A plain member of the customer's organization.
async fn colleague(db: &Db, customer: &Customer, word: &str) -> Result<Member, SaasError> {
    let slug = &customer.organization.slug;
    let user = register(db, word, &format!("{word}@{slug}.example")).await?;
    add(db, &customer.member, user.id, MemberRole::Member).await
}

/// A published post.
async fn post(db: &Db, author: &Member, slug: &str, tags: &[&str]) -> Result<Post, SaasError> {
    let draft = Draft {
        title: slug.to_uppercase(),
        slug: slug.to_owned(),
        body: "Text".to_owned(),
        tags: tags.iter().map(ToString::to_string).collect(),
    };
    let post = write(db, author, &draft).await?;
    let publish = Edit {
        published: Some(true),
        ..Edit::default()
    };
    edit(db, author, post.id, post.version, publish).await
}

/// Published posts `post-0`, `post-1`, ..; the last is the newest.
async fn posts(db: &Db, author: &Member, count: usize) -> Outcome {
    for at in 0..count {
        post(db, author, &format!("post-{at}"), &[]).await?;
    }
    Ok(())
}

fn slugs(cards: &[PostCard]) -> Vec<&str> {
    cards.iter().map(|card| card.slug.as_str()).collect()
}

fn words(card: &PostCard) -> Vec<&str> {
    card.tags.iter().map(|tag| tag.name.as_str()).collect()
}

/// A pool that keeps the statements it runs.
struct Watched {
    db: Db,
    seen: Arc<Mutex<Vec<String>>>,
    _database: TestDatabase,
}

impl Watched {
    async fn open() -> Result<Self, Box<dyn Error>> {
        let database = TestDatabase::with_tables().await?;
        let seen: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = seen.clone();
        let hook = move |event: &StatementEvent<'_>| {
            let mut seen = heard.lock().unwrap_or_else(PoisonError::into_inner);
            seen.push(event.sql.to_owned());
        };
        let db = Db::builder()
            .url(database.url())
            .on_statement(Arc::new(hook))
            .connect()
            .await?;
        Ok(Self {
            db,
            seen,
            _database: database,
        })
    }

    /// The statements since they were last taken.
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[ormlite::test]
async fn a_card_has_its_author_tags_and_comments(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let author = colleague(&db, &north, "Wren").await?;
    let bare = post(&db, &north.member, "bare", &[]).await?;
    let full = post(&db, &author, "full", &["sql", " Rust", "news", "rust "]).await?;
    for text in ["One", "Two", "Three"] {
        comment(&db, &north.member, full.id, text).await?;
    }
    let last = comment(&db, &author, full.id, "Four").await?;
    delete_comment(&db, &author, last.id).await?;

    let cards = page(&author).all(&db).await?;
    assert_eq!(slugs(&cards), ["full", "bare"]);
    assert_eq!(words(&cards[0]), ["news", "rust", "sql"]);
    assert_eq!(cards[0].author.name, "Wren");
    assert_eq!(cards[0].comments, 3);
    assert_eq!((cards[1].id, cards[1].title.as_str()), (bare.id, "BARE"));
    assert_eq!(cards[1].author.name, "Owner of north");
    assert_eq!(cards[1].author.id, north.user.id);
    assert_eq!((cards[1].tags.len(), cards[1].comments), (0, 0));

    let rows = whole(&author).all(&db).await?;
    let (row, user, row_tags, count) = &rows[0];
    assert_eq!(*row, full);
    assert_eq!(user.id, author.user_id);
    assert_eq!(*row_tags, tags(&author).all(&db).await?);
    assert_eq!(*count, 3);
    assert_eq!(rows[1], (bare, north.user, Vec::new(), 0));

    // Posts in hand are given the same.
    let posts = newest(&author).all(&db).await?;
    let in_hand = load(&posts, Post::tags.order_by(Tag::name))
        .all(&db)
        .await?;
    let expected: Vec<_> = rows.into_iter().map(|(_, _, tags, _)| tags).collect();
    assert_eq!(in_hand, expected);
    Ok(())
}

#[tokio::test]
async fn a_page_is_one_statement_or_two() -> Outcome {
    let watched = Watched::open().await?;
    let db = &watched.db;
    let north = customer(db, "north").await?;
    for at in 0..5 {
        let tags = ["a", "b", "c"];
        let post = post(db, &north.member, &format!("post-{at}"), &tags[..at % 4]).await?;
        for text in &tags[..at / 2] {
            comment(db, &north.member, post.id, text).await?;
        }
    }
    let member = &north.member;
    watched.take();
    let cards = page(member).all(db).await?;
    assert_eq!(watched.take().len(), 1);
    assert_eq!(page(member).single_query().all(db).await?, cards);
    assert_eq!(watched.take().len(), 1);
    assert_eq!(page(member).split_query().all(db).await?, cards);
    assert_eq!(watched.take().len(), 2);
    let counts: Vec<_> = cards.iter().map(|card| card.comments).collect();
    assert_eq!(counts, [2, 1, 1, 0, 0]);

    let rows = whole(member).single_query().all(db).await?;
    assert_eq!(whole(member).split_query().all(db).await?, rows);
    assert_eq!(watched.take().len(), 3);

    let by_itself = post_page(member, "post-4").one(db).await?;
    assert_eq!(watched.take().len(), 1);
    assert_eq!(
        post_page(member, "post-4").split_query().one(db).await?,
        by_itself
    );
    // The post with its author, its tags, its comments with theirs.
    assert_eq!(watched.take().len(), 3);

    let everybody = team(member).one(db).await?;
    assert_eq!(watched.take().len(), 1);
    assert_eq!(team(member).split_query().one(db).await?, everybody);
    assert_eq!(watched.take().len(), 2);

    let session = sign_in(db, north.user.id, None).await?;
    watched.take();
    home(session.token).one(db).await?;
    assert_eq!(watched.take().len(), 1);

    tagged(member, "a").all(db).await?;
    tag_counts(member).all(db).await?;
    assert_eq!(watched.take().len(), 2);
    Ok(())
}

#[ormlite::test]
async fn pages_follow_one_another(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let member = &north.member;
    posts(&db, member, 45).await?;
    let size = usize::try_from(POSTS)?;
    let first = page(member).all(&db).await?;
    assert_eq!(first.len(), size);
    assert_eq!(
        (first[0].slug.as_str(), first[19].slug.as_str()),
        ("post-44", "post-25")
    );
    let second = page_after(member, &first[19]).all(&db).await?;
    let third = page_after(member, &second[19]).all(&db).await?;
    assert_eq!(
        slugs(&third),
        ["post-4", "post-3", "post-2", "post-1", "post-0"]
    );
    assert!(page_after(member, &third[4]).all(&db).await?.is_empty());
    for (number, expected) in [(0, &first), (1, &second), (2, &third)] {
        assert_eq!(page_number(member, number).all(&db).await?, *expected);
    }
    assert!(page_number(member, 3).all(&db).await?.is_empty());

    // A post that comes meanwhile moves pages by their number, and not those after a post.
    post(&db, member, "meanwhile", &[]).await?;
    assert_eq!(page_after(member, &first[19]).all(&db).await?, second);
    let moved = page_number(member, 1).all(&db).await?;
    assert_eq!(moved[0], first[19]);
    Ok(())
}

/// Posts that were written in one transaction have one time.
#[ormlite::test]
async fn pages_do_not_lose_posts_of_one_moment(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    posts(&db, &north.member, 25).await?;
    Post::update()
        .filter(Post::organization_id.eq(north.organization.id))
        .set(Post::created_at, north.organization.created_at)
        .execute(&db)
        .await?;
    let first = page(&north.member).all(&db).await?;
    let second = page_after(&north.member, &first[19]).all(&db).await?;
    let mut ids: Vec<_> = first.iter().chain(&second).map(|card| card.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 25);
    Ok(())
}

#[ormlite::test]
async fn a_deleted_post_is_on_no_page(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let member = &north.member;
    let gone = post(&db, member, "gone", &["news"]).await?;
    post(&db, member, "there", &["news"]).await?;
    comment(&db, member, gone.id, "First").await?;
    delete(&db, member, gone.id).await?;
    assert_eq!(slugs(&page(member).all(&db).await?), ["there"]);
    assert_eq!(whole(member).all(&db).await?.len(), 1);
    assert_eq!(slugs(&tagged(member, "news").all(&db).await?), ["there"]);
    assert_eq!(post_page(member, "gone").optional(&db).await?, None);
    assert_eq!(tag_counts(member).one(&db).await?.1, 1);
    assert_eq!(north.organization.posts().count(&db).await?, 1);

    restore(&db, member, gone.id).await?;
    let cards = page(member).all(&db).await?;
    assert_eq!(slugs(&cards), ["there", "gone"]);
    assert_eq!((words(&cards[1]), cards[1].comments), (vec!["news"], 1));
    Ok(())
}

#[ormlite::test]
async fn a_post_by_itself_has_its_first_comments(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let reader = colleague(&db, &north, "Wren").await?;
    let shown = post(&db, &north.member, "hello", &["b", "a"]).await?;
    let count = usize::try_from(COMMENTS)? + 10;
    let mut written = Vec::new();
    for at in 0..count {
        let by = [&north.member, &reader][at % 2];
        written.push(comment(&db, by, shown.id, &format!("Comment {at}")).await?);
    }
    for deleted in [&written[0], &written[30]] {
        delete_comment(&db, &north.member, deleted.id).await?;
    }
    let there = comments(&reader, shown.id).all(&db).await?;

    let by_itself = post_page(&reader, "hello").one(&db).await?;
    assert_eq!((by_itself.id, by_itself.version), (shown.id, shown.version));
    assert_eq!(by_itself.author.name, "Owner of north");
    let names: Vec<_> = by_itself.tags.iter().map(|tag| &tag.name).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(by_itself.comment_count, 58);
    assert_eq!(by_itself.comments.len(), 50);
    for (remark, comment) in by_itself.comments.iter().zip(&there) {
        assert_eq!((remark.id, &remark.body), (comment.id, &comment.body));
        assert_eq!(remark.author.id, comment.author_id);
    }
    assert_eq!(by_itself.comments[0].author.name, "Wren");
    let split = post_page(&reader, "hello").split_query().one(&db).await?;
    assert_eq!(split, by_itself);
    Ok(())
}

#[ormlite::test]
async fn a_team_is_in_the_order_of_names(db: Db) -> Outcome {
    let (north, south) = (customer(&db, "north").await?, customer(&db, "south").await?);
    let heron = colleague(&db, &north, "Heron").await?;
    colleague(&db, &north, "Wren").await?;
    colleague(&db, &south, "Kestrel").await?;
    let everybody = team(&heron).one(&db).await?;
    assert_eq!(everybody.name, "NORTH");
    let names: Vec<_> = everybody
        .members
        .iter()
        .map(|member| (member.user.name.as_str(), member.role))
        .collect();
    let expected = [
        ("Heron", MemberRole::Member),
        ("Owner of north", MemberRole::Owner),
        ("Wren", MemberRole::Member),
    ];
    assert_eq!(names, expected);
    Ok(())
}

#[ormlite::test]
async fn whoever_signs_in_sees_their_organizations(db: Db) -> Outcome {
    let (south, north) = (customer(&db, "south").await?, customer(&db, "north").await?);
    customer(&db, "west").await?;
    add(&db, &south.member, north.user.id, MemberRole::Admin).await?;
    let session = sign_in(&db, north.user.id, None).await?;
    let home_page = home(session.token).one(&db).await?;
    assert_eq!(home_page.user_id, north.user.id);
    assert_eq!(home_page.name, "Owner of north");
    let places: Vec<_> = home_page
        .organizations
        .iter()
        .map(|place| (place.slug.as_str(), place.role))
        .collect();
    let expected = [("north", MemberRole::Owner), ("south", MemberRole::Admin)];
    assert_eq!(places, expected);
    assert_eq!(home(session.token).split_query().one(&db).await?, home_page);

    let nowhere = register(&db, "Wren", "wren@mail.example").await?;
    let session = sign_in(&db, nowhere.id, None).await?;
    assert_eq!(home(session.token).one(&db).await?.organizations, []);
    let over = sign_in(&db, nowhere.id, Some(Interval::from_seconds(-1))).await?;
    assert_eq!(home(over.token).optional(&db).await?, None);
    Ok(())
}

#[ormlite::test]
async fn a_tag_leads_to_its_posts(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let author = colleague(&db, &north, "Wren").await?;
    let reader = colleague(&db, &north, "Heron").await?;
    post(&db, &author, "one", &["news", "rust"]).await?;
    post(&db, &author, "two", &["rust"]).await?;
    let draft = Draft {
        title: "Three".to_owned(),
        slug: "three".to_owned(),
        body: "Text".to_owned(),
        tags: vec!["rust".to_owned()],
    };
    write(&db, &author, &draft).await?;

    let cards = tagged(&reader, "rust").all(&db).await?;
    assert_eq!(slugs(&cards), ["two", "one"]);
    // With all of their tags.
    assert_eq!(words(&cards[1]), ["news", "rust"]);
    assert_eq!(tagged(&author, "rust").all(&db).await?.len(), 3);
    assert!(tagged(&reader, "sql").all(&db).await?.is_empty());
    for (member, of_rust) in [(&reader, 2), (&author, 3), (&north.member, 3)] {
        let counts = tag_counts(member).all(&db).await?;
        let counts: Vec<_> = counts
            .iter()
            .map(|(tag, count)| (tag.name.as_str(), *count))
            .collect();
        assert_eq!(counts, [("news", 1), ("rust", of_rust)]);
    }
    Ok(())
}

#[ormlite::test]
async fn no_page_shows_another_organization(db: Db) -> Outcome {
    let (north, south) = (customer(&db, "north").await?, customer(&db, "south").await?);
    let ours = post(&db, &north.member, "hello", &["news"]).await?;
    let theirs = post(&db, &south.member, "hello", &["news", "south"]).await?;
    post(&db, &south.member, "other", &["news"]).await?;
    comment(&db, &south.member, theirs.id, "Theirs").await?;

    let member = &north.member;
    for cards in [
        page(member).all(&db).await?,
        page_number(member, 0).all(&db).await?,
        tagged(member, "news").all(&db).await?,
    ] {
        assert_eq!(cards.len(), 1);
        assert_eq!((cards[0].id, cards[0].comments), (ours.id, 0));
        assert_eq!(words(&cards[0]), ["news"]);
    }
    assert!(tagged(member, "south").all(&db).await?.is_empty());
    assert_eq!(post_page(member, "other").optional(&db).await?, None);
    assert_eq!(post_page(member, "hello").one(&db).await?.id, ours.id);
    assert_eq!(team(member).one(&db).await?.members.len(), 1);
    let counts = tag_counts(member).all(&db).await?;
    assert_eq!((counts.len(), counts[0].1), (1, 1));
    let whole = whole(member).all(&db).await?;
    assert_eq!((whole.len(), &whole[0].0), (1, &ours));

    for statement in [
        page(member).to_sql(),
        tagged(member, "news").to_sql(),
        post_page(member, "hello").to_sql(),
        tag_counts(member).to_sql(),
    ] {
        assert!(
            statement.sql.contains("\"organization_id\" = $"),
            "{}",
            statement.sql
        );
    }
    Ok(())
}

#[ormlite::test]
async fn tags_are_chosen_of_the_organizations_own(db: Db) -> Outcome {
    let (north, south) = (customer(&db, "north").await?, customer(&db, "south").await?);
    let ours = post(&db, &north.member, "ours", &["a", "b"]).await?;
    let theirs = post(&db, &south.member, "theirs", &["c"]).await?;
    let own = ours.tags().query().order_by(Tag::name).all(&db).await?;
    let foreign = theirs.tags().all(&db).await?;

    let mixed = choose_tags(&db, &north.member, ours.id, &[own[0].id, foreign[0].id]).await;
    assert!(matches!(mixed, Err(SaasError::NotFound { what: "tag" })));
    assert_eq!(ours.tags().count(&db).await?, 2);
    let stranger = choose_tags(&db, &north.member, theirs.id, &[own[0].id]).await;
    assert!(matches!(
        stranger,
        Err(SaasError::NotFound { what: "post" })
    ));
    assert_eq!(theirs.tags().all(&db).await?, foreign);

    choose_tags(&db, &north.member, ours.id, &[own[1].id, own[1].id]).await?;
    assert_eq!(ours.tags().all(&db).await?, own[1..]);
    assert_eq!(own[0].posts().count(&db).await?, 0);
    choose_tags(&db, &north.member, ours.id, &[]).await?;
    assert_eq!(ours.tags().count(&db).await?, 0);
    assert_eq!(Tag::query().count(&db).await?, 3);
    Ok(())
}

#[ormlite::test]
async fn posts_with_the_same_new_tags_at_once_share_them(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let author = colleague(&db, &north, "Wren").await?;
    for round in 0..10 {
        let words = [
            format!("a{round}"),
            format!("b{round}"),
            format!("c{round}"),
        ];
        let tags: Vec<&str> = words.iter().map(String::as_str).collect();
        let swapped: Vec<&str> = words.iter().rev().map(String::as_str).collect();
        let slugs = ["w", "x", "y", "z"].map(|letter| format!("{letter}{round}"));
        let (w, x, y, z) = tokio::join!(
            post(&db, &north.member, &slugs[0], &tags),
            post(&db, &author, &slugs[1], &swapped),
            post(&db, &north.member, &slugs[2], &tags),
            post(&db, &author, &slugs[3], &swapped),
        );
        for post in [w?, x?, y?, z?] {
            assert_eq!(post.tags().count(&db).await?, 3);
        }
    }
    assert_eq!(Tag::query().count(&db).await?, 30);
    assert_eq!(PostTag::query().count(&db).await?, 120);
    Ok(())
}

#[ormlite::test]
async fn a_post_whose_tags_are_refused_is_not_written(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let refused = post(&db, &north.member, "hello", &["news", " "]).await;
    assert!(matches!(refused, Err(SaasError::Database(error)) if error.is_check_violation()));
    assert_eq!(Post::query().count(&db).await?, 0);
    assert_eq!(Tag::query().count(&db).await?, 0);
    let first = post(&db, &north.member, "hello", &["news"]).await?;
    let again = post(&db, &north.member, "hello", &["sql"]).await;
    assert!(matches!(again, Err(SaasError::SlugTaken { slug }) if slug == "hello"));
    assert_eq!(Tag::query().count(&db).await?, 1);

    // What is set afterwards stays what is read.
    set_tags(&db, &north.member, first.id, &["sql", "rust"]).await?;
    let cards = page(&north.member).all(&db).await?;
    assert_eq!(words(&cards[0]), ["rust", "sql"]);
    assert_eq!(Comment::query().count(&db).await?, 0);
    Ok(())
}
