COMMENT ON TABLE "public"."users" IS 'plain';
