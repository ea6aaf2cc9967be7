CREATE EXTENSION IF NOT EXISTS "hstore" SCHEMA "public" VERSION '1.8' CASCADE;
ALTER TABLE "public"."products" ADD COLUMN "attrs" public.hstore DEFAULT ''::public.hstore;
