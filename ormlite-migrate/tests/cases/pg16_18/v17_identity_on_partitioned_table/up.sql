ALTER TABLE "public"."logs" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;
-- reads all rows
SELECT setval('"public"."logs_id_seq"', max("id")) FROM "public"."logs" HAVING max("id") >= 1;
