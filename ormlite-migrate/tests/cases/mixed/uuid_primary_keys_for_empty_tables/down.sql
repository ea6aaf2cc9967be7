ALTER TABLE "public"."cart_lines" DROP CONSTRAINT "cart_lines_cart_id_fkey";
CREATE SEQUENCE "public"."cart_lines_id_seq" AS bigint;
CREATE SEQUENCE "public"."carts_id_seq" AS bigint;
-- locks public.cart_lines ACCESS EXCLUSIVE; writes all rows anew; values of public.cart_lines.cart_id that the type bigint cannot hold make it fail
ALTER TABLE "public"."cart_lines" ALTER COLUMN "cart_id" TYPE bigint USING "cart_id"::text::bigint;
ALTER TABLE "public"."cart_lines" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.cart_lines ACCESS EXCLUSIVE; writes all rows anew; values of public.cart_lines.id that the type bigint cannot hold make it fail
ALTER TABLE "public"."cart_lines" ALTER COLUMN "id" TYPE bigint USING "id"::text::bigint;
ALTER TABLE "public"."cart_lines" ALTER COLUMN "id" SET DEFAULT nextval('public.cart_lines_id_seq'::regclass);
ALTER TABLE "public"."carts" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.carts ACCESS EXCLUSIVE; writes all rows anew; values of public.carts.id that the type bigint cannot hold make it fail
ALTER TABLE "public"."carts" ALTER COLUMN "id" TYPE bigint USING "id"::text::bigint;
ALTER TABLE "public"."carts" ALTER COLUMN "id" SET DEFAULT nextval('public.carts_id_seq'::regclass);
ALTER TABLE "public"."cart_lines" ADD CONSTRAINT "cart_lines_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "public"."carts" ("id") ON DELETE CASCADE NOT VALID;
-- locks public.cart_lines SHARE UPDATE EXCLUSIVE; locks public.carts ROW SHARE; reads all rows; has a transaction of its own; rows of public.cart_lines without a row of public.carts make it fail
ALTER TABLE "public"."cart_lines" VALIDATE CONSTRAINT "cart_lines_cart_id_fkey";
ALTER SEQUENCE "public"."cart_lines_id_seq" OWNED BY "public"."cart_lines"."id";
SELECT setval('"public"."cart_lines_id_seq"', max("id")) FROM "public"."cart_lines" HAVING max("id") >= 1;
ALTER SEQUENCE "public"."carts_id_seq" OWNED BY "public"."carts"."id";
SELECT setval('"public"."carts_id_seq"', max("id")) FROM "public"."carts" HAVING max("id") >= 1;
