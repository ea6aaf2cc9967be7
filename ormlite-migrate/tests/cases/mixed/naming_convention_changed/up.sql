ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_pkey";
ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_user_id_fkey";
ALTER TABLE "public"."users" DROP CONSTRAINT "users_age_check";
ALTER TABLE "public"."users" DROP CONSTRAINT "users_email_key";
ALTER TABLE "public"."users" DROP CONSTRAINT "users_pkey";
-- locks public.posts SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."posts_user_id_idx";
-- locks public.posts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "ix_posts_user_id" ON "public"."posts" USING "btree" ("user_id");
-- locks public.posts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.posts with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "pk_posts" ON "public"."posts" USING "btree" ("id");
ALTER TABLE "public"."posts" ADD CONSTRAINT "pk_posts" PRIMARY KEY USING INDEX "pk_posts";
ALTER TABLE "public"."users" ADD CONSTRAINT "ck_users_age" CHECK (age > 0) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "ck_users_age";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "pk_users" ON "public"."users" USING "btree" ("id");
ALTER TABLE "public"."users" ADD CONSTRAINT "pk_users" PRIMARY KEY USING INDEX "pk_users";
ALTER TABLE "public"."posts" ADD CONSTRAINT "fk_posts_user_id" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") NOT VALID;
-- locks public.posts SHARE UPDATE EXCLUSIVE; locks public.users ROW SHARE; reads all rows; has a transaction of its own; rows of public.posts without a row of public.users make it fail
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "fk_posts_user_id";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "uq_users_email" ON "public"."users" USING "btree" ("email");
ALTER TABLE "public"."users" ADD CONSTRAINT "uq_users_email" UNIQUE USING INDEX "uq_users_email";
