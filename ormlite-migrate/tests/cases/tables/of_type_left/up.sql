ALTER TABLE "public"."items" NOT OF;
-- deletes the attribute b of "public"."item"
ALTER TYPE "public"."item" DROP ATTRIBUTE "b";
