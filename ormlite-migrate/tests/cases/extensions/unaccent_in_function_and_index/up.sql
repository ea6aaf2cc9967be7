SET check_function_bodies = off;
CREATE EXTENSION IF NOT EXISTS "unaccent" SCHEMA "public" VERSION '1.1' CASCADE;
CREATE OR REPLACE FUNCTION public.immutable_unaccent(t text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ SELECT public.unaccent('public.unaccent'::regdictionary, t) $function$;
-- locks public.cities SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "cities_name_idx" ON "public"."cities" USING "btree" (public.immutable_unaccent(name));
