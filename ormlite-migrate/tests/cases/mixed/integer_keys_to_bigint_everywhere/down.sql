DROP MATERIALIZED VIEW "public"."top_posts";
DROP VIEW "public"."post_likes";
ALTER TABLE "public"."likes" DROP CONSTRAINT "likes_post_id_fkey";
ALTER TABLE "public"."likes" DROP CONSTRAINT "likes_user_id_fkey";
ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_author_id_fkey";
ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_parent_id_fkey";
ALTER SEQUENCE "public"."posts_id_seq" AS integer;
ALTER SEQUENCE "public"."users_id_seq" AS integer;
-- locks public.likes ACCESS EXCLUSIVE; writes all rows anew; values of public.likes.post_id that the type integer cannot hold make it fail
ALTER TABLE "public"."likes" ALTER COLUMN "post_id" TYPE integer;
-- locks public.likes ACCESS EXCLUSIVE; writes all rows anew; values of public.likes.user_id that the type integer cannot hold make it fail
ALTER TABLE "public"."likes" ALTER COLUMN "user_id" TYPE integer;
-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew; values of public.posts.author_id that the type integer cannot hold make it fail
ALTER TABLE "public"."posts" ALTER COLUMN "author_id" TYPE integer;
ALTER TABLE "public"."posts" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew; values of public.posts.id that the type integer cannot hold make it fail
ALTER TABLE "public"."posts" ALTER COLUMN "id" TYPE integer;
ALTER TABLE "public"."posts" ALTER COLUMN "id" SET DEFAULT nextval('public.posts_id_seq'::regclass);
-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew; values of public.posts.parent_id that the type integer cannot hold make it fail
ALTER TABLE "public"."posts" ALTER COLUMN "parent_id" TYPE integer;
ALTER TABLE "public"."users" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.id that the type integer cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "id" TYPE integer;
ALTER TABLE "public"."users" ALTER COLUMN "id" SET DEFAULT nextval('public.users_id_seq'::regclass);
ALTER TABLE "public"."likes" ADD CONSTRAINT "likes_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "public"."posts" ("id") NOT VALID;
-- locks public.likes SHARE UPDATE EXCLUSIVE; locks public.posts ROW SHARE; reads all rows; has a transaction of its own; rows of public.likes without a row of public.posts make it fail
ALTER TABLE "public"."likes" VALIDATE CONSTRAINT "likes_post_id_fkey";
ALTER TABLE "public"."likes" ADD CONSTRAINT "likes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") NOT VALID;
-- locks public.likes SHARE UPDATE EXCLUSIVE; locks public.users ROW SHARE; reads all rows; has a transaction of its own; rows of public.likes without a row of public.users make it fail
ALTER TABLE "public"."likes" VALIDATE CONSTRAINT "likes_user_id_fkey";
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "public"."users" ("id") ON DELETE CASCADE NOT VALID;
-- locks public.posts SHARE UPDATE EXCLUSIVE; locks public.users ROW SHARE; reads all rows; has a transaction of its own; rows of public.posts without a row of public.users make it fail
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_author_id_fkey";
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "public"."posts" ("id") NOT VALID;
-- locks public.posts SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.posts without a row of public.posts make it fail
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_parent_id_fkey";
CREATE VIEW "public"."post_likes" AS SELECT p.id,
    p.author_id,
    count(l.user_id) AS n
   FROM (public.posts p
     LEFT JOIN public.likes l ON ((l.post_id = p.id)))
  GROUP BY p.id;
-- reads all rows
CREATE MATERIALIZED VIEW "public"."top_posts" AS SELECT post_likes.id,
    post_likes.n
   FROM public.post_likes
  ORDER BY post_likes.n DESC
 LIMIT 10;
CREATE UNIQUE INDEX "top_posts_id_idx" ON "public"."top_posts" USING "btree" ("id");
