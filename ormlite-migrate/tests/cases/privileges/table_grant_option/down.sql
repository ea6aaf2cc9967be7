REVOKE SELECT ON TABLE "public"."users" FROM "app_reader";
GRANT SELECT ON TABLE "public"."users" TO "app_reader";
