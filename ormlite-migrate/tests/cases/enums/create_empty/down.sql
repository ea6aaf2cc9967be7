DROP TYPE "public"."reserved_state";
