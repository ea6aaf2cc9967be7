DROP VIEW "public"."people_list";
DROP INDEX "public"."people_full_name_idx";
ALTER TABLE "public"."people" DROP COLUMN "full_name";
-- locks public.people ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."people" ADD COLUMN "full_name" text GENERATED ALWAYS AS ((last || ', '::text) || first) STORED;
COMMENT ON COLUMN "public"."people"."full_name" IS 'for lists';
-- locks public.people SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "people_full_name_idx" ON "public"."people" USING "btree" ("full_name");
CREATE VIEW "public"."people_list" AS SELECT people.full_name
   FROM public.people;
