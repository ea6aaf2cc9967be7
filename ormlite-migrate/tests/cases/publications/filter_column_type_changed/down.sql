DROP PUBLICATION "shop";
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew; values of public.orders.qty that the type integer cannot hold make it fail
ALTER TABLE "public"."orders" ALTER COLUMN "qty" TYPE integer;
CREATE PUBLICATION "shop" FOR TABLE ONLY "public"."orders" WHERE (qty > 10) WITH (publish = 'insert');
