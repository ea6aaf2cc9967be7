ALTER TABLE "public"."prices" ALTER COLUMN "amount" DROP DEFAULT;
-- locks public.prices ACCESS EXCLUSIVE; writes all rows anew; values of public.prices.amount that the type public.big_cents cannot hold make it fail
ALTER TABLE "public"."prices" ALTER COLUMN "amount" TYPE public.big_cents;
ALTER TABLE "public"."prices" ALTER COLUMN "amount" SET DEFAULT 0;
