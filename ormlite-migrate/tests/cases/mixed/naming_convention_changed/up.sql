ALTER TABLE "public"."posts" RENAME CONSTRAINT "posts_pkey" TO "pk_posts";
ALTER TABLE "public"."posts" RENAME CONSTRAINT "posts_user_id_fkey" TO "fk_posts_user_id";
ALTER INDEX "public"."posts_user_id_idx" RENAME TO "ix_posts_user_id";
ALTER TABLE "public"."users" RENAME CONSTRAINT "users_age_check" TO "ck_users_age";
ALTER TABLE "public"."users" RENAME CONSTRAINT "users_email_key" TO "uq_users_email";
ALTER TABLE "public"."users" RENAME CONSTRAINT "users_pkey" TO "pk_users";
