ALTER TABLE "public"."orders" DROP CONSTRAINT "has_number";
-- locks public.orders SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."orders_number_idx";
