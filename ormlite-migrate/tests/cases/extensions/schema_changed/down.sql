ALTER EXTENSION "citext" SET SCHEMA "public";
-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.email that the type public.citext cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "email" TYPE public.citext USING "email"::text::public.citext;
