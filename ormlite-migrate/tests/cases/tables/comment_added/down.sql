COMMENT ON TABLE "public"."customers" IS NULL;
COMMENT ON COLUMN "public"."customers"."name" IS NULL;
