COMMENT ON CONSTRAINT "name_required" ON "public"."users" IS 'nobody is nameless';
