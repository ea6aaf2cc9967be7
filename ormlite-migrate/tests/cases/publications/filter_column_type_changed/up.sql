DROP PUBLICATION "shop";
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."orders" ALTER COLUMN "qty" TYPE bigint;
CREATE PUBLICATION "shop" FOR TABLE ONLY "public"."orders" WHERE (qty > 10) WITH (publish = 'insert');
