ALTER PUBLICATION "shop" SET TABLE ONLY "public"."orders";
-- deletes the table public.customers; locks public.customers ACCESS EXCLUSIVE
DROP TABLE "public"."customers";
