ALTER TABLE "public"."prices" ALTER COLUMN "amount" DROP DEFAULT;
-- locks public.prices ACCESS EXCLUSIVE; writes all rows anew; values of public.prices.amount that the type numeric(8,2) cannot hold make it fail
ALTER TABLE "public"."prices" ALTER COLUMN "amount" TYPE numeric(8,2);
ALTER TABLE "public"."prices" ALTER COLUMN "amount" SET DEFAULT 0.00;
