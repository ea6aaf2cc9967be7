SET check_function_bodies = off;
CREATE EXTENSION IF NOT EXISTS "intarray" SCHEMA "public" VERSION '1.5' CASCADE;
CREATE OR REPLACE FUNCTION public.tag_names(ids integer[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$ SELECT array_agg(name) FROM tags WHERE id = ANY (ids) $function$;
ALTER TABLE "public"."posts" ADD COLUMN "tag_ids" integer[] DEFAULT '{}'::integer[] NOT NULL;
-- locks public.posts SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "posts_tag_ids_idx" ON "public"."posts" USING "gin" ("tag_ids" public.gin__int_ops);
CREATE OR REPLACE VIEW "public"."post_tag_names" AS SELECT posts.id,
    public.tag_names(posts.tag_ids) AS tags
   FROM public.posts;
-- deletes the table public.post_tags; locks public.post_tags ACCESS EXCLUSIVE; locks public.posts ACCESS EXCLUSIVE; locks public.tags ACCESS EXCLUSIVE
DROP TABLE "public"."post_tags";
