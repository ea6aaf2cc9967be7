GRANT MAINTAIN ON TABLE "public"."users" TO "app_maintainer";
