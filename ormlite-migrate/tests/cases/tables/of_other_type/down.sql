ALTER TABLE "public"."items" NOT OF;
-- deletes the column public.items.c; locks public.items ACCESS EXCLUSIVE
ALTER TABLE "public"."items" DROP COLUMN "c";
ALTER TYPE "public"."item" ADD ATTRIBUTE "b" integer;
-- deletes the attribute c of "public"."thing"
ALTER TYPE "public"."thing" DROP ATTRIBUTE "c";
ALTER TABLE "public"."items" OF "public"."item";
