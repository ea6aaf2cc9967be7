DROP INDEX "public"."users_bio_idx";
-- deletes the column public.users.bio; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "bio";
CREATE TABLE "public"."profiles" (
    "user_id" bigint NOT NULL,
    "bio" text,
    "avatar_url" text,
    CONSTRAINT "profiles_pkey" PRIMARY KEY ("user_id")
);
CREATE INDEX "profiles_bio_idx" ON "public"."profiles" USING "gin" (to_tsvector('english'::regconfig, bio));
ALTER TABLE "public"."profiles" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") ON DELETE CASCADE;
CREATE OR REPLACE VIEW "public"."user_cards" AS SELECT u.id,
    u.email,
    p.avatar_url
   FROM (public.users u
     LEFT JOIN public.profiles p ON ((p.user_id = u.id)));
-- deletes the column public.users.avatar_url; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "avatar_url";
