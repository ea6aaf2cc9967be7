SET check_function_bodies = off;
ALTER TABLE "public"."posts" DROP COLUMN "slug";
DROP FUNCTION "public"."slugify"(text);
CREATE OR REPLACE FUNCTION util.slugify(t text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT lower(replace(t, ' ', '-')) $function$;
-- locks public.posts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."posts" ADD COLUMN "slug" text GENERATED ALWAYS AS (util.slugify(title)) STORED;
