ALTER TABLE "public"."events" ALTER COLUMN "at" TYPE timestamp with time zone;
