REVOKE SELECT ON SEQUENCE "public"."ticket_seq" FROM "app_reader";
GRANT UPDATE, USAGE ON SEQUENCE "public"."ticket_seq" TO "app_reader";
