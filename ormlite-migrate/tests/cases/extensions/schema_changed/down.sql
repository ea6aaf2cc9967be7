ALTER EXTENSION "citext" SET SCHEMA "public";
ALTER TABLE "public"."users" ALTER COLUMN "email" TYPE public.citext;
