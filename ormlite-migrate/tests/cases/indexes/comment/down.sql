COMMENT ON INDEX "public"."users_name_idx" IS 'slow';
