GRANT SELECT ON TABLE "public"."users" TO "app_reader" WITH GRANT OPTION;
