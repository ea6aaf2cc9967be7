COMMENT ON COLUMN "public"."users"."name" IS 'x';
