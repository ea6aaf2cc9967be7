-- deletes the column public.items.b; locks public.items ACCESS EXCLUSIVE
ALTER TABLE "public"."items" DROP COLUMN "b";
-- deletes the attribute b of "public"."item"
ALTER TYPE "public"."item" DROP ATTRIBUTE "b";
ALTER TABLE "public"."items" OF "public"."item";
