ALTER TABLE "public"."items" ALTER COLUMN "total" SET EXPRESSION AS ((price * qty) * 2);
