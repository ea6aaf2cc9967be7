ALTER TABLE ONLY "public"."suites" ALTER COLUMN "id" DROP DEFAULT;
-- deletes the column public.rooms.number; locks public.rooms ACCESS EXCLUSIVE
ALTER TABLE "public"."rooms" DROP COLUMN "number";
-- deletes the table public.visitors; locks public.visitors ACCESS EXCLUSIVE
DROP TABLE "public"."visitors";
CREATE SEQUENCE "public"."staff_id_seq" AS integer;
ALTER TABLE ONLY "public"."staff" ALTER COLUMN "id" SET DEFAULT nextval('public.staff_id_seq'::regclass);
-- deletes the table public.guests; locks public.guests ACCESS EXCLUSIVE
DROP TABLE "public"."guests";
