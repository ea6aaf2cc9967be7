COMMENT ON SEQUENCE "public"."ticket_seq" IS 'numbers on the tickets';
GRANT USAGE ON SEQUENCE "public"."ticket_seq" TO "app_writer";
