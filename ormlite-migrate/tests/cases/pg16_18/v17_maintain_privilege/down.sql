REVOKE MAINTAIN ON TABLE "public"."users" FROM "app_maintainer";
