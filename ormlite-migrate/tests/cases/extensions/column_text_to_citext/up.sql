CREATE EXTENSION IF NOT EXISTS "citext" SCHEMA "public" VERSION '1.6' CASCADE;
-- locks public.users ACCESS EXCLUSIVE; builds an index
ALTER TABLE "public"."users" ALTER COLUMN "email" TYPE public.citext USING "email"::text::public.citext;
