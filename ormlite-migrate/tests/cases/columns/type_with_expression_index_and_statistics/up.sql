DROP STATISTICS "public"."people_stats";
-- locks public.people SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."people_full_name_idx";
ALTER TABLE "public"."people" ALTER COLUMN "first" TYPE text;
ALTER TABLE "public"."people" ALTER COLUMN "last" TYPE text;
-- locks public.people SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.people with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "people_full_name_idx" ON "public"."people" USING "btree" ((((first || ' '::text) || last)));
CREATE STATISTICS public.people_stats ON last, lower(first) FROM public.people;
