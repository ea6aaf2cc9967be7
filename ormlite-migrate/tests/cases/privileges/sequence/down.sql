REVOKE UPDATE, USAGE ON SEQUENCE "public"."ticket_seq" FROM "app_reader";
GRANT SELECT ON SEQUENCE "public"."ticket_seq" TO "app_reader";
