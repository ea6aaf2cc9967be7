-- locks public.prices ACCESS EXCLUSIVE; writes all rows anew; values of public.prices.amount that the type double precision cannot hold make it fail
ALTER TABLE "public"."prices" ALTER COLUMN "amount" TYPE double precision;
