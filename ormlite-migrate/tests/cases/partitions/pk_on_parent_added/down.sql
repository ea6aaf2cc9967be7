ALTER TABLE "public"."logs" DROP CONSTRAINT "logs_pkey";
