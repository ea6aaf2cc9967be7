COMMENT ON TABLE "public"."users" IS 'people';
COMMENT ON COLUMN "public"."users"."name" IS 'full name';
