ALTER TABLE "public"."logs" DROP CONSTRAINT "logs_source_id_fkey";
