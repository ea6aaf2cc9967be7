ALTER TABLE ONLY "public"."users" ALTER COLUMN "id" DROP DEFAULT;
ALTER TABLE "public"."users" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval('"public"."users_id_seq"', max("id")) FROM "public"."users" HAVING max("id") >= 1;
