//! Trees of rows: as the levels of one statement, and as arrays of records where it has no levels.

use ormlite::prelude::*;

use crate::assert_sql;

#[derive(Table)]
#[table(
    schema = "blog",
    has_many(posts = Post::writer),
    has_many(named = Post::author)
)]
struct Author {
    #[column(primary_key)]
    id: i64,
    #[column(unique)]
    name: String,
}

#[derive(Table)]
#[table(
    schema = "blog",
    has_many(comments = Comment::post_id),
    belongs_to(author = Author::name, by = author_name)
)]
struct Post {
    #[column(primary_key)]
    id: i64,
    #[column(references = Author::id, relation = writer)]
    author_id: i64,
    author_name: String,
    #[column(soft_delete)]
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Table)]
#[table(name = "0")]
struct Comment {
    #[column(primary_key)]
    id: i64,
    #[column(references = Post::id)]
    post_id: i64,
    text: String,
}

#[test]
fn two_levels() {
    assert_sql!(
        Author::query()
            .filter(Author::name.eq("Ann"))
            .with(Author::posts.order_by(Post::id.desc()).select(Post::id))
            .limit(10)
            .for_update(),
        @r#"WITH "0"("c1", "c2") AS MATERIALIZED (SELECT "id", "name" FROM "blog"."authors" WHERE "name" = $1 LIMIT $2 FOR UPDATE), "1"("c1", "c2") AS NOT MATERIALIZED (SELECT "author_id", "id" FROM "blog"."posts" WHERE "author_id" = ANY(ARRAY(SELECT "0"."c1" FROM "0")) AND "deleted_at" IS NULL ORDER BY "id" DESC) SELECT 0::int2, "0"."c1" AS "id", "0"."c2" AS "name", NULL AS "author_id", NULL AS "id" FROM "0" UNION ALL SELECT 1::int2, NULL, NULL, "1"."c1", "1"."c2" FROM "1" -- text, bigint"#
    );
}

#[test]
fn three_levels_of_which_one_is_by_number() {
    assert_sql!(
        Author::query().with(
            Author::posts.with(
                Post::comments
                    .filter(Comment::text.ne(""))
                    .order_by(Comment::id)
                    .limit(3)
            )
        ),
        @r#"WITH "0_"("c1", "c2") AS MATERIALIZED (SELECT "id", "name" FROM "blog"."authors"), "1"("c1", "c2", "c3", "c4", "c5") AS MATERIALIZED (SELECT row_number() OVER (), "rows".* FROM (SELECT "id", "author_id", "author_name", "deleted_at" FROM "blog"."posts" WHERE "author_id" = ANY(ARRAY(SELECT "0_"."c1" FROM "0_")) AND "deleted_at" IS NULL) AS "rows"), "2"("c1", "c2", "c3", "c4") AS NOT MATERIALIZED (SELECT "1"."c1", "rows"."c1", "rows"."c2", "rows"."c3" FROM "1" CROSS JOIN LATERAL (SELECT "0"."id", "0"."post_id", "0"."text" FROM "0" WHERE "0"."text" <> $1 AND "0"."post_id" = "1"."c2" ORDER BY "0"."id" ASC LIMIT $2) AS "rows"("c1", "c2", "c3")) SELECT 0::int2, "0_"."c1" AS "id", "0_"."c2" AS "name", "1"."c1", "1"."c2" AS "id", "1"."c3" AS "author_id", "1"."c4" AS "author_name", "1"."c5" AS "deleted_at", "2"."c1", "2"."c2" AS "id", "2"."c3" AS "post_id", "2"."c4" AS "text" FROM "0_" LEFT JOIN "1" ON FALSE LEFT JOIN "2" ON FALSE WHERE FALSE UNION ALL SELECT 0::int2, "0_"."c1", "0_"."c2", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM "0_" UNION ALL SELECT 1::int2, NULL, NULL, "1"."c1", "1"."c2", "1"."c3", "1"."c4", "1"."c5", NULL, NULL, NULL, NULL FROM "1" UNION ALL SELECT 2::int2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "2"."c1", "2"."c2", "2"."c3", "2"."c4" FROM "2" -- text, bigint"#
    );
}

#[test]
fn texts_are_compared_by_the_server() {
    assert_sql!(
        Author::query().select((Author::id, Author::named.select(Post::id))),
        @r#"WITH "0"("c1", "c2", "c3") AS MATERIALIZED (SELECT row_number() OVER (), "rows".* FROM (SELECT "id", "name" FROM "blog"."authors") AS "rows"), "1"("c1", "c2") AS NOT MATERIALIZED (SELECT "0"."c1", "rows"."c1" FROM "0" CROSS JOIN LATERAL (SELECT "posts"."id" FROM "blog"."posts" WHERE "posts"."author_name" = "0"."c3" AND "posts"."deleted_at" IS NULL OFFSET 0) AS "rows"("c1")) SELECT 0::int2, "0"."c1", "0"."c2" AS "id", "0"."c3" AS "name", NULL, NULL AS "id" FROM "0" UNION ALL SELECT 1::int2, NULL, NULL, NULL, "1"."c1", "1"."c2" FROM "1""#
    );
}
