ALTER TYPE "public"."currency" RENAME TO "currency_old";
CREATE TYPE "public"."currency" AS ENUM ('eur', 'usd');
ALTER DOMAIN "public"."main_currency" RENAME TO "main_currency_old";
CREATE DOMAIN "public"."main_currency" AS public.currency DEFAULT 'eur'::public.currency;
ALTER DOMAIN "public"."main_currency" ADD CONSTRAINT "main_currency_check" CHECK (VALUE <> 'usd'::public.currency);
ALTER TYPE "public"."money_amount" RENAME TO "money_amount_old";
CREATE TYPE "public"."money_amount" AS ("amount" numeric, "currency" public.currency);
-- locks public.prices ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."prices" ALTER COLUMN "price" TYPE public.money_amount USING "price"::text::public.money_amount;
DROP TYPE "public"."money_amount_old";
-- locks public.prices ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."prices" ALTER COLUMN "shown_in" TYPE public.main_currency USING "shown_in"::text::public.main_currency;
DROP DOMAIN "public"."main_currency_old";
-- rows with a removed label make it fail: dem
DROP TYPE "public"."currency_old";
