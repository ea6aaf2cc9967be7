DROP INDEX "public"."logs_source_idx";
-- locks public.logs_2023 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "logs_2023_source_idx" ON "public"."logs_2023" USING "btree" ("source");
CREATE INDEX "logs_source_idx" ON ONLY "public"."logs" USING "btree" ("source");
