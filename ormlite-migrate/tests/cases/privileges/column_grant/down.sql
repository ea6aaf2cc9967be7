REVOKE SELECT ("id") ON TABLE "public"."users" FROM "app_reader";
REVOKE SELECT ("name"), UPDATE ("name") ON TABLE "public"."users" FROM "app_reader";
