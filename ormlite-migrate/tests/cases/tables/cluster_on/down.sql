ALTER TABLE "public"."readings" CLUSTER ON "readings_pkey";
