REVOKE REFERENCES ("id") ON TABLE "public"."users" FROM "app_reader";
GRANT INSERT ("id") ON TABLE "public"."users" TO "app_reader";
GRANT SELECT ("secret") ON TABLE "public"."users" TO "app_reader";
