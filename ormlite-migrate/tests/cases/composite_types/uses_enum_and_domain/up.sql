CREATE DOMAIN "public"."amount" AS numeric(12,2);
ALTER DOMAIN "public"."amount" ADD CONSTRAINT "amount_check" CHECK (VALUE >= (0)::numeric);
CREATE TYPE "public"."currency" AS ENUM ('eur', 'usd');
CREATE TYPE "public"."price" AS ("amount" public.amount, "currency" public.currency);
CREATE TABLE "public"."products" (
    "id" integer NOT NULL,
    "price" public.price,
    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);
