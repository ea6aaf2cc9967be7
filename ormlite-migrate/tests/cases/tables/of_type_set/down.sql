ALTER TABLE "public"."employees" NOT OF;
