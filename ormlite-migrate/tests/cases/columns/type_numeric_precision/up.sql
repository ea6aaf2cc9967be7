ALTER TABLE "public"."prices" ALTER COLUMN "amount" DROP DEFAULT;
-- locks public.prices ACCESS EXCLUSIVE; writes all rows anew; values of public.prices.amount that the type numeric(12,4) cannot hold make it fail
ALTER TABLE "public"."prices" ALTER COLUMN "amount" TYPE numeric(12,4);
ALTER TABLE "public"."prices" ALTER COLUMN "amount" SET DEFAULT 0.00;
