CREATE TABLE "public"."all_orders" (
    "id" integer NOT NULL,
    CONSTRAINT "all_orders_pkey" PRIMARY KEY ("id")
);
ALTER PUBLICATION "shop" SET TABLE ONLY "public"."all_orders";
-- deletes the table public.orders; locks public.orders ACCESS EXCLUSIVE
DROP TABLE "public"."orders";
CREATE VIEW "public"."orders" AS SELECT 1 AS id;
