COMMENT ON CONSTRAINT "users_name_not_null" ON "public"."users" IS NULL;
