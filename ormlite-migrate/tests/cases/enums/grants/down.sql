REVOKE USAGE ON TYPE "public"."mood" FROM "app_reader";
GRANT USAGE ON TYPE "public"."mood" TO PUBLIC;
