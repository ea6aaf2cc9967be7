COMMENT ON CONSTRAINT "code_len" ON DOMAIN "public"."code" IS NULL;
COMMENT ON DOMAIN "public"."code" IS NULL;
REVOKE USAGE ON TYPE "public"."code" FROM "app_reader";
GRANT USAGE ON TYPE "public"."code" TO PUBLIC;
