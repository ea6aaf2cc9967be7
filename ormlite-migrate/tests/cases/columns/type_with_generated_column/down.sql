ALTER TABLE "public"."items" DROP COLUMN "total";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.price that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE integer;
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ADD COLUMN "total" integer GENERATED ALWAYS AS (price * qty) STORED;
