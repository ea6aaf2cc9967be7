CREATE DOMAIN "public"."percentage" AS numeric(5,2) DEFAULT 0 NOT NULL;
ALTER DOMAIN "public"."percentage" ADD CONSTRAINT "percentage_check" CHECK ((VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric));
