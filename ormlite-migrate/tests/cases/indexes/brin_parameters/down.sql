ALTER INDEX "public"."logs_at_idx" RENAME TO "logs_at_idx_old";
-- locks public.logs SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "logs_at_idx" ON "public"."logs" USING "brin" ("at");
-- locks public.logs SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."logs_at_idx_old";
