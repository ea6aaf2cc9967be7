CREATE DOMAIN "public"."zip_code" AS text;
ALTER DOMAIN "public"."zip_code" ADD CONSTRAINT "zip_code_format" CHECK (VALUE ~ '^\d{5}$'::text);
