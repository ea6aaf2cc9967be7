REVOKE SELECT ("id") ON TABLE "public"."user_list" FROM "app_reader";
REVOKE UPDATE ("name") ON TABLE "public"."user_list" FROM "app_reader";
