SET check_function_bodies = off;
DROP INDEX "public"."posts_tag_ids_idx";
DROP EXTENSION "intarray";
CREATE TABLE "public"."post_tags" (
    "post_id" integer NOT NULL,
    "tag_id" integer NOT NULL,
    CONSTRAINT "post_tags_pkey" PRIMARY KEY ("post_id", "tag_id")
);
ALTER TABLE "public"."post_tags" ADD CONSTRAINT "post_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "public"."posts" ("id") ON DELETE CASCADE;
ALTER TABLE "public"."post_tags" ADD CONSTRAINT "post_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "public"."tags" ("id");
CREATE OR REPLACE VIEW "public"."post_tag_names" AS SELECT p.id,
    ARRAY( SELECT t.name
           FROM (public.tags t
             JOIN public.post_tags pt ON ((pt.tag_id = t.id)))
          WHERE (pt.post_id = p.id)) AS tags
   FROM public.posts p;
-- deletes the column public.posts.tag_ids; locks public.posts ACCESS EXCLUSIVE
ALTER TABLE "public"."posts" DROP COLUMN "tag_ids";
DROP FUNCTION "public"."tag_names"(integer[]);
