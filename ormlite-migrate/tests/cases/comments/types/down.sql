COMMENT ON CONSTRAINT "code_ok" ON DOMAIN "public"."code" IS 'three';
COMMENT ON DOMAIN "public"."code" IS 'two';
COMMENT ON TYPE "public"."mood" IS 'one';
COMMENT ON COLUMN "public"."pair"."a" IS NULL;
COMMENT ON TYPE "public"."pair" IS NULL;
COMMENT ON TYPE "public"."r" IS NULL;
