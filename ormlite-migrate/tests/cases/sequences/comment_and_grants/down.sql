COMMENT ON SEQUENCE "public"."ticket_seq" IS NULL;
REVOKE USAGE ON SEQUENCE "public"."ticket_seq" FROM "app_writer";
