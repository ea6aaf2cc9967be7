ALTER TABLE "public"."orders" DROP CONSTRAINT "orders_buyer_fk";
ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_buyer_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."companies" ("id") NOT VALID;
-- locks public.orders SHARE UPDATE EXCLUSIVE; locks public.companies ROW SHARE; reads all rows; has a transaction of its own; rows of public.orders without a row of public.companies make it fail
ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "orders_buyer_fk";
