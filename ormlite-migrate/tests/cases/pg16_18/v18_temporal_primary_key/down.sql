ALTER TABLE "public"."prices" DROP CONSTRAINT "prices_pkey";
