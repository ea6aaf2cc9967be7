SET check_function_bodies = off;
DROP AGGREGATE public.array_concat(pg_catalog.text[]);
DROP FUNCTION "public"."array_concat_step"(text[], text[]);
