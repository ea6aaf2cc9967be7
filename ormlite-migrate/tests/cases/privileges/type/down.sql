REVOKE USAGE ON TYPE "public"."pair" FROM PUBLIC;
REVOKE USAGE ON TYPE "public"."pair" FROM "app_reader";
