ALTER TABLE "public"."readings" CLUSTER ON "readings_taken_at_idx";
