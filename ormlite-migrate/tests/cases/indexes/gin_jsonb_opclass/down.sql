ALTER INDEX "public"."events_data_idx" RENAME TO "events_data_idx_old";
-- locks public.events SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "events_data_idx" ON "public"."events" USING "gin" ("data");
-- locks public.events SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."events_data_idx_old";
