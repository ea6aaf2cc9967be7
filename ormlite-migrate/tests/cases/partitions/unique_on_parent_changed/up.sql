ALTER TABLE "public"."logs" DROP CONSTRAINT "logs_key";
ALTER TABLE ONLY "public"."logs" ADD CONSTRAINT "logs_key" UNIQUE ("id", "at", "source");
-- locks public.logs_2023 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.logs_2023 with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "logs_2023_id_at_source_key" ON "public"."logs_2023" USING "btree" ("id", "at", "source");
ALTER TABLE "public"."logs_2023" ADD CONSTRAINT "logs_2023_id_at_source_key" UNIQUE USING INDEX "logs_2023_id_at_source_key";
ALTER INDEX "public"."logs_key" ATTACH PARTITION "public"."logs_2023_id_at_source_key";
