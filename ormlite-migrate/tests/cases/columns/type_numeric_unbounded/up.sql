ALTER TABLE "public"."prices" ALTER COLUMN "amount" TYPE numeric;
