DROP VIEW "public"."orders";
CREATE TABLE "public"."orders" (
    "id" integer NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
ALTER PUBLICATION "shop" SET TABLE ONLY "public"."orders";
-- deletes the table public.all_orders; locks public.all_orders ACCESS EXCLUSIVE
DROP TABLE "public"."all_orders";
