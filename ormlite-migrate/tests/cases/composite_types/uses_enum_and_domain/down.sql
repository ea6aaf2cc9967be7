-- deletes the table public.products; locks public.products ACCESS EXCLUSIVE
DROP TABLE "public"."products";
DROP TYPE "public"."price";
DROP DOMAIN "public"."amount";
DROP TYPE "public"."currency";
