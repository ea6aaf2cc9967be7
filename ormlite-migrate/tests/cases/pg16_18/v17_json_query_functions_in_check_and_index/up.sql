-- locks public.orders SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "orders_number_idx" ON "public"."orders" USING "btree" (JSON_VALUE(data, '$."number"' RETURNING integer));
ALTER TABLE "public"."orders" ADD CONSTRAINT "has_number" CHECK (JSON_EXISTS(data, '$."number"')) NOT VALID;
-- locks public.orders SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.orders that do not meet it make it fail
ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "has_number";
