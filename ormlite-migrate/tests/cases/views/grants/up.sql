GRANT SELECT ("id") ON TABLE "public"."user_list" TO "app_reader";
GRANT UPDATE ("name") ON TABLE "public"."user_list" TO "app_reader";
