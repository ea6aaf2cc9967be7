SET check_function_bodies = off;
-- locks public.cities SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."cities_name_idx";
DROP FUNCTION "public"."immutable_unaccent"(text);
DROP EXTENSION "unaccent";
