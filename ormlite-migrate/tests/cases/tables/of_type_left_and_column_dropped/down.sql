ALTER TABLE "public"."items" ADD COLUMN "b" integer;
ALTER TABLE "public"."items" OF "public"."item";
