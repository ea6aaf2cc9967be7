GRANT SELECT, UPDATE ON TABLE "public"."names" TO "app_reader";
REVOKE SELECT ("id") ON TABLE "public"."names" FROM "app_reader";
REVOKE SELECT ("name"), UPDATE ("name") ON TABLE "public"."names" FROM "app_reader";
GRANT SELECT ON TABLE "public"."phones" TO "app_reader";
REVOKE SELECT ("id") ON TABLE "public"."phones" FROM "app_reader";
