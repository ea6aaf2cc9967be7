COMMENT ON COLUMN "public"."users"."city" IS E'where they live;
"home" isn''t \\ required';
