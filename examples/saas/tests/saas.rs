//! The blog on a real PostgreSQL: two organizations, their members, and what each may see and do.

use std::error::Error;
use std::time::Duration;

use ormlite::prelude::*;
use saas::comment::{comment, comments, delete_comment};
use saas::member::{add, change_role, colleagues, enter, organizations_of, remove};
use saas::post::{
    Draft, Edit, bin, by_slug, delete, edit, empty_bin, newest, posts, restore, write,
};
use saas::schema::{NewSession, NewTag};
use saas::session::{remove_expired, renew, sign_in, sign_out, user_of};
use saas::signup::{Customer, SignUp, register, sign_up};
use saas::tag::{set_tags, tags};
use saas::{
    Comment, Member, MemberRole, Organization, Post, PostTag, SaasError, Session, Tag, Token, User,
};

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

/// Another member of the customer's organization.
async fn colleague(
    db: &Db,
    customer: &Customer,
    word: &str,
    role: MemberRole,
) -> Result<Member, SaasError> {
    let slug = &customer.organization.slug;
    let user = register(db, word, &format!("{word}@{slug}.example")).await?;
    add(db, &customer.member, user.id, role).await
}

fn draft(slug: &str) -> Draft {
    Draft {
        title: slug.to_uppercase(),
        slug: slug.to_owned(),
        body: "Text".to_owned(),
        tags: Vec::new(),
    }
}

fn body(text: &str) -> Edit {
    Edit {
        body: Some(text.to_owned()),
        ..Edit::default()
    }
}

fn publish() -> Edit {
    Edit {
        published: Some(true),
        ..Edit::default()
    }
}

fn is_not_found<T>(outcome: Result<T, SaasError>) -> bool {
    matches!(outcome, Err(SaasError::NotFound { .. }))
}

fn is_forbidden<T>(outcome: Result<T, SaasError>) -> bool {
    matches!(outcome, Err(SaasError::Forbidden { .. }))
}

fn is_slug_taken<T>(outcome: Result<T, SaasError>, taken: &str) -> bool {
    matches!(outcome, Err(SaasError::SlugTaken { slug }) if slug == taken)
}

#[ormlite::test]
async fn a_customer_is_an_organization_with_its_owner(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    assert_eq!(north.member.role, MemberRole::Owner);
    assert_eq!(enter(&db, north.user.id, "north").await?, north.member);
    let found = organizations_of(north.user.id).all(&db).await?;
    assert_eq!(found, [(north.organization, MemberRole::Owner)]);
    assert!(is_not_found(enter(&db, north.user.id, "south").await));
    Ok(())
}

#[ormlite::test]
async fn a_refused_customer_leaves_nothing(db: Db) -> Outcome {
    customer(&db, "north").await?;
    let mut form = SignUp {
        organization: "North".to_owned(),
        slug: "north".to_owned(),
        name: "Somebody".to_owned(),
        email: "somebody@mail.example".to_owned(),
    };
    let refused = sign_up(&db, &form).await;
    assert!(matches!(refused, Err(SaasError::OrganizationTaken { slug }) if slug == "north"));
    form.slug = "Not a slug".to_owned();
    let refused = sign_up(&db, &form).await;
    assert!(matches!(refused, Err(SaasError::Database(error)) if error.is_check_violation()));
    form.slug = "south".to_owned();
    form.email = "Owner@North.example".to_owned();
    let refused = sign_up(&db, &form).await;
    assert!(matches!(refused, Err(SaasError::EmailTaken)));

    assert_eq!(User::query().count(&db).await?, 1);
    assert_eq!(Organization::query().count(&db).await?, 1);
    assert_eq!(Member::query().count(&db).await?, 1);
    Ok(())
}

#[ormlite::test]
async fn a_slug_is_unique_within_its_organization(db: Db) -> Outcome {
    let (north, south) = (customer(&db, "north").await?, customer(&db, "south").await?);
    let first = write(&db, &north.member, &draft("hello")).await?;
    write(&db, &south.member, &draft("hello")).await?;
    let again = write(&db, &north.member, &draft("hello")).await;
    assert!(is_slug_taken(again, "hello"));

    let other = write(&db, &north.member, &draft("other")).await?;
    let renamed = Edit {
        slug: Some("hello".to_owned()),
        ..Edit::default()
    };
    let renamed = edit(&db, &north.member, other.id, other.version, renamed).await;
    assert!(is_slug_taken(renamed, "hello"));

    // A deleted post keeps its own.
    delete(&db, &north.member, first.id).await?;
    let again = write(&db, &north.member, &draft("hello")).await;
    assert!(is_slug_taken(again, "hello"));
    Ok(())
}

#[ormlite::test]
async fn an_edit_of_a_version_that_is_gone_is_refused(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let post = write(&db, &north.member, &draft("hello")).await?;
    let first = edit(&db, &north.member, post.id, post.version, body("First")).await?;
    assert_eq!(
        (first.version, first.body.as_str()),
        (post.version + 1, "First")
    );
    assert_eq!(
        (first.title, first.created_at),
        (post.title, post.created_at)
    );
    assert!(first.updated_at > post.updated_at);
    let late = edit(&db, &north.member, post.id, post.version, body("Late")).await;
    assert!(matches!(late, Err(SaasError::ChangedMeanwhile)));

    let (id, version) = (post.id, first.version);
    let (one, other) = tokio::join!(
        edit(&db, &north.member, id, version, body("One")),
        edit(&db, &north.member, id, version, body("Other")),
    );
    let (kept, refused) = match (one, other) {
        (Ok(kept), Err(refused)) | (Err(refused), Ok(kept)) => (kept, refused),
        both => return Err(format!("{both:?}").into()),
    };
    assert!(matches!(refused, SaasError::ChangedMeanwhile));
    assert_eq!(by_slug(&db, &north.member, "hello").await?, kept);

    let nothing = edit(&db, &north.member, id, kept.version, Edit::default()).await;
    assert!(matches!(nothing, Err(SaasError::Database(error)) if error.is_invalid_query()));
    Ok(())
}

#[ormlite::test]
async fn a_draft_is_seen_by_its_author_and_who_manages(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let author = colleague(&db, &north, "author", MemberRole::Member).await?;
    let reader = colleague(&db, &north, "reader", MemberRole::Member).await?;
    let post = write(&db, &author, &draft("hello")).await?;
    for member in [&author, &north.member] {
        assert_eq!(newest(member).one(&db).await?, post);
    }
    assert!(!posts(&reader).exists(&db).await?);
    assert!(is_not_found(by_slug(&db, &reader, "hello").await));
    assert!(is_not_found(comment(&db, &reader, post.id, "Nice").await));
    comment(&db, &north.member, post.id, "Nice").await?;
    assert_eq!(comments(&author, post.id).count(&db).await?, 1);
    assert_eq!(comments(&reader, post.id).count(&db).await?, 0);

    let post = edit(&db, &author, post.id, post.version, publish()).await?;
    assert_eq!(by_slug(&db, &reader, "hello").await?, post);
    // Seen, not changed.
    let changed = edit(&db, &reader, post.id, post.version, body("Mine")).await;
    assert!(is_forbidden(changed));
    assert!(is_forbidden(delete(&db, &reader, post.id).await));
    assert!(is_forbidden(
        set_tags(&db, &reader, post.id, &["mine"]).await
    ));
    edit(&db, &north.member, post.id, post.version, body("Ours")).await?;
    Ok(())
}

#[ormlite::test]
async fn a_deleted_post_comes_back_with_all_it_had(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let author = colleague(&db, &north, "author", MemberRole::Member).await?;
    let post = write(&db, &author, &draft("hello")).await?;
    set_tags(&db, &author, post.id, &["news"]).await?;
    comment(&db, &author, post.id, "First").await?;

    let deleted = delete(&db, &author, post.id).await?;
    assert!(deleted.deleted_at.is_some());
    assert!(is_not_found(by_slug(&db, &author, "hello").await));
    assert!(is_not_found(delete(&db, &author, post.id).await));
    assert!(is_not_found(comment(&db, &author, post.id, "Late").await));
    let late = edit(&db, &author, post.id, deleted.version, body("Late")).await;
    assert!(is_not_found(late));
    assert_eq!(comments(&author, post.id).count(&db).await?, 0);
    assert_eq!(bin(&author).one(&db).await?, deleted);

    let restored = restore(&db, &author, post.id).await?;
    assert_eq!(
        (restored.deleted_at, restored.slug.as_str()),
        (None, "hello")
    );
    assert!(restored.version > deleted.version);
    assert_eq!(comments(&author, post.id).count(&db).await?, 1);
    assert_eq!(PostTag::query().count(&db).await?, 1);
    assert!(is_not_found(restore(&db, &author, post.id).await));
    Ok(())
}

#[ormlite::test]
async fn the_bin_is_emptied_of_what_is_old(db: Db) -> Outcome {
    let (north, south) = (customer(&db, "north").await?, customer(&db, "south").await?);
    let author = colleague(&db, &north, "author", MemberRole::Member).await?;
    for member in [&author, &north.member, &south.member] {
        let slug = format!("of-{}", member.user_id);
        let post = write(&db, member, &draft(&slug)).await?;
        set_tags(&db, member, post.id, &["news"]).await?;
        comment(&db, member, post.id, "First").await?;
        delete(&db, member, post.id).await?;
    }
    write(&db, &author, &draft("kept")).await?;
    // Of the deleted ones, a plain member gets back their own.
    assert_eq!(bin(&author).count(&db).await?, 1);
    assert_eq!(bin(&north.member).count(&db).await?, 2);
    let other = bin(&north.member).filter(Post::author_id.eq(north.user.id));
    let other = other.one(&db).await?;
    assert!(is_not_found(restore(&db, &author, other.id).await));

    let deleted_at = other.deleted_at.ok_or("it is not deleted")?;
    assert!(is_forbidden(empty_bin(&db, &author, deleted_at).await));
    assert_eq!(empty_bin(&db, &north.member, deleted_at).await?, 1);
    assert_eq!(bin(&north.member).all(&db).await?, [other]);
    assert_eq!(bin(&south.member).count(&db).await?, 1);
    assert_eq!(Comment::query().count(&db).await?, 2);
    assert_eq!(PostTag::query().count(&db).await?, 2);
    Ok(())
}

/// Whoever has a key of another organization's row has nothing.
#[ormlite::test]
async fn an_organization_ends_where_the_next_begins(db: Db) -> Outcome {
    let (north, south) = (customer(&db, "north").await?, customer(&db, "south").await?);
    let ours = write(&db, &north.member, &draft("ours")).await?;
    let ours = edit(&db, &north.member, ours.id, ours.version, publish()).await?;
    set_tags(&db, &north.member, ours.id, &["news"]).await?;
    let remark = comment(&db, &north.member, ours.id, "First").await?;
    let bin_of_ours = write(&db, &north.member, &draft("binned")).await?;
    delete(&db, &north.member, bin_of_ours.id).await?;

    let stranger = &south.member;
    assert_eq!(posts(stranger).count(&db).await?, 0);
    assert_eq!(bin(stranger).count(&db).await?, 0);
    assert_eq!(tags(stranger).count(&db).await?, 0);
    assert_eq!(comments(stranger, ours.id).count(&db).await?, 0);
    assert_eq!(colleagues(stranger).count(&db).await?, 1);
    assert!(is_not_found(by_slug(&db, stranger, "ours").await));
    let edited = edit(&db, stranger, ours.id, ours.version, body("Theirs")).await;
    assert!(is_not_found(edited));
    assert!(is_not_found(delete(&db, stranger, ours.id).await));
    assert!(is_not_found(restore(&db, stranger, bin_of_ours.id).await));
    assert!(is_not_found(
        set_tags(&db, stranger, ours.id, &["theirs"]).await
    ));
    assert!(is_not_found(
        comment(&db, stranger, ours.id, "Theirs").await
    ));
    assert!(is_not_found(delete_comment(&db, stranger, remark.id).await));
    assert!(is_not_found(remove(&db, stranger, north.user.id).await));
    let demoted = change_role(&db, stranger, north.user.id, MemberRole::Member).await;
    assert!(is_not_found(demoted));
    assert_eq!(empty_bin(&db, stranger, Utc::now()).await?, 0);

    assert_eq!(by_slug(&db, &north.member, "ours").await?, ours);
    assert_eq!(comments(&north.member, ours.id).all(&db).await?, [remark]);
    assert_eq!(Tag::query().count(&db).await?, 1);
    assert_eq!(enter(&db, north.user.id, "north").await?, north.member);
    Ok(())
}

#[ormlite::test]
async fn every_query_names_the_organization(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let reader = colleague(&db, &north, "reader", MemberRole::Member).await?;
    for member in [&north.member, &reader] {
        let statements = [
            posts(member).to_sql(),
            newest(member).to_sql(),
            bin(member).to_sql(),
            tags(member).to_sql(),
            comments(member, Uuid::nil()).to_sql(),
            colleagues(member).to_sql(),
        ];
        for statement in statements {
            let (_, conditions) = statement.sql.split_once(" WHERE ").ok_or("no WHERE")?;
            assert!(
                conditions.contains("\"organization_id\" = $"),
                "{}",
                statement.sql
            );
        }
    }
    Ok(())
}

#[ormlite::test]
async fn roles_rank(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let admin = colleague(&db, &north, "admin", MemberRole::Admin).await?;
    let member = colleague(&db, &north, "member", MemberRole::Member).await?;
    let names: Vec<_> = colleagues(&member).all(&db).await?;
    let names: Vec<_> = names
        .iter()
        .map(|(user, role)| (user.name.as_str(), *role))
        .collect();
    let expected = [
        ("Owner of north", MemberRole::Owner),
        ("admin", MemberRole::Admin),
        ("member", MemberRole::Member),
    ];
    assert!(
        expected.iter().all(|line| names.contains(line)),
        "{names:?}"
    );

    let guest = register(&db, "guest", "guest@mail.example").await?;
    assert!(is_forbidden(
        add(&db, &member, guest.id, MemberRole::Member).await
    ));
    assert!(is_forbidden(
        add(&db, &admin, guest.id, MemberRole::Owner).await
    ));
    assert!(is_not_found(
        add(&db, &admin, Uuid::nil(), MemberRole::Member).await
    ));
    add(&db, &admin, guest.id, MemberRole::Member).await?;
    let twice = add(&db, &admin, guest.id, MemberRole::Member).await;
    assert!(matches!(twice, Err(SaasError::AlreadyMember)));

    let risen = change_role(&db, &admin, admin.user_id, MemberRole::Owner).await;
    assert!(is_forbidden(risen));
    let fallen = change_role(&db, &admin, north.user.id, MemberRole::Member).await;
    assert!(is_forbidden(fallen));
    assert!(is_forbidden(remove(&db, &admin, north.user.id).await));
    assert!(is_forbidden(remove(&db, &member, guest.id).await));
    let raised = change_role(&db, &admin, guest.id, MemberRole::Admin).await?;
    assert_eq!(raised.role, MemberRole::Admin);
    remove(&db, &admin, guest.id).await?;
    // A role that is only remembered is worth nothing.
    assert!(is_forbidden(remove(&db, &raised, member.user_id).await));
    remove(&db, &member, member.user_id).await?;
    Ok(())
}

#[ormlite::test]
async fn an_organization_keeps_an_owner(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let owner = &north.member;
    let left = remove(&db, owner, owner.user_id).await;
    assert!(matches!(left, Err(SaasError::LastOwner)));
    let stepped_down = change_role(&db, owner, owner.user_id, MemberRole::Admin).await;
    assert!(matches!(stepped_down, Err(SaasError::LastOwner)));

    // Both begin before either has ended: somebody holds what they need.
    let other = colleague(&db, &north, "other", MemberRole::Owner).await?;
    let gate = db.begin().await?;
    Member::query().for_update().all(&gate).await?;
    let (one, another, ()) = tokio::join!(
        remove(&db, owner, other.user_id),
        remove(&db, &other, owner.user_id),
        open(gate),
    );
    let refused = match (one, another) {
        (Ok(()), refused @ Err(_)) | (refused @ Err(_), Ok(())) => refused,
        both => return Err(format!("{both:?}").into()),
    };
    assert!(is_forbidden(refused));
    let owners = Member::query().filter(Member::role.eq(MemberRole::Owner));
    assert_eq!(owners.count(&db).await?, 1);
    Ok(())
}

/// Ends a transaction that others wait for, once they have come to wait.
async fn open(gate: Transaction) {
    tokio::time::sleep(Duration::from_millis(200)).await;
    gate.rollback().await.expect("it is rolled back");
}

#[ormlite::test]
async fn tags_are_replaced_and_shared(db: Db) -> Outcome {
    let (north, south) = (customer(&db, "north").await?, customer(&db, "south").await?);
    let names = |tags: &[Tag]| -> Vec<String> { tags.iter().map(|tag| tag.name.clone()).collect() };
    let post = write(&db, &north.member, &draft("hello")).await?;
    let first = set_tags(&db, &north.member, post.id, &["news", " Rust ", "rust"]).await?;
    assert_eq!(names(&first), ["news", "rust"]);
    let second = set_tags(&db, &north.member, post.id, &["sql", "rust"]).await?;
    assert_eq!(names(&second), ["rust", "sql"]);
    assert_eq!(second[0], first[1]);
    assert_eq!(
        names(&tags(&north.member).all(&db).await?),
        ["news", "rust", "sql"]
    );
    let of_post = PostTag::query().filter(PostTag::post_id.eq(post.id));
    assert_eq!(of_post.count(&db).await?, 2);

    let other = write(&db, &south.member, &draft("hello")).await?;
    let theirs = set_tags(&db, &south.member, other.id, &["rust"]).await?;
    assert_ne!(theirs[0].id, first[1].id);
    assert_eq!(set_tags(&db, &north.member, post.id, &[]).await?, []);
    assert_eq!(PostTag::query().count(&db).await?, 1);
    let empty = set_tags(&db, &north.member, post.id, &[" "]).await;
    assert!(matches!(empty, Err(SaasError::Database(error)) if error.is_check_violation()));
    Ok(())
}

#[ormlite::test]
async fn the_same_new_words_at_once_are_one_tag_each(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let mut ids = Vec::new();
    for at in 0..2 {
        let post = write(&db, &north.member, &draft(&format!("post-{at}"))).await?;
        ids.push(post.id);
    }
    for round in 0..20 {
        let (a, b) = (format!("a{round}"), format!("b{round}"));
        let (words, swapped) = ([a.as_str(), &b], [b.as_str(), &a]);
        let (one, other) = tokio::join!(
            set_tags(&db, &north.member, ids[0], &words),
            set_tags(&db, &north.member, ids[1], &swapped),
        );
        assert_eq!(one?, other?);
        // And to the same post, which has none: one of the two stays, not both.
        set_tags(&db, &north.member, ids[0], &[]).await?;
        let (one, other) = tokio::join!(
            set_tags(&db, &north.member, ids[0], &words[..1]),
            set_tags(&db, &north.member, ids[0], &words[1..]),
        );
        one.and(other)?;
        let of_post = PostTag::query().filter(PostTag::post_id.eq(ids[0]));
        assert_eq!(of_post.count(&db).await?, 1);
    }
    assert_eq!(tags(&north.member).count(&db).await?, 40);
    Ok(())
}

#[ormlite::test]
async fn new_words_crosswise_do_not_block_each_other(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let (one, other) = (draft("one"), draft("other"));
    let one = write(&db, &north.member, &one).await?;
    let other = write(&db, &north.member, &other).await?;
    // The word in the middle is being added: both wait there, whatever they have added before.
    let gate = db.begin().await?;
    let middle = Tag::insert(NewTag {
        organization_id: north.organization.id,
        name: "m".to_owned(),
    });
    middle.execute(&gate).await?;
    let (one, other, ()) = tokio::join!(
        set_tags(&db, &north.member, one.id, &["a", "m", "z"]),
        set_tags(&db, &north.member, other.id, &["z", "m", "a"]),
        open(gate),
    );
    assert_eq!(one?, other?);
    Ok(())
}

#[ormlite::test]
async fn a_comment_is_deleted_by_who_wrote_it_or_manages(db: Db) -> Outcome {
    let north = customer(&db, "north").await?;
    let reader = colleague(&db, &north, "reader", MemberRole::Member).await?;
    let post = write(&db, &north.member, &draft("hello")).await?;
    edit(&db, &north.member, post.id, post.version, publish()).await?;
    let mut remarks = Vec::new();
    for text in ["One", "Two"] {
        remarks.push(comment(&db, &reader, post.id, text).await?);
    }
    let own = comment(&db, &north.member, post.id, "Three").await?;
    assert!(is_forbidden(delete_comment(&db, &reader, own.id).await));
    delete_comment(&db, &reader, remarks[0].id).await?;
    assert!(is_not_found(
        delete_comment(&db, &reader, remarks[0].id).await
    ));
    delete_comment(&db, &north.member, remarks[1].id).await?;
    assert_eq!(comments(&reader, post.id).all(&db).await?, [own]);
    assert_eq!(Comment::query().with_deleted().count(&db).await?, 3);
    Ok(())
}

#[ormlite::test]
async fn a_session_ends(db: Db) -> Outcome {
    let user = customer(&db, "north").await?.user;
    let hour = Interval::from_hours(1);
    let session = sign_in(&db, user.id, Some(hour)).await?;
    assert_eq!(user_of(&db, session.token).await?, Some(user.clone()));
    assert_eq!(user_of(&db, Token(Uuid::nil())).await?, None);
    assert!(is_not_found(sign_in(&db, Uuid::nil(), None).await));

    let renewed = renew(&db, session.token, Interval::from_hours(2)).await?;
    let renewed = renewed.ok_or("it was renewed")?;
    assert!(renewed.expires_at > session.expires_at);

    let over = sign_in(&db, user.id, Some(Interval::from_seconds(-1))).await?;
    assert_eq!(user_of(&db, over.token).await?, None);
    assert_eq!(renew(&db, over.token, hour).await?, None);
    assert_eq!(remove_expired(&db).await?, 1);
    assert_eq!(Session::query().all(&db).await?, [renewed]);

    sign_out(&db, session.token).await?;
    assert_eq!(user_of(&db, session.token).await?, None);
    Ok(())
}

#[ormlite::test]
async fn a_session_lasts_two_weeks_and_its_token_is_not_printed(db: Db) -> Outcome {
    let user = customer(&db, "north").await?.user;
    let session = sign_in(&db, user.id, None).await?;
    let lasts = session.expires_at - session.created_at;
    assert_eq!(lasts.num_days(), 14);
    let other = Session::insert(NewSession { user_id: user.id })
        .one(&db)
        .await?;
    assert_ne!(session.token, other.token);
    assert_eq!(session.token.0.get_version_num(), 4);
    let printed = format!("{session:?}");
    assert!(!printed.contains(&session.token.0.to_string()), "{printed}");
    Ok(())
}
