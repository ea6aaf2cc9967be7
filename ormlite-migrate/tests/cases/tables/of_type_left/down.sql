ALTER TYPE "public"."item" ADD ATTRIBUTE "b" integer;
ALTER TABLE "public"."items" OF "public"."item";
