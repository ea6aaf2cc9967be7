ALTER TABLE "public"."cart_lines" DROP CONSTRAINT "cart_lines_cart_id_fkey";
-- locks public.cart_lines ACCESS EXCLUSIVE; writes all rows anew; values of public.cart_lines.cart_id that the type uuid cannot hold make it fail
ALTER TABLE "public"."cart_lines" ALTER COLUMN "cart_id" TYPE uuid USING "cart_id"::text::uuid;
ALTER TABLE "public"."cart_lines" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.cart_lines ACCESS EXCLUSIVE; writes all rows anew; values of public.cart_lines.id that the type uuid cannot hold make it fail
ALTER TABLE "public"."cart_lines" ALTER COLUMN "id" TYPE uuid USING "id"::text::uuid;
ALTER TABLE "public"."cart_lines" ALTER COLUMN "id" SET DEFAULT gen_random_uuid();
DROP SEQUENCE "public"."cart_lines_id_seq";
ALTER TABLE "public"."carts" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.carts ACCESS EXCLUSIVE; writes all rows anew; values of public.carts.id that the type uuid cannot hold make it fail
ALTER TABLE "public"."carts" ALTER COLUMN "id" TYPE uuid USING "id"::text::uuid;
ALTER TABLE "public"."carts" ALTER COLUMN "id" SET DEFAULT gen_random_uuid();
DROP SEQUENCE "public"."carts_id_seq";
ALTER TABLE "public"."cart_lines" ADD CONSTRAINT "cart_lines_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "public"."carts" ("id") ON DELETE CASCADE NOT VALID;
-- locks public.cart_lines SHARE UPDATE EXCLUSIVE; locks public.carts ROW SHARE; reads all rows; has a transaction of its own; rows of public.cart_lines without a row of public.carts make it fail
ALTER TABLE "public"."cart_lines" VALIDATE CONSTRAINT "cart_lines_cart_id_fkey";
