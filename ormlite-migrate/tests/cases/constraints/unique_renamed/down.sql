ALTER TABLE "public"."users" RENAME CONSTRAINT "uq_users_email" TO "users_email_key";
