ALTER TABLE "public"."users" DROP CONSTRAINT "users_email_key";
ALTER TABLE "public"."users" ADD COLUMN "deleted_at" timestamp with time zone;
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_email_live_idx" ON "public"."users" USING "btree" ("email") WHERE deleted_at IS NULL;
CREATE OR REPLACE VIEW "public"."user_list" AS SELECT users.id,
    users.email
   FROM public.users
  WHERE (users.deleted_at IS NULL);
CREATE RULE users_soft_delete AS
    ON DELETE TO public.users DO INSTEAD  UPDATE public.users SET deleted_at = now()
  WHERE ((users.id = old.id) AND (users.deleted_at IS NULL));
