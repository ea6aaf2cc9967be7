ALTER TABLE "public"."posts" RENAME CONSTRAINT "fk_posts_user_id" TO "posts_user_id_fkey";
ALTER TABLE "public"."posts" RENAME CONSTRAINT "pk_posts" TO "posts_pkey";
ALTER INDEX "public"."ix_posts_user_id" RENAME TO "posts_user_id_idx";
ALTER TABLE "public"."users" RENAME CONSTRAINT "ck_users_age" TO "users_age_check";
ALTER TABLE "public"."users" RENAME CONSTRAINT "pk_users" TO "users_pkey";
ALTER TABLE "public"."users" RENAME CONSTRAINT "uq_users_email" TO "users_email_key";
