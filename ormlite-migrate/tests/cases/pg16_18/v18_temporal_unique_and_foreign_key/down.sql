ALTER TABLE "public"."prices" DROP CONSTRAINT "prices_item_fk";
ALTER TABLE "public"."prices" DROP CONSTRAINT "prices_once";
