ALTER TABLE "public"."pairs" DROP CONSTRAINT "not_all_null";
