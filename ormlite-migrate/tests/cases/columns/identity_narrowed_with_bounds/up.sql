ALTER TABLE "public"."counters" ALTER COLUMN "id" SET NO MAXVALUE;
-- locks public.counters ACCESS EXCLUSIVE; writes all rows anew; values of public.counters.id that the type integer cannot hold make it fail
ALTER TABLE "public"."counters" ALTER COLUMN "id" TYPE integer;
ALTER TABLE "public"."floors" ALTER COLUMN "id" SET MINVALUE -100;
-- locks public.floors ACCESS EXCLUSIVE; writes all rows anew; values of public.floors.id that the type smallint cannot hold make it fail
ALTER TABLE "public"."floors" ALTER COLUMN "id" TYPE smallint;
ALTER TABLE "public"."rooms" ALTER COLUMN "id" SET MAXVALUE 2000000000;
-- locks public.rooms ACCESS EXCLUSIVE; writes all rows anew; values of public.rooms.id that the type integer cannot hold make it fail
ALTER TABLE "public"."rooms" ALTER COLUMN "id" TYPE integer;
