SET check_function_bodies = off;
-- locks public.docs SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."docs_key_idx";
DROP FUNCTION "public"."key_of"(text);
CREATE OR REPLACE FUNCTION public.key_of(t text)
 RETURNS character varying
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT lower(t)::varchar $function$;
-- locks public.docs SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.docs with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "docs_key_idx" ON "public"."docs" USING "btree" (public.key_of(t));
