ALTER EXTENSION "citext" SET SCHEMA "extensions";
-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.email that the type extensions.citext cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "email" TYPE extensions.citext USING "email"::text::extensions.citext;
