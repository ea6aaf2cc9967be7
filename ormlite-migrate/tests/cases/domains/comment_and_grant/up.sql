COMMENT ON CONSTRAINT "code_len" ON DOMAIN "public"."code" IS 'exactly three';
COMMENT ON DOMAIN "public"."code" IS 'three letters';
REVOKE USAGE ON TYPE "public"."code" FROM PUBLIC;
GRANT USAGE ON TYPE "public"."code" TO "app_reader";
