COMMENT ON COLUMN "public"."users"."city" IS 'where';
