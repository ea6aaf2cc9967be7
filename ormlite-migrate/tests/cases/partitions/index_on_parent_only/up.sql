-- locks public.logs SHARE; builds an index
CREATE INDEX "logs_source_idx" ON ONLY "public"."logs" USING "btree" ("source");
