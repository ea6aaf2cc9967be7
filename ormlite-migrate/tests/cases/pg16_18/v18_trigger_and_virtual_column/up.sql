ALTER TABLE "public"."items" DROP CONSTRAINT "gross_positive";
ALTER TABLE "public"."items" DROP COLUMN "gross";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE bigint;
ALTER TABLE "public"."items" ADD COLUMN "gross" bigint GENERATED ALWAYS AS (price * 2) VIRTUAL;
ALTER TABLE "public"."items" ADD CONSTRAINT "gross_positive" CHECK (gross > 0) NOT VALID;
-- locks public.items SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.items that do not meet it make it fail
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "gross_positive";
