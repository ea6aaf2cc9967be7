DROP STATISTICS "public"."people_stats";
-- locks public.people SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."people_full_name_idx";
-- locks public.people ACCESS EXCLUSIVE; writes all rows anew; values of public.people.first that the type character varying(20) cannot hold make it fail
ALTER TABLE "public"."people" ALTER COLUMN "first" TYPE character varying(20);
-- locks public.people ACCESS EXCLUSIVE; writes all rows anew; values of public.people.last that the type character varying(20) cannot hold make it fail
ALTER TABLE "public"."people" ALTER COLUMN "last" TYPE character varying(20);
-- locks public.people SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.people with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "people_full_name_idx" ON "public"."people" USING "btree" (((((first)::text || ' '::text) || (last)::text)));
CREATE STATISTICS public.people_stats ON last, lower(first::text) FROM public.people;
