CREATE TYPE "public"."float_range" AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = "public"."float_multirange");
ALTER TABLE "public"."limits" ADD COLUMN "allowed" public.float_range;
