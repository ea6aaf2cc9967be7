COMMENT ON COLUMN "public"."address"."street" IS 'with the number';
COMMENT ON TYPE "public"."address" IS 'postal address';
REVOKE USAGE ON TYPE "public"."address" FROM PUBLIC;
GRANT USAGE ON TYPE "public"."address" TO "app_reader";
