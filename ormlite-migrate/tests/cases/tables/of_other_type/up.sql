ALTER TABLE "public"."items" NOT OF;
-- deletes the attribute b of "public"."item"
ALTER TYPE "public"."item" DROP ATTRIBUTE "b";
ALTER TYPE "public"."thing" ADD ATTRIBUTE "c" text;
ALTER TABLE "public"."items" ADD COLUMN "c" text;
ALTER TABLE "public"."items" OF "public"."thing";
