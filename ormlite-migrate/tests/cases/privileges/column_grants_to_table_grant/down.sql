REVOKE SELECT ON TABLE "public"."users" FROM "app_reader";
GRANT SELECT ("id") ON TABLE "public"."users" TO "app_reader";
GRANT SELECT ("name") ON TABLE "public"."users" TO "app_reader";
