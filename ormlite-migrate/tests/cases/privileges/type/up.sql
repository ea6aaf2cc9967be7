GRANT USAGE ON TYPE "public"."pair" TO PUBLIC;
GRANT USAGE ON TYPE "public"."pair" TO "app_reader" WITH GRANT OPTION;
