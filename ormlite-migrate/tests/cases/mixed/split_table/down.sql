ALTER TABLE "public"."users" ADD COLUMN "avatar_url" text;
ALTER TABLE "public"."users" ADD COLUMN "bio" text;
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_bio_idx" ON "public"."users" USING "gin" (to_tsvector('english'::regconfig, bio));
CREATE OR REPLACE VIEW "public"."user_cards" AS SELECT users.id,
    users.email,
    users.avatar_url
   FROM public.users;
-- deletes the table public.profiles; locks public.profiles ACCESS EXCLUSIVE; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."profiles";
