COMMENT ON COLUMN "public"."address"."street" IS NULL;
COMMENT ON TYPE "public"."address" IS NULL;
REVOKE USAGE ON TYPE "public"."address" FROM "app_reader";
GRANT USAGE ON TYPE "public"."address" TO PUBLIC;
