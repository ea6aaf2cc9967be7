ALTER TABLE "public"."employees" OF "public"."employee";
