ALTER TABLE "public"."users" RENAME CONSTRAINT "users_email_key" TO "uq_users_email";
