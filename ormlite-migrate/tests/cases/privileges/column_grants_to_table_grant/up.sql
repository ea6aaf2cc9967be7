GRANT SELECT ON TABLE "public"."users" TO "app_reader";
REVOKE SELECT ("id") ON TABLE "public"."users" FROM "app_reader";
REVOKE SELECT ("name") ON TABLE "public"."users" FROM "app_reader";
