ALTER TABLE "public"."items" DROP COLUMN "total";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE text;
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ADD COLUMN "total" text GENERATED ALWAYS AS (price || ' eur'::text) STORED;
