CREATE TABLE "public"."customers" (
    "id" integer NOT NULL,
    "name" text,
    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers" ("id") NOT VALID;
-- locks public.orders SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.orders without a row of public.customers make it fail
ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "orders_customer_id_fkey";
CREATE VIEW "public"."customer_names" AS SELECT customers.name
   FROM public.customers;
