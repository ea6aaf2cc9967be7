-- locks public.prices ACCESS EXCLUSIVE; writes all rows anew; values of public.prices.amount that the type numeric(10,2) cannot hold make it fail
ALTER TABLE "public"."prices" ALTER COLUMN "amount" TYPE numeric(10,2);
