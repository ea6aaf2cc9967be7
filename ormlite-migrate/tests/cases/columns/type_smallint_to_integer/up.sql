ALTER TABLE "public"."items" ALTER COLUMN "amount" DROP DEFAULT;
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "amount" TYPE integer;
ALTER TABLE "public"."items" ALTER COLUMN "amount" SET DEFAULT 0;
