DROP TYPE "public"."nothing";
