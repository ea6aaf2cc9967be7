REVOKE SELECT ON TABLE "public"."users" FROM "app_writer";
GRANT SELECT ON TABLE "public"."users" TO "app_reader";
