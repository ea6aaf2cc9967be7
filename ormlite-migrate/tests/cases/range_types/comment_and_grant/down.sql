COMMENT ON TYPE "public"."float_range" IS NULL;
REVOKE USAGE ON TYPE "public"."float_range" FROM "app_reader";
GRANT USAGE ON TYPE "public"."float_range" TO PUBLIC;
