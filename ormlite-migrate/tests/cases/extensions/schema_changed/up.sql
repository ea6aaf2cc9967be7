ALTER EXTENSION "citext" SET SCHEMA "extensions";
ALTER TABLE "public"."users" ALTER COLUMN "email" TYPE extensions.citext;
