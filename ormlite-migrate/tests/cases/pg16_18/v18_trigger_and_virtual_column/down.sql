ALTER TABLE "public"."items" DROP CONSTRAINT "gross_positive";
ALTER TABLE "public"."items" DROP COLUMN "gross";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.price that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE integer;
ALTER TABLE "public"."items" ADD COLUMN "gross" integer GENERATED ALWAYS AS (price * 2) VIRTUAL;
ALTER TABLE "public"."items" ADD CONSTRAINT "gross_positive" CHECK (gross > 0) NOT VALID;
-- locks public.items SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.items that do not meet it make it fail
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "gross_positive";
