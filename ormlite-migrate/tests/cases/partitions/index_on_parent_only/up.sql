CREATE INDEX "logs_source_idx" ON ONLY "public"."logs" USING "btree" ("source");
