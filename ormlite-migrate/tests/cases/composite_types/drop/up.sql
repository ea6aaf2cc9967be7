DROP TYPE "public"."address";
