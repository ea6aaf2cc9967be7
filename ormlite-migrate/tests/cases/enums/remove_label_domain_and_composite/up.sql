ALTER TYPE "public"."currency" RENAME TO "currency__old";
CREATE TYPE "public"."currency" AS ENUM ('eur', 'usd');
ALTER DOMAIN "public"."main_currency" RENAME TO "main_currency__old";
CREATE DOMAIN "public"."main_currency" AS public.currency DEFAULT 'eur'::public.currency;
ALTER DOMAIN "public"."main_currency" ADD CONSTRAINT "main_currency_check" CHECK (VALUE <> 'usd'::public.currency);
ALTER TYPE "public"."money_amount" RENAME TO "money_amount__old";
CREATE TYPE "public"."money_amount" AS ("amount" numeric, "currency" public.currency);
ALTER TABLE "public"."prices" ALTER COLUMN "price" TYPE public.money_amount USING "price"::text::public.money_amount;
DROP TYPE "public"."money_amount__old";
ALTER TABLE "public"."prices" ALTER COLUMN "shown_in" TYPE public.main_currency USING "shown_in"::text::public.main_currency;
DROP DOMAIN "public"."main_currency__old";
-- rows with a removed label make it fail: dem
DROP TYPE "public"."currency__old";
