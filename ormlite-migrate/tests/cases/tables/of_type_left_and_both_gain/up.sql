ALTER TABLE "public"."items" NOT OF;
ALTER TYPE "public"."item" ADD ATTRIBUTE "b" integer;
ALTER TABLE "public"."items" ADD COLUMN "b" integer;
