-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "total" SET EXPRESSION AS (price * 2);
