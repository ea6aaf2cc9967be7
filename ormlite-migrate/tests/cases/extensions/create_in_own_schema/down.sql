-- deletes the table public.products; locks public.products ACCESS EXCLUSIVE
DROP TABLE "public"."products";
DROP EXTENSION "hstore";
DROP SCHEMA "extensions";
