COMMENT ON CONSTRAINT "code_ok" ON DOMAIN "public"."code" IS NULL;
COMMENT ON DOMAIN "public"."code" IS NULL;
COMMENT ON TYPE "public"."mood" IS NULL;
COMMENT ON COLUMN "public"."pair"."a" IS 'five';
COMMENT ON TYPE "public"."pair" IS 'four';
COMMENT ON TYPE "public"."r" IS 'six';
