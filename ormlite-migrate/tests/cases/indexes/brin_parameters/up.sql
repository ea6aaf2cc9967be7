ALTER INDEX "public"."logs_at_idx" RENAME TO "logs_at_idx_old";
-- locks public.logs SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "logs_at_idx" ON "public"."logs" USING "brin" ("at" timestamptz_minmax_multi_ops ("values_per_range" = '16'), "size") WITH ("autosummarize" = 'on', "pages_per_range" = '32');
-- locks public.logs SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."logs_at_idx_old";
