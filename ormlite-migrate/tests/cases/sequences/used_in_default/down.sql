ALTER TABLE ONLY "public"."tickets" ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "public"."ticket_numbers";
