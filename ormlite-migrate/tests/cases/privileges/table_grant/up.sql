GRANT SELECT ON TABLE "public"."users" TO "app_reader";
