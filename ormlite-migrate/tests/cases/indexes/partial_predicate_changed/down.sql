ALTER INDEX "public"."orders_open_idx" RENAME TO "orders_open_idx_old";
-- locks public.orders SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "orders_open_idx" ON "public"."orders" USING "btree" ("created") WHERE status = 'open'::text;
-- locks public.orders SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."orders_open_idx_old";
