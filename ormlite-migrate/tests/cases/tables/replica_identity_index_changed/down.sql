ALTER INDEX "public"."orders_number_key" RENAME TO "orders_number_key_old";
-- locks public.orders SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.orders with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "orders_number_key" ON "public"."orders" USING "btree" ("number");
ALTER TABLE ONLY "public"."orders" REPLICA IDENTITY USING INDEX "orders_number_key";
-- locks public.orders SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."orders_number_key_old";
