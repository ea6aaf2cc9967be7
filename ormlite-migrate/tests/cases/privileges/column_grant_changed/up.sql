REVOKE INSERT ("id") ON TABLE "public"."users" FROM "app_reader";
GRANT REFERENCES ("id") ON TABLE "public"."users" TO "app_reader" WITH GRANT OPTION;
REVOKE SELECT ("secret") ON TABLE "public"."users" FROM "app_reader";
