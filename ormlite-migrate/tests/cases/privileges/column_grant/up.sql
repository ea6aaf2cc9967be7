GRANT SELECT ("id") ON TABLE "public"."users" TO "app_reader";
GRANT SELECT ("name"), UPDATE ("name") ON TABLE "public"."users" TO "app_reader";
