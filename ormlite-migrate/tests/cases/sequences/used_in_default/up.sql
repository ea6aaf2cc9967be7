CREATE SEQUENCE "public"."ticket_numbers" AS bigint START WITH 100;
ALTER TABLE ONLY "public"."tickets" ALTER COLUMN "id" SET DEFAULT nextval('public.ticket_numbers'::regclass);
