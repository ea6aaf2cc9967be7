ALTER TABLE "public"."logs_2023" DROP CONSTRAINT "id_small";
