COMMENT ON TYPE "public"."float_range" IS 'from to';
REVOKE USAGE ON TYPE "public"."float_range" FROM PUBLIC;
GRANT USAGE ON TYPE "public"."float_range" TO "app_reader";
