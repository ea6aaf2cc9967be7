DROP RULE "users_soft_delete" ON "public"."users";
DROP INDEX "public"."users_email_live_idx";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_email_key" ON "public"."users" USING "btree" ("email");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_email_key" UNIQUE USING INDEX "users_email_key";
CREATE OR REPLACE VIEW "public"."user_list" AS SELECT users.id,
    users.email
   FROM public.users;
-- deletes the column public.users.deleted_at; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "deleted_at";
