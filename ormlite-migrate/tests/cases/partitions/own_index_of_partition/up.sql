-- locks public.logs_2023 SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "logs_2023_id_idx" ON "public"."logs_2023" USING "btree" ("id");
