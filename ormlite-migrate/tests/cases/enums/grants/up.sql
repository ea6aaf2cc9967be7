REVOKE USAGE ON TYPE "public"."mood" FROM PUBLIC;
GRANT USAGE ON TYPE "public"."mood" TO "app_reader";
