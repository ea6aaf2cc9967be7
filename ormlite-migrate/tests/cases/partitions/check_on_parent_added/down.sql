ALTER TABLE "public"."logs" DROP CONSTRAINT "id_positive";
