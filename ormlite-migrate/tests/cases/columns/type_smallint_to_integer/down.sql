ALTER TABLE "public"."items" ALTER COLUMN "amount" DROP DEFAULT;
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.amount that the type smallint cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "amount" TYPE smallint;
ALTER TABLE "public"."items" ALTER COLUMN "amount" SET DEFAULT 0;
