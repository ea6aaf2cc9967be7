ALTER TABLE "public"."users" ADD COLUMN "email" text;
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_email_idx" ON "public"."users" USING "btree" ("email");
