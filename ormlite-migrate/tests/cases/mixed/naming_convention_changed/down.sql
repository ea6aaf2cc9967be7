ALTER TABLE "public"."posts" DROP CONSTRAINT "fk_posts_user_id";
ALTER TABLE "public"."posts" DROP CONSTRAINT "pk_posts";
ALTER TABLE "public"."users" DROP CONSTRAINT "ck_users_age";
ALTER TABLE "public"."users" DROP CONSTRAINT "pk_users";
ALTER TABLE "public"."users" DROP CONSTRAINT "uq_users_email";
-- locks public.posts SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."ix_posts_user_id";
-- locks public.posts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "posts_user_id_idx" ON "public"."posts" USING "btree" ("user_id");
-- locks public.posts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.posts with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "posts_pkey" ON "public"."posts" USING "btree" ("id");
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_pkey" PRIMARY KEY USING INDEX "posts_pkey";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_age_check" CHECK (age > 0) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_age_check";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_email_key" ON "public"."users" USING "btree" ("email");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_email_key" UNIQUE USING INDEX "users_email_key";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_pkey" ON "public"."users" USING "btree" ("id");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_pkey" PRIMARY KEY USING INDEX "users_pkey";
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") NOT VALID;
-- locks public.posts SHARE UPDATE EXCLUSIVE; locks public.users ROW SHARE; reads all rows; has a transaction of its own; rows of public.posts without a row of public.users make it fail
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_user_id_fkey";
