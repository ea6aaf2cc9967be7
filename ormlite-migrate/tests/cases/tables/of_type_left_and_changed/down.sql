ALTER TABLE "public"."items" ADD CONSTRAINT "items_a_not_null_check" CHECK ("a" IS NOT NULL) NOT VALID;
-- locks public.items SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.items.a make it fail
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "items_a_not_null_check";
ALTER TABLE "public"."items" ALTER COLUMN "a" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "items_a_not_null_check";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.b that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "b" TYPE integer USING "b"::text::integer;
ALTER TABLE "public"."items" OF "public"."item";
